package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lib.finding.Basis;
import lib.text.Resource;

/**
 * A row of arrivals.tsv, which says what each column is.
 *
 * @param header short name of the header that must be there; empty if none is asked for
 * @param own the domain of From: must be the tenant's
 * @param basis empty where nothing is known
 */
record ArrivalRule(
        List<Course> courses,
        boolean later,
        String header,
        String value,
        boolean own,
        Way arrival,
        Matched connector,
        Optional<Basis> basis) {

    /** The stays in Exchange Online, by the lines. */
    enum Course {
        MAILBOX,
        LOGIN,
        SMTP,
        TENANT,
        MAILBOX_TENANT,
        MAILBOX_OUTSIDE
    }

    enum Matched {
        YES,
        NO,
        UNKNOWN
    }

    /** Ways into Exchange Online. */
    enum Way {
        ON_PREMISES_CONNECTOR,
        DIRECT_SEND,
        MAILBOX,
        /** From a host of Exchange Online that sends out; how it came to that tenant is not in the lines. */
        OTHER_TENANT,
        OTHER_TENANT_MAILBOX,
        /** By SMTP into a tenant that passed it on to another, or to itself by way of a host outside. */
        PASSED_ON,
        INTERNET,
        /** It never was in Exchange Online. */
        NONE,
        UNKNOWN;

        boolean isMailbox() {
            return this == MAILBOX || this == OTHER_TENANT_MAILBOX;
        }
    }

    /** What a message says, in the terms of the table. */
    interface Facts {
        Course course();

        /** Whether the headers speak of a later stay than the one that is asked for. */
        boolean later();

        /** The value of a header by its short name; empty if it is not there. */
        String value(String header);

        boolean own();
    }

    private static final String ANY = "-";

    /** Read when first wanted. */
    private static final class Table {
        static final List<ArrivalRule> ROWS = read();
    }

    /** The first row that fits; there is one for each course. */
    static ArrivalRule of(Facts facts) {
        for (ArrivalRule rule : Table.ROWS) {
            if (rule.fits(facts)) {
                return rule;
            }
        }
        throw new IllegalStateException("arrivals.tsv has no row for " + facts.course());
    }

    private boolean fits(Facts facts) {
        return courses.contains(facts.course())
                && later == facts.later()
                && (header.isEmpty() || facts.value(header).equalsIgnoreCase(value))
                && (!own || facts.own());
    }

    private static List<ArrivalRule> read() {
        List<ArrivalRule> rules = new ArrayList<>();
        for (String[] row : Resource.rows(ArrivalRule.class, "arrivals.tsv")) {
            List<Course> courses = new ArrayList<>();
            for (String course : row[0].split(",")) {
                courses.add(constant(Course.class, course));
            }
            rules.add(new ArrivalRule(
                    courses,
                    row[1].equals("later"),
                    row[2].equals(ANY) ? "" : row[2],
                    row[3],
                    row[4].equals("own"),
                    constant(Way.class, row[5]),
                    constant(Matched.class, row[6]),
                    row[7].equals(ANY) ? Optional.empty() : Optional.of(constant(Basis.class, row[7]))));
        }
        return rules;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
