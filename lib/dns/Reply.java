package lib.dns;

import java.util.ArrayList;
import java.util.List;
import lib.cli.Words;

/**
 * What became of a question.
 *
 * @param records of the type asked for, at the end of the aliases
 * @param aliases names that were followed, in order; without the name asked for
 * @param authenticated AD: the server says that DNSSEC proves it, which is worth as much as the way
 *     to that server
 * @param server that said so, or was asked last
 * @param detail more on a failure, in words; "" if there is none
 */
record Reply(
        Status status,
        List<ResourceRecord> records,
        List<String> aliases,
        boolean authenticated,
        String server,
        String detail) {

    /** How a lookup ended; a later one of the failures tells more than an earlier one. */
    public enum Status {
        ANSWERED,
        /** The name exists, and has no record of this type (RFC 2308 section 2.2). */
        NODATA,
        NXDOMAIN,
        /** No server answered in time. */
        TIMEOUT,
        /** Nothing listens there, or no way leads there. */
        UNREACHABLE,
        /** Something came that is no answer to the question. */
        GARBLED,
        /** An authoritative server, which does not look further for others. */
        REFERRAL,
        REFUSED,
        /** Another rcode than these. */
        ERROR,
        SERVFAIL;

        /** True if the server told what there is, or that there is nothing. */
        boolean isAnswer() {
            return compareTo(NXDOMAIN) <= 0;
        }
    }

    /** More are taken for a circle. */
    static final int MOST_ALIASES = 16;

    static Reply failure(Status status, String server, String detail) {
        return new Reply(status, List.of(), List.of(), false, server, detail);
    }

    /** The alias at which the answer ends, to be asked for; "" if it is complete. */
    String unfollowed() {
        return status == Status.REFERRAL && !aliases.isEmpty()
                ? aliases.get(aliases.size() - 1)
                : "";
    }

    /** A failure in words: "timeout at 192.0.2.53:53". */
    String failureText() {
        String word = Words.of(status);
        return word + " at " + server + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    /** The same, after aliases that were followed before. */
    Reply after(List<String> before) {
        if (before.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(before);
        all.addAll(aliases);
        return new Reply(status, records, all, authenticated, server, detail);
    }

    /** Reads the answer to a question. */
    static Reply of(Message message, Question question, String server) {
        Status status =
                switch (message.rcode()) {
                    case 0 -> Status.ANSWERED;
                    case 2 -> Status.SERVFAIL;
                    case 3 -> Status.NXDOMAIN;
                    case 5 -> Status.REFUSED;
                    default -> Status.ERROR;
                };
        if (!status.isAnswer()) {
            return failure(status, server, detail(message, status));
        }
        List<String> aliases = new ArrayList<>();
        String name = question.name();
        for (String next = alias(message, name); !next.isEmpty(); next = alias(message, name)) {
            if (aliases.size() == MOST_ALIASES) {
                return failure(Status.GARBLED, server, "the aliases have no end");
            }
            aliases.add(next);
            name = next;
        }
        List<ResourceRecord> records = new ArrayList<>();
        for (ResourceRecord record : message.answers()) {
            if (record.type() == question.type() && record.name().equalsIgnoreCase(name)) {
                records.add(record);
            }
        }
        if (status == Status.ANSWERED && records.isEmpty()) {
            boolean elsewhere = !message.hasSoa() && (message.hasReferral() || !aliases.isEmpty());
            status = elsewhere ? Status.REFERRAL : Status.NODATA;
        }
        return new Reply(status, records, aliases, message.isAuthenticated(), server, "");
    }

    private static String alias(Message message, String name) {
        for (ResourceRecord record : message.answers()) {
            if (record instanceof ResourceRecord.Alias alias
                    && alias.name().equalsIgnoreCase(name)) {
                return alias.target();
            }
        }
        return "";
    }

    private static String detail(Message message, Status status) {
        String rcode = status == Status.ERROR ? "rcode " + message.rcode() : "";
        if (message.extendedError().isEmpty()) {
            return rcode;
        }
        return (rcode.isEmpty() ? "" : rcode + ", ") + "extended error " + message.extendedError();
    }
}
