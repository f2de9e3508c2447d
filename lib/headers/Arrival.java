package lib.headers;

import java.util.Optional;
import lib.mail.Headers;
import lib.received.Hop;
import lib.text.Ascii;

/**
 * How a message came into Exchange Online, by the headers that the service writes.
 *
 * @param matched yes, no or unknown: an inbound connector of type OnPremises took the message
 * @param header the header that says so
 * @param arrival by which of the ways it came
 * @param sure whether Exchange says it, or it is concluded
 */
record Arrival(Matched matched, Optional<String> header, Way arrival, Sure sure) {
    enum Matched {
        YES,
        NO,
        UNKNOWN
    }

    /** Ways into Exchange Online. */
    enum Way {
        ON_PREMISES_CONNECTOR("through an inbound connector of type OnPremises"),
        DIRECT_SEND("by Direct Send: without a connector, from a domain of the tenant itself"),
        MAILBOX("from a mailbox in Exchange Online"),
        OTHER_TENANT("from another tenant of Exchange Online"),
        INTERNET("from the internet, without a connector"),
        NONE("not at all: it never was in Exchange Online"),
        UNKNOWN("in a way that the headers do not tell");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    enum Sure {
        CERTAIN,
        LIKELY,
        UNKNOWN
    }

    private static final String ENTITY = "X-MS-Exchange-CrossTenant-FromEntityHeader";
    private static final String DIRECTION = "X-MS-Exchange-Organization-MessageDirectionality";

    /**
     * Reads the headers.
     *
     * @param entry the hop into Exchange Online, if there is one
     * @param own whether the sender's domain is known to be one of the receiving tenant
     */
    static Arrival of(Headers headers, Optional<Hop> entry, boolean own) {
        if (entry.isEmpty()) {
            return new Arrival(Matched.NO, Optional.empty(), Way.NONE, Sure.LIKELY);
        }
        String entity = headers.said(ENTITY).orElse("");
        String direction = headers.said(DIRECTION).orElse("");
        if (entity.equalsIgnoreCase("HybridOnPrem")) {
            return new Arrival(Matched.YES, says(ENTITY, entity), Way.ON_PREMISES_CONNECTOR, Sure.CERTAIN);
        }
        boolean outside = Hosts.kind(entry.get().from()) == Hosts.Kind.OUTBOUND;
        if (direction.equalsIgnoreCase("Incoming")) {
            return new Arrival(
                    Matched.NO,
                    says(DIRECTION, direction),
                    outside ? Way.OTHER_TENANT : own ? Way.DIRECT_SEND : Way.INTERNET,
                    own && !outside ? Sure.LIKELY : Sure.CERTAIN);
        }
        if (entity.equalsIgnoreCase("Hosted")) {
            return new Arrival(Matched.NO, says(ENTITY, entity), Way.MAILBOX, Sure.CERTAIN);
        }
        if (entity.equalsIgnoreCase("Internet")) {
            return new Arrival(
                    Matched.NO,
                    says(ENTITY, entity),
                    outside ? Way.OTHER_TENANT : own ? Way.DIRECT_SEND : Way.INTERNET,
                    own && !outside ? Sure.LIKELY : Sure.CERTAIN);
        }
        boolean bySmtp = isSmtp(entry.get());
        if (direction.equalsIgnoreCase("Originating")) {
            return bySmtp
                    ? new Arrival(Matched.YES, says(DIRECTION, direction), Way.ON_PREMISES_CONNECTOR, Sure.LIKELY)
                    : new Arrival(Matched.NO, says(DIRECTION, direction), Way.MAILBOX, Sure.LIKELY);
        }
        return bySmtp
                ? new Arrival(Matched.UNKNOWN, Optional.empty(), Way.UNKNOWN, Sure.UNKNOWN)
                : new Arrival(Matched.NO, Optional.empty(), Way.MAILBOX, Sure.LIKELY);
    }

    private static Optional<String> says(String name, String value) {
        return Optional.of(name + ": " + value);
    }

    /** Whether a hop is a transfer by SMTP; submission from a mailbox reads mapi or HTTPS. */
    static boolean isSmtp(Hop hop) {
        return hop.with().isPresent() && Ascii.lower(hop.with().get()).contains("smtp");
    }
}
