package lib.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.connector.Connector;
import lib.finding.Basis;
import lib.net.IpAddress;
import lib.net.MailAddress;
import lib.replies.RelayCause;
import lib.tls.CertificateNames;

/**
 * The {@code OnPremises} connector that a client matches, and how.
 *
 * @param certificateName the name that matched, where it was the certificate
 * @param acceptedDomain accepted domain that this name equals or lies one label below
 */
record ConnectorMatch(Connector connector, Optional<String> certificateName, Optional<String> acceptedDomain) {

    /**
     * The connector, the certificate's first: it stands first in the priority list (MC1226222).
     *
     * @param mailFrom envelope sender, which AssociatedAcceptedDomains may keep from a connector
     * @param reasons gets why each connector matched or did not
     */
    static Optional<ConnectorMatch> find(
            Organization organization, Client client, String mailFrom, List<Reason> reasons) {
        List<Connector> connectors = new ArrayList<>();
        for (Connector connector : organization.connectors()) {
            if (connector.connectorType() == Connector.Type.ON_PREMISES) {
                if (connector.enabled()) {
                    connectors.add(connector);
                } else {
                    tellDisabled(connector, organization, client, mailFrom, reasons);
                }
            }
        }
        List<ConnectorMatch> matches = matches(connectors, organization, client, mailFrom, reasons);
        if (matches.size() > 1) {
            String text = "several connectors match; which one wins is not published";
            reasons.add(Reason.inferred("12.1", text));
        }
        Optional<ConnectorMatch> found = matches.stream()
                .filter(match -> match.acceptedDomain().isPresent())
                .findFirst()
                .or(() -> matches.stream().findFirst());
        found.ifPresent(one -> tellUnplayed(one.connector(), reasons));
        return found;
    }

    private static List<ConnectorMatch> matches(
            List<Connector> connectors,
            Organization organization,
            Client client,
            String mailFrom,
            List<Reason> reasons) {
        List<ConnectorMatch> matches = new ArrayList<>();
        for (Connector connector : connectors) {
            byCertificate(connector, organization, client, reasons)
                    .filter(match -> isFor(connector, mailFrom, reasons))
                    .ifPresent(matches::add);
        }
        if (matches.isEmpty()) {
            for (Connector connector : connectors) {
                byAddress(connector, client, reasons)
                        .filter(match -> isFor(connector, mailFrom, reasons))
                        .ifPresent(matches::add);
            }
        }
        return matches;
    }

    /** That it never matches is inferred; where it would not match either, nothing rests on that. */
    private static void tellDisabled(
            Connector connector, Organization organization, Client client, String mailFrom, List<Reason> reasons) {
        String text = quoted(connector) + " is disabled: it never matches";
        boolean decides = !matches(List.of(connector), organization, client, mailFrom, new ArrayList<>())
                .isEmpty();
        Reason reason = decides ? Reason.inferred("FAQ", text) : Reason.published("FAQ", text);
        reasons.add(reason.as(RelayCause.CONNECTOR_DISABLED));
    }

    /** Whether the connector is for mail of this sender (AssociatedAcceptedDomains). */
    private static boolean isFor(Connector connector, String mailFrom, List<Reason> reasons) {
        List<String> only = connector.associatedAcceptedDomains();
        String domain = MailAddress.domain(mailFrom);
        if (only.isEmpty() || only.stream().map(Connector::domain).anyMatch(domain::equals)) {
            return true;
        }
        reasons.add(Reason.inferred(
                "NIC",
                quoted(connector) + " is for mail of " + String.join(", ", only)
                        + " alone (AssociatedAcceptedDomains), "
                        + (domain.isEmpty() ? "and the null sender has no domain" : "not of " + domain)));
        return false;
    }

    private static void tellUnplayed(Connector connector, List<Reason> reasons) {
        List<String> unplayed = new ArrayList<>();
        if (connector.cloudServicesMailEnabled()) {
            unplayed.add("CloudServicesMailEnabled");
        }
        if (connector.treatMessagesAsInternal()) {
            unplayed.add("TreatMessagesAsInternal");
        }
        if (!unplayed.isEmpty()) {
            String text = " of " + quoted(connector) + " changes headers and filtering, which is left out here";
            reasons.add(Reason.inferred("NIC", String.join(" and ", unplayed) + text));
        }
    }

    private static Optional<ConnectorMatch> byCertificate(
            Connector connector, Organization organization, Client client, List<Reason> reasons) {
        if (connector.tlsSenderCertificateName().isEmpty()) {
            return Optional.empty();
        }
        String wanted = connector.tlsSenderCertificateName().get();
        List<String> matching = matchingNames(connector, client, reasons);
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        for (String name : matching) {
            Optional<String> domain = CertificateNames.acceptedDomain(name, organization.acceptedDomains());
            if (domain.isPresent()) {
                tellMatch(connector, name, domain.get(), reasons);
                return Optional.of(new ConnectorMatch(connector, Optional.of(name), domain));
            }
        }
        String name = matching.get(0);
        reasons.add(Reason.published(
                        "MC1226222",
                        "the certificate's "
                                + name
                                + " matches "
                                + wanted
                                + " of "
                                + quoted(connector)
                                + ", but is "
                                + CertificateNames.distance(name, organization.acceptedDomains())
                                + ": an anti-pattern that may stop without notice")
                .as(RelayCause.CERTIFICATE_DOMAIN));
        return Optional.of(new ConnectorMatch(connector, Optional.of(name), Optional.empty()));
    }

