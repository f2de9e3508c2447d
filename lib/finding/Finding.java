package lib.finding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing that a check found.
 *
 * @param id stable name for scripts, such as {@code mx.null}; never reworded
 * @param what what was seen, with the value
 * @param why what it means for the relay
 * @param next what to do about it
 * @param source RFC section or page that says so
 * @param basis what the statement rests on
 */
public record Finding(
        String id,
        Severity severity,
        String what,
        String why,
        Optional<String> next,
        Optional<String> source,
        Basis basis) {

    public enum Severity {
        INFO,
        WARN,
        FAIL
    }

    /** Something worth knowing; it changes no verdict. */
    public static Finding info(String id, String what, String why) {
        return new Finding(id, Severity.INFO, what, why, Optional.empty(), Optional.empty(), Basis.SEEN);
    }

    /** Something that works and should be changed: the verdict is WARN, the exit code 0. */
    public static Finding warn(String id, String what, String why, String next) {
        return new Finding(id, Severity.WARN, what, why, Optional.of(next), Optional.empty(), Basis.SEEN);
    }

    /** Something that has to be changed: the verdict is FAIL, the exit code 1. */
    public static Finding fail(String id, String what, String why, String next) {
        return new Finding(id, Severity.FAIL, what, why, Optional.of(next), Optional.empty(), Basis.SEEN);
    }

    /** The same, weighed otherwise: what is a warning in one place stops in another. */
    public Finding as(Severity other) {
        return new Finding(id, other, what, why, next, source, basis);
    }

    /** The same, no worse than a warning: it was seen, and decides nothing here. */
    public Finding asWarning() {
        return severity == Severity.FAIL ? as(Severity.WARN) : this;
    }

    /** Those of two steps, in order. */
    public static List<Finding> joined(List<Finding> first, List<Finding> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    public Finding withNext(String next) {
        return new Finding(id, severity, what, why, Optional.of(next), source, basis);
    }

    /** The same, resting on what is published there. */
    public Finding withSource(String source) {
        return new Finding(id, severity, what, why, next, Optional.of(source), Basis.DOCUMENTED);
    }

    public Finding on(Basis basis) {
        return new Finding(id, severity, what, why, next, source, basis);
    }

    /** PASS without findings, WARN or FAIL by the worst of them; information changes nothing. */
    public static Verdict verdict(List<Finding> findings) {
        Verdict worst = Verdict.PASS;
        for (Finding finding : findings) {
            worst = worst.worse(
                    switch (finding.severity) {
                        case INFO -> Verdict.PASS;
                        case WARN -> Verdict.WARN;
                        case FAIL -> Verdict.FAIL;
                    });
        }
        return worst;
    }
}
