package tests.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lib.relay.RelayFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tests.Checkout;

/**
 * Every command shown in README.md and in the runbooks of examples/ is run, in order, and what it prints is what is
 * shown. How a runbook says what the commands talk to, and what varies, is in tests/README.md. With UPDATE_GOLDEN=1 the
 * shown output is written anew.
 */
class ReadmeTest {
    static List<String> runbooks() {
        return Stream.concat(
                        Stream.of("README.md"),
                        Checkout.files("examples").stream().filter(file -> file.endsWith(".md")))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runbooks")
    void commandsPrintWhatIsShown(String file) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "port 25 is opened by root");
        List<Runbook.Part> renewed = new ArrayList<>();
        try (RunbookStage stage = new RunbookStage()) {
            String saveAs = "";
            for (Runbook.Part part : Runbook.parse(Checkout.read(file))) {
                if (part instanceof Runbook.Comment comment) {
                    if (comment.name().equals("save")) {
                        saveAs = comment.value();
                    } else {
                        stage.prepare(comment);
                    }
                    renewed.add(part);
                } else if (part instanceof Runbook.Block block) {
                    if (!saveAs.isEmpty()) {
                        stage.save(saveAs, block.content());
                        saveAs = "";
                    }
                    renewed.add(block.language().equals("console") ? run(stage, block) : block);
                } else {
                    renewed.add(part);
                }
            }
        }
        String text = Runbook.text(renewed);
        if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
            Files.writeString(Checkout.root().resolve(file), text);
        }
        assertEquals(Checkout.read(file), text, file);
    }

    /** The block with the output of today, where it says something else. */
    private static Runbook.Block run(RunbookStage stage, Runbook.Block block) throws Exception {
        StringBuilder content = new StringBuilder();
        for (Runbook.Command command : Runbook.commands(block)) {
            String printed = stage.run(command);
            String output = command.output();
            if (!Shown.fits(output, printed)) {
                boolean last = output.endsWith("\n\n");
                output = Shown.renewed(output, printed) + (last ? "\n" : "");
            }
            content.append("$ ").append(command.typed()).append('\n').append(output);
        }
        return new Runbook.Block(block.language(), content.toString());
    }

    /** A block that no rule runs is no session: its language says so. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runbooks")
    void blocksHaveAKnownLanguage(String file) {
        String previous = "";
        for (Runbook.Part part : Runbook.parse(Checkout.read(file))) {
            if (part instanceof Runbook.Block block) {
                assertTrue(Runbook.LANGUAGES.contains(block.language()), file + " has a block of " + block.language());
                assertTrue(
                        !block.language().equals("sh") || previous.equals("save"),
                        file + " shows a shell script that nothing runs:\n" + block.content());
                assertTrue(
                        block.language().equals("console")
                                || block.content().lines().noneMatch(l -> l.startsWith("$ ")),
                        file + " shows a command outside a console block:\n" + block.content());
            }
            previous = part instanceof Runbook.Comment comment ? comment.name() : previous;
            previous = part instanceof Runbook.Block ? "" : previous;
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    same              | a/b      | a/b                  | true
                    other             | a/b      | a/c                  | false
                    more              | a        | a/b                  | false
                    less              | a/b      | a                    | false
                    left out inside   | a/.../d  | a/b/c/d              | true
                    left out at first | .../d    | a/d                  | true
                    left out at last  | a/...    | a/b                  | true
                    another begin     | a/.../d  | b/d                  | false
                    another end       | a/.../d  | a/d/e                | false
                    parts in order    | .../b/.../a/... | a/b/c         | false
                    a moment          | at 2026-01-02 | at 2026-11-24   | true
                    a duration        | connected in 1 ms | connected in 12 ms | true
                    another code      | 550 5.7.64 | 550 5.7.68         | false
                    another exit code | exit 0   | exit 1               | false
                    """)
    void comparesWhatIsShown(String name, String shown, String printed, boolean fits) {
        assertEquals(fits, Shown.fits(shown.replace('/', '\n'), printed.replace('/', '\n')));
    }

    @Test
    void exampleOfRelayJsonIsRead() {
        var relay = RelayFile.read(Checkout.root().resolve("examples/relay.json"));
        assertEquals("contoso-com.mail.protection.outlook.com", relay.server().orElseThrow());
        assertEquals(2, relay.to().size());
    }

    @Test
    void examplesAreListed() throws IOException {
        String readmes = Checkout.read("README.md") + Checkout.read("examples/README.md");
        try (var files = Files.list(Checkout.root().resolve("examples"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertTrue(name.equals("README.md") || readmes.contains(name), name);
            }
        }
    }
}
