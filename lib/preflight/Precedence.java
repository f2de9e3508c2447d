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
        return sorted(rows).stream().flatMap(row -> first(row).stream()).findFirst();
    }

    /** What failed or had no answer before what is only doubtful, each in the order of {@link CheckId}. */
    static List<Row> sorted(List<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingInt(Precedence::rank).thenComparing(row -> CheckId.of(row.check())));
        return sorted;
    }

    /** What waits for another check comes after it. */
    private static int rank(Row row) {
        if (row.isFailed() || row.isMissed() && !row.isWaiting()) {
            return 0;
        }
        return row.isMissed() ? 1 : row.status() == Verdict.WARN ? 2 : 3;
    }

    private static Optional<First> first(Row row) {
        if (row.isMissed()) {
            return Optional.of(new First(
                    row.check(),
                    "no answer: " + row.reason().map(NotRun::getMessage).orElse(""),
                    next(row)));
        }
        return row.worst()
                .map(finding -> new First(
                        row.check(),
                        finding.what() + ": " + finding.why(),
                        finding.next().orElse("")));
    }

    private static String next(Row row) {
        if (row.isNotRun(NotRun.Kind.TIMEOUT)) {
            return "run this again with a longer --deadline";
        }
        return row.group() == Group.DNS
                ? "ask another server with --nameserver, or with --doh where port 53 is filtered"
                : "see that " + row.check() + " can be answered, and run this again";
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
