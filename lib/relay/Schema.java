package lib.relay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lib.text.Resource;

/**
 * The fields of relay.json, from the JSON Schema (draft 2020-12) that editors complete by: what it does not name is
 * unknown to relaykit.
 */
public final class Schema {
    private static final String RESOURCE = "relay.schema.json";

    /** What the value of a field is. */
    public enum Type {
        TEXT,
        TEXTS,
        TRUTH,
        OBJECT,
        OBJECTS,
        /** Passed over: Exchange sets it, or keeps it for itself. */
        READ_ONLY
    }

    /**
     * One field.
     *
     * @param description "" where it is passed over
     */
    public record Field(Type type, String description) {}

    private static final class Loaded {
        private static final Schema SCHEMA = new Schema();
    }

    private final Map<String, Map<String, Field>> objects = new LinkedHashMap<>();

    private Schema() {
        try (JsonParser json = new JsonFactory().createParser(text())) {
            json.nextToken();
            readObject(json, "relay");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of {@code relay}, {@code connector} or {@code test}, in order. */
    public static Map<String, Field> fields(String object) {
        return Loaded.SCHEMA.objects.get(object);
    }

    /** Their names. */
    static List<String> names(String object) {
        return List.copyOf(fields(object).keySet());
    }

    /** The schema itself, to lie beside a relay.json. */
    public static String text() {
        return Resource.text(Schema.class, RESOURCE);
    }

    private void readObject(JsonParser json, String object) throws IOException {
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            if (key.equals("properties")) {
                readProperties(json, object);
            } else if (key.equals("$defs")) {
                for (String def = json.nextFieldName(); def != null; def = json.nextFieldName()) {
                    json.nextToken();
                    readObject(json, def);
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private void readProperties(JsonParser json, String object) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        objects.put(object, fields);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            fields.put(name, readProperty(json));
        }
    }

    private static Field readProperty(JsonParser json) throws IOException {
        Type type = Type.READ_ONLY;
        String description = "";
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            switch (key) {
                case "description" -> description = json.getText();
                case "type" -> type = type(json);
                case "$ref" -> type = Type.OBJECT;
                case "items" -> type = items(json);
                default -> json.skipChildren();
            }
        }
        return new Field(type, description);
    }

    /** The first of several is ours, the other is null. */
    private static Type type(JsonParser json) throws IOException {
        boolean several = json.hasToken(JsonToken.START_ARRAY);
        String word = several ? json.nextTextValue() : json.getText();
        while (several && !json.hasToken(JsonToken.END_ARRAY)) {
            json.nextToken();
        }
        return switch (word) {
            case "boolean" -> Type.TRUTH;
            case "array" -> Type.TEXTS;
            default -> Type.TEXT;
        };
    }

    private static Type items(JsonParser json) throws IOException {
        boolean objects = json.nextFieldName().equals("$ref");
        while (!json.hasToken(JsonToken.END_OBJECT)) {
            json.nextToken();
        }
        return objects ? Type.OBJECTS : Type.TEXTS;
    }
}
