package lib.rehearsal;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lib.attribution.Organization;
import lib.connector.Connector;
import lib.connector.Connector.Type;
import lib.connector.Ipv4Range;
import lib.finding.Problem;
import lib.net.HostPort;
import lib.net.IpAddress;
import lib.net.MailAddress;
import lib.relay.Relay;

/**
 * Whose relay a drill is about: that of relay.json, or Contoso's with two connectors.
 *
 * @param host the relay host, which the domain's MX names
 * @param allowed address that the connector by IP is for
 * @param other address that no connector names
 * @param from sender of the accepted domain
 * @param inside recipient in the organization
 * @param outside recipient elsewhere; nothing is sent there
 */
public record DrillTenant(
        Organization organization,
        String host,
        Optional<InetAddress> allowed,
        InetAddress other,
        String from,
        String inside,
        String outside) {

    private static final String HOST = "contoso-com.mail.protection.outlook.com";

    /** Contoso: a printer's address, and a relay with a certificate. 127.0.0.2 is allowed too. */
    public static DrillTenant contoso() {
        Connector byAddress = Connector.of("SMTP Relay (IP)", Type.ON_PREMISES)
                .withSenderIPAddresses(List.of(Ipv4Range.parse("203.0.113.10"), Ipv4Range.parse("127.0.0.2")));
        Connector byCertificate = Connector.of("SMTP Relay (TLS)", Type.ON_PREMISES)
                .withTlsSenderCertificateName("*.contoso.com")
                .withRequireTls(true);
        return new DrillTenant(
                Organization.of(List.of(byAddress, byCertificate), List.of("contoso.com")),
                HOST,
                Optional.of(IpAddress.parse("203.0.113.10")),
                IpAddress.parse("198.51.100.7"),
                "scanner@contoso.com",
                "admin@contoso.com",
                "someone@example.org");
    }

    /** The tenant of a relay.json, or without one Contoso. */
    static DrillTenant playing(Relay relay) {
        return !relay.isKnown() ? contoso() : of(relay);
    }

    /**
     * The tenant of a relay.json.
     *
     * @throws Problem if it has no connector or no accepted domain
     */
    public static DrillTenant of(Relay relay) {
        if (relay.connectors().isEmpty() || relay.acceptedDomains().isEmpty()) {
            String missing = relay.connectors().isEmpty() ? "connector" : "acceptedDomains";
            throw Problem.badInput(
                    "rehearsal.incomplete",
                    "--spec",
                    "relay.json has no " + missing + ", by which the endpoint decides",
                    "add it, or leave out --spec to drill with contoso.com");
        }
        Organization organization = Organization.of(relay, Set.of());
        String domain = organization.acceptedDomains().get(0);
        return new DrillTenant(
                organization,
                relay.server()
                        .map(server ->
                                HostPort.parse("server in relay.json", server).host())
                        .orElse(HOST),
                allowed(relay),
                unnamed(relay.connectors()),
                relay.from().orElse("scanner@" + domain),
                recipient(organization, relay, true).orElse("admin@" + domain),
                recipient(organization, relay, false).orElse("someone@example.org"));
    }

    private static Optional<String> recipient(Organization organization, Relay relay, boolean inside) {
        return relay.to().stream()
                .filter(to -> organization.accepts(to) == inside)
                .findFirst();
    }

    /** The public address of the relay, else the first that a connector names. */
    private static Optional<InetAddress> allowed(Relay relay) {
        Stream<String> named = relay.connectors().stream()
                .filter(one -> one.connectorType() == Type.ON_PREMISES)
                .flatMap(one -> one.senderIPAddresses().stream())
                .map(range -> range.text().replaceFirst("/.*", ""));
        return Stream.concat(relay.publicIps().stream(), named)
                .findFirst()
                .map(text -> IpAddress.parse("publicIps in relay.json:", text));
    }

    private static InetAddress unnamed(List<Connector> connectors) {
        return Stream.of("198.51.100.7", "192.0.2.7", "203.0.113.7")
                .map(IpAddress::parse)
                .filter(one -> connectors.stream().noneMatch(connector -> connector.names(one)))
                .findFirst()
                .orElseThrow(() -> Problem.badInput(
                        "rehearsal.addresses",
                        "SenderIPAddresses",
                        "they name every address that the drill has for strangers",
                        "leave out the ranges that are for documentation only"));
    }

    /** The first connector of this organization's own that goes by address. */
    Optional<Connector> byAddress() {
        return own().filter(one -> !one.senderIPAddresses().isEmpty()).findFirst();
    }

    /** The first that goes by certificate. */
    Optional<Connector> byCertificate() {
        return own().filter(one -> one.tlsSenderCertificateName().isPresent()).findFirst();
    }

    private Stream<Connector> own() {
        return organization.connectors().stream().filter(one -> one.connectorType() == Type.ON_PREMISES);
    }

    /** Whether a Partner connector keeps mail of the sender from coming another way in clear. */
    boolean isLocked() {
        String domain = MailAddress.domain(from);
        return organization.connectors().stream()
                .filter(one -> one.connectorType() == Type.PARTNER && one.enabled())
                .filter(one -> one.covers(domain))
                .anyMatch(one ->
                        one.restrictDomainsToIPAddresses() || one.restrictDomainsToCertificate() || one.requireTls());
    }
}
