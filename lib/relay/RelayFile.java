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
import lib.cli.Option;
import lib.cli.Options;
import lib.connector.Connector;
import lib.finding.Finding;

/** Reads relay.json: UTF-8 or UTF-16, comments allowed, each unknown field an error. */
public final class RelayFile {
    private static final int LIMIT_BYTES = 1 << 20;
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
    private final List<String> absent = new ArrayList<>();

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
     * @throws lib.finding.Problem if it cannot be read, is no JSON, or has a field that is unknown, given twice or of
     *     the wrong type; with line and column
     */
    public static Relay read(Path file) {
        return read("--spec", file, Optional.empty());
    }

    /**
     * Reads what can be read of the file; each field with a fault is left out.
     *
     * @param option what messages call the file by
     * @param faults where the faults go, and what was passed over
     * @throws lib.finding.Problem if it cannot be read or is no JSON
     */
    public static Relay read(String option, Path file, List<Finding> faults) {
        return read(option, file, Optional.of(faults));
    }

    private static Relay read(String option, Path file, Optional<List<Finding>> tolerated) {
        byte[] bytes = Input.bytes(option, file.toString(), LIMIT_BYTES);
        JsonFactory factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser json = factory.createParser(bytes)) {
            return read(file, json, tolerated);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Relay read(Path file, JsonParser json, Optional<List<Finding>> tolerated) throws IOException {
        RelayJson fields = new RelayJson(file, json, tolerated);
        RelayFile reader = new RelayFile(file, fields);
        try {
            json.nextToken();
            fields.object("the file", Schema.names("relay"), reader::readField);
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
        return new Relay(acceptedDomains, server, publicIps, connectors, absent, from, to, ehlo, pfx);
    }

    private void readField(String field) throws IOException {
        switch (field) {
            case "acceptedDomains" -> acceptedDomains = json.texts(field);
            case "server" -> server = Optional.of(json.text(field));
            case "publicIps" -> publicIps = json.texts(field);
            case "connector" -> readConnector(field);
            case "connectors" -> json.objects(field, this::readConnector);
            case "test" -> json.object(field, Schema.names("test"), this::readTest);
            default -> json.text(field); // $schema
        }
    }

    private void readConnector(String field) throws IOException {
        ConnectorReader reader = ConnectorReader.read(json, field);
        if (reader.isAbsent()) {
            absent.add(reader.name());
        } else {
            connectors.add(reader.connector());
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
