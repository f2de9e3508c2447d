package lib.connector;

import java.util.List;
import java.util.Optional;

/**
 * The properties of {@code New-InboundConnector}, in the order in which an admin reads them. What decides is always
 * written, the rest where it differs from Exchange's own default.
 */
public enum ConnectorProperty {
    NAME("Name", Kind.TEXT),
    COMMENT("Comment", Kind.TEXT),
    CONNECTOR_TYPE("ConnectorType", Kind.TYPE),
    ENABLED("Enabled", Kind.TRUTH, true),
    SENDER_DOMAINS("SenderDomains", Kind.TEXTS),
    SENDER_IP_ADDRESSES("SenderIPAddresses", Kind.RANGES),
    /** False where it is not given, because Microsoft's pages disagree about its default. */
    REQUIRE_TLS("RequireTls", Kind.TRUTH),
    TLS_SENDER_CERTIFICATE_NAME("TlsSenderCertificateName", Kind.TEXT),
    RESTRICT_DOMAINS_TO_IP_ADDRESSES("RestrictDomainsToIPAddresses", Kind.TRUTH),
    RESTRICT_DOMAINS_TO_CERTIFICATE("RestrictDomainsToCertificate", Kind.TRUTH),
    ASSOCIATED_ACCEPTED_DOMAINS("AssociatedAcceptedDomains", Kind.TEXTS),
    CLOUD_SERVICES_MAIL_ENABLED("CloudServicesMailEnabled", Kind.TRUTH),
    TREAT_MESSAGES_AS_INTERNAL("TreatMessagesAsInternal", Kind.TRUTH),
    EF_SKIP_LAST_IP("EFSkipLastIP", Kind.TRUTH),
    EF_SKIP_IPS("EFSkipIPs", Kind.TEXTS),
    EF_USERS("EFUsers", Kind.TEXTS),
    TRUSTED_ORGANIZATIONS("TrustedOrganizations", Kind.TEXTS);

    /** What a value is, with Exchange's usual default. */
    public enum Kind {
        /** A {@link String}; "" where there is none. */
        TEXT(""),
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
