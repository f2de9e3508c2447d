package tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.DemoScript;
import tests.Golden;
import tests.Run;

class ScriptTest {
    @ParameterizedTest
    @ValueSource(strings = {"pass", "warn", "fail", "bad-input", "no-answer"})
    void endsAsItIsTold(String end) {
        Run text = Run.here(new DemoScript(), "--end", end, "contoso.com");
        Run json = Run.here(new DemoScript(), "--end", end, "contoso.com", "--json");
        Golden.check("demo-" + end, text);
        Golden.check("demo-" + end + "-json", json);
    }

    @ParameterizedTest
    @CsvSource({"defect, IllegalStateException", "overflow, StackOverflowError"})
    void confessesADefect(String end, String exception) throws Exception {
        Run run = Run.here(new DemoScript(), "--end", end, "--json", "--to", "secret@contoso.com");
        assertEquals(70, run.exitCode());
        JsonNode document = new ObjectMapper().readTree(run.stdout());
        assertEquals("error", document.get("status").asText());
        assertEquals(
                "relaykit.defect", document.get("findings").get(0).get("id").asText());
        assertTrue(run.stderr().contains(exception), run.stderr());
        assertTrue(run.stderr().contains("at tests.DemoScript"), run.stderr());
        assertFalse(run.stderr().contains("secret"), run.stderr());
    }

    /** Same bytes whatever the machine speaks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR",
                "-Duser.language=ja -Dfile.encoding=Shift_JIS -Dstdout.encoding=Shift_JIS",
                "-Duser.language=ar -Duser.country=EG -Dfile.encoding=windows-1256",
                "-Dfile.encoding=US-ASCII -Dsun.stdout.encoding=US-ASCII"
            })
    void speaksTheSameEverywhere(String jvm) {
        for (String end : List.of("warn", "bad-input")) {
            Run run = Run.with()
                    .jvm(jvm.split(" "))
                    .env("LC_ALL", "C")
                    .script(DemoScript.class, "--end", end, "contoso.com");
            Golden.check("demo-" + end, run);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    terminal            | 1  |  |            | true
                    not a terminal      | '' |  |            | false
                    only errors         | 2  |  |            | false
                    NO_COLOR            | 1  | NO_COLOR=1 |  | false
                    NO_COLOR, empty     | 1  | NO_COLOR=  |  | true
                    option              | 1  |  | --no-color | false
                    JSON                | 1  |  | --json     | false
                    """)
    void coloursOnlyATerminal(String name, String terminal, String variable, String option, boolean coloured) {
        Run.With with = Run.with().env("RELAYKIT_TTY", terminal).env("COLUMNS", "100");
        if (variable != null) {
            with.env("NO_COLOR", variable.substring("NO_COLOR=".length()));
        }
        Run run = option == null ? with.script(DemoScript.class) : with.script(DemoScript.class, option);
        assertEquals(coloured, run.stdout().contains("\u001B["), run.toString());
        assertEquals(0, run.exitCode());
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "10, 40", "99, 99", "500, 100"})
    void wrapsToTheTerminal(String columns, int width) {
        Run run = Run.with()
                .env("RELAYKIT_TTY", "1")
                .env("COLUMNS", columns)
                .script(DemoScript.class, "--end", "warn", "--no-color");
        int widest = run.stdout().lines().mapToInt(String::length).max().orElseThrow();
        assertTrue(widest <= width && widest > width - 12, widest + " columns:\n" + run.stdout());
    }

    @Test
    void printsALineForEachAnswer() throws Exception {
        Run run = Run.here(new DemoScript(), "--json", "--answers", "3", "--end", "fail");
        List<String> lines = run.stdout().lines().toList();
        assertEquals(3, lines.size());
        for (String line : lines) {
            assertEquals("fail", new ObjectMapper().readTree(line).get("status").asText());
        }
        assertEquals(1, run.exitCode());
    }

    /** An answer waits for the next only if that is there; nothing stays behind at the end. */
    @ParameterizedTest
    @CsvSource({"0, 11", "3, 8", "10, 1"})
    void flushesWhatIsNotFollowedAtOnce(int followed, int flushes) {
        AtomicInteger flushed = new AtomicInteger();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStream counting = new FilterOutputStream(new BufferedOutputStream(bytes)) {
            @Override
            public void flush() throws IOException {
                flushed.incrementAndGet();
                super.flush();
            }
        };
        Script script = new Script("many", "Answers often.") {
            @Override
            protected Stream<Answer> answers() {
                return IntStream.range(0, 10)
                        .mapToObj(i -> Answer.of(List.of(), i, page -> {}))
                        .map(answer -> answer.followed((int) answer.data() < followed));
            }
        };
        script.run(new PrintStream(counting), System.err, "--json");
        assertEquals(10, bytes.toString(StandardCharsets.UTF_8).lines().count());
        assertEquals(flushes, flushed.get());
    }

    @Test
    void keepsWhatItSaidBeforeAProblem() {
        Run run = Run.with().script(DemoScript.class, "--file", "none", "contoso.com");
        assertEquals("Grüße an contoso.com\n", run.stdout());
        assertTrue(run.stderr().contains("no such file"), run.stderr());
    }

    @Test
    void readsStandardInput() {
        Run run = Run.with().stdin("12345").script(DemoScript.class, "--file", "-");
        assertTrue(run.stdout().contains("5 bytes"), run.toString());
    }

    @Test
    void stopsWhenItsReaderHasGone() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>();
        command.addAll(List.of("/bin/bash", "-c", "\"$@\" | head -n 1; exit ${PIPESTATUS[0]}", "-"));
        command.addAll(List.of(java, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(DemoScript.class.getName(), "--answers", "1000000", "--json"));
        Run run = Run.with().limit(Duration.ofSeconds(5)).command(command);
        assertEquals(1, run.stdout().lines().count());
        assertEquals("", run.stderr());
        assertEquals(0, run.exitCode());
    }

    @Test
    void killsARunThatHangs() {
        Run.With with = Run.with().limit(Duration.ofMillis(300));
        AssertionError error = org.junit.jupiter.api.Assertions.assertThrows(
                AssertionError.class, () -> with.command(List.of("sleep", "30")));
        assertTrue(error.getMessage().startsWith("killed after 0 s: [sleep, 30]"), error.getMessage());
    }
}
