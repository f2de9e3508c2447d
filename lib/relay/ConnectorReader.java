package lib.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Problem;
import lib.connector.Connector;
import lib.connector.Ipv4Range;

/**
 * Reads one connector: the properties of {@code New-InboundConnector} and of what {@code
 * Get-InboundConnector | ConvertTo-Json} prints. A property that decides nothing is passed over, a
 * null counts as not there. {@code RequireTls} is false where it is not given, because Microsoft's
 * pages disagree about its default.
 */
final class ConnectorReader {
    private static final List<String> PROPERTIES =
            List.of(
                    "Name",
                    "ConnectorType",
                    "Enabled",
                    "SenderDomains",
                    "SenderIPAddresses",
                    "TlsSenderCertificateName",
                    "RequireTls",
                    "RestrictDomainsToIPAddresses",
                    "RestrictDomainsToCertificate",
                    "AssociatedAcceptedDomains",
                    "ClientHostNames",
                    "CloudServicesMailEnabled",
                    "Comment",
                    "ConnectorSource",
                    "EFSkipIPs",
                    "EFSkipLastIP",
                    "EFSkipMailGateway",
                    "EFTestMode",
                    "EFUsers",
                    "Guid",
                    "Identity",
                    "ScanAndDropRecipients",
                    "TreatMessagesAsInternal",
                    "TrustedOrganizations",
                    "WhenChangedUTC",
                    "WhenCreatedUTC");

    private final RelayJson json;
    private Optional<String> name = Optional.empty();
    private Optional<Connector.Type> type = Optional.empty();
    private boolean enabled = true;
    private List<String> senderDomains = List.of();
    private final List<Ipv4Range> senderIPAddresses = new ArrayList<>();
    private Optional<String> certificateName = Optional.empty();
    private boolean requireTls;
    private boolean restrictToAddresses;
    private boolean restrictToCertificate;

    private ConnectorReader(RelayJson json) {
        this.json = json;
    }

    /**
     * Reads the object at which the parser stands.
     *
     * @param field what messages call it
     */
    static Connector read(RelayJson json, String field) throws IOException {
        ConnectorReader reader = new ConnectorReader(json);
        json.object(field, PROPERTIES, reader::readProperty);
        return new Connector(
                reader.name.orElseThrow(() -> reader.missing(field, "Name")),
                reader.type.orElseThrow(() -> reader.missing(field, "ConnectorType")),
                reader.enabled,
                reader.senderDomains,
                reader.senderIPAddresses,
                reader.certificateName,
                reader.requireTls,
                reader.restrictToAddresses,
                reader.restrictToCertificate);
    }

    private void readProperty(String property) throws IOException {
        if (json.isNull()) {
            return;
        }
        switch (property) {
            case "Name" -> name = Optional.of(json.text(property));
            case "ConnectorType" -> type = Optional.of(type(json.text(property)));
            case "Enabled" -> enabled = json.truth(property);
            case "SenderDomains" -> senderDomains = json.texts(property);
            case "SenderIPAddresses" -> readAddresses(property);
            case "TlsSenderCertificateName" -> certificateName = Optional.of(json.text(property));
            case "RequireTls" -> requireTls = json.truth(property);
            case "RestrictDomainsToIPAddresses" -> restrictToAddresses = json.truth(property);
            case "RestrictDomainsToCertificate" -> restrictToCertificate = json.truth(property);
            default -> json.skip();
        }
    }

    private Connector.Type type(String text) {
        for (Connector.Type one : Connector.Type.values()) {
            if (one.toString().equals(text)) {
                return one;
            }
        }
        throw json.wrong("relay.connector", "ConnectorType is OnPremises or Partner");
    }

    private void readAddresses(String property) throws IOException {
        for (String text : json.texts(property)) {
            try {
                senderIPAddresses.add(Ipv4Range.parse(text));
            } catch (IllegalArgumentException e) {
                String why = property + ": " + text + " " + e.getMessage();
                throw json.wrong("relay.connector", why);
            }
        }
    }

    private Problem missing(String field, String property) {
        return json.wrong("relay.connector", field + " has no " + property);
    }
}
