package lib.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.connector.Connector;
import lib.connector.Handling;
import lib.connector.Ipv4Range;
import lib.finding.Finding;
import lib.finding.Problem;

/**
 * Reads one connector: the properties of {@code New-InboundConnector} and of what {@code Get-InboundConnector |
 * ConvertTo-Json} prints. A property that Exchange sets itself is passed over, a null counts as not there.
 * {@code RequireTls} is false where it is not given, because Microsoft's pages disagree about its default.
 */
final class ConnectorReader {
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
    private Optional<String> comment = Optional.empty();
    private List<String> acceptedDomains = List.of();
    private boolean cloudServices;
    private boolean internal;
    private boolean skipLastIP;
    private List<String> skipIPs = List.of();
    private List<String> users = List.of();
    private List<String> organizations = List.of();

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
        json.object(field, Schema.names("connector"), reader::readProperty);
        return new Connector(
                reader.name.orElseThrow(() -> reader.missing(field, "Name")),
                reader.type.orElseThrow(() -> reader.missing(field, "ConnectorType")),
                reader.enabled,
                reader.senderDomains,
                reader.senderIPAddresses,
                reader.certificateName,
                reader.requireTls,
                reader.restrictToAddresses,
                reader.restrictToCertificate,
                reader.handling());
    }

    private Handling handling() {
        return new Handling(
                comment, acceptedDomains, cloudServices, internal, skipLastIP, skipIPs, users, organizations);
    }

    private void readProperty(String property) throws IOException {
        if (json.isNull()) {
            return;
        }
        switch (property) {
            case "Name" -> name = Optional.of(json.text(property));
            case "ConnectorType" -> type = Optional.of(type(json.text(property)));
            case "Enabled" -> enabled = json.truth(property);
            case "Comment" -> comment = Optional.of(json.text(property));
            case "SenderDomains" -> senderDomains = json.texts(property);
            case "SenderIPAddresses" -> readAddresses(property);
            case "TlsSenderCertificateName" -> certificateName = Optional.of(json.text(property));
            case "RequireTls" -> requireTls = json.truth(property);
            case "RestrictDomainsToIPAddresses" -> restrictToAddresses = json.truth(property);
            case "RestrictDomainsToCertificate" -> restrictToCertificate = json.truth(property);
            case "AssociatedAcceptedDomains" -> acceptedDomains = json.texts(property);
            case "CloudServicesMailEnabled" -> cloudServices = json.truth(property);
            case "TreatMessagesAsInternal" -> internal = json.truth(property);
            case "EFSkipLastIP" -> skipLastIP = json.truth(property);
            case "EFSkipIPs" -> skipIPs = json.texts(property);
            case "EFUsers" -> users = json.texts(property);
            case "TrustedOrganizations" -> organizations = json.texts(property);
            default -> passOver(property);
        }
    }

    private void passOver(String property) throws IOException {
        json.note(Finding.info(
                "connector.property-passed-over",
                property,
                "Exchange sets it itself or keeps it for its own use: it is not written"));
        json.skip();
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
                json.reject(json.wrong("connector.address", why));
            }
        }
    }

    private Problem missing(String field, String property) {
        return json.wrong("relay.connector", field + " has no " + property);
    }
}
