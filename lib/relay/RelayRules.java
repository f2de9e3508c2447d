package lib.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lib.connector.Connector;
import lib.connector.ConnectorRules;
import lib.connector.Ipv4Range;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.net.HostName;
import lib.net.HostPort;
import lib.net.IpAddress;
import lib.net.MailAddress;
import lib.tls.CertificateNames;

/** What is wrong with a relay.json: each connector by itself, and all of it together. */
public final class RelayRules {
    /** Hosts of SMTP AUTH client submission (Microsoft Learn). */
    private static final Set<String> SUBMISSION = Set.of("smtp.office365.com", "smtp-legacy.office365.com");

    private static final String ADDRESS = "mail address: scanner@contoso.com";

    private final Relay relay;
    private final List<Finding> findings = new ArrayList<>();

    private RelayRules(Relay relay) {
        this.relay = relay;
    }

    /**
     * Every finding, offline; none with severity FAIL means that Exchange has no known reason to refuse the connectors.
     *
     * @param classic whether the old recipe's parameters are wanted: then they are only explained
     */
    public static List<Finding> check(Relay relay, boolean classic) {
        RelayRules rules = new RelayRules(relay);
        rules.checkPresence();
        rules.checkServer();
        rules.checkWords();
        for (Connector connector : relay.connectors()) {
            rules.findings.addAll(ConnectorRules.check(connector, relay.acceptedDomains(), classic));
        }
        rules.checkTogether();
        rules.checkAddresses();
        rules.checkSender();
        return List.copyOf(rules.findings);
    }

    private void checkPresence() {
        if (relay.connectors().isEmpty() && relay.absent().isEmpty()) {
            findings.add(Finding.fail(
                    "relay.no-connector",
                    "there is no connector",
                    "Exchange Online would treat the relay as any sender on the internet",
                    "add \"connector\": connector-spec new writes one"));
        }
        if (relay.acceptedDomains().isEmpty()) {
            findings.add(Finding.warn(
                    "relay.no-accepted-domains",
                    "there are no acceptedDomains",
                    "whether the certificate and the sender belong to the organization was" + " not checked",
                    "add the domains that Get-AcceptedDomain lists"));
        }
    }

    /** A host that no relay of Exchange Online can be. */
    private void checkServer() {
        if (relay.server().isEmpty()) {
            return;
        }
        String server = relay.server().get();
        String next = "give the host of admin center > Settings > Domains > the domain > MX; mx-lookup shows it";
        HostPort host;
        try {
            host = HostPort.parse("server", server);
        } catch (Problem e) {
            findings.add(
                    Finding.fail("relay.server-form", "server is " + server, "this is no host or host:port", next));
            return;
        }
        if (SUBMISSION.contains(host.host().toLowerCase(Locale.ROOT))) {
            findings.add(Finding.fail(
                            "relay.server-submission",
                            "server is " + server,
                            "it takes mail of mailboxes that log in, and refuses a relay with 5.7.57",
                            next)
                    .withSource("Microsoft Learn, how-to-set-up-a-multifunction-device-or-application-to-send-email"));
        } else if (IpAddress.literal(host.host())
                .filter(address -> !address.isLoopbackAddress())
                .isPresent()) {
            findings.add(Finding.warn(
                    "relay.server-address",
                    "server is the address " + server,
                    "Microsoft does not support an address in place of the name: it may change",
                    next));
        }
    }

    /** Fields that have a form of their own. */
    private void checkWords() {
        for (String domain : relay.acceptedDomains()) {
            checkForm("acceptedDomains", domain, "domain: contoso.com", HostName::ascii);
        }
        relay.ehlo()
                .ifPresent(ehlo -> checkForm("test.ehlo", ehlo, "host name: relay.contoso.com", RelayRules::checkEhlo));
        relay.from().ifPresent(from -> checkForm("test.from", from, ADDRESS, text -> MailAddress.address("x", text)));
        relay.to().forEach(to -> checkForm("test.to", to, ADDRESS, text -> MailAddress.address("x", text)));
    }

