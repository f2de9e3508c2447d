package lib.preflight;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lib.attribution.Reason;
import lib.connector.Connector;
import lib.connector.Ipv4Range;
import lib.finding.Finding;
import lib.net.IpAddress;
import lib.net.MailAddress;
import lib.text.PowerShell;

/** Why no connector takes the relay's mail: the first single change that would make one take it. */
final class MissedConnector {
    private final Submission mail;

    private MissedConnector(Submission mail) {
        this.mail = mail;
    }

    static Finding of(Submission mail) {
        MissedConnector missed = new MissedConnector(mail);
        return missed.disabled()
                .or(missed::chain)
                .or(missed::certificateName)
                .or(missed::senderDomain)
                .or(missed::address)
                .or(missed::clear)
                .or(missed::type)
                .orElseGet(missed::several);
    }

    private Optional<Finding> disabled() {
        return first(one -> !one.enabled(), one -> one.withEnabled(true)).map(MissedConnector::disabled);
    }

    static Finding disabled(Connector connector) {
        return Finding.fail(
                        "connector.disabled",
                        quoted(connector) + " is disabled",
                        "it matches no mail",
                        "Set-InboundConnector -Identity " + PowerShell.quote(connector.name())
                                + " -Enabled $true; where Exchange answers \"Contact Support to enable it\", only"
                                + " Support can")
                .withSource("Microsoft Learn, inbound-connector-faq");
    }

    private Optional<Finding> chain() {
        return when(mail.certificate().isPresent() && mail.trusted().isTaken())
                .map(yes -> Finding.fail(
                                "connector.certificate-not-trusted",
                                "the certificate " + mail.certificate().get().subject(),
                                "it does not count: " + mail.certificate().get().detail(),
                                "show a certificate of a public CA that is valid, and" + " send its whole chain")
                        .withSource("KB 3212877"));
    }

    private Optional<Finding> certificateName() {
        if (mail.certificate().isEmpty()) {
            return Optional.empty();
        }
        List<String> names = mail.certificate().get().names();
        return first(
                        one -> one.tlsSenderCertificateName().isPresent(),
                        one -> names.stream()
                                .findFirst()
                                .map(one::withTlsSenderCertificateName)
                                .orElse(one))
                .map(one -> Finding.fail(
                                "connector.certificate-name",
                                quoted(one)
                                        + " asks for a certificate named "
                                        + one.tlsSenderCertificateName().get(),
                                "the certificate has " + String.join(", ", names),
                                "correct TlsSenderCertificateName, or show the" + " certificate that has this name")
                        .withSource("Microsoft Learn, relay-access-denied-smtp"));
    }

    private Optional<Finding> senderDomain() {
        String domain = MailAddress.domain(mail.mailFrom());
        return when(!domain.isEmpty() && mail.accepting(domain).isTaken())
                .map(yes -> Finding.fail(
                                "connector.sender-not-accepted",
                                domain + " is no accepted domain",
                                "the connector matches, but the sender's domain has to"
                                        + " be one of the organization's (5.7.64"
                                        + " ATTR36)",
                                "send from one of "
                                        + String.join(", ", mail.acceptedDomains())
                                        + ", or add "
                                        + domain
                                        + " to the organization")
                        .withSource("Exchange Team blog, updated requirements for SMTP" + " relay"));
    }

    private Optional<Finding> address() {
        String ip = IpAddress.text(mail.address());
        if (mail.address().getAddress().length != 4) {
            return Optional.empty();
        }
        return first(
                        one -> !one.senderIPAddresses().isEmpty(),
                        one -> one.withSenderIPAddresses(List.of(Ipv4Range.parse(ip))))
                .map(one -> Finding.fail(
                                "connector.address-not-named",
                                quoted(one) + " does not name " + ip,
                                "its SenderIPAddresses are " + one.senderIPAddresses(),
                                "add " + ip + " to them, if it is yours alone")
                        .withSource("Microsoft Learn, New-InboundConnector"));
    }

    private Optional<Finding> clear() {
        return when(!mail.tls() && mail.overTls().isTaken())
                .map(yes -> Finding.fail(
                                "connector.needs-tls",
                                "a connector has RequireTls, and the server offers no" + " STARTTLS here",
                                "mail in clear matches no such connector",
                                "have STARTTLS let through, or set RequireTls to"
                                        + " $false for a connector by address")
                        .withSource("Microsoft Learn, New-InboundConnector"));
    }

    private Optional<Finding> type() {
        return first(
                        one -> one.connectorType() == Connector.Type.PARTNER,
                        one -> one.withType(Connector.Type.ON_PREMISES))
                .map(one -> Finding.fail(
                                "connector.partner-type",
                                quoted(one) + " is of type Partner",
                                "it gives no right to send outside of the" + " organization",
                                "make a connector of type OnPremises"
                                        + (one.restrictDomainsToIPAddresses()
                                                ? "; turn off RestrictDomainsToIPAddresses first"
                                                : ""))
                        .withSource("Exchange Team blog, updated requirements for SMTP" + " relay"));
    }

    private Finding several() {
        return Finding.fail(
                "connector.no-match",
                "no connector takes mail of " + mail.mailFrom(),
                mail.attribution().reasons().stream().map(Reason::text).collect(Collectors.joining("; ")),
                "make one of the connectors match; one change alone is not enough");
    }

    /** The first connector with a quality that takes the mail once it is changed. */
    private Optional<Connector> first(Predicate<Connector> quality, UnaryOperator<Connector> change) {
        return mail.connectors().stream()
                .filter(quality)
                .filter(one ->
                        mail.with(c -> c.equals(one) ? change.apply(c) : c).isTaken())
                .findFirst();
    }

    private static Optional<Boolean> when(boolean holds) {
        return holds ? Optional.of(true) : Optional.empty();
    }

    private static String quoted(Connector connector) {
        return "connector \"" + connector.name() + "\"";
    }
}
