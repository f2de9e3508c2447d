package tests.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lib.received.Hop;
import scripts.HeaderHops;

/** What Jazzer calls with bytes of its invention; tests/fuzz/run starts it. */
public class HeaderFuzz {
    private static final List<List<String>> WAYS = List.of(
            List.of(),
            List.of("--json"),
            List.of("--csv", "--local"),
            List.of("--markdown", "--wide"),
            List.of("--attached"),
            List.of("--json", "--expect-tls", "--max-delay", "1", "--expect-hop", "a.b"));
    private static final Path FILE = newFile();
    private static final Path PAGE = FILE.resolveSibling(FILE.getFileName() + ".html");

    /** The first byte picks what to do with the rest. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length < 1) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        int way = (input[0] & 0xFF) % (WAYS.size() + 2);
        if (way == 0) {
            hop(new String(rest, StandardCharsets.UTF_8));
        } else if (way == 1) {
            Files.write(FILE, rest);
            run("--html", PAGE.toString(), FILE.toString());
        } else {
            Files.write(FILE, rest);
            List<String> options = WAYS.get(way - 2);
            String[] args = options.toArray(new String[options.size() + 1]);
            args[options.size()] = FILE.toString();
            run(args);
        }
    }

    private static void hop(String line) {
        Hop hop = Hop.parse(line);
        require(hop.raw().equals(line), "raw is not what was read");
        require(Hop.parse(line).equals(hop), "read twice, two results");
        hop.fromIp()
                .ifPresent(ip -> require(
                        Hop.parse("from a (" + ip + ")").fromIp().get().equals(ip),
                        "an address is not in its one spelling: " + ip));
    }

    private static void run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new HeaderHops().run(new PrintStream(out), new PrintStream(err), args);
        require(exit >= 0 && exit <= 2, "exit code " + exit + " " + err);
        for (byte b : out.toByteArray()) {
            require(b == '\n' || b < 0 || b >= ' ' && b != 0x7F, "a control character: " + b);
        }
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalStateException(message);
        }
    }

    private static Path newFile() {
        try {
            Path file = Files.createTempFile("header-fuzz", "");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
