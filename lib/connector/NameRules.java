package lib.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lib.finding.Finding;
import lib.finding.Finding.Severity;
import lib.finding.Problem;
import lib.net.HostName;
import lib.net.IpAddress;
import lib.net.MailAddress;
import lib.text.Printable;
import lib.tls.CertificateNames;

/** What is wrong with the names of a connector: its own, sender domains and the certificate's. */
final class NameRules {
    /** Usual limit of a directory's common name; Microsoft's page gives none. */
    private static final int LONGEST_NAME = 64;

    /** Emoji are joined by it. */
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Letters by their category that show nothing: Hangul fillers and the blank of Braille. */
    private static final String FILLERS = "\u115F\u1160\u2800\u3164\uFFA0";

    private static final String HYBRID = "Microsoft Learn, relay-access-denied-attr36-ndr";

    private final Connector connector;
    private final List<Finding> findings;

    private NameRules(Connector connector, List<Finding> findings) {
        this.connector = connector;
        this.findings = findings;
    }

    static void check(Connector connector, List<String> accepted, List<Finding> findings) {
        NameRules rules = new NameRules(connector, findings);
        rules.checkTexts();
        rules.checkUsers();
        rules.checkSenderDomains();
        List<String> acceptedDomains = new ArrayList<>();
        accepted.forEach(domain -> acceptedDomains.add(domain.toLowerCase(Locale.ROOT)));
        rules.checkAssociated(acceptedDomains);
        connector.tlsSenderCertificateName().ifPresent(n -> rules.checkName(n, acceptedDomains));
    }

    private void checkTexts() {
        if (connector.name().length() > LONGEST_NAME) {
            add(
                    "connector.name-long",
                    Severity.WARN,
                    "has a name of " + connector.name().length() + " characters",
                    "Microsoft names no limit; 64 is usual for names in a directory",
                    "shorten it",
                    ConnectorFinding.REASON);
        }
        List<String> texts = new ArrayList<>(List.of(connector.name()));
        connector.comment().ifPresent(texts::add);
        texts.addAll(connector.senderDomains());
        connector.tlsSenderCertificateName().ifPresent(texts::add);
        texts.addAll(connector.associatedAcceptedDomains());
        texts.addAll(connector.efSkipIPs());
        texts.addAll(connector.efUsers());
        texts.addAll(connector.trustedOrganizations());
        for (String text : texts) {
            if (!Printable.of(text).equals(text) || text.codePoints().anyMatch(NameRules::isInvisible)) {
                add(
                        "connector.hidden-character",
                        Severity.FAIL,
                        "has the text \"" + text + "\"",
                        "a character in it cannot be seen, or turns the direction of writing",
                        "write the text anew",
                        ConnectorFinding.REASON);
            }
        }
    }

