package lib.connector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one table of a connector's properties that an admin sets, in the order in which an admin reads them; the words
 * are the parameters of {@code New-InboundConnector} and {@code Set-InboundConnector}, the properties of
 * {@code Get-InboundConnector} and those of DSC. Reader, scripts, comparison and steps go by it; their descriptions,
 * and the properties that only the service sets, stand in relay.schema.json. What decides is always written, the rest
 * where it differs from Exchange's own default.
 */
public enum ConnectorProperty {
    NAME("Name", Kind.TEXT),
    COMMENT("Comment", Kind.PROSE),
    CONNECTOR_TYPE("ConnectorType", Kind.TYPE),
    ENABLED("Enabled", Kind.TRUTH, true),
    SENDER_DOMAINS("SenderDomains", Kind.DOMAINS),
    SENDER_IP_ADDRESSES("SenderIPAddresses", Kind.RANGES),
    /** False where it is not given, because Microsoft's pages disagree about its default. */
    REQUIRE_TLS("RequireTls", Kind.TRUTH),
    TLS_SENDER_CERTIFICATE_NAME("TlsSenderCertificateName", Kind.TEXT),
    RESTRICT_DOMAINS_TO_IP_ADDRESSES("RestrictDomainsToIPAddresses", Kind.TRUTH),
    RESTRICT_DOMAINS_TO_CERTIFICATE("RestrictDomainsToCertificate", Kind.TRUTH),
    ASSOCIATED_ACCEPTED_DOMAINS("AssociatedAcceptedDomains", Kind.DOMAINS),
    CLOUD_SERVICES_MAIL_ENABLED("CloudServicesMailEnabled", Kind.TRUTH),
    TREAT_MESSAGES_AS_INTERNAL("TreatMessagesAsInternal", Kind.TRUTH),
    EF_SKIP_LAST_IP("EFSkipLastIP", Kind.TRUTH),
    EF_SKIP_IPS("EFSkipIPs", Kind.TEXTS),
    EF_USERS("EFUsers", Kind.TEXTS),
    TRUSTED_ORGANIZATIONS("TrustedOrganizations", Kind.TEXTS);

    /** What a value is, with Exchange's usual default. */
    public enum Kind {
        /** A {@link String} in which case does not count; "" where there is none. */
        TEXT(""),
        /** A {@link String} for people: case counts, white space between the words does not. */
        PROSE(""),
        /** A list of {@link String}, each a domain or an address space: {@code smtp:*;1}. */
        DOMAINS(List.of()),
        /** A list of {@link String}. */
        TEXTS(List.of()),
        /** A {@link Boolean}. */
        TRUTH(false),
        /** A {@link Connector.Type}. */
        TYPE(Connector.Type.PARTNER),
        /** A list of {@link Ipv4Range}. */
        RANGES(List.of());

        private final Object usual;

        Kind(Object usual) {
            this.usual = usual;
        }

        /** Whether there may be several values. */
        public boolean isList() {
            return usual instanceof List<?>;
        }
    }

    private final String word;
    private final Kind kind;
    private final Object byItself;

    ConnectorProperty(String word, Kind kind) {
        this(word, kind, kind.usual);
    }

    ConnectorProperty(String word, Kind kind, Object byItself) {
        this.word = word;
        this.kind = kind;
        this.byItself = byItself;
    }

    /** The property of this name in Exchange's spelling. */
    public static Optional<ConnectorProperty> named(String word) {
        for (ConnectorProperty one : values()) {
            if (one.word.equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Values as texts in one spelling and order: all that mean the same are the same. An address space {@code smtp:*;1}
     * is {@code *}, an address range is its network, and case does not count but in texts for people.
     */
    public List<String> comparable(List<String> texts) {
        return texts.stream().map(this::comparable).distinct().sorted().toList();
    }

    private String comparable(String text) {
        return switch (kind) {
            case PROSE -> text.strip().replaceAll("\\s+", " ");
            case DOMAINS -> Connector.domain(text);
            case RANGES -> Ipv4Range.read(text).map(Ipv4Range::comparable).orElse(text.toLowerCase(Locale.ROOT));
            default -> text.toLowerCase(Locale.ROOT);
        };
    }

    /** The value that Exchange gives it by itself. */
    public Object byItself() {
        return byItself;
    }

    /** Exchange's spelling. */
    @Override
    public String toString() {
        return word;
    }

    /** Whether it is written although it has the value that Exchange gives it. */
    boolean decides() {
        return switch (this) {
            case NAME, CONNECTOR_TYPE, ENABLED, SENDER_DOMAINS, REQUIRE_TLS -> true;
            default -> false;
        };
    }
}
