package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lib.connector.Connector;
import lib.relay.Relay;
import lib.relay.Schema;
import lib.text.Markdown;

/** Parameter, value, why: a Markdown table for each connector, for a change request. */
public final class ParameterTable {
    private ParameterTable() {}

    public static List<String> of(Relay relay) {
        List<String> lines = new ArrayList<>();
        for (Connector connector : relay.connectors()) {
            lines.add("### " + Markdown.code(connector.name()));
            lines.add("");
            lines.add("| parameter | value | why |");
            lines.add("| --- | --- | --- |");
            for (Map.Entry<String, Object> property : connector.properties().entrySet()) {
                Object value = property.getValue();
                List<String> texts = new ArrayList<>();
                if (value instanceof List<?> several) {
                    several.forEach(text -> texts.add(code(String.valueOf(text))));
                } else {
                    texts.add(code(String.valueOf(value)));
                }
                lines.add("| "
                        + property.getKey()
                        + " | "
                        + String.join(", ", texts)
                        + " | "
                        + Markdown.escaped(Schema.fields("connector")
                                .get(property.getKey())
                                .description())
                        + " |");
            }
            lines.add("");
        }
        return lines;
    }

    /** GitHub's tables end a cell at a bar, in a code span too. */
    private static String code(String text) {
        return Markdown.code(text).replace("|", "\\|");
    }
}
