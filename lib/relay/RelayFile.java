package lib.relay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Input;
import lib.cli.Options;
import lib.cli.Option;
import lib.connector.Connector;

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
    private final RelayJson json;
    private List<String> acceptedDomains = List.of();
    private Optional<String> server = Optional.empty();
    private List<String> publicIps = List.of();
    private Optional<String> from = Optional.empty();
    private List<String> to = List.of();
    private Optional<String> ehlo = Optional.empty();
    private Optional<Path> pfx = Optional.empty();
    private final List<Connector> connectors = new ArrayList<>();

    private RelayFile(Path file, RelayJson json) {
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
     * @throws lib.cli.Problem if it cannot be read, is no JSON, or has a field that is unknown,
     *     given twice or of the wrong type; with line and column
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
        RelayJson fields = new RelayJson(file, json);
        RelayFile reader = new RelayFile(file, fields);
        try {
            json.nextToken();
            fields.object("the file", FIELDS, reader::readField);
            if (json.nextToken() != null) {
                throw fields.wrong("relay.not-json", "text after the closing brace");
            }
            return reader.relay();
        } catch (JsonProcessingException e) {
            // Where a nesting or a number is too large Jackson has no place of its own.
            JsonLocation at = e.getLocation() == null ? json.currentLocation() : e.getLocation();
            String why = e.getOriginalMessage().replaceFirst("(?s) \\(start marker at .*", "");
            throw RelayJson.problem(file, at, "relay.not-json", why);
        }
    }

    private Relay relay() {
        return new Relay(acceptedDomains, server, publicIps, connectors, from, to, ehlo, pfx);
    }

    private void readField(String field) throws IOException {
        switch (field) {
            case "acceptedDomains" -> acceptedDomains = json.texts(field);
            case "server" -> server = Optional.of(json.text(field));
            case "publicIps" -> publicIps = json.texts(field);
            case "connector" -> connectors.add(ConnectorReader.read(json, field));
            case "connectors" ->
                    json.objects(field, each -> connectors.add(ConnectorReader.read(json, each)));
            case "test" -> json.object(field, TEST_FIELDS, this::readTest);
            default -> json.text(field); // $schema
        }
    }

    private void readTest(String field) throws IOException {
        switch (field) {
            case "from" -> from = Optional.of(json.text(field));
            case "to" -> to = json.texts(field);
            case "ehlo" -> ehlo = Optional.of(json.text(field));
            default -> pfx = Optional.of(file.resolveSibling(json.text(field)));
        }
    }
}
