package lib.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.text.Words;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What became of a question.
 *
 * @param records of the type asked for, at the end of the aliases
 * @param aliases names that were followed, in order; without the name asked for
 * @param authenticated AD: the server says that DNSSEC proves it, which is worth as much as the way to that server
 * @param server that said so, or was asked last
 * @param detail more on a failure, in words; "" if there is none
 */
record DnsReply(
        Status status, List<Record> records, List<Name> aliases, boolean authenticated, String server, String detail) {

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
        /** A DoH server whose certificate this Java does not trust. */
        UNTRUSTED,
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

    static DnsReply failure(Status status, String server, String detail) {
        return new DnsReply(status, List.of(), List.of(), false, server, detail);
    }

    /** The alias at which the answer ends, to be asked for; empty if it is complete. */
    Optional<Name> unfollowed() {
        return status == Status.REFERRAL && !aliases.isEmpty()
                ? Optional.of(aliases.get(aliases.size() - 1))
                : Optional.empty();
    }

    /** A failure in words: "timeout at 192.0.2.53:53". */
    String failureText() {
        String word = Words.of(status);
        return word + " at " + server + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    /** The same, after aliases that were followed before. */
    DnsReply after(List<Name> before) {
        if (before.isEmpty()) {
            return this;
        }
        List<Name> all = new ArrayList<>(before);
        all.addAll(aliases);
        return new DnsReply(status, records, all, authenticated, server, detail);
    }

    /** Reads the answer to a question. */
    static DnsReply of(Message message, Question question, String server) {
        Status status = switch (message.getRcode()) {
            case Rcode.NOERROR -> Status.ANSWERED;
            case Rcode.SERVFAIL -> Status.SERVFAIL;
            case Rcode.NXDOMAIN -> Status.NXDOMAIN;
            case Rcode.REFUSED -> Status.REFUSED;
            default -> Status.ERROR;
        };
        if (!status.isAnswer()) {
            return failure(status, server, detail(message, status));
        }
        List<Record> answers = message.getSection(Section.ANSWER);
        List<Name> aliases = new ArrayList<>();
        Name name = question.name();
        for (Name next = alias(answers, name); next != null; next = alias(answers, name)) {
            if (aliases.size() == MOST_ALIASES) {
                return failure(Status.GARBLED, server, "the aliases have no end");
            }
            aliases.add(next);
            name = next;
        }
        List<Record> records = new ArrayList<>();
        for (Record record : answers) {
            boolean asked = record.getType() == question.type() && record.getDClass() == DClass.IN;
            if (asked && record.getName().equals(name)) {
                records.add(record);
            }
        }
        if (status == Status.ANSWERED && records.isEmpty()) {
            boolean elsewhere =
                    !hasAuthority(message, Type.SOA) && (hasAuthority(message, Type.NS) || !aliases.isEmpty());
            status = elsewhere ? Status.REFERRAL : Status.NODATA;
        }
        boolean authenticated = message.getHeader().getFlag(Flags.AD);
        return new DnsReply(status, records, aliases, authenticated, server, "");
    }

    /** Where a CNAME record leads from a name; null if there is none. */
    private static Name alias(List<Record> answers, Name name) {
        for (Record record : answers) {
            if (record instanceof CNAMERecord alias && alias.getName().equals(name)) {
                return alias.getTarget();
            }
        }
        return null;
    }

    /** SOA proves a negative answer (RFC 2308 section 2), NS without it names other servers. */
    private static boolean hasAuthority(Message message, int type) {
        for (Record record : message.getSection(Section.AUTHORITY)) {
            if (record.getType() == type) {
                return true;
            }
        }
        return false;
    }

    private static String detail(Message message, Status status) {
        String rcode = status == Status.ERROR ? "rcode " + Rcode.string(message.getRcode()) : "";
        String error = extendedError(message);
        if (error.isEmpty()) {
            return rcode;
        }
        return (rcode.isEmpty() ? "" : rcode + ", ") + "extended error " + error;
    }

    /** Code and text of RFC 8914; "" if there is none. */
    private static String extendedError(Message message) {
        if (message.getOPT() != null) {
            for (EDNSOption option : message.getOPT().getOptions()) {
                if (option instanceof ExtendedErrorCodeOption error) {
                    String text = error.getText();
                    return error.getErrorCode() + (text == null || text.isEmpty() ? "" : " " + text);
                }
            }
        }
        return "";
    }
}
