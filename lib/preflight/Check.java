package lib.preflight;

import java.util.List;
import lib.finding.Finding;

/**
 * One thing to find out before a relay is used.
 *
 * @param title as the table has it
 * @param work finds it out; may wait for facts, and is given up at the deadline
 */
record Check(CheckId check, String title, Work work) {
    /** Finds out one thing. */
    interface Work {
        /**
         * What was found.
         *
         * @throws NotRun if it cannot be found out
         */
        Seen look(Facts facts);
    }

    /**
     * What a check saw.
     *
     * @param value the thing itself, short, for the table
     */
    record Seen(String value, List<Finding> findings) {
        static Seen of(String value, Finding... findings) {
            return new Seen(value, List.of(findings));
        }
    }

    /** Such as {@code dns.spf}. */
    String id() {
        return check.id();
    }

    Group group() {
        return check.group();
    }
}
