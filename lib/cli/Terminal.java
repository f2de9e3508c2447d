package lib.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lib.text.Printable;

/** What is known of the terminal, if there is one. */
public final class Terminal {
    static final int WIDEST = 100;
    private static final int NARROWEST = 40;

    private Terminal() {}

    static boolean isStdout() {
        return isTerminal(1);
    }

    public static boolean isStderr() {
        return isTerminal(2);
    }

    /** 100, or less on a narrower terminal. */
    static int width() {
        if (!isStdout()) {
            return WIDEST;
        }
        int columns = number(System.getenv("COLUMNS"));
        if (columns == 0) {
            columns = askStty();
        }
        return columns == 0 ? WIDEST : Math.max(NARROWEST, Math.min(WIDEST, columns));
    }

    /**
     * The wrapper knows (RELAYKIT_TTY lists the descriptors that are terminals); started otherwise, Linux tells by
     * /proc, and elsewhere Java knows only that input and output both are.
     */
    private static boolean isTerminal(int descriptor) {
        String told = System.getenv("RELAYKIT_TTY");
        if (told != null) {
            return told.contains(String.valueOf(descriptor));
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return hasConsole();
        }
    }

    /** What the user types without echo; empty where there is no terminal to ask at. */
    public static Optional<char[]> password(String prompt) {
        return hasConsole()
                ? Optional.ofNullable(System.console().readPassword("%s", Printable.of(prompt)))
                : Optional.empty();
    }

    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since JDK 22 there is a console even when nothing is a terminal.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJdk22) {
            return true;
        }
    }

    private static int askStty() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return 0;
            }
            byte[] said = stty.getInputStream().readNBytes(32);
            String[] size = new String(said, StandardCharsets.US_ASCII).trim().split(" ");
            return size.length == 2 ? number(size[1]) : 0;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int number(String text) {
        if (text == null || text.isEmpty() || text.length() > 4) {
            return 0;
        }
        for (char c : text.toCharArray()) {
            if (c < '0' || c > '9') {
                return 0;
            }
        }
        return Integer.parseInt(text);
    }
}
