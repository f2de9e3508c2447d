package lib.attribution;

import java.util.List;
import java.util.Optional;
import lib.connector.Connector;
import lib.net.MailAddress;
import lib.replies.RelayCause;
import lib.tls.CertificateNames;

/** What {@code Partner} connectors demand of mail for the organization's own recipients. */
final class PartnerRules {
    private PartnerRules() {}

    /**
     * What they say to one mail.
     *
     * @param identified a {@code Partner} connector knows the source, so that it is no direct send
     */
    record Finding(boolean identified, Optional<ReplyText> refusal) {
        boolean refuses() {
            return refusal.isPresent();
        }
    }

    static Finding find(Organization organization, Client client, String mailFrom, List<Reason> reasons) {
        String domain = MailAddress.domain(mailFrom);
        List<Connector> covering = organization.connectors().stream()
                .filter(Connector::enabled)
                .filter(one -> one.connectorType() == Connector.Type.PARTNER)
                .filter(one -> one.covers(domain))
                .toList();
        Optional<Connector> identifying =
                covering.stream().filter(one -> identifies(one, client)).findFirst();
        Optional<Connector> locking =
                covering.stream().filter(one -> restricts(one)).findFirst();
        if (domain.isEmpty() && !covering.isEmpty()) {
            String text = "SenderDomains \"*\" is taken to cover the null sender, which has no domain";
            reasons.add(Reason.inferred("TPC", text));
        }
        if (locking.isPresent() && identifying.isEmpty()) {
            reasons.add(Reason.published(
                            "TPC PARTNER",
                            "partner connector \""
                                    + locking.get().name()
                                    + "\" restricts this sender domain to another source")
                    .as(RelayCause.PARTNER_LOCK));
            return new Finding(false, Optional.of(ReplyText.PARTNER_LOCK));
        }
        Optional<Connector> encrypting =
                covering.stream().filter(Connector::requireTls).findFirst();
        if (encrypting.isPresent() && !client.tls()) {
            reasons.add(Reason.inferred(
                            "NIC",
                            "partner connector \""
                                    + encrypting.get().name()
                                    + "\" has RequireTls and the client is in clear; the"
                                    + " words of the reply are assumed")
                    .as(RelayCause.PARTNER_TLS));
            return new Finding(identifying.isPresent(), Optional.of(ReplyText.PARTNER_TLS));
        }
        identifying.ifPresent(one -> tellIdentified(one, locking, reasons));
        return new Finding(identifying.isPresent(), Optional.empty());
    }

    /**
     * Whether an enabled one names the source by address or certificate, whatever sender domains it is for: to
     * RejectDirectSend such a source is no direct send.
     */
    static boolean knowsSource(Organization organization, Client client, List<Reason> reasons) {
        Optional<Connector> knowing = organization.connectors().stream()
                .filter(Connector::enabled)
                .filter(one -> one.connectorType() == Connector.Type.PARTNER)
                .filter(one -> namesAddress(one, client) || namesCertificate(one, client))
                .findFirst();
        knowing.ifPresent(one -> reasons.add(Reason.published(
                "SOC", "partner connector \"" + one.name() + "\" knows the source, so it is no direct send")));
        return knowing.isPresent();
    }

    private static void tellIdentified(Connector identifying, Optional<Connector> locking, List<Reason> reasons) {
        String text = "partner connector \"" + identifying.name() + "\" knows the source";
        reasons.add(
                locking.isPresent() && !restricts(identifying)
                        ? Reason.inferred("TPC", text + ", which is taken to open the lock too")
                        : Reason.published("SOC", text));
    }

    private static boolean restricts(Connector connector) {
        return connector.restrictDomainsToIPAddresses() || connector.restrictDomainsToCertificate();
    }

    /** By what the connector restricts to; without a restriction, by either. */
    private static boolean identifies(Connector connector, Client client) {
        boolean byAddress = namesAddress(connector, client);
        boolean byCertificate = namesCertificate(connector, client);
        if (!restricts(connector)) {
            return byAddress || byCertificate;
        }
        return connector.restrictDomainsToIPAddresses() && byAddress
                || connector.restrictDomainsToCertificate() && byCertificate;
    }

    private static boolean namesAddress(Connector connector, Client client) {
        return connector.names(client.address());
    }

    private static boolean namesCertificate(Connector connector, Client client) {
        return client.certificate()
                .filter(shown -> shown.fault().isEmpty())
                .filter(shown -> shows(connector, shown))
                .isPresent();
    }

    private static boolean shows(Connector connector, ClientCertificate shown) {
        return connector.tlsSenderCertificateName().isPresent()
                && shown.names().stream()
                        .anyMatch(name -> CertificateNames.match(
                                connector.tlsSenderCertificateName().get(), name));
    }
}
