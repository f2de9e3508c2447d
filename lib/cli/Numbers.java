package lib.cli;

import java.math.BigDecimal;
import java.time.Duration;
import lib.finding.Problem;

/** Numbers as people type them. */
final class Numbers {
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    private Numbers() {}

    static int whole(String name, String given, int least, int most) {
        try {
            int number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the bounds.
        }
        throw Problem.badInput(
                "option.number",
                name + " " + given,
                "it takes a whole number from " + least + " to " + most,
                "correct the number");
    }

    static Duration seconds(String name, String given) {
        try {
            BigDecimal seconds = given.length() > 20 ? BigDecimal.ZERO : new BigDecimal(given);
            if (seconds.signum() > 0 && seconds.compareTo(DAY) <= 0) {
                // Sockets count in milliseconds, and take 0 for "for ever".
                return Duration.ofMillis(Math.max(1, seconds.movePointRight(3).longValue()));
            }
        } catch (NumberFormatException e) {
            // Said below, with the bounds.
        }
        throw Problem.badInput(
                "option.seconds",
                name + " " + given,
                "it takes seconds, more than 0 and at most 86400",
                "give for example " + name + " 5");
    }
}
