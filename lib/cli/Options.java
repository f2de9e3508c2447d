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
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The options of a script, on picocli. They are declared in code: picocli reads annotations through
 * proxies, which costs a third of java's own start-up in every run. For the same reason no lambda
 * here names a picocli method: linking one keeps picocli's old classes out of a class-data archive.
 *
 * <p>CR, LF and NUL are refused in every value, because most of them reach an SMTP command, a
 * header or a query; {@link #freeText} and {@link #freeOperands} are the exceptions.
 */
public final class Options {
    private final String script;
    private final String description;
    private final List<String> examples = new ArrayList<>();
    private final Map<Verdict, String> exitCodes = new EnumMap<>(Verdict.class);
    private final Map<ArgSpec, Option<?>> declared = new LinkedHashMap<>();
    private final Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    private List<OptionSpec> section = new ArrayList<>();

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
        return declare(
                new Option<>(name(names), given -> !given.isEmpty()), spec(names, text).arity("0"));
    }

    /** A value of one line, taken as it is. */
    public Option<Optional<String>> text(String names, String label, String text) {
        return value(names, label, text, Optional.empty(), Optional::of);
    }

    /** Text that may have several lines. */
    public Option<Optional<String>> freeText(String names, String label, String text) {
        Option<Optional<String>> option = text(names, label, text);
        option.allowLines();
        return option;
    }

    /** A file; a relative path is relative to the working directory. */
    public Option<Optional<Path>> file(String names, String text) {
        return value(
                names, "FILE", text, Optional.empty(), given -> Optional.of(path(names, given)));
    }

    /** A whole number within bounds. */
    public Option<Integer> number(
            String names, String label, int least, int most, int fallback, String text) {
        return value(
                names,
                label,
                text,
                fallback,
                given -> Numbers.whole(name(names), given, least, most));
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
    public <E extends Enum<E>> Option<E> choice(
            String names, Class<E> type, E fallback, String text) {
        return value(
                names,
                Words.all(type, "|"),
                text + " (default: " + Words.of(fallback) + ")",
                fallback,
                given -> Words.read(name(names), type, given));
    }

    /** Likewise, without a default. */
    public <E extends Enum<E>> Option<Optional<E>> optionalChoice(
            String names, Class<E> type, String text) {
        return value(
                names,
                Words.all(type, "|"),
                text,
                Optional.empty(),
                given -> Optional.of(Words.read(name(names), type, given)));
    }

    /** An option with a value of its own type; {@code read} throws a {@link Problem}. */
    public <T> Option<T> value(
            String names, String label, String text, T fallback, Function<String, T> read) {
        return declare(
                new Option<>(
                        name(names),
                        given -> given.isEmpty() ? fallback : read.apply(given.get(0))),
                spec(names, text).arity("1").paramLabel(label).type(String.class));
    }

    /** An option that may be repeated. */
    public <T> Option<List<T>> list(
            String names, String label, String text, Function<String, T> read) {
        return declare(
                new Option<>(name(names), given -> given.stream().map(read).toList()),
                spec(names, text)
                        .arity("1")
                        .paramLabel(label)
                        .type(List.class)
                        .auxiliaryTypes(String.class));
    }

    /** What stands on the command line without an option name; arity as "1..*". */
    public Option<List<String>> operands(String label, String arity, String text) {
        Option<List<String>> option = new Option<>(label, given -> given);
        declared.put(
                PositionalParamSpec.builder()
                        .paramLabel(label)
                        .arity(arity)
                        .required(!arity.startsWith("0"))
                        .description(text)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build(),
                option);
        return option;
    }

    /** Likewise, for text that may have several lines. */
    public Option<List<String>> freeOperands(String label, String arity, String text) {
        Option<List<String>> option = operands(label, arity, text);
        option.allowLines();
        return option;
    }

    /**
     * Reads the command line into the options.
     *
     * @throws Problem for an unknown option, a missing or a bad value
     */
    void parse(String... args) {
        CommandSpec command = CommandSpec.create().name(script);
        for (ArgSpec spec : declared.keySet()) {
            command.add(spec);
        }
        try {
            ParseResult result = new CommandLine(command).setExpandAtFiles(false).parseArgs(args);
            for (Map.Entry<ArgSpec, Option<?>> entry : declared.entrySet()) {
                entry.getValue().set(given(result, entry.getKey()));
            }
        } catch (ParameterException e) {
            throw Misuse.problem(script, declared, e);
        }
    }

    /** The text of {@code --help}. */
    String help(int width) {
        CommandSpec command = CommandSpec.create().name(script);
        command.usageMessage().width(width).description(description);
        for (ArgSpec spec : declared.keySet()) {
            if (spec.isPositional()) {
                command.add(spec);
            }
        }
        return Help.text(command, sections, examples, exitCodes);
    }

    /** The text of {@code --completion}. */
    String completion(Completion.Shell shell) {
        return Completion.of(shell, script, declared.keySet());
    }

    private List<String> given(ParseResult result, ArgSpec spec) {
        if (spec instanceof OptionSpec option && !result.hasMatchedOption(option)) {
            return List.of();
        }
        return spec.stringValues();
    }

    private OptionSpec.Builder spec(String names, String text) {
        // picocli formats descriptions: a percent sign of ours is one.
        return OptionSpec.builder(names.split(", ")).description(text.replace("%", "%%"));
    }

    private <T> Option<T> declare(Option<T> option, OptionSpec.Builder builder) {
        OptionSpec spec = builder.build();
        declared.put(spec, option);
        section.add(spec);
        return option;
    }

    private static Path path(String names, String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw Problem.badInput(
                    "option.path",
                    name(names) + " " + given,
                    e.getReason(),
                    "give the path of a file");
        }
    }

    /** The first long name of {@code "-x, --long, --alias"}. */
    private static String name(String names) {
        int dashes = names.indexOf("--");
        String name = dashes < 0 ? names : names.substring(dashes);
        int comma = name.indexOf(',');
        return comma < 0 ? name : name.substring(0, comma);
    }
}
