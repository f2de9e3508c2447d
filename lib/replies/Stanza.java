package lib.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.text.Resource;

/**
 * A stanza of a data file: {@code [name]}, then {@code field: value} a line; a line that begins with a blank goes on
 * with the one before, an empty line ends the stanza. It is read only as far as it is asked for.
 */
final class Stanza {
    /** One field of a stanza. */
    record Field(String name, String value) {}

    private final String text;
    private final int start;
    private final int end;

    private Stanza(String text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    /** The stanzas of a resource beside this class. */
    static List<Stanza> all(String resource) {
        String text = Resource.text(Stanza.class, resource);
        List<Stanza> stanzas = new ArrayList<>();
        int start = text.startsWith("[") ? 0 : text.indexOf("\n[") + 1;
        while (start >= 0 && start < text.length()) {
            int blank = text.indexOf("\n\n", start);
            int end = blank < 0 ? text.length() : blank + 1;
            stanzas.add(new Stanza(text, start, end));
            int next = text.indexOf("\n[", end - 1);
            start = next < 0 ? -1 : next + 1;
        }
        return stanzas;
    }

    String name() {
        return text.substring(start + 1, text.indexOf(']', start));
    }

    /** The fields at its head that have this name. */
    List<String> leading(String name) {
        List<String> values = new ArrayList<>();
        int line = text.indexOf('\n', start) + 1;
        while (line < end && text.startsWith(name, line)) {
            int lineEnd = text.indexOf('\n', line);
            values.add(text.substring(line + name.length() + 1, lineEnd).strip());
            line = lineEnd + 1;
        }
        return values;
    }

    /** All fields, in order. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (String line : text.substring(text.indexOf('\n', start) + 1, end).split("\n")) {
            if (line.startsWith(" ")) {
                Field last = fields.remove(fields.size() - 1);
                fields.add(new Field(last.name, last.value + " " + line.strip()));
            } else {
                int colon = line.indexOf(':');
                fields.add(new Field(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return fields;
    }

    /** All of it, as it stands in the file. */
    @Override
    public String toString() {
        return text.substring(start, end);
    }

    Optional<String> value(String name) {
        return fields().stream()
                .filter(field -> field.name.equals(name))
                .map(Field::value)
                .findFirst();
    }
}
