package tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lib.cli.Script;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.Checkout;
import tests.Golden;
import tests.Run;

/** Catalog, {@code --help}, the table of README.md and the JShell functions say the same. */
public class AliasTest {
    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^ {2,3}(\\d+)  (\\S.*)$");

    /** Each alias of a script, with its file. */
    public static Map<String, JsonNode> scripts() throws IOException {
        Map<String, JsonNode> scripts = new TreeMap<>();
        JsonNode catalog = new ObjectMapper().readTree(Checkout.read("catalog.json"));
        catalog.get("aliases").properties().forEach(alias -> {
            if (file(alias.getValue()).startsWith("scripts/")) {
                scripts.put(alias.getKey(), alias.getValue());
            }
        });
        return scripts;
    }

    /** The names of the scripts. */
    public static Stream<String> names() throws IOException {
        return scripts().keySet().stream();
    }

    /** A script by its name in the catalog. */
    public static Script script(String alias) throws Exception {
        String type = file(scripts().get(alias)).replaceFirst("\\.java$", "").replace('/', '.');
        return (Script) Class.forName(type).getConstructor().newInstance();
    }

    @ParameterizedTest
    @MethodSource("names")
    void helpTellsTheNameExamplesAndExitCodes(String alias) throws Exception {
        String help = help(alias);
        assertTrue(help.startsWith("Usage: " + alias + " "), help);
        int examples = help.indexOf("\nExample");
        int exitCodes = help.indexOf("\nExit codes:\n");
        assertTrue(examples > 0 && exitCodes > examples, help);
        for (String line :
                help.substring(examples + 1, exitCodes).lines().skip(1).toList()) {
            // A pipe may come before, as in "grep ... | explain-reply".
            assertTrue(line.isBlank() || line.matches("  (.*\\| )?" + alias + "( .*)?"), line);
        }
        String text = help.substring(0, examples) + help.substring(exitCodes);
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), help);
    }

    @ParameterizedTest
    @MethodSource("names")
    void helpIsWhatWasRead(String alias) throws Exception {
        Golden.check(alias + "-help", Run.here(script(alias), "--help"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void readmeHasTheSameExitCodes(String alias) throws Exception {
        String row = Checkout.read("README.md")
                .lines()
                .filter(line -> line.startsWith("| `" + alias + "` | "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(alias + " has no row in README.md"));
        List<String> shown = List.of(row.replaceFirst("^.*\\| (.*) \\|$", "$1").split(" · "));
        String help = help(alias);
        List<String> told = EXIT_CODE
                .matcher(help.substring(help.indexOf("\nExit codes:")))
                .results()
                .map(match -> match.group(1))
                .toList();
        // 70, a defect, is every script's.
        assertEquals(told.subList(0, told.size() - 1), shown);
        assertEquals("70", told.get(told.size() - 1));
    }

    @ParameterizedTest
    @MethodSource("names")
    void catalogAndFileHaveTheSameDescription(String alias) throws Exception {
        JsonNode entry = scripts().get(alias);
        String description = entry.get("description").asText();
        assertFalse(description.endsWith("."), description);
        assertTrue(Checkout.read(file(entry)).contains("\n//DESCRIPTION " + description + "\n"), description);
    }

    @ParameterizedTest
    @MethodSource("names")
    void jshellHasAFunctionForIt(String alias) throws Exception {
        String type = file(scripts().get(alias)).replaceFirst("^scripts/(.*)\\.java$", "$1");
        String shell = Checkout.read("examples/Shell.java");
        assertTrue(shell.contains("run(new " + type + "(), "), type);
        assertTrue(shell.contains(" ../scripts/" + type + ".java"), type);
        assertTrue(shell.contains(" " + alias + ": "), "help() does not tell " + alias);
    }

    private static String help(String alias) throws Exception {
        Run run = Run.here(script(alias), "--help");
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals("", run.stderr());
        return run.stdout();
    }

    private static String file(JsonNode alias) {
        return alias.get("script-ref").asText();
    }
}
