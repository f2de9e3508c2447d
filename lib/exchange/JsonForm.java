package lib.exchange;

import java.util.List;
import java.util.stream.Collectors;
import lib.connector.Connector;
import lib.relay.RelayText;

/** The connectors in Exchange's property names, as {@code ConvertTo-Json} would print them. */
public final class JsonForm {
    private JsonForm() {}

    /** An object for one connector, a list for several. */
    public static List<String> of(List<Connector> connectors) {
        if (connectors.size() == 1) {
            return RelayText.json(connectors.get(0), "");
        }
        return connectors.stream()
                .map(connector -> String.join("\n", RelayText.json(connector, "  ")))
                .collect(Collectors.joining(",\n", "[\n", "\n]"))
                .lines()
                .toList();
    }
}
