package lib.preflight;

import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.finding.Finding.Severity;
import lib.finding.Verdict;

/**
 * What became of one check.
 *
 * @param check id, such as {@code dns.spf}
 * @param status pass, warn, fail or not-run; never pass for what did not run
 * @param seen the thing itself, short; "" if it did not run
 * @param reason why it did not run
 * @param next how to get what it needs to run
 * @param unanswered it was to run, and there was no answer
 * @param essential its answer could be the one that stops the relay, so without it there is no GO
 */
public record Row(
        String check,
        Group group,
        String title,
        Verdict status,
        String seen,
        Optional<NotRun> reason,
        Optional<String> next,
        boolean unanswered,
        boolean essential,
        List<Finding> findings) {
    public Row {
        findings = List.copyOf(findings);
    }

    static Row of(Check check, Check.Seen seen) {
        return new Row(
                check.id(),
                check.group(),
                check.title(),
                Finding.verdict(seen.findings()),
                seen.value(),
                Optional.empty(),
                Optional.empty(),
                false,
                check.check().counts(),
                seen.findings());
    }

    static Row notRun(Check check, NotRun why) {
        return new Row(
                check.id(),
                check.group(),
                check.title(),
                Verdict.NOT_RUN,
                "",
                Optional.of(why),
                Optional.of(why.next()).filter(next -> !next.isEmpty()),
                why.kind() != NotRun.Kind.UNASKED,
                check.check().counts(),
                List.of());
    }

    /** For the table: what was seen, or why nothing was. */
    String text() {
        return reason.map(why -> "(" + why + ")").orElse(seen);
    }

    boolean isFailed() {
        return status == Verdict.FAIL;
    }

    /** It counts, and there was no answer. */
    boolean isMissed() {
        return unanswered && essential;
    }

    /** The step of a row without an answer; one that waits for another check has it there. */
    Optional<String> ownNext() {
        return isMissed() && !isNotRun(NotRun.Kind.WAITING) ? next : Optional.empty();
    }

    boolean isNotRun(NotRun.Kind kind) {
        return reason.filter(why -> why.kind() == kind).isPresent();
    }

    /** The worst finding, the first among equals. */
    Optional<Finding> worst() {
        Optional<Finding> worst = Optional.empty();
        for (Finding finding : findings) {
            if (worst.isEmpty() || finding.severity().compareTo(worst.get().severity()) > 0) {
                worst = Optional.of(finding);
            }
        }
        return worst.filter(finding -> finding.severity() != Severity.INFO);
    }
}
