package lib.preflight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.finding.Verdict;

/**
 * Go or no-go.
 *
 * @param at when the checks began
 * @param machine name of the one that they ran on, if it is known
 * @param domain of the sender
 * @param server relay host, if one is known
 * @param go nothing failed, and all that counts and was asked for had its answer
 * @param rows a row for each check, in the order of the page
 * @param first what to do first; empty if nothing is wrong, or nothing ran
 */
public record Readiness(
        Instant at,
        Optional<String> machine,
        String domain,
        Optional<String> server,
        boolean go,
        List<Row> rows,
        Optional<First> first) {

    /**
     * One thing to do.
     *
     * @param check row that says so
     * @param what what is wrong, or could not be found out
     * @param next what to do
     */
    public record First(String check, String what, String next) {}

    static Readiness of(Instant at, Optional<String> machine, String domain, Optional<String> server, List<Row> rows) {
        boolean ran = rows.stream().anyMatch(row -> row.status() != Verdict.NOT_RUN);
        boolean go = ran && rows.stream().noneMatch(row -> row.isFailed() || row.isMissed());
        return new Readiness(at, machine, domain, server, go, rows, Precedence.first(rows));
    }

    /** A failure is known for sure; without one, what counts and had no answer leaves all unknown. */
    Verdict verdict() {
        boolean failed = rows.stream().anyMatch(Row::isFailed);
        return failed ? Verdict.FAIL : go ? Finding.verdict(Precedence.findings(rows)) : Verdict.NO_ANSWER;
    }

    /** The verdict in a few words. */
    String headline() {
        return switch (verdict()) {
            case FAIL -> "NO GO";
            case NO_ANSWER -> "NOT KNOWN";
            case WARN -> "GO, with warnings";
            default -> "GO";
        };
    }

    /** Such as "2026-11-25 02:37:31 UTC on relay01". */
    String occasion() {
        String time = at.toString().replace('T', ' ').replace("Z", " UTC");
        return time + machine.map(name -> " on " + name).orElse("");
    }

    /** Such as "19 passed, 2 warned, 1 failed, 3 not run". */
    String counts() {
        return count(Verdict.PASS)
                + " passed, "
                + count(Verdict.WARN)
                + " warned, "
                + count(Verdict.FAIL)
                + " failed, "
                + count(Verdict.NOT_RUN)
                + " not run";
    }

    private long count(Verdict status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }

    /** What to do first, in a sentence. */
    String doFirst() {
        if (first.isPresent()) {
            return first.get().check() + ": " + first.get().what() + "; "
                    + first.get().next();
        }
        return go
                ? "nothing is wrong; send a test message with send-tls or send-plain"
                : "nothing ran: give what the checks need, as their reasons say";
    }
}
