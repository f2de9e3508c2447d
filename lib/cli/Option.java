package lib.cli;

import java.util.List;
import java.util.function.Function;
import lib.finding.Problem;

/**
 * One option of a script, and after the command line was read, its value.
 *
 * @param <T> type of the value
 */
public final class Option<T> {
    private final Declaration declaration;
    private final Function<List<String>, T> read;
    private boolean linesAllowed;
    private boolean emptyAllowed;
    private boolean given;
    private T value;

    Option(Declaration declaration, Function<List<String>, T> read) {
        this.declaration = declaration;
        this.read = read;
    }

    Declaration declaration() {
        return declaration;
    }

    void allowLines() {
        linesAllowed = true;
    }

    void allowEmpty() {
        emptyAllowed = true;
    }

    /** Takes the arguments as given; none means the default. */
    void set(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.isEmpty() && !emptyAllowed) {
                throw Problem.badInput(
                        "option.empty", name(), "its value is empty", "give a value; a shell variable may be unset");
            }
            if (argument.indexOf('\0') >= 0 || !linesAllowed && hasLineEnd(argument)) {
                throw Problem.badInput(
                        "option.control-character",
                        name() + " " + argument,
                        "CR, LF and NUL are not allowed here: they would start a new command or header",
                        "remove the line end from the value");
            }
        }
        given = !arguments.isEmpty();
        value = read.apply(arguments);
    }

    private static boolean hasLineEnd(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
    }

    /** The value given, or the option's default. */
    public T get() {
        return value;
    }

    /** Whether it was on the command line, with its default value or another. */
    public boolean isGiven() {
        return given;
    }

    /** Name as in messages, such as {@code --server}. */
    public String name() {
        return declaration.name();
    }
}
