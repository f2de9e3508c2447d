package lib.preflight;

/** A check did not run: there is nothing to check, or something that it needs is not known. Its text is the reason. */
public final class NotRun extends RuntimeException {
    /** What verdict and next step rest on; the text is for people alone. */
    enum Kind {
        /** Nobody asked for it, or the relay has no such thing. */
        UNASKED,
        /** What it needs was looked for and not found out. */
        UNANSWERED,
        /** Another check has to come to a good end first. */
        WAITING,
        /** It was not done at the deadline. */
        TIMEOUT
    }

    private static final long serialVersionUID = 1;
    private final Kind kind;

    private NotRun(Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    static NotRun because(String reason) {
        return new NotRun(Kind.UNASKED, reason);
    }

    static NotRun unanswered(String reason) {
        return new NotRun(Kind.UNANSWERED, reason);
    }

    static NotRun needs(CheckId check) {
        return new NotRun(Kind.WAITING, "needs " + check.id());
    }

    static NotRun timeout() {
        return new NotRun(Kind.TIMEOUT, "timeout");
    }

    Kind kind() {
        return kind;
    }

    /** The reason, as {@code --json} has it. */
    @Override
    public String toString() {
        return getMessage();
    }
}
