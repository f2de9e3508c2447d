package lib.preflight;

/** A check did not run: there is nothing to check, or something that it needs is not known. */
final class NotRun extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean unanswered;

    private NotRun(String reason, boolean unanswered) {
        super(reason, null, false, false);
        this.unanswered = unanswered;
    }

    /** Nobody asked for it, or the relay has no such thing. */
    static NotRun because(String reason) {
        return new NotRun(reason, false);
    }

    /** What it needs was looked for and not found out. */
    static NotRun unanswered(String reason) {
        return new NotRun(reason, true);
    }

    /** Another check has to come to a good end first. */
    static NotRun needs(String id) {
        return new NotRun("needs " + id, true);
    }

    boolean isUnanswered() {
        return unanswered;
    }
}
