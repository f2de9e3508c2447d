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
 * ConvertTo-Json} prints. A property that Exchange sets itself is passed over, a null or an empty text counts as not
 * there. {@code "ensure": "Absent"}, as DSC says it, names a connector that the tenant is not to have.
 */
final class ConnectorReader {
    private static final String ENSURE = "ensure";

    private final RelayJson json;
    private final Map<ConnectorProperty, Object> said = new EnumMap<>(ConnectorProperty.class);
    private boolean absent;

    private ConnectorReader(RelayJson json) {
        this.json = json;
    }

    /**
     * Reads the object at which the parser stands.
     *
     * @param field what messages call it
     */
    static ConnectorReader read(RelayJson json, String field) throws IOException {
        ConnectorReader reader = new ConnectorReader(json);
        json.object(field, Schema.names("connector"), reader::readProperty);
        for (ConnectorProperty needed : List.of(ConnectorProperty.NAME, ConnectorProperty.CONNECTOR_TYPE)) {
            boolean isNeeded = needed == ConnectorProperty.NAME || !reader.absent;
            if (isNeeded && !reader.said.containsKey(needed)) {
                throw json.wrong("relay.connector", field + " has no " + needed);
            }
        }
        return reader;
    }

    /** Whether the tenant is not to have it. */
    boolean isAbsent() {
        return absent;
    }

    String name() {
        return (String) said.get(ConnectorProperty.NAME);
    }

    Connector connector() {
        return Connector.of(said);
    }

    private void readProperty(String name) throws IOException {
        if (json.isNull()) {
            return;
        }
        if (name.equals(ENSURE)) {
            absent = ensure(json.text(name));
            return;
        }
        Optional<ConnectorProperty> property = ConnectorProperty.named(name);
        if (property.isPresent()) {
            ConnectorProperty.Kind kind = property.get().kind();
            if (property.get() == ConnectorProperty.NAME || kind.isList() || !json.isEmptyText()) {
                said.put(property.get(), value(name, kind));
            }
        } else {
            passOver(name);
        }
    }

    private Object value(String property, ConnectorProperty.Kind kind) throws IOException {
        return switch (kind) {
            case TEXT, PROSE -> json.text(property);
            case TEXTS, DOMAINS -> json.texts(property);
            case TRUTH -> json.truth(property);
            case TYPE -> type(json.text(property));
            case RANGES -> ranges(property);
        };
    }

    private boolean ensure(String word) {
        if (!word.equals("Absent") && !word.equals("Present")) {
            throw json.wrong("relay.connector", "ensure is Present or Absent");
        }
        return word.equals("Absent");
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