    private static void tellMatch(Connector connector, String name, String domain, List<Reason> reasons) {
        String wanted = connector.tlsSenderCertificateName().orElseThrow();
        reasons.add(Reason.published(
                "RELAY23", "the certificate's " + name + " matches " + wanted + " of " + quoted(connector)));
        if (wanted.startsWith("*.") || domain.equals(name)) {
            reasons.add(Reason.published("ATTR36", domain + " is an accepted domain"));
        } else {
            reasons.add(Reason.inferred(
                    "ATTR36HCW against ATTR36 QNA JP",
                    "sources disagree whether the accepted domain "
                            + domain
                            + " is enough for the host name "
                            + wanted
                            + ", or the host name must be accepted itself"));
        }
    }

    private static List<String> matchingNames(Connector connector, Client client, List<Reason> reasons) {
        String wanted = connector.tlsSenderCertificateName().orElseThrow();
        if (client.certificate().isEmpty()) {
            String how = client.tls() ? "no certificate was shown" : "there is no TLS";
            reasons.add(Reason.published("RELAY23", quoted(connector) + " asks for " + wanted + ": " + how)
                    .as(RelayCause.CERTIFICATE_NOT_SHOWN));
            return List.of();
        }
        ClientCertificate shown = client.certificate().get();
        if (shown.fault().isPresent()) {
            reasons.add(new Reason(
                    "the certificate " + shown.subject() + " does not count: " + shown.detail(),
                    source(shown.fault().get()),
                    isInferred(shown.fault().get()) ? Basis.INFERRED : Basis.DOCUMENTED,
                    cause(shown.fault().get())));
            return List.of();
        }
        List<String> matching = shown.names().stream()
                .filter(name -> CertificateNames.match(wanted, name))
                .toList();
        if (matching.isEmpty()) {
            tellMismatch(connector, shown.names(), reasons);
        }
        return matching;
    }

    private static void tellMismatch(Connector connector, List<String> names, List<Reason> reasons) {
        String wanted = connector.tlsSenderCertificateName().orElseThrow();
        String text = String.join(", ", names) + " in the certificate is not " + wanted + " of " + quoted(connector);
        String parent = "*" + wanted.substring(Math.max(0, wanted.indexOf('.')));
        boolean wildcard = !wanted.startsWith("*.") && names.contains(parent);
        Reason reason = wildcard
                ? Reason.inferred(
                        "5.2", text + "; whether a wildcard certificate counts for a host name is" + " not certain")
                : Reason.published("N564", text);
        reasons.add(reason.as(RelayCause.CERTIFICATE_NAME));
    }

    private static String source(ClientCertificate.Fault fault) {
        return switch (fault) {
            case SELF_SIGNED, NOT_TRUSTED -> "RELAYQA";
            case INCOMPLETE -> "KB3212877";
            case EXPIRED, NOT_YET_VALID -> "SEPP";
            case NO_CLIENT_USAGE -> "--strict-eku";
        };
    }

    private static Optional<RelayCause> cause(ClientCertificate.Fault fault) {
        return switch (fault) {
            case SELF_SIGNED, NOT_TRUSTED -> Optional.of(RelayCause.CERTIFICATE_UNTRUSTED);
            case INCOMPLETE -> Optional.of(RelayCause.CHAIN_INCOMPLETE);
            case EXPIRED, NOT_YET_VALID -> Optional.of(RelayCause.CERTIFICATE_EXPIRED);
            case NO_CLIENT_USAGE -> Optional.empty();
        };
    }

    /** That dates and the EKU count is a vendor's word and a switch of ours, not Microsoft's. */
    private static boolean isInferred(ClientCertificate.Fault fault) {
        return switch (fault) {
            case SELF_SIGNED, NOT_TRUSTED, INCOMPLETE -> false;
            case EXPIRED, NOT_YET_VALID, NO_CLIENT_USAGE -> true;
        };
    }

    private static Optional<ConnectorMatch> byAddress(Connector connector, Client client, List<Reason> reasons) {
        if (connector.senderIPAddresses().isEmpty()) {
            return Optional.empty();
        }
        String address = IpAddress.text(client.address());
        if (!connector.names(client.address())) {
            String addresses = connector.senderIPAddresses().toString();
            reasons.add(Reason.published("RELAY23", address + " is not in " + addresses + " of " + quoted(connector))
                    .as(RelayCause.ADDRESS_NOT_LISTED));
            return Optional.empty();
        }
        if (connector.requireTls() && !client.tls()) {
            reasons.add(Reason.inferred("NIC", quoted(connector) + " has RequireTls and the client is in clear")
                    .as(RelayCause.REQUIRE_TLS));
            return Optional.empty();
        }
        reasons.add(Reason.published("RELAY23", address + " is in SenderIPAddresses of " + quoted(connector)));
        return Optional.of(new ConnectorMatch(connector, Optional.empty(), Optional.empty()));
    }

    private static String quoted(Connector connector) {
        return "connector \"" + connector.name() + "\"";
    }
}
