package lib.replies;

/** The shared causes that Microsoft's published rules decide, as causes.txt names them. */
public enum RelayCause {
    CONNECTOR_DISABLED,
    ADDRESS_NOT_LISTED,
    CERTIFICATE_NOT_SHOWN,
    CERTIFICATE_NAME,
    CHAIN_INCOMPLETE,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_UNTRUSTED,
    CERTIFICATE_DOMAIN,
    SENDER_NOT_ACCEPTED,
    NULL_SENDER,
    REQUIRE_TLS,
    DIRECT_SEND,
    PARTNER_LOCK,
    PARTNER_TLS
}
