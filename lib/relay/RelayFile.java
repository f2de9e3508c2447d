package lib.relay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Input;
import lib.cli.Nearest;
import lib.cli.Options;
import lib.cli.Option;
import lib.cli.Problem;

/** Reads relay.json: UTF-8 or UTF-16, comments allowed, each unknown field an error. */
public final class RelayFile {
    private static final int LIMIT_BYTES = 1 << 20;
    private static final List<String> FIELDS =
            List.of(
                    "$schema",
                    "acceptedDomains",
                    "server",
                    "publicIps",
                    "connector",
                    "connectors",
                    "test");
    private static final List<String> TEST_FIELDS = List.of("from", "to", "ehlo", "pfx");

    private final Path file;
    private final JsonParser json;
    private List<String> acceptedDomains = List.of();
    private Optional<String> server = Optional.empty();
    private List<String> publicIps = List.of();
    private Optional<String> from = Optional.empty();
    private List<String> to = List.of();
    private Optional<String> ehlo = Optional.empty();
    private Optional<Path> pfx = Optional.empty();

    private RelayFile(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /** The option {@code --spec}, which every script has. */
    public static Option<Relay> option(Options options) {
        return options.value(
                "--spec",
                "FILE",
                "Take what is not given here from this relay.json",
                Relay.NONE,
                file -> read(Path.of(file)));
    }

    /**
     * Reads the file.
     *
     * @throws Problem if it cannot be read, is no JSON, or has a field that is unknown, given twice
     *     or of the wrong type; with line and column
     */
    public static Relay read(Path file) {
        byte[] bytes = Input.bytes("--spec", file.toString(), LIMIT_BYTES);
        JsonFactory factory =
                JsonFactory.builder()
                        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
        try (JsonParser json = factory.createParser(bytes)) {
            return read(file, json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Relay read(Path file, JsonParser json) throws IOException {
        RelayFile reader = new RelayFile(file, json);
        try {
            json.nextToken();
            reader.readRelay();
            if (json.nextToken() != null) {
                throw reader.wrong("relay.not-json", "text after the closing brace");
            }
            return reader.relay();
        } catch (JsonProcessingException e) {
            // Where a nesting or a number is too large Jackson has no place of its own.
            JsonLocation at = e.getLocation() == null ? json.currentLocation() : e.getLocation();
            String why = e.getOriginalMessage().replaceFirst("(?s) \\(start marker at .*", "");
            throw problem(file, at, "relay.not-json", why);
        }
    }

    private Relay relay() {
        return new Relay(acceptedDomains, server, publicIps, from, to, ehlo, pfx);
    }

    private void readRelay() throws IOException {
        beginObject("the file");
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "$schema" -> text(field);
                case "acceptedDomains" -> acceptedDomains = texts(field);
                case "server" -> server = Optional.of(text(field));
                case "publicIps" -> publicIps = texts(field);
                case "connector" -> skipObject(field);
                case "connectors" -> skipObjects(field);
                case "test" -> readTest();
                default -> throw unknown(field, FIELDS);
            }
        }
    }

    private void readTest() throws IOException {
        beginObject("test");
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "from" -> from = Optional.of(text(field));
                case "to" -> to = texts(field);
                case "ehlo" -> ehlo = Optional.of(text(field));
                case "pfx" -> pfx = Optional.of(file.resolveSibling(text(field)));
                default -> throw unknown(field, TEST_FIELDS);
            }
        }
    }

    private void beginObject(String field) {
        if (!json.isExpectedStartObjectToken()) {
            throw wrong("relay.type", field + " must be an object: { ... }");
        }
    }

    private String text(String field) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING) || json.getText().isBlank()) {
            throw wrong("relay.type", field + " must be text: \"...\"");
        }
        String text = json.getText();
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
            throw wrong("relay.control-character", field + " has a control character");
        }
        return text;
    }

    private List<String> texts(String field) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            throw wrong("relay.type", field + " must be a list: [\"...\", \"...\"]");
        }
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text("each item of " + field));
        }
        return texts;
    }

    private void skipObject(String field) throws IOException {
        beginObject(field);
        json.skipChildren();
    }

    private void skipObjects(String field) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            throw wrong("relay.type", field + " must be a list of objects: [{ ... }]");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            skipObject("each item of " + field);
        }
    }

    private Problem unknown(String field, List<String> known) {
        String near = Nearest.of(field, known);
        return wrong(
                "relay.unknown-field",
                "unknown field \""
                        + field
                        + "\""
                        + (near.isEmpty()
                                ? "; known here are " + String.join(", ", known)
                                : "; did you mean \"" + near + "\"?"));
    }

    private Problem wrong(String id, String why) {
        return problem(file, json.currentTokenLocation(), id, why);
    }

    private static Problem problem(Path file, JsonLocation at, String id, String why) {
        return Problem.badInput(
                id,
                file + " line " + at.getLineNr() + " column " + at.getColumnNr(),
                why,
                "correct the file at this place");
    }
}