    /** Zero width, soft hyphen, fillers and tags: nobody sees them, and the text is another one. */
    private static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT && codePoint != ZERO_WIDTH_JOINER
                || FILLERS.indexOf(codePoint) >= 0;
    }

    private void checkUsers() {
        for (String user : connector.efUsers()) {
            try {
                MailAddress.address("EFUsers", user);
            } catch (Problem e) {
                add(
                        "connector.user-form",
                        Severity.FAIL,
                        "has " + user + " in EFUsers",
                        "this is no mail address of a recipient",
                        "give for example admin@contoso.com",
                        ConnectorFinding.CMDLET);
            }
        }
    }

    private void checkSenderDomains() {
        if (connector.senderDomains().isEmpty()) {
            add(
                    "connector.sender-domains-missing",
                    Severity.FAIL,
                    "has no SenderDomains",
                    "New-InboundConnector demands them, even where they decide nothing",
                    "give [\"*\"]",
                    ConnectorFinding.CMDLET);
        }
        boolean scoped = false;
        for (String entry : connector.senderDomains()) {
            String domain = Connector.domain(entry);
            scoped |= !domain.equals("*");
            if (!domain.equals("*")) {
                checkForm("connector.sender-domain", "SenderDomains has " + entry, domain);
            }
        }
        if (scoped && connector.isOnPremises()) {
            add(
                    "connector.sender-domains-no-effect",
                    Severity.INFO,
                    "limits SenderDomains and is of type OnPremises",
                    "the limit is documented for type Partner alone; AssociatedAcceptedDomains is"
                            + " the property that limits who uses the connector",
                    "",
                    ConnectorFinding.CMDLET);
        }
    }

    /** A domain or {@code *.domain}; false after a finding. */
    private boolean checkForm(String id, String what, String domain) {
        String bare = domain.startsWith("*.") ? domain.substring(2) : domain;
        if (bare.indexOf('*') >= 0) {
            add(
                    id + "-wildcard",
                    Severity.FAIL,
                    ": " + what,
                    "a wildcard stands at the beginning alone: *.contoso.com",
                    "name each domain",
                    ConnectorFinding.CMDLET);
            return false;
        }
        try {
            HostName.ascii(bare);
            return true;
        } catch (IllegalArgumentException e) {
            add(
                    id + "-form",
                    Severity.FAIL,
                    ": " + what,
                    "this is no domain: contoso.com or *.contoso.com",
                    "give the name alone, without CN=, address or URL",
                    ConnectorFinding.CMDLET);
            return false;
        }
    }

    private void checkAssociated(List<String> acceptedDomains) {
        for (String domain : connector.associatedAcceptedDomains()) {
            if (!acceptedDomains.isEmpty() && !acceptedDomains.contains(domain.toLowerCase(Locale.ROOT))) {
                add(
                        "connector.associated-not-accepted",
                        Severity.WARN,
                        "has " + domain + " in AssociatedAcceptedDomains",
                        "it takes accepted domains of the organization alone",
                        "add it to acceptedDomains, or remove it here",
                        ConnectorFinding.CMDLET);
            }
        }
    }

    private void checkName(String name, List<String> acceptedDomains) {
        if (IpAddress.literal(name).isPresent()) {
            add(
                    "connector.certificate-name-form",
                    Severity.FAIL,
                    ": TlsSenderCertificateName is " + name,
                    "this is an address: Exchange Online compares a domain",
                    "give *.contoso.com or a host name; an address goes into SenderIPAddresses",
                    ConnectorFinding.CMDLET);
            return;
        }
        if (!checkForm("connector.certificate-name", "TlsSenderCertificateName is " + name, name)
                || acceptedDomains.isEmpty()
                || !connector.isOnPremises()) { // A partner's domain is the partner's.
            return;
        }
        boolean wildcard = name.startsWith("*.");
        String shown = name.toLowerCase(Locale.ROOT);
        String domain = wildcard ? shown.substring(2) : shown;
        boolean accepted = wildcard
                ? acceptedDomains.contains(domain)
                : CertificateNames.acceptedDomain(domain, acceptedDomains).isPresent();
        if (!accepted) {
            add(
                    "connector.certificate-domain-not-accepted",
                    Severity.WARN,
                    ": TlsSenderCertificateName is " + name,
                    (wildcard
                                    ? domain + " is no accepted domain"
                                    : "neither it nor the domain one label above is accepted")
                            + ": it may work today by the sender's domain, and stop without notice",
                    "add the domain to the organization, or use a name of one that is accepted",
                    ConnectorFinding.CENTER);
        } else if (!wildcard && !acceptedDomains.contains(domain)) {
            add(
                    "connector.certificate-host-not-accepted",
                    Severity.WARN,
                    ": TlsSenderCertificateName is the host name " + name,
                    "Microsoft's pages disagree whether the domain above it is enough, or the host"
                            + " name itself has to be an accepted domain",
                    "use *." + domain.substring(domain.indexOf('.') + 1) + " instead",
                    HYBRID);
        }
    }

    private void add(String id, Severity severity, String what, String why, String next, String source) {
        findings.add(ConnectorFinding.of(id, severity, connector, what, why, next, source));
    }
}
