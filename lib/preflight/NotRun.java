package lib.preflight;

/**
 * A check did not run: there is nothing to check, or something that it needs is not known. Its text is the reason; the
 * next step is how to get what is missing.
 */
public final class NotRun extends RuntimeException {
    /** What verdict and next step rest on; the text is for people alone. */
    enum Kind {
        /** Nobody asked for it, or the relay has no such thing. */
        UNASKED,
        /** It was to run, and something that only the admin can give was not given. */
        MISSING,
        /** What it needs was looked for and not found out. */
        UNANSWERED,
        /** Another check has to come to a good end first. */
        WAITING,
        /** It was not done at the deadline, or nobody answered in time. */
        TIMEOUT
    }

    private static final long serialVersionUID = 1;
    private final Kind kind;
    private final String next;

    private NotRun(Kind kind, String reason, String next) {
        super(reason, null, false, false);
        this.kind = kind;
        this.next = next;
    }

    /** Not asked for. */
    static NotRun because(String reason) {
        return new NotRun(Kind.UNASKED, reason, "");
    }

    /** Likewise, with how to ask for it. */
    static NotRun unasked(String reason, String next) {
        return new NotRun(Kind.UNASKED, reason, next);
    }

    static NotRun missing(String reason, String next) {
        return new NotRun(Kind.MISSING, reason, next);
    }

    static NotRun unanswered(String reason, String next) {
        return new NotRun(Kind.UNANSWERED, reason, next);
    }

    /** DNS said nothing of use. */
    static NotRun noDns(String reason) {
        return unanswered(
                reason,
                "ask another server with --nameserver, or with --doh where port 53 is filtered; --timeout waits longer");
    }

    static NotRun needs(CheckId check) {
        return new NotRun(Kind.WAITING, "needs " + check.id(), "see " + check.id() + " first");
    }

    /** All checks together took too long. */
    static NotRun deadline() {
        return new NotRun(Kind.TIMEOUT, "timeout", "run this again with a longer --deadline");
    }

    /** The relay host did not reply in time. */
    static NotRun noReply(String reason) {
        return new NotRun(
                Kind.TIMEOUT,
                "timeout: " + reason,
                "run this again with a longer --probe-timeout; a server that stays silent is not reached, or held up"
                        + " by a filter on the way");
    }

    Kind kind() {
        return kind;
    }

    /** How to get what is missing; "" if there is nothing to get. */
    String next() {
        return next;
    }

    /** The reason, as {@code --json} has it. */
    @Override
    public String toString() {
        return getMessage();
    }
}
