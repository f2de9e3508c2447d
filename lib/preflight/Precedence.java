package lib.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.preflight.Readiness.First;

/** What to do first. */
final class Precedence {
    private Precedence() {}

    /** What to do first; empty if nothing is wrong. */
    static Optional<First> first(List<Row> rows) {
        boolean ran = rows.stream().anyMatch(row -> row.status() != Verdict.NOT_RUN);
        return sorted(rows).stream().flatMap(row -> first(row, ran).stream()).findFirst();
    }

    /** What failed, had no answer, is missing, waits, is doubtful: each in the order of {@link CheckId}. */
    static List<Row> sorted(List<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingInt(Precedence::rank).thenComparing(row -> CheckId.of(row.check())));
        return sorted;
    }

    /** A failure is known for sure; warnings stand before what passed. */
    private static int rank(Row row) {
        if (row.isFailed()) {
            return 0;
        }
        if (!row.isMissed()) {
            return row.status() == Verdict.WARN ? 4 : 5;
        }
        return row.isNotRun(NotRun.Kind.WAITING) ? 3 : row.isNotRun(NotRun.Kind.MISSING) ? 2 : 1;
    }

    /** @param ran whether any row did run; where none did, what nobody asked for is what is missing */
    private static Optional<First> first(Row row, boolean ran) {
        if (row.isMissed() || !ran && row.next().isPresent()) {
            return row.reason()
                    .map(why ->
                            new First(row.check(), lead(why) + why, row.next().orElse("")));
        }
        return row.worst()
                .map(finding -> new First(
                        row.check(),
                        finding.what() + ": " + finding.why(),
                        finding.next().orElse("")));
    }

    private static String lead(NotRun why) {
        return switch (why.kind()) {
            case UNASKED -> "did not run: ";
            case MISSING -> "not known: ";
            default -> "no answer: ";
        };
    }

    /** All findings in the order of what to do first, those of a row the worst first. */
    static List<Finding> findings(List<Row> rows) {
        List<Finding> findings = new ArrayList<>();
        for (Row row : sorted(rows)) {
            row.findings().stream()
                    .sorted(Comparator.comparing(Finding::severity).reversed())
                    .forEach(findings::add);
        }
        return findings;
    }
}
