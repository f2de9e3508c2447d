package lib.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lib.finding.Problem;
import lib.finding.Verdict;
import lib.text.Words;

/**
 * The options of a script. They are declared in code: annotations are read through proxies, which costs a third of
 * java's own start-up in every run.
 *
 * <p>CR, LF and NUL are refused in every value, because most of them reach an SMTP command, a header or a query;
 * {@link #freeText} and {@link #freeOperands} are the exceptions.
 */
public final class Options {
    private final String script;
    private final String description;
    private final List<String> examples = new ArrayList<>();
    private final Map<Verdict, String> exitCodes = new EnumMap<>(Verdict.class);
    private final List<Option<?>> declared = new ArrayList<>();
    private final Map<String, List<Declaration>> sections = new LinkedHashMap<>();
    private List<Declaration> section = new ArrayList<>();

    Options(String script, String description) {
        this.script = script;
        this.description = description;
        exitCode(Verdict.PASS, "fine, warnings included");
        exitCode(Verdict.BAD_INPUT, "wrong input: an option, a file or a password");
        exitCode(Verdict.DEFECT, "a defect of relaykit");
    }

    /** Options declared after this stand under the heading in {@code --help}. */
    public void section(String heading) {
        section = sections.computeIfAbsent(heading, h -> new ArrayList<>());
    }

    /** A command line that {@code --help} shows. */
    public void example(String commandLine) {
        examples.add(commandLine);
    }

    /** When the script ends so, for {@code --help}; what is the same everywhere is known. */
    public void exitCode(Verdict verdict, String when) {
        exitCodes.put(verdict, when);
    }

    /** An option without a value; names as {@code "-4, --ipv4"}, here and below. */
    public Option<Boolean> flag(String names, String text) {
        return declare(option(names, "", text, 1), given -> !given.isEmpty());
    }

    /** A value of one line, taken as it is. */
    public Option<Optional<String>> text(String names, String label, String text) {
        return value(names, label, text, Optional.empty(), Optional::of);
    }

    /** Text that may have several lines. */
    public Option<Optional<String>> freeText(String names, String label, String text) {
        Option<Optional<String>> option = text(names, label, text);
        option.allowLines();
        option.allowEmpty();
        return option;
    }

    /** A file; a relative path is relative to the working directory. */
    public Option<Optional<Path>> file(String names, String text) {
        return value(names, "FILE", text, Optional.empty(), given -> Optional.of(path(names, given)));
    }

    /** A whole number within bounds. */
    public Option<Integer> number(String names, String label, int least, int most, int fallback, String text) {
        return value(names, label, text, fallback, given -> Numbers.whole(name(names), given, least, most));
    }

    /** A time in seconds, more than zero, at most a day; fractions are allowed. */
    public Option<Duration> seconds(String names, int fallback, String text) {
        return value(
                names,
                "SECONDS",
                text + " (default: " + fallback + ")",
                Duration.ofSeconds(fallback),
                given -> Numbers.seconds(name(names), given));
    }

    /** One word of an enum, in lower case with hyphens. */
    public <E extends Enum<E>> Option<E> choice(String names, Class<E> type, E fallback, String text) {
        return value(
                names,
                Words.all(type, "|"),
                text + " (default: " + Words.of(fallback) + ")",
                fallback,
                given -> Words.read(name(names), type, given));
    }

    /** Likewise, without a default. */
    public <E extends Enum<E>> Option<Optional<E>> optionalChoice(String names, Class<E> type, String text) {
        return value(
                names,
                Words.all(type, "|"),
                text,
                Optional.empty(),
                given -> Optional.of(Words.read(name(names), type, given)));
    }

    /** An option with a value of its own type; {@code read} throws a {@link Problem}. */
    public <T> Option<T> value(String names, String label, String text, T fallback, Function<String, T> read) {
        return declare(option(names, label, text, 1), given -> given.isEmpty() ? fallback : read.apply(given.get(0)));
    }

    /** An option that may be repeated. */
    public <T> Option<List<T>> list(String names, String label, String text, Function<String, T> read) {
        return declare(
                option(names, label, text, Integer.MAX_VALUE),
                given -> given.stream().map(read).toList());
    }

    /** What stands on the command line without an option name; how many as "1..*". */
    public Option<List<String>> operands(String label, String arity, String text) {
        int dots = arity.indexOf("..");
        String most = arity.substring(dots + 2);
        Declaration operands = new Declaration(
                List.of(),
                label,
                text,
                Integer.parseInt(arity.substring(0, dots)),
                most.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(most));
        return declare(operands, given -> given);
    }

    /** Likewise, for the names of files, which may have a line end in them. */
    public Option<List<String>> fileOperands(String label, String arity, String text) {
        Option<List<String>> option = operands(label, arity, text);
        option.allowLines();
        return option;
    }

    /** Likewise, for text that may have several lines. */
    public Option<List<String>> freeOperands(String label, String arity, String text) {
        Option<List<String>> option = operands(label, arity, text);
        option.allowLines();
        option.allowEmpty();
        return option;
    }

    /**
     * Reads the command line into the options.
     *
     * @throws Problem for an unknown option, a missing or a bad value
     */
    void parse(String... args) {
        Arguments given = new Arguments(script, declarations(), List.of(args));
        for (Option<?> option : declared) {
            option.set(given.of(option.declaration()));
        }
    }

    /** The text of {@code --help}. */
    String help(int width) {
        List<Declaration> operands =
                declarations().stream().filter(Declaration::isOperand).toList();
        return new Help(script, description, operands, sections, examples, exitCodes).text(width);
    }

    /** The text of {@code --completion}. */
    String completion(Completion.Shell shell) {
        return Completion.of(shell, script, declarations());
    }

    private List<Declaration> declarations() {
        return declared.stream().<Declaration>map(Option::declaration).toList();
    }

    private static Declaration option(String names, String label, String text, int most) {
        return new Declaration(List.of(names.split(", ")), label, text, 0, most);
    }

    private <T> Option<T> declare(Declaration declaration, Function<List<String>, T> read) {
        Option<T> option = new Option<>(declaration, read);
        declared.add(option);
        if (!declaration.isOperand()) {
            section.add(declaration);
        }
        return option;
    }

    private static Path path(String names, String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw Problem.badInput("option.path", name(names) + " " + given, e.getReason(), "give the path of a file");
        }
    }

    private static String name(String names) {
        return option(names, "", "", 1).name();
    }
}
