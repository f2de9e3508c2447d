package lib.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a record as JSON: fields as the record spells them, an empty {@link Optional} left out, enums as words,
 * anything else that is no number, text or collection as {@code toString} has it (an {@link java.time.Instant} is ISO
 * 8601 UTC). All in ASCII: no terminal is steered by it, and Windows PowerShell, which reads the output of a program in
 * its own code page, takes it. Jackson's databind would do the same 60 ms later.
 */
public final class Json {
    /** A component of a record; asking a class anew takes longer than writing the record. */
    private record Component(SerializedString name, Method accessor) {
        private static Component[] all(Class<?> type) {
            RecordComponent[] found = type.getRecordComponents();
            Component[] components = new Component[found.length];
            for (int i = 0; i < found.length; i++) {
                components[i] = new Component(new SerializedString(found[i].getName()), found[i].getAccessor());
                components[i].accessor.setAccessible(true);
            }
            return components;
        }

        Object of(Record fields) {
            try {
                return accessor.invoke(fields);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record written as JSON must be readable", e);
            }
        }
    }

    private static final ClassValue<Component[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected Component[] computeValue(Class<?> type) {
            return Component.all(type);
        }
    };

    /** What JSON asks for, and DEL, which it would let through to the terminal. */
    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1;
        private static final int[] ASCII = standardAsciiEscapesForJSON();

        static {
            ASCII[0x7F] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            throw new IllegalStateException("no escape is our own");
        }
    }

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .characterEscapes(new Escapes())
            .build();

    private static final int USUAL_BYTES = 8192;

    private Json() {}

    /** One line with its line end. */
    public static void writeLine(OutputStream out, Object value) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            // The stream is the caller's, and so is the time when it is flushed.
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            write(json, value);
        }
        out.write('\n');
    }

    /** Written now, for a record that is not to be kept. */
    public static JsonText text(Object value) {
        return new JsonText(bytes(value));
    }

    /** All ASCII. */
    private static ByteArrayOutputStream bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text); // First: most are.
        } else if (value == null) {
            json.writeNull();
        } else if (value instanceof Optional<?> optional) {
            write(json, optional.orElse(null));
        } else if (value instanceof JsonText ready) {
            // Past the generator, which would take it character by character.
            json.writeRawValue("");
            json.flush();
            ready.writeTo((OutputStream) json.getOutputTarget());
        } else if (value instanceof MergedRecords both) {
            json.writeStartObject();
            writeFields(json, both.first());
            writeFields(json, both.second());
            json.writeEndObject();
        } else if (value instanceof Record fields) {
            json.writeStartObject();
            writeFields(json, fields);
            json.writeEndObject();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!isAbsent(entry.getValue())) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    write(json, entry.getValue());
                }
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Enum<?> word) {
            json.writeString(Words.of(word));
        } else {
            json.writeString(value.toString());
        }
    }

    private static void writeFields(JsonGenerator json, Record fields) throws IOException {
        for (Component component : COMPONENTS.get(fields.getClass())) {
            Object value = component.of(fields);
            if (!isAbsent(value)) {
                json.writeFieldName(component.name);
                write(json, value);
            }
        }
    }

    private static boolean isAbsent(Object value) {
        return value instanceof Optional<?> optional && optional.isEmpty();
    }
}
