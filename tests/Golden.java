package tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Transcripts in tests/golden/: command, exit code, standard output and standard error of a run. With the environment
 * variable UPDATE_GOLDEN=1 a new transcript is accepted; read its diff before you commit it.
 *
 * <p>What varies from run to run is replaced by a mark: {@code <port>}, {@code <time>} (a moment), {@code <ms>} (a
 * duration), {@code <id>} (a message or queue identifier), {@code <dir>} (a folder of this machine).
 */
public final class Golden {
    /** The folders of a test, whatever it is called today. */
    private static final String TEMPORARY =
            Pattern.quote(Path.of(System.getProperty("java.io.tmpdir")).toString()) + "/([^/ ]+/)+";

    private Golden() {}

    /**
     * Compares a run with tests/golden/{@code name}.txt.
     *
     * @param patternsAndMarks a regular expression and the mark that replaces it, and so on
     */
    public static void check(String name, Run run, String... patternsAndMarks) {
        String actual = "$ "
                + run.command().replace(Checkout.root() + "/", "").replaceAll(TEMPORARY, "")
                + "\nexit "
                + run.exitCode()
                + "\n--- stdout\n"
                + run.stdout()
                + "--- stderr\n"
                + run.stderr();
        for (int i = 0; i < patternsAndMarks.length; i += 2) {
            actual = actual.replaceAll(patternsAndMarks[i], patternsAndMarks[i + 1]);
        }
        Path file = Checkout.root().resolve("tests/golden/" + name + ".txt");
        try {
            if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertTrue(
                    Files.exists(file), () -> "there is no " + file + ": run again with UPDATE_GOLDEN=1 and read it");
            assertEquals(Files.readString(file), actual, "tests/golden/" + name + ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
