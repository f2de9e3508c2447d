package lib.dns;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What is asked: an absolute name and a type (as in {@link org.xbill.DNS.Type}), class IN. */
record Question(Name name, int type) {
    /** What a server may send over UDP (RFC 6891): small enough never to be cut into fragments. */
    private static final int UDP_PAYLOAD_BYTES = 1232;

    /**
     * The query as it is sent: recursion wanted, and AD set to hear of DNSSEC (RFC 6840 section
     * 5.7).
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

    /** Whether the message is an answer to this, whatever the case of the letters. */
    boolean isAnsweredBy(Message message) {
        Record asked = message.getQuestion();
        return message.getHeader().getFlag(Flags.QR)
                && asked != null
                && message.getHeader().getCount(Section.QUESTION) == 1
                && asked.getType() == type
                && asked.getDClass() == DClass.IN
                && asked.getName().equals(name);
    }
}
