package tests.interop;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of this machine that tests talk to; a test whose program is missing is skipped. */
public final class Installed {
    private Installed() {}

    /** The program's path; skips the test if there is none. */
    public static String program(String name, String debianPackage) {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":")),
                        Stream.of("/usr/sbin", "/usr/lib/postfix/sbin", "/usr/libexec/postfix"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseGet(() -> abort(name + " is not installed: apt-get install " + debianPackage));
    }

    /** What {@code tests/tools} fetched; skips the test if it is not there. */
    public static Path tool(String name) {
        String given = System.getenv("RELAYKIT_TEST_TOOLS");
        String cache = System.getenv("XDG_CACHE_HOME");
        Path tools = given != null
                ? Path.of(given)
                : (cache != null ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("relaykit-tests");
        Path tool = tools.resolve(name);
        return Files.isDirectory(tool) ? tool : abort(name + " was not fetched: run tests/tools");
    }

    /** A port of 127.0.0.1 that was free a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Waits until something listens; false after ten seconds. */
    static boolean answers(int port) {
        for (int i = 0; i < 200; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return true;
            } catch (IOException notYet) {
                pause();
            }
        }
        return false;
    }

    public static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Files of a folder, oldest name first; none if there is no such folder. */
    public static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
