package lib.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lib.connector.Connector;
import lib.connector.ConnectorProperty;
import lib.connector.Ipv4Range;
import lib.finding.Finding;

/**
 * Reads one connector: the properties of {@code New-InboundConnector} and of what {@code Get-InboundConnector |
 * ConvertTo-Json} prints. A property that Exchange sets itself is passed over, a null counts as not there.
 */
final class ConnectorReader {
    private final RelayJson json;
    private final Map<ConnectorProperty, Object> said = new EnumMap<>(ConnectorProperty.class);

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
        for (ConnectorProperty needed : List.of(ConnectorProperty.NAME, ConnectorProperty.CONNECTOR_TYPE)) {
            if (!reader.said.containsKey(needed)) {
                throw json.wrong("relay.connector", field + " has no " + needed);
            }
        }
        return Connector.of(reader.said);
    }

    private void readProperty(String name) throws IOException {
        if (json.isNull()) {
            return;
        }
        Optional<ConnectorProperty> property = ConnectorProperty.named(name);
        if (property.isPresent()) {
            said.put(property.get(), value(name, property.get().kind()));
        } else {
            passOver(name);
        }
    }

    private Object value(String property, ConnectorProperty.Kind kind) throws IOException {
        return switch (kind) {
            case TEXT -> json.text(property);
            case TEXTS -> json.texts(property);
            case TRUTH -> json.truth(property);
            case TYPE -> type(json.text(property));
            case RANGES -> ranges(property);
        };
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

    private List<Ipv4Range> ranges(String property) throws IOException {
        List<Ipv4Range> ranges = new ArrayList<>();
        for (String text : json.texts(property)) {
            try {
                ranges.add(Ipv4Range.parse(text));
            } catch (IllegalArgumentException e) {
                String why = property + ": " + text + " " + e.getMessage();
                json.reject(json.wrong("connector.address", why));
            }
        }
        return ranges;
    }
}
