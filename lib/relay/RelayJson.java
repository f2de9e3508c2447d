package lib.relay;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.text.Nearest;

/** The fields of relay.json as they are read: each of its type, with line and column where not. */
final class RelayJson {
    private final Path file;
    private final JsonParser json;
    private final Optional<List<Finding>> tolerated;

    /** @param tolerated where a field's fault goes, and its value is left out; without it a fault ends the reading */
    RelayJson(Path file, JsonParser json, Optional<List<Finding>> tolerated) {
        this.file = file;
        this.json = json;
        this.tolerated = tolerated;
    }

    /** Reads the field of this name, at whose value the parser stands. */
    interface FieldReader {
        void read(String field) throws IOException;
    }

    /** Reads an object's fields one by one; one that is not known is an error. */
    void object(String name, List<String> known, FieldReader reader) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            throw wrong("relay.type", name + " must be an object: { ... }");
        }
        int depth = json.getParsingContext().getNestingDepth();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            try {
                if (!known.contains(field)) {
                    throw unknown(field, known);
                }
                reader.read(field);
            } catch (Problem fault) {
                reject(fault);
                while (json.getParsingContext().getNestingDepth() > depth) {
                    json.nextToken();
                }
            }
        }
    }

    /** Notes a fault where faults are tolerated, or ends the reading. */
    void reject(Problem fault) {
        tolerated.orElseThrow(() -> fault).add(fault.finding());
    }

    /** Tells what is worth telling where faults are. */
    void note(Finding finding) {
        tolerated.ifPresent(all -> all.add(finding));
    }

    /** Reads a list of objects; the reader gets a name for messages. */
    void objects(String name, FieldReader reader) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            throw wrong("relay.type", name + " must be a list of objects: [{ ... }]");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            reader.read("each item of " + name);
        }
    }

    String text(String field) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING) || json.getText().isBlank()) {
            throw wrong("relay.type", field + " must be text: \"...\"");
        }
        String text = json.getText();
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
            throw wrong("relay.control-character", field + " has a control character");
        }
        return text;
    }

    List<String> texts(String field) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            throw wrong("relay.type", field + " must be a list: [\"...\", \"...\"]");
        }
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text("each item of " + field));
        }
        return texts;
    }

    boolean truth(String field) {
        if (!json.currentToken().isBoolean()) {
            throw wrong("relay.type", field + " must be true or false");
        }
        return json.hasToken(JsonToken.VALUE_TRUE);
    }

    boolean isEmptyText() throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING) && json.getText().isEmpty();
    }

    boolean isNull() {
        return json.hasToken(JsonToken.VALUE_NULL);
    }

    /** Passes over a value of any type. */
    void skip() throws IOException {
        json.skipChildren();
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

    /** A problem at the place where the parser stands. */
    Problem wrong(String id, String why) {
        return problem(file, json.currentTokenLocation(), id, why);
    }

    static Problem problem(Path file, JsonLocation at, String id, String why) {
        return Problem.badInput(
                id,
                file + " line " + at.getLineNr() + " column " + at.getColumnNr(),
                why,
                "correct the file at this place");
    }
}
