package lib.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lib.connector.Connector;
import lib.text.Json;

/** relay.json as it is written: plain JSON; what there is to know about each value is in the schema. */
public final class RelayText {
    private final String indent;
    private final List<String> members = new ArrayList<>();

    private RelayText(String indent) {
        this.indent = indent;
    }

    /**
     * The text of a new file.
     *
     * @param pfx path as it is to stand in the file
     */
    public static String of(Relay relay, Optional<String> pfx) {
        RelayText text = new RelayText("  ");
        text.add("$schema", "relay.schema.json");
        if (!relay.acceptedDomains().isEmpty()) {
            text.add("acceptedDomains", relay.acceptedDomains());
        }
        relay.server().ifPresent(server -> text.add("server", server));
        if (!relay.publicIps().isEmpty()) {
            text.add("publicIps", relay.publicIps());
        }
        if (relay.connectors().size() == 1) {
            text.addObject("connector", connector(relay.connectors().get(0), "  "));
        } else {
            text.addObject(
                    "connectors",
                    relay.connectors().stream()
                            .map(connector -> "    " + connector(connector, "    "))
                            .collect(Collectors.joining(",\n", "[\n", "\n  ]")));
        }
        if (relay.from().isPresent() || pfx.isPresent()) {
            text.addObject("test", test(relay, pfx));
        }
        return "{\n" + text.joined() + "\n}\n";
    }

    private static String connector(Connector connector, String indent) {
        RelayText text = new RelayText(indent + "  ");
        connector.properties().forEach(text::add);
        return text.inBraces(indent);
    }

    private static String test(Relay relay, Optional<String> pfx) {
        RelayText text = new RelayText("    ");
        relay.from().ifPresent(from -> text.add("from", from));
        if (!relay.to().isEmpty()) {
            text.add("to", relay.to());
        }
        relay.ehlo().ifPresent(ehlo -> text.add("ehlo", ehlo));
        pfx.ifPresent(file -> text.add("pfx", file));
        return text.inBraces("  ");
    }

    private void add(String field, Object value) {
        members.add(indent + "\"" + field + "\": " + value(value));
    }

    private void addObject(String field, String json) {
        members.add(indent + "\"" + field + "\": " + json);
    }

    private String joined() {
        return String.join(",\n", members);
    }

    private String inBraces(String closing) {
        return "{\n" + joined() + "\n" + closing + "}";
    }

    /** A value on one line, a blank after each comma of a list. */
    public static String value(Object value) {
        return value instanceof List<?> items
                ? items.stream().map(item -> Json.text(item).json()).collect(Collectors.joining(", ", "[", "]"))
                : Json.text(value).json();
    }

    /** The properties of a connector in Exchange's names, as {@code ConvertTo-Json} prints them. */
    public static List<String> json(Connector connector, String indent) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Object> one : connector.properties().entrySet()) {
            lines.add(indent + "  \"" + one.getKey() + "\": " + value(one.getValue()));
        }
        return (indent + "{\n" + String.join(",\n", lines) + "\n" + indent + "}")
                .lines()
                .toList();
    }
}
