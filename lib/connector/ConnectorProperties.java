package lib.connector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connector as the properties of {@code New-InboundConnector}, in the order in which an admin reads them: a value is
 * text, a truth or a list of texts. What decides is always there, the rest where it differs from Exchange's own
 * default.
 */
public final class ConnectorProperties {
    private ConnectorProperties() {}

    public static Map<String, Object> of(Connector connector) {
        Handling handling = connector.handling();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("Name", connector.name());
        handling.comment().ifPresent(comment -> all.put("Comment", comment));
        all.put("ConnectorType", connector.connectorType().toString());
        all.put("Enabled", connector.enabled());
        all.put("SenderDomains", connector.senderDomains());
        putTexts(
                all,
                "SenderIPAddresses",
                connector.senderIPAddresses().stream().map(Ipv4Range::toString).toList());
        all.put("RequireTls", connector.requireTls());
        connector.tlsSenderCertificateName().ifPresent(name -> all.put("TlsSenderCertificateName", name));
        putTrue(all, "RestrictDomainsToIPAddresses", connector.restrictDomainsToIPAddresses());
        putTrue(all, "RestrictDomainsToCertificate", connector.restrictDomainsToCertificate());
        putTexts(all, "AssociatedAcceptedDomains", handling.associatedAcceptedDomains());
        putTrue(all, "CloudServicesMailEnabled", handling.cloudServicesMailEnabled());
        putTrue(all, "TreatMessagesAsInternal", handling.treatMessagesAsInternal());
        putTrue(all, "EFSkipLastIP", handling.efSkipLastIP());
        putTexts(all, "EFSkipIPs", handling.efSkipIPs());
        putTexts(all, "EFUsers", handling.efUsers());
        putTexts(all, "TrustedOrganizations", handling.trustedOrganizations());
        return all;
    }

    private static void putTrue(Map<String, Object> all, String name, boolean value) {
        if (value) {
            all.put(name, true);
        }
    }

    private static void putTexts(Map<String, Object> all, String name, List<String> value) {
        if (!value.isEmpty()) {
            all.put(name, value);
        }
    }
}
