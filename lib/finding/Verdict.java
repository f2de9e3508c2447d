package lib.finding;

/** How a run ended: the {@code status} of the JSON document and the exit code of the process. */
public enum Verdict {
    PASS("pass", 0),
    /** Nothing ran because nothing was asked to, as with {@code --dry-run}. */
    NOT_RUN("not-run", 0),
    WARN("warn", 0),
    /** A check failed or the server refused. */
    FAIL("fail", 1),
    /** Wrong option, file or password. */
    BAD_INPUT("error", 2),
    /** DNS, network or TLS handshake gave no answer: "could not check", never "bad". */
    NO_ANSWER("error", 3),
    /** An exception that relaykit should have foreseen (EX_SOFTWARE of sysexits.h). */
    DEFECT("error", 70);

    private final String status;
    private final int exitCode;

    Verdict(String status, int exitCode) {
        this.status = status;
        this.exitCode = exitCode;
    }

    public String status() {
        return status;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The worse of the two; what could not be checked outranks what was found bad. */
    public Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
