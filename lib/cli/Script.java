package lib.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.finding.Verdict;
import lib.text.Json;
import lib.text.Page;
import lib.text.Words;

/**
 * A script: declares its options, makes one call into the library and gives an {@link Answer}.
 *
 * <p>What holds for every script is here: {@code --json}, {@code --no-color}, {@code --help}, exit codes, and how a
 * {@link Problem} is told. Text for people goes to standard output, messages go to standard error, both in UTF-8
 * whatever the machine's locale.
 */
public abstract class Script {
    public static final String VERSION = "0.1.0";

    private static final String COMPLETION = "--completion";

    /** What a pipe holds, on Linux. */
    private static final int OUTPUT_BYTES = 1 << 16;

    static {
        // dnsjava's SLF4J looks for a logger in every jar of the class path: told beforehand, it
        // saves a third of java's own start-up.
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    /** Options of this script; declare them in the constructor. */
    protected final Options options;

    private final String name;
    private PrintStream out;
    private PrintStream err;
    private boolean terminal;
    private Option<Boolean> json;
    private Option<Boolean> noColor;

    /**
     * @param name as in the catalog: {@code mx-lookup}
     * @param description what the script does, one sentence
     */
    protected Script(String name, String description) {
        this.name = name;
        this.options = new Options(name, description);
        options.section("Options");
    }

    /**
     * The answers of this run, one for each input; each is printed as soon as it is there.
     *
     * @throws Problem if there is none
     */
    protected abstract Stream<Answer> answers();

    /**
     * Runs the script and ends the process with its exit code. Not by System.exit: since JDK 21 that looks for a logger
     * in every jar of the class path, which takes a third of java's own start-up.
     */
    public final void start(String... args) {
        int exitCode = run(args);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    /** Runs the script and returns its exit code. */
    public final int run(String... args) {
        terminal = Terminal.isStdout();
        return run(stream(FileDescriptor.out), stream(FileDescriptor.err), args);
    }

    /** Runs the script with its output going elsewhere: no colour, 100 columns. */
    public final int run(PrintStream out, PrintStream err, String... args) {
        this.out = out;
        this.err = err;
        Locale.setDefault(Locale.ROOT);
        options.section("Output");
        json = options.flag("--json", "One JSON document on standard output, a line for each input");
        noColor = options.flag("--no-color", "No colour; the variable NO_COLOR does the same");
        options.flag("-h, --help", "This text");
        options.flag("--version", "The version of relaykit");
        options.optionalChoice(COMPLETION, Completion.Shell.class, "What makes this shell complete the options");
        List<String> given = Arrays.asList(args);
        if (given.contains("--help") || given.contains("-h")) {
            out.print(options.help(width()));
            out.flush();
            return Verdict.PASS.exitCode();
        }
        if (given.contains("--version")) {
            out.println("relaykit " + VERSION);
            out.flush();
            return Verdict.PASS.exitCode();
        }
        try {
            int at = given.indexOf(COMPLETION) + 1;
            if (at > 0 && at < args.length) {
                var shell = Words.read(COMPLETION, Completion.Shell.class, args[at]);
                out.print(options.completion(shell));
                out.flush();
                return Verdict.PASS.exitCode();
            }
            options.parse(args);
            return printAll().exitCode();
        } catch (Problem problem) {
            return tell(problem, given.contains("--json")).exitCode();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError defect) {
            return confess(defect, given.contains("--json")).exitCode();
        }
    }

    /** Whether JSON is wanted, so that the text for people need not be made. */
    protected final boolean isJson() {
        return json.get();
    }

    private Verdict printAll() {
        Page page = json.get() ? null : page();
        Verdict worst = Verdict.PASS;
        try (Stream<Answer> answers = answers()) {
            for (Answer answer : (Iterable<Answer>) answers::iterator) {
                if (page == null) {
                    print(answer.verdict(), answer.findings(), answer.data());
                } else {
                    answer.text().accept(page);
                }
                worst = worst.worse(answer.verdict());
                // Flushes, and tells whether the reader has gone away (as head does).
                if (!answer.followed() && out.checkError()) {
                    break;
                }
            }
        }
        out.flush();
        return worst;
    }

    private Page page() {
        String noColorVariable = System.getenv("NO_COLOR");
        boolean colour = !noColor.get() && (noColorVariable == null || noColorVariable.isEmpty()) && terminal;
        return new Page(out, width(), colour, this::explain);
    }

    private int width() {
        return terminal ? Terminal.width() : Terminal.WIDEST;
    }

    private Verdict tell(Problem problem, boolean asJson) {
        Finding finding = problem.finding();
        out.flush(); // What was answered before.
        explain(finding);
        if (asJson) {
            print(problem.verdict(), List.of(finding), Map.of());
            out.flush();
        }
        return problem.verdict();
    }

    private void explain(Finding finding) {
        Page.explain(err, name + ": ", finding);
    }

    /** Says that it is our fault, and where; values given by the user are not in a stack trace. */
    private Verdict confess(Throwable defect, boolean asJson) {
        Finding finding = Finding.fail(
                "relaykit.defect",
                "a defect of relaykit " + VERSION,
                String.valueOf(defect),
                "report it with the lines above");
        defect.printStackTrace(err);
        return tell(new Problem(Verdict.DEFECT, finding), asJson);
    }

    private void print(Verdict verdict, List<Finding> findings, Object data) {
        try {
            Json.writeLine(out, new Document(1, name, verdict.status(), findings, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Not from a PrintStream: it keeps what failed.
        }
    }

    /** The JSON document of one answer. */
    public record Document(int schemaVersion, String script, String status, List<Finding> findings, Object data) {}

    private static PrintStream stream(FileDescriptor descriptor) {
        // Without a buffer each line is a write of its own; each answer flushes.
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), OUTPUT_BYTES),
                false,
                StandardCharsets.UTF_8);
    }
}
