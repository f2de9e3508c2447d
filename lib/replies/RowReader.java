package lib.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads a row of the catalogue, with the causes that it names. */
final class RowReader {
    /** Read once a row names one. */
    private static final class SharedCauses {
        static final List<Stanza> ALL = Stanza.all("causes.txt");
    }

    private final List<Cause> causes = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private Optional<String> text = Optional.empty();
    private Optional<String> run = Optional.empty();
    private Optional<String> check = Optional.empty();

    private RowReader() {}

    /**
     * Reads all of it.
     *
     * @throws NoSuchElementException if a field is missing or a shared cause is not there
     */
    static KnownReply read(Stanza row) {
        RowReader reader = new RowReader();
        for (Stanza.Field field : row.fields()) {
            reader.cause(field);
        }
        return new KnownReply(
                row.name(),
                value(row, "by"),
                value(row, "stage"),
                side(value(row, "side")),
                value(row, "means"),
                value(row, "next"),
                reader.causes,
                list(value(row, "source")));
    }

    /** Parts of a text with commas between them; without a regular expression, which costs time. */
    static List<String> list(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",")) {
            parts.add(part.strip());
        }
        return parts;
    }

    static Side side(String words) {
        return Side.valueOf(words.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String value(Stanza row, String field) {
        return row.value(field).orElseThrow(() -> new NoSuchElementException(row.name() + " has no " + field));
    }

    /** A cause ends with its fix. */
    private void cause(Stanza.Field field) {
        switch (field.name()) {
            case "cause" -> text = Optional.of(field.value());
            case "shared" -> shared(field.value());
            case "run" -> run = Optional.of(field.value());
            case "check" -> check = Optional.of(field.value());
            case "fix" -> {
                causes.add(new Cause(name, text.orElseThrow(), run, check, field.value()));
                name = Optional.empty();
                run = Optional.empty();
                check = Optional.empty();
            }
            default -> {} // Not about causes.
        }
    }

    private void shared(String wanted) {
        Stanza cause = SharedCauses.ALL.stream()
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no cause " + wanted));
        name = Optional.of(wanted);
        cause.fields().forEach(this::cause);
    }
}
