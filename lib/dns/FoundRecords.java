package lib.dns;

import java.util.List;

/**
 * What DNS says about a name, for those who need no more than the text of its records.
 *
 * @param values the records: addresses, texts, hosts by preference, names, or TLSA as in a zone file
 * @param aliases names that the name leads to by CNAME, in order
 * @param authenticated AD: the server says that DNSSEC proves it
 * @param failure why nobody knows; "" if somebody does
 */
public record FoundRecords(
        String name, State state, List<String> values, List<String> aliases, boolean authenticated, String failure) {

    /** What is known. */
    public enum State {
        FOUND,
        /** The name exists, and has no such record. */
        NODATA,
        NXDOMAIN,
        /** No server said anything of use. */
        UNANSWERED
    }

    static FoundRecords of(String name, DnsReply reply, List<String> values) {
        State state = switch (reply.status()) {
            case ANSWERED -> State.FOUND;
            case NODATA -> State.NODATA;
            case NXDOMAIN -> State.NXDOMAIN;
            default -> State.UNANSWERED;
        };
        return new FoundRecords(
                name,
                state,
                values,
                Records.text(reply.aliases()),
                reply.authenticated(),
                state == State.UNANSWERED ? reply.failureText() : "");
    }

    /** No name that DNS could have. */
    static FoundRecords impossible(String name) {
        return new FoundRecords(name, State.NXDOMAIN, List.of(), List.of(), false, "");
    }

    public boolean isUnanswered() {
        return state == State.UNANSWERED;
    }
}
