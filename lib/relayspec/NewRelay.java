package lib.relayspec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lib.connector.Connector;
import lib.connector.ConnectorProperty;
import lib.connector.Ipv4Range;
import lib.finding.Problem;
import lib.net.HostName;
import lib.relay.Relay;

/**
 * What a new relay.json is made from; what is not given gets a sensible value.
 *
 * @param addresses by which a connector knows the relay
 * @param certificateName by which a connector knows the relay
 * @param domains accepted domains; where none is given that of the certificate
 * @param name of the connector
 * @param classic with the parameters of the recipe of 2020
 */
record NewRelay(
        List<Ipv4Range> addresses,
        Optional<String> certificateName,
        List<String> domains,
        Optional<String> server,
        Optional<String> name,
        Optional<String> comment,
        boolean classic) {

    private static final String COMMENT = "Accept relay from on-premises SMTP server";

    /** A domain as given, in lower case and A-labels. */
    static String domain(String option, String text) {
        try {
            return HostName.ascii(text).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(
                    "spec.domain", option + " " + text, "this is no domain", "give for example contoso.com");
        }
    }

    static Ipv4Range address(String option, String text) {
        try {
            return Ipv4Range.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(
                    "spec.address",
                    option + " " + text,
                    e.getMessage(),
                    "give the public address of the relay, or a range as 198.51.100.0/28");
        }
    }

    /**
     * The relay that it describes.
     *
     * @throws Problem if neither an address nor a certificate's name is given, or no domain
     */
    Relay relay() {
        if (addresses.isEmpty() && certificateName.isEmpty()) {
            throw Problem.badInput(
                    "spec.no-identity",
                    "connector-spec new",
                    "by what shall Exchange Online know the relay?",
                    "give --ip ADDRESS, --certificate NAME or --pfx FILE, or --interactive");
        }
        if (domains.isEmpty()) {
            throw Problem.badInput(
                    "spec.no-domain",
                    "connector-spec new",
                    "the domain of the senders is not known",
                    "give --domain contoso.com, an accepted domain of the organization");
        }
        String domain = domains.get(0);
        return new Relay(
                domains,
                server,
                addresses.stream()
                        .filter(range -> range.network().prefix() == 32)
                        .map(range -> range.network().toString())
                        .toList(),
                connectors(),
                List.of(),
                Optional.of("scanner@" + domain),
                List.of("admin@" + domain, "someone@example.org"),
                Optional.of("relay." + domain),
                Optional.empty());
    }

    /** Of connectors that there are; what is not known of a test message is left out. */
    static Relay of(List<Connector> connectors, List<String> domains, Optional<String> server) {
        return new Relay(
                domains,
                server,
                List.of(),
                connectors,
                List.of(),
                domains.stream().findFirst().map(domain -> "scanner@" + domain),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private List<Connector> connectors() {
        List<Connector> connectors = new ArrayList<>();
        boolean both = !addresses.isEmpty() && certificateName.isPresent();
        if (!addresses.isEmpty()) {
            connectors.add(connector(
                    both ? Optional.empty() : name,
                    classic ? "SMTP Relay (Non-TLS)" : "SMTP Relay (IP)",
                    addresses,
                    Optional.empty()));
        }
        if (certificateName.isPresent()) {
            connectors.add(connector(name, "SMTP Relay (TLS)", List.of(), certificateName));
        }
        return connectors;
    }

    private Connector connector(
            Optional<String> name, String usual, List<Ipv4Range> ranges, Optional<String> certificate) {
        Connector connector = Connector.of(name.orElse(usual), Connector.Type.ON_PREMISES)
                .withSenderIPAddresses(ranges)
                .with(ConnectorProperty.RESTRICT_DOMAINS_TO_IP_ADDRESSES, classic && !ranges.isEmpty())
                .with(ConnectorProperty.COMMENT, comment.orElse(COMMENT));
        return certificate
                .map(one -> connector.withTlsSenderCertificateName(one).withRequireTls(true))
                .orElse(connector);
    }
}
