package tests;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Input;
import lib.cli.Option;
import lib.cli.Script;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.finding.Verdict;
import lib.text.Page.Tone;

/** A script with an option of every kind, which ends in every way, for the tests of lib.cli. */
public class DemoScript extends Script {
    /** How the run ends. */
    public enum End {
        PASS,
        WARN,
        FAIL,
        BAD_INPUT,
        NO_ANSWER,
        DEFECT,
        OVERFLOW
    }

    /** What was given, as the options read it. */
    public record Given(
            boolean loud,
            Optional<String> server,
            Optional<String> body,
            Optional<Path> file,
            int port,
            Duration timeout,
            End end,
            List<String> to,
            List<String> names) {}

    final Option<Boolean> loud = options.flag("-l, --loud", "Say it at 100% volume");
    final Option<Optional<String>> server =
            options.text("--server, --smtp-server", "HOST[:PORT]", "Host to connect to");
    final Option<Optional<String>> body = options.freeText("--body", "TEXT", "Text of the message");
    final Option<Optional<Path>> file = options.file("--file", "A file to read; - is standard input");
    final Option<List<String>> to = options.list("--to", "ADDRESS", "Recipient", address -> address);
    final Option<Integer> port = options.number("-p, --port", "PORT", 1, 65535, 25, "Port");
    final Option<Duration> timeout = options.seconds("--timeout", 5, "Longest wait");
    final Option<End> end = options.choice("--end", End.class, End.PASS, "How to end");
    final Option<Integer> answers = options.number("--answers", "N", 0, 1_000_000, 1, "How many");
    final Option<List<String>> names = options.operands("NAME", "0..*", "Names to greet");

    public DemoScript() {
        super("demo", "Greets, and ends as it is told to.");
        options.exitCode(Verdict.FAIL, "it was told to fail");
        options.example("demo --loud contoso.com");
    }

    public static void main(String... args) {
        System.exit(new DemoScript().run(args));
    }

    @Override
    protected Stream<Answer> answers() {
        return IntStream.range(0, answers.get()).mapToObj(this::answer);
    }

    private Answer answer(int number) {
        Given given = new Given(
                loud.get(),
                server.get(),
                body.get(),
                file.get(),
                port.get(),
                timeout.get(),
                end.get(),
                to.get(),
                names.get());
        return Answer.of(findings(), given, page -> {
            page.line(Tone.GOOD, "Grüße", " an " + String.join(", ", names.get()));
            file.get()
                    .map(path -> Input.bytes("--file", path.toString(), 100))
                    .ifPresent(bytes -> page.line(bytes.length + " bytes"));
            page.findings(findings());
        });
    }

    private List<Finding> findings() {
        return switch (end.get()) {
            case PASS -> List.of(Finding.info("demo.pass", "all is well", "nothing is wrong"));
            case WARN ->
                List.of(Finding.warn(
                        "demo.warn",
                        "port 587",
                        "a relay sends to port 25, since 587 is for people who log in"
                                + " with a name and a password of their own",
                        "use port 25"));
            case FAIL ->
                List.of(Finding.fail("demo.fail", "550 5.7.64", "not attributed", "ask why")
                        .withSource("RFC 5321 4.2"));
            case BAD_INPUT -> throw Problem.badInput("demo.bad", "--to a b", "it has a blank", "remove it");
            case NO_ANSWER -> throw Problem.noAnswer("demo.none", "192.0.2.1:25", "no answer", "try later");
            case DEFECT -> throw new IllegalStateException("at " + Instant.EPOCH);
            case OVERFLOW -> overflow();
        };
    }

    private List<Finding> overflow() {
        return new ArrayList<>(overflow());
    }
}
