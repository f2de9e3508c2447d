package lib.finding;

/** Why a run could not give an answer, in words for the admin: what, why and what to do next. */
@SuppressWarnings("serial") // Never serialized.
public final class Problem extends RuntimeException {
    private final Verdict verdict;
    private final Finding finding;

    public Problem(Verdict verdict, Finding finding) {
        // An admin's mistake needs no stack trace.
        super(finding.what() + ": " + finding.why(), null, false, false);
        this.verdict = verdict;
        this.finding = finding;
    }

    /** A wrong option, file or password: exit code 2. */
    public static Problem badInput(String id, String what, String why, String next) {
        return new Problem(Verdict.BAD_INPUT, Finding.fail(id, what, why, next));
    }

    /** DNS, network or TLS gave no answer: exit code 3. */
    public static Problem noAnswer(String id, String what, String why, String next) {
        return new Problem(Verdict.NO_ANSWER, Finding.fail(id, what, why, next));
    }

    /** BAD_INPUT, NO_ANSWER or DEFECT. */
    public Verdict verdict() {
        return verdict;
    }

    public Finding finding() {
        return finding;
    }
}
