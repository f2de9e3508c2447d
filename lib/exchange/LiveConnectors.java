package lib.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lib.cli.Input;
import lib.connector.ConnectorProperty;
import lib.connector.ConnectorProperty.Kind;
import lib.finding.Problem;
import lib.text.TextEncoding;

/**
 * Reads what {@code Get-InboundConnector | ConvertTo-Json -Depth 5} gave: an object or a list, in UTF-8 or UTF-16 with
 * or without a byte order mark. Windows PowerShell 5.1 wraps a list as {@code {"value": [...], "Count": 1}} and prints
 * an enum as a number; PowerShell 7 prints it as it is, or with the option as a word.
 */
public final class LiveConnectors {
    private static final int LIMIT_BYTES = 16 << 20;

    private final Path file;
    private final JsonParser json;

    private LiveConnectors(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * The connectors of the file.
     *
     * @param option what messages call the file by
     * @throws Problem if it cannot be read or holds no connectors
     */
    public static List<LiveConnector> read(String option, Path file) {
        String text = TextEncoding.decode(Input.bytes(option, file.toString(), LIMIT_BYTES));
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            List<LiveConnector> all = new ArrayList<>();
            LiveConnectors reader = new LiveConnectors(file, json);
            reader.readConnectors(all);
            if (json.nextToken() != null) {
                throw reader.bad("live.several-documents", "it holds one JSON document after the other");
            }
            return all;
        } catch (JsonProcessingException e) {
            throw Problem.badInput(
                    "live.not-json",
                    file + " line " + line(e),
                    e.getOriginalMessage(),
                    "make it with: Get-InboundConnector | ConvertTo-Json -Depth 5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    /** A connector, or a list of them, also as 5.1 wraps it. */
    private void readConnectors(List<LiveConnector> all) throws IOException {
        if (json.hasToken(JsonToken.START_ARRAY)) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                readConnectors(all);
            }
            return;
        }
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            throw notConnectors();
        }
        Map<String, List<String>> properties = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("value") && json.hasToken(JsonToken.START_ARRAY)) {
                readConnectors(all);
            } else {
                List<String> texts = new ArrayList<>();
                readTexts(texts);
                properties.put(name, texts);
            }
        }
        if (properties.containsKey("ConnectorType")) {
            LiveConnector connector = new LiveConnector(properties);
            check(connector);
            all.add(connector);
        } else if (!properties.keySet().equals(Set.of("Count"))) {
            throw notConnectors();
        }
    }

    /** What is no whole inbound connector is never compared. */
    private void check(LiveConnector connector) {
        Set<String> names = connector.properties().keySet();
        if (names.contains("RecipientDomains") || names.contains("SmartHosts") || names.contains("UseMXRecord")) {
            throw bad("live.outbound", "it holds an outbound connector: of Get-OutboundConnector, by its properties");
        }
        if (connector.name().isEmpty()) {
            throw bad("live.no-name", "it holds a connector without Name");
        }
        for (ConnectorProperty property : ConnectorProperty.values()) {
            for (String text : connector.properties().getOrDefault(property.toString(), List.of())) {
                boolean hasNoBlanks = property.kind() == Kind.DOMAINS || property.kind() == Kind.RANGES;
                if (property.kind().isList() && text.startsWith("System.")
                        || hasNoBlanks && text.strip().indexOf(' ') >= 0) {
                    throw bad(
                            "live.cut",
                            "connector \"" + connector.name() + "\" has " + property + " \"" + text
                                    + "\": PowerShell made one text of a list");
                }
            }
        }
    }

    /**
     * The texts in a value of any shape: of an object that stands for a value, what it calls {@code value},
     * {@code Value}, {@code Expression} or {@code Address}, else every text in it.
     */
    private void readTexts(List<String> texts) throws IOException {
        if (json.hasToken(JsonToken.START_ARRAY)) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                readTexts(texts);
            }
        } else if (json.hasToken(JsonToken.START_OBJECT)) {
            readObject(texts);
        } else if (!json.hasToken(JsonToken.VALUE_NULL) && !json.getText().isEmpty()) {
            texts.add(json.getText());
        }
    }

    private void readObject(List<String> texts) throws IOException {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            List<String> member = new ArrayList<>();
            readTexts(member);
            members.put(name, member);
        }
        for (String name : List.of("Value", "value", "Expression", "Address")) {
            if (members.containsKey(name)) {
                texts.addAll(members.get(name));
                return;
            }
        }
        members.values().forEach(texts::addAll);
    }

    private Problem notConnectors() {
        return bad("live.no-connectors", "it holds something else than inbound connectors");
    }

    private Problem bad(String id, String why) {
        return Problem.badInput(
                id, file.toString(), why, "make it with: Get-InboundConnector | ConvertTo-Json -Depth 5");
    }
}
