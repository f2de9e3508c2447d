package lib.dns;

import java.util.List;

/**
 * A DNS message as a server sent it (RFC 1035 section 4.1): untrusted, read in time linear in its
 * size, at most 64 KB.
 *
 * @param flags the second 16 bits of the header
 * @param answers records of the types in {@link ResourceRecord}; others are left out
 * @param hasSoa true if the authority section proves a negative answer (RFC 2308 section 2)
 * @param hasReferral true if it names other servers instead
 * @param extendedError code and text of RFC 8914, "" if there is none
 */
public record Message(
        int id,
        int flags,
        String name,
        int type,
        List<ResourceRecord> answers,
        boolean hasSoa,
        boolean hasReferral,
        String extendedError) {
    static final int HEADER_BYTES = 12;

    boolean isResponse() {
        return (flags & 0x8000) != 0;
    }

    boolean isAuthoritative() {
        return (flags & 0x0400) != 0;
    }

    /** TC: the rest did not fit, and is to be had over TCP. */
    boolean isTruncated() {
        return (flags & 0x0200) != 0;
    }

    /** AD: the server says that it proved the answer by DNSSEC. */
    boolean isAuthenticated() {
        return (flags & 0x0020) != 0;
    }

    int rcode() {
        return flags & 0x000F;
    }

    /** True if this is an answer to the question, whatever the case of the letters. */
    boolean answers(Question question) {
        return isResponse()
                && type == question.type().number
                && name.equalsIgnoreCase(question.name());
    }

    /**
     * Reads a message. Of a truncated one only header and question are read.
     *
     * @throws Unreadable if it is no message
     */
    public static Message read(byte[] wire) throws Unreadable {
        if (wire.length < HEADER_BYTES) {
            throw new Unreadable("only " + wire.length + " octets");
        }
        try {
            return new MessageReader(wire).message();
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new Unreadable("it ends in the middle of a record");
        }
    }

    /** Octets that are no DNS message. */
    @SuppressWarnings("serial") // Never serialized.
    public static final class Unreadable extends Exception {
        Unreadable(String why) {
            super(why, null, false, false);
        }
    }
}
