package lib.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a record as JSON: fields as the record spells them, an empty {@link Optional} left out,
 * enums as words, anything else that is no number, text or collection as {@code toString} has it
 * (an {@link java.time.Instant} is ISO 8601 UTC). All in ASCII: no terminal is steered by it, and
 * Windows PowerShell, which reads the output of a program in its own code page, takes it. Jackson
 * would take longer to start and, for an mbox file, five times as long to write.
 */
final class Json {
    private static final String HEX = "0123456789ABCDEF";

    /** Asking a class anew takes longer than writing the record. */
    private static final ClassValue<Component[]> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected Component[] computeValue(Class<?> type) {
                    RecordComponent[] found = type.getRecordComponents();
                    Component[] components = new Component[found.length];
                    for (int i = 0; i < found.length; i++) {
                        components[i] = new Component(found[i].getName(), found[i].getAccessor());
                        components[i].accessor.setAccessible(true);
                    }
                    return components;
                }
            };

    private record Component(String name, Method accessor) {}

    private static final int USUAL_LENGTH = 8192;

    private final StringBuilder out = new StringBuilder(USUAL_LENGTH);

    private Json() {}

    /** One line, without a line end. */
    static String write(Object value) {
        Json json = new Json();
        json.value(value);
        return json.out.toString();
    }

    private void value(Object value) {
        if (value instanceof String text) {
            quoted(text);
        } else if (value instanceof JsonText ready) {
            out.append(ready.json());
        } else if (value instanceof Joined both) {
            out.append('{');
            int start = out.length();
            fields(start, both.first());
            fields(start, both.second());
            out.append('}');
        } else if (value instanceof Record fields) {
            out.append('{');
            fields(out.length(), fields);
            out.append('}');
        } else if (value instanceof Map<?, ?> map) {
            out.append('{');
            int start = out.length();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                field(start, String.valueOf(entry.getKey()), entry.getValue());
            }
            out.append('}');
        } else if (value instanceof Collection<?> list) {
            out.append('[');
            int start = out.length();
            for (Object item : list) {
                if (out.length() > start) {
                    out.append(',');
                }
                value(item);
            }
            out.append(']');
        } else if (value == null || value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            out.append(number.doubleValue());
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Enum<?> word) {
            quoted(Words.of(word));
        } else {
            quoted(value.toString());
        }
    }

    private void fields(int start, Record fields) {
        for (Component component : COMPONENTS.get(fields.getClass())) {
            try {
                field(start, component.name, component.accessor.invoke(fields));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record written as JSON must be readable", e);
            }
        }
    }

    private void field(int start, String name, Object value) {
        Object content = value;
        if (value instanceof Optional<?> optional) {
            if (optional.isEmpty()) {
                return;
            }
            content = optional.get();
        }
        if (out.length() > start) {
            out.append(',');
        }
        quoted(name);
        out.append(':');
        value(content);
    }

    private void quoted(String text) {
        out.append('"');
        int special = nextSpecial(text, 0);
        if (special == text.length()) {
            // Copied as a whole, which is what most values are.
            out.append(text);
        } else {
            int done = 0;
            while (special < text.length()) {
                out.append(text, done, special);
                escaped(text.charAt(special));
                done = special + 1;
                special = nextSpecial(text, done);
            }
            out.append(text, done, special);
        }
        out.append('"');
    }

    private static int nextSpecial(String text, int from) {
        int i = from;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    private void escaped(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                    out.append("\\u")
                            .append(HEX.charAt(c >> 12))
                            .append(HEX.charAt(c >> 8 & 15))
                            .append(HEX.charAt(c >> 4 & 15))
                            .append(HEX.charAt(c & 15));
        }
    }
}
