package lib.rehearsal;

import java.util.Optional;
import lib.finding.Finding;

/**
 * One step of a drill and how it ended.
 *
 * @param got what the script's code got, and what the endpoint decided; "-" if it was not run
 * @param advice what an admin does about it, or learns from it; why it was not run
 */
public record DrillStep(int number, String name, String expected, String got, Result result, String advice) {

    /** How a step ended. */
    public enum Result {
        PASS,
        FAIL,
        /** Its script does not exist yet, or relay.json has nothing to drill with. */
        NOT_RUN
    }

    Optional<Finding> finding() {
        String what = "step " + number + ", " + name;
        return switch (result) {
            case PASS -> Optional.empty();
            case FAIL ->
                Optional.of(
                        Finding.fail("rehearsal.step-failed", what, "expected " + expected + ", got " + got, advice));
            case NOT_RUN ->
                Optional.of(Finding.warn(
                        "rehearsal.step-not-run",
                        what,
                        "it did not run: " + advice,
                        "read the rest as a drill without it, or add to relay.json what it needs"));
        };
    }
}
