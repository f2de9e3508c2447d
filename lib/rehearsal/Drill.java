package lib.rehearsal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.relay.Relay;
import lib.text.Page;
import lib.text.Resource;
import lib.text.Words;

/**
 * A drill that was run.
 *
 * @param notice that this is no test of Microsoft's service
 * @param inferred what of the rules is not published, or where the sources disagree
 */
public record Drill(String notice, List<DrillStep> steps, List<String> inferred) {
    static final String NOTICE =
            "A rehearsal of Microsoft's published rules, not Microsoft's code: passing it proves the"
                    + " relay's side, not the tenant's.";

    /**
     * Rehearses a relay, offline, with throw-away certificates.
     *
     * @param relay {@link Relay#NONE} plays Contoso
     * @throws lib.finding.Problem if it has no connector or no accepted domain
     */
    public static Drill run(Relay relay) {
        DrillTenant tenant = DrillTenant.playing(relay);
        try {
            Workplace workplace = Workplace.temporary();
            try (DrillRun run = new DrillRun(tenant, Optional.empty(), Set.of(), false, workplace)) {
                return run.run();
            } finally {
                workplace.delete();
            }
        } catch (IOException e) {
            throw RehearsalOptions.unusable(e);
        }
    }

    static Drill of(List<DrillStep> steps) {
        return new Drill(NOTICE, List.copyOf(steps), inferences());
    }

    private static List<String> inferences() {
        return Resource.text(Drill.class, "inferred.txt").lines().toList();
    }

    /** The answer; passes only if every step ran and ended as expected. */
    public Answer answer() {
        return Answer.of(findings(), this, this::write);
    }

    private List<Finding> findings() {
        return steps.stream().flatMap(step -> step.finding().stream()).toList();
    }

    private void write(Page page) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(" #", "step", "expected", "got", "verdict"));
        for (DrillStep step : steps) {
            rows.add(List.of(
                    String.format("%2d", step.number()),
                    step.name(),
                    step.expected(),
                    step.got(),
                    Words.of(step.result())));
        }
        page.table(rows);
        page.blank();
        page.line("What an admin would do:");
        for (DrillStep step : steps) {
            boolean ran = step.result() != DrillStep.Result.NOT_RUN;
            String text = (ran ? "" : "not run: ") + step.advice();
            page.wrapped(String.format("%2d  ", step.number()), text, 4);
        }
        page.blank();
        page.wrapped("", NOTICE + " Inferred, because no source says it or the sources disagree:", 0);
        for (String one : inferred) {
            page.wrapped("  - ", one, 4);
        }
        page.blank();
        long failed = count(DrillStep.Result.FAIL);
        String rest = count(DrillStep.Result.PASS)
                + " of "
                + steps.size()
                + " steps ended as expected, "
                + failed
                + " did not, "
                + count(DrillStep.Result.NOT_RUN)
                + " not run";
        switch (Finding.verdict(findings())) {
            case PASS -> page.line(Page.Tone.GOOD, "pass", "  " + rest);
            case WARN -> page.line(Page.Tone.WARN, "warn", "  " + rest);
            default -> page.line(Page.Tone.BAD, "FAIL", "  " + rest);
        }
    }

    private long count(DrillStep.Result result) {
        return steps.stream().filter(step -> step.result() == result).count();
    }
}
