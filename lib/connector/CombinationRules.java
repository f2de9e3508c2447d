package lib.connector;

import static lib.connector.ConnectorFinding.CENTER;
import static lib.connector.ConnectorFinding.CMDLET;
import static lib.connector.ConnectorFinding.GATEWAY;
import static lib.connector.ConnectorFinding.REASON;
import static lib.connector.ConnectorFinding.RELAY;

import java.util.List;
import java.util.function.Predicate;
import lib.finding.Finding;
import lib.finding.Finding.Severity;

/** Properties of a connector that do not go together, or do something else together. */
final class CombinationRules {
    /**
     * One line of the table.
     *
     * @param what the properties that meet, as a sentence goes on after the connector's name
     * @param next "" where there is nothing to do
     */
    private record Rule(
            String id,
            Severity severity,
            Predicate<Connector> applies,
            String what,
            String why,
            String next,
            String source) {
        Finding of(Connector connector) {
            return ConnectorFinding.of(id, severity, connector, what, why, next, source);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "connector.identifies-nobody",
                    Severity.FAIL,
                    c -> c.isOnPremises()
                            && c.senderIPAddresses().isEmpty()
                            && c.tlsSenderCertificateName().isEmpty(),
                    "has neither SenderIPAddresses nor TlsSenderCertificateName",
                    "an OnPremises connector knows your server by one of them",
                    "give the public address, or the name in the certificate",
                    REASON),
            new Rule(
                    "connector.tls-off",
                    Severity.FAIL,
                    c -> c.tlsSenderCertificateName().isPresent() && !c.requireTls(),
                    "has TlsSenderCertificateName, but RequireTls is not true",
                    "the certificate is only looked at when TLS is required",
                    "set RequireTls to true",
                    REASON),
            new Rule(
                    "connector.restrict-no-address",
                    Severity.FAIL,
                    c -> c.restrictDomainsToIPAddresses()
                            && c.senderIPAddresses().isEmpty(),
                    "has RestrictDomainsToIPAddresses without SenderIPAddresses",
                    "it would restrict mail to no address at all",
                    "add SenderIPAddresses, or remove the restriction",
                    REASON),
            new Rule(
                    "connector.restrict-no-certificate",
                    Severity.FAIL,
                    c -> c.restrictDomainsToCertificate()
                            && c.tlsSenderCertificateName().isEmpty(),
                    "has RestrictDomainsToCertificate without TlsSenderCertificateName",
                    "it would restrict mail to no certificate at all",
                    "add TlsSenderCertificateName, or remove the restriction",
                    REASON),
            new Rule(
                    "connector.restrict-both",
                    Severity.FAIL,
                    c -> c.restrictDomainsToIPAddresses() && c.restrictDomainsToCertificate(),
                    "has both RestrictDomainsToIPAddresses and RestrictDomainsToCertificate",
                    "mail is restricted by one of them, not by both",
                    "keep the one by which the sender is known",
                    REASON),
            new Rule(
                    "connector.cloud-services-partner",
                    Severity.FAIL,
                    c -> c.cloudServicesMailEnabled() && !c.isOnPremises(),
                    "has CloudServicesMailEnabled and type Partner",
                    "it keeps Exchange's internal headers, which only your own servers may" + " write",
                    "remove CloudServicesMailEnabled",
                    REASON),
            new Rule(
                    "connector.internal-cloud-services",
                    Severity.FAIL,
                    c -> c.treatMessagesAsInternal() && c.cloudServicesMailEnabled(),
                    "has both TreatMessagesAsInternal and CloudServicesMailEnabled",
                    "Exchange does not take them together",
                    "remove both, or keep the one that Microsoft told you to set",
                    CMDLET),
            new Rule(
                    "connector.internal-partner",
                    Severity.FAIL,
                    c -> c.treatMessagesAsInternal() && !c.isOnPremises(),
                    "has TreatMessagesAsInternal and type Partner",
                    "Exchange takes it for OnPremises alone",
                    "remove TreatMessagesAsInternal",
                    CMDLET),
            new Rule(
                    "connector.internal-unfiltered",
                    Severity.WARN,
                    c -> c.treatMessagesAsInternal(),
                    "has TreatMessagesAsInternal",
                    "mail of your own domains over it skips spam filtering; a relay works" + " without",
                    "remove TreatMessagesAsInternal",
                    CMDLET),
            new Rule(
                    "connector.cloud-services",
                    Severity.WARN,
                    c -> c.cloudServicesMailEnabled() && c.isOnPremises() && !c.treatMessagesAsInternal(),
                    "has CloudServicesMailEnabled",
                    "it is for hybrid mail flow, where the hybrid wizard sets it; Microsoft"
                            + " says to leave it alone otherwise",
                    "remove CloudServicesMailEnabled",
                    CMDLET),
            new Rule(
                    "connector.restrict-certificate-no-effect",
                    Severity.INFO,
                    c -> c.isOnPremises() && c.restrictDomainsToCertificate(),
                    "has RestrictDomainsToCertificate and type OnPremises",
                    "it has no documented effect on this type: mail without the certificate"
                            + " still comes in, as anonymous internet mail",
                    "",
                    GATEWAY),
            new Rule(
                    "connector.restrict-blocks-all",
                    Severity.WARN,
                    c -> !c.isOnPremises() && c.restricts() && c.covers(""),
                    "is a Partner connector that restricts SenderDomains *",
                    "it blocks all other mail of the organization: right for a gateway in"
                            + " front of it, an outage for anything else",
                    "for a relay use type OnPremises, or name the partner's domains",
                    GATEWAY),
            new Rule(
                    "connector.partner-no-relay",
                    Severity.INFO,
                    c -> !c.isOnPremises(),
                    "is of type Partner",
                    "it gives no right to send to recipients outside of the organization",
                    "",
                    RELAY),
            new Rule(
                    "connector.null-sender",
                    Severity.INFO,
                    c -> c.isOnPremises()
                            && !c.senderIPAddresses().isEmpty()
                            && c.tlsSenderCertificateName().isEmpty(),
                    "goes by address",
                    "delivery reports (MAIL FROM:<>) have no sender domain, so they are not"
                            + " relayed outside; a connector by certificate relays them",
                    "",
                    RELAY),
            new Rule(
                    "connector.address-yours-alone",
                    Severity.INFO,
                    c -> c.isOnPremises() && !c.senderIPAddresses().isEmpty(),
                    "names addresses",
                    "they must be yours alone: Exchange refuses addresses of mail vendors"
                            + " here, and an address that other organizations use too may"
                            + " stop working without notice",
                    "",
                    CENTER),
            new Rule(
                    "connector.tls-by-address",
                    Severity.INFO,
                    c -> c.isOnPremises()
                            && c.requireTls()
                            && c.tlsSenderCertificateName().isEmpty(),
                    "has RequireTls and goes by address",
                    "it is documented for type Partner alone; mail in clear may then match"
                            + " nothing and come in as anonymous",
                    "",
                    CMDLET),
            new Rule(
                    "connector.disabled",
                    Severity.WARN,
                    c -> !c.enabled(),
                    "is disabled",
                    "it matches no mail",
                    "set Enabled to true, unless Support has to enable it",
                    "Microsoft Learn, inbound-connector-faq"),
            new Rule(
                    "connector.organizations-alone",
                    Severity.WARN,
                    c -> !c.trustedOrganizations().isEmpty()
                            && !(c.senderIPAddresses().isEmpty()
                                    && c.tlsSenderCertificateName().isEmpty()),
                    "has TrustedOrganizations beside addresses or a certificate",
                    "it goes with no other property",
                    "make it a connector of its own",
                    CMDLET),
            new Rule(
                    "connector.filtering-both",
                    Severity.WARN,
                    c -> c.efSkipLastIP() && !c.efSkipIPs().isEmpty(),
                    "has both EFSkipLastIP and EFSkipIPs",
                    "EFSkipIPs is only used when EFSkipLastIP is false",
                    "keep one of them",
                    CMDLET));

    private CombinationRules() {}

    static void check(Connector connector, List<Finding> findings) {
        for (Rule rule : RULES) {
            if (rule.applies.test(connector)) {
                findings.add(rule.of(connector));
            }
        }
    }
}
