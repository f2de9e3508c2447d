package lib.dns;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What is asked: an absolute name and a type (as in {@link org.xbill.DNS.Type}), class IN. */
record Question(Name name, int type) {
    /** What a server may send over UDP (RFC 6891): small enough never to be cut into fragments. */
    private static final int UDP_PAYLOAD_BYTES = 1232;

    /**
     * The query as it is sent: recursion wanted, and AD set to hear of DNSSEC (RFC 6840 section 5.7).
     *
     * @param extended with an OPT record (RFC 6891); some old servers refuse it
     */
    byte[] toWire(int id, boolean extended) {
        Message query = new Message(id);
        query.getHeader().setFlag(Flags.RD);
        query.getHeader().setFlag(Flags.AD);
        query.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
        if (extended) {
            query.addRecord(new OPTRecord(UDP_PAYLOAD_BYTES, 0, 0), Section.ADDITIONAL);
        }
        return query.toWire();
    }

    /** The id of a message, or -1; looked at alone, so that a flood of lies costs next to nothing. */
    static int id(byte[] wire) {
        return wire.length < 2 ? -1 : (wire[0] & 0xFF) << 8 | wire[1] & 0xFF;
    }

    /**
     * The answer to this in the octets of a server, if they are one; of a truncated message, as much as there is. A
     * server that could not read the query need not repeat the question (RFC 1035 section 4.1.1).
     */
    Optional<Message> answer(byte[] wire) {
        try {
            Message message = new Message(wire);
            Record asked = message.getQuestion();
            boolean repeated = message.getHeader().getCount(Section.QUESTION) == 1
                    && asked != null
                    && asked.getType() == type
                    && asked.getDClass() == DClass.IN
                    && asked.getName().equals(name);
            boolean unread = message.getHeader().getCount(Section.QUESTION) == 0
                    && List.of(Rcode.FORMERR, Rcode.NOTIMP).contains(message.getRcode());
            boolean fits = message.getHeader().getFlag(Flags.QR)
                    && message.getHeader().getOpcode() == Opcode.QUERY
                    && (repeated || unread);
            return fits ? Optional.of(message) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // dnsjava also has unchecked exceptions for what a server may send.
            return Optional.empty();
        }
    }
}
