package tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tests.Checkout;
import tests.Run;
import tests.interop.Installed;

/** What {@code --completion} prints, in the real shells. */
class CompletionTest {
    private static Path folder;

    @BeforeAll
    static void setUp() throws IOException {
        folder = Files.createTempDirectory("completion");
        Files.writeString(folder.resolve("relay file.pfx"), "");
        for (String shell : List.of("bash", "zsh")) {
            StringBuilder all = new StringBuilder();
            for (String alias : AliasTest.names().toList()) {
                all.append(of(alias, shell));
            }
            Files.writeString(folder.resolve("all." + shell), all);
        }
    }

    @AfterAll
    static void tearDown() throws IOException {
        Installed.delete(folder);
    }

    private static String of(String alias, String shell) {
        try {
            Run run = Run.here(AliasTest.script(alias), "--completion", shell);
            assertEquals(0, run.exitCode(), run::toString);
            return run.stdout();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anotherShellIsToldWhichThereAre() throws Exception {
        Run run = Run.here(AliasTest.script("mx-lookup"), "--completion", "fish");
        assertEquals(2, run.exitCode());
        assertTrue(run.stderr().contains("bash, zsh"), run.stderr());
    }

    static List<String> scripts() throws IOException {
        return AliasTest.names().toList();
    }

    /** Every option that --help shows, and no other. */
    @ParameterizedTest
    @MethodSource("scripts")
    void bothShellsKnowEveryOption(String alias) throws Exception {
        String help = Run.here(AliasTest.script(alias), "--help").stdout();
        TreeSet<String> options = new TreeSet<>();
        help.lines()
                .filter(line -> line.matches(" {2,6}-.*"))
                .map(line -> line.strip().split(" {2,}")[0])
                .forEach(names -> {
                    for (String name : names.split(", ")) {
                        options.add(name.replaceFirst("[= \\[].*", ""));
                    }
                });
        TreeSet<String> offered = new TreeSet<>(bash(alias + " --"));
        offered.addAll(bash(alias + " -"));
        assertEquals(options, offered);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    option             | mx-lookup --na                    | --nameserver
                    value begun        | send-plain --tls o                | off optional
                    value after =      | send-plain --tls=re               | required
                    several words      | send-plain --stop-after           | connect ehlo mail rcpt starttls
                    behind jbang       | ./jbang send-plain --tls req      | required
                    name of the alias  | ./jbang mx-l                      | mx-lookup
                    path of the script | /opt/bin/mx-lookup --sho          | --short
                    nothing to offer   | mx-lookup --timeout               | ""
                    not ours           | ./jbang version --na              | ""
                    """)
    void bashCompletes(String name, String line, String expected) {
        String typed = line.matches(".*(--stop-after|--timeout)") ? line + " " : line;
        assertEquals(expected, String.join(" ", new TreeSet<>(bash(typed))));
    }

    /** In a terminal: zsh completes for nobody else. */
    @Test
    void zshCompletes() {
        Map<String, String> table = new LinkedHashMap<>();
        """
        mx-lookup --namese               | mx-lookup --nameserver
        header-hops --mark               | header-hops --markdown
        mx-lookup contoso.com --sho      | mx-lookup contoso.com --short
        send-plain --tls req             | send-plain --tls required
        send-plain --tls=opt             | send-plain --tls=optional
        ./jbang send-plain --tls req     | ./jbang send-plain --tls required
        ./jbang mx-l                     | ./jbang mx-lookup
        header-hops rel                  | header-hops relay\\ file.pfx
        """.lines().map(row -> row.split(" +\\| ")).forEach(row -> table.put(row[0], row[1]));
        List<String> command = new ArrayList<>();
        command.add(Installed.program("python3", "python3"));
        command.add(Checkout.root().resolve("tests/interop/zsh-completion.py").toString());
        command.add(Installed.program("zsh", "zsh"));
        command.add("all.zsh");
        command.addAll(table.keySet());
        Run run = Run.with().in(folder).limit(Duration.ofSeconds(120)).command(command);
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(
                List.copyOf(table.values()),
                run.stdout()
                        .lines()
                        .map(line -> line.replaceFirst("[= ]+$", ""))
                        .toList());
    }

    /** As readline does: fills in the variables, calls the function, reads COMPREPLY. */
    private static List<String> bash(String line) {
        String bash = Installed.program("bash", "bash");
        String script = """
                shopt -s extglob
                . "$1"
                line=$2
                compopt() { :; }
                # "=" is a word of its own for readline.
                read -ra COMP_WORDS <<<"${line//=/ = }"
                case $line in *[\\ =]) COMP_WORDS+=('') ;; esac
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _relaykit "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" \\
                    "${COMP_WORDS[COMP_CWORD - 1]}"
                [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
                """;
        Run run = Run.with().in(folder).command(List.of(bash, "-c", script, "-", "all.bash", line));
        assertEquals("", run.stderr(), run::toString);
        assertEquals(0, run.exitCode(), run::toString);
        return run.stdout().lines().toList();
    }
}
