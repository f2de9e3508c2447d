package lib.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lib.finding.Problem;

/** Files and standard input as sources of text, within bounds. */
public final class Input {
    private Input() {}

    /**
     * The bytes of a file, or of standard input for {@code -}.
     *
     * @param limitBytes more than this is refused
     * @throws Problem if it cannot be read or is larger
     */
    public static byte[] bytes(String option, String file, int limitBytes) {
        try (InputStream in = open(option, file)) {
            byte[] bytes = in.readNBytes(limitBytes + 1);
            if (bytes.length > limitBytes) {
                throw Problem.badInput(
                        "file.too-large",
                        option + " " + file,
                        "it has more than " + limitBytes + " bytes",
                        "give a smaller file");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(option, file, e);
        }
    }

    /** A stream of a file, or standard input for {@code -}; the caller closes it. */
    public static InputStream open(String option, String file) {
        if (file.equals("-")) {
            return System.in;
        }
        try {
            return Files.newInputStream(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(option, file, e);
        }
    }

    private static Problem unreadable(String option, String file, Exception e) {
        return Problem.badInput(
                "file.unreadable", option + " " + file, why(file, e), "check the path and its permissions");
    }

    /** In words, why a file cannot be read. */
    public static String why(String file, Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "this account may not read it";
        }
        if (e instanceof IOException && Files.isDirectory(Path.of(file))) {
            return "it is a folder";
        }
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }
}