    /** @throws IllegalArgumentException if it is neither an address literal nor a host name */
    private static void checkEhlo(String text) {
        String literal = text.replaceFirst("^\\[(?:IPv6:)?(.*)]$", "$1");
        if (IpAddress.literal(literal).isEmpty()) {
            String unused = HostName.ascii(text);
        }
    }

    private void checkForm(String field, String text, String form, Consumer<String> reader) {
        try {
            reader.accept(text);
        } catch (IllegalArgumentException | Problem e) {
            findings.add(Finding.fail(
                    "relay.value-form", field + " has " + text, "this is no " + form, "correct it in relay.json"));
        }
    }

    private void checkTogether() {
        List<Connector> all = relay.connectors();
        for (String name : relay.absent()) {
            if (all.stream().anyMatch(one -> one.name().equalsIgnoreCase(name))) {
                findings.add(Finding.fail(
                        "relay.name-absent",
                        "a connector is named \"" + name + "\"",
                        "it is wanted, and Absent too",
                        "keep one of the two"));
            }
        }
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                Connector earlier = all.get(j);
                Connector later = all.get(i);
                if (earlier.name().equalsIgnoreCase(later.name())) {
                    findings.add(Finding.fail(
                            "relay.name-twice",
                            "two connectors are named \"" + later.name() + "\"",
                            "the second could not be created",
                            "give each a name of its own"));
                }
                if (earlier.connectorType() == later.connectorType()) {
                    overlap(earlier, later).ifPresent(findings::add);
                }
            }
        }
    }

    /** Two connectors of a type that name the same source; which one wins is not documented. */
    public static Optional<Finding> overlap(Connector one, Connector other) {
        Optional<String> both = one.senderIPAddresses().stream()
                .flatMap(range -> other.senderIPAddresses().stream()
                        .filter(range::overlaps)
                        .map(Ipv4Range::toString))
                .findFirst()
                .or(() -> one.tlsSenderCertificateName()
                        .filter(name -> other.tlsSenderCertificateName()
                                .filter(it -> meet(name, it))
                                .isPresent()));
        return both.map(shared -> Finding.warn(
                "relay.connectors-overlap",
                "connectors \"" + one.name() + "\" and \"" + other.name() + "\" both name " + shared,
                "it is not documented which of them takes the mail",
                "name each source in one connector of a type"));
    }

    /** Whether a certificate's name could fit both. */
    private static boolean meet(String one, String other) {
        return CertificateNames.match(one, other) || CertificateNames.match(other, one);
    }

    private void checkAddresses() {
        boolean byAddress = relay.connectors().stream()
                .anyMatch(one -> one.isOnPremises() && !one.senderIPAddresses().isEmpty());
        for (String ip : byAddress ? relay.publicIps() : List.<String>of()) {
            if (relay.connectors().stream().noneMatch(one -> names(one, ip))) {
                findings.add(Finding.warn(
                        "relay.address-not-named",
                        "publicIps has " + ip,
                        "no OnPremises connector names it, so mail from there matches by"
                                + " certificate or not at all",
                        "add it to SenderIPAddresses, or remove it"));
            }
        }
    }

    private static boolean names(Connector connector, String ip) {
        try {
            Ipv4Range own = Ipv4Range.parse(ip);
            return connector.isOnPremises()
                    && connector.senderIPAddresses().stream().anyMatch(own::overlaps);
        } catch (IllegalArgumentException ipv6) {
            return false;
        }
    }

    private void checkSender() {
        String from = relay.from().orElse("");
        String domain = MailAddress.domain(from);
        if (from.isEmpty()
                || relay.acceptedDomains().isEmpty()
                || relay.acceptedDomains().stream().map(HostName::comparable).anyMatch(domain::equals)) {
            return;
        }
        findings.add(Finding.warn(
                        "relay.sender-not-accepted",
                        "test.from is in " + domain,
                        "by address Exchange Online relays for senders in accepted domains" + " alone",
                        "use a sender in " + relay.acceptedDomains().get(0))
                .withSource("Exchange Team blog, updated requirements for SMTP relay"));
    }
}
