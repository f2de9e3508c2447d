package lib.headers;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lib.finding.Basis;
import lib.mail.Headers;
import lib.received.Hop;

/**
 * How a message came into Exchange Online, by its lines and by the headers that the service writes: the row of
 * arrivals.tsv that fits.
 *
 * @param matched yes, no or unknown: an inbound connector of type OnPremises took the message
 * @param header the header that says so
 * @param laterHeader what the headers say of a later way in, where they do not speak of this one
 * @param arrival by which of the ways it came
 * @param basis whether Exchange says it, or half of it is concluded; empty if nothing is known
 * @param stays in Exchange Online, in travel order
 * @param asked index of the stay whose way in this is: the first that began by SMTP, or the one in the mailbox
 * @param spoken index of the stay that the headers speak of
 */
record Arrival(
        ArrivalRule.Matched matched,
        Optional<String> header,
        Optional<String> laterHeader,
        ArrivalRule.Way arrival,
        Optional<Basis> basis,
        List<Stay> stays,
        int asked,
        int spoken) {
    private static final String ENTITY = "X-MS-Exchange-CrossTenant-FromEntityHeader";
    private static final String DIRECTION = "X-MS-Exchange-Organization-MessageDirectionality";
    static final String STRIPPED = "X-MS-Exchange-Transport-CrossTenantHeadersStripped";

    /** They name a host of the stay in which the headers were written. */
    private static final List<String> WRITERS = List.of(
            "X-MS-Exchange-Transport-CrossTenantHeadersStamped",
            "X-MS-Exchange-CrossTenant-AuthSource",
            "X-MS-Exchange-Organization-AuthSource");

    private record Said(ArrivalRule.Course course, boolean later, boolean own, String entity, String direction)
            implements ArrivalRule.Facts {
        @Override
        public String value(String header) {
            return header.equals("FromEntityHeader") ? entity : direction;
        }
    }

    /**
     * Reads the headers.
     *
     * @param own whether the sender's domain is known to be one of the receiving tenant
     */
    static Arrival of(Headers headers, List<Hop> hops, List<Stay> stays, boolean own) {
        if (stays.isEmpty()) {
            return new Arrival(
                    ArrivalRule.Matched.NO,
                    Optional.empty(),
                    Optional.empty(),
                    ArrivalRule.Way.NONE,
                    Optional.of(Basis.INFERRED),
                    stays,
                    -1,
                    -1);
        }
        int spoken = spoken(headers, hops, stays);
        int asked = spoken > 0 && stays.get(0).entry() == Stay.Entry.MAILBOX ? firstBySmtp(stays) : 0;
        Said said =
                new Said(course(stays, asked), spoken > asked, own, only(headers, ENTITY), only(headers, DIRECTION));
        ArrivalRule rule = ArrivalRule.of(said);
        Optional<String> header = Optional.of(rule.header())
                .filter(name -> !name.isEmpty())
                .map(name -> name(name) + ": " + said.value(name));
        Optional<String> later = said.later() ? shown(said) : Optional.empty();
        return new Arrival(rule.connector(), header, later, rule.arrival(), rule.basis(), stays, asked, spoken);
    }

    private static ArrivalRule.Course course(List<Stay> stays, int asked) {
        if (asked > 0) {
            Stay stay = stays.get(asked);
            boolean straight = asked == 1
                    && stay.entry() == Stay.Entry.TENANT
                    && stay.first() == stays.get(0).last() + 1;
            return straight ? ArrivalRule.Course.MAILBOX_TENANT : ArrivalRule.Course.MAILBOX_OUTSIDE;
        }
        return switch (stays.get(0).entry()) {
            case MAILBOX -> ArrivalRule.Course.MAILBOX;
            case LOGIN -> ArrivalRule.Course.LOGIN;
            case SMTP -> ArrivalRule.Course.SMTP;
            case TENANT -> ArrivalRule.Course.TENANT;
        };
    }

    /** After a mailbox; the first stay if there is none by SMTP. */
    private static int firstBySmtp(List<Stay> stays) {
        for (int i = 0; i < stays.size(); i++) {
            if (stays.get(i).entry() != Stay.Entry.MAILBOX) {
                return i;
            }
        }
        return 0;
    }

    /** The newest stay that a host named by the headers belongs to; the last one if they name none. */
    private static int spoken(Headers headers, List<Hop> hops, List<Stay> stays) {
        if (stays.size() == 1) {
            return 0;
        }
        Set<String> labels = new HashSet<>();
        for (String name : WRITERS) {
            headers.all(name).forEach(host -> labels.add(Stay.label(host)));
        }
        for (int i = stays.size() - 1; i >= 0; i--) {
            if (stays.get(i).isNamed(hops, labels)) {
                return i;
            }
        }
        return stays.size() - 1;
    }

    private static Optional<String> shown(Said said) {
        return !said.direction.isEmpty()
                ? Optional.of(DIRECTION + ": " + said.direction)
                : Optional.of(said.entity).filter(value -> !value.isEmpty()).map(value -> ENTITY + ": " + value);
    }

    private static String name(String header) {
        return header.equals("FromEntityHeader") ? ENTITY : DIRECTION;
    }

    /** The value of a header; of two values that differ neither. */
    private static String only(Headers headers, String name) {
        String only = "";
        for (String value : headers.all(name)) {
            if (!only.isEmpty() && !only.equalsIgnoreCase(value)) {
                return "";
            }
            only = value;
        }
        return only;
    }

    /** The stay whose way in this is. */
    Optional<Stay> entry() {
        return stays.isEmpty() ? Optional.empty() : Optional.of(stays.get(asked));
    }

    /** Whether the headers speak of the stay whose way in this is. */
    boolean isSpokenOf() {
        return spoken == asked;
    }
}
