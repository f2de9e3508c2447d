package tests.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tests.Run;

/**
 * A mail server in a root directory of its own, where its configuration, queue and users are: a package that
 * {@code tests/tools} unpacked and nobody installed. Needs root, for chroot; skipped without it.
 */
public final class Jail implements AutoCloseable {
    private final Path root;
    private final List<Process> started = new ArrayList<>();

    /**
     * A copy of the package.
     *
     * @param users that the program looks for, each gets a number of its own
     */
    public Jail(String tool, String... users) throws IOException {
        Path unpacked = Installed.tool(tool);
        assumeTrue("root".equals(System.getProperty("user.name")), "chroot is for root");
        root = Files.createTempDirectory(tool);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        succeed(Run.command(List.of("cp", "-a", unpacked + "/.", root.toString())));
        StringBuilder passwd = new StringBuilder("root:x:0:0::/:/bin/sh\n");
        StringBuilder group = new StringBuilder("root:x:0:\n");
        int number = 64_000;
        for (String user : users) {
            passwd.append(user).append(":x:" + number + ":" + number + "::/var/empty:/bin/false\n");
            group.append(user).append(":x:" + number++ + ":\n");
        }
        write("etc/passwd", passwd.toString());
        write("etc/group", group.toString());
        for (String folder : List.of("dev", "run", "var/run", "tmp", "var/empty")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String device : List.of("null 3", "random 8", "urandom 9")) {
            String[] words = device.split(" ");
            String path = root.resolve("dev/" + words[0]).toString();
            succeed(Run.command(List.of("mknod", "-m", "666", path, "c", "1", words[1])));
        }
    }

    public Path path(String file) {
        return root.resolve(file);
    }

    /** A file in the jail. */
    public Path write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text, StandardCharsets.UTF_8);
    }

    /** A folder that the user may write to, or a file that it may read. */
    public void own(String path, String user) throws IOException {
        if (!Files.exists(root.resolve(path))) {
            Files.createDirectories(root.resolve(path));
        }
        int number = number(user);
        succeed(Run.command(List.of("chown", number + ":" + number, root.resolve(path) + "")));
    }

    private int number(String user) throws IOException {
        return Files.readAllLines(root.resolve("etc/passwd")).stream()
                .filter(line -> line.startsWith(user + ":"))
                .map(line -> Integer.parseInt(line.split(":")[2]))
                .findFirst()
                .orElseThrow();
    }

    /** Runs a program of the jail to its end. */
    public Run run(String... command) {
        return Run.command(command(command));
    }

    /** Starts a program of the jail that stays in the foreground, and waits for its port. */
    public void start(int port, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(command)).redirectErrorStream(true);
        builder.redirectOutput(root.resolve("output").toFile());
        started.add(builder.start());
        if (!Installed.answers(port)) {
            throw new IOException("it does not start: " + output());
        }
    }

    /** What the started program printed. */
    public String output() throws IOException {
        return Files.readString(root.resolve("output"));
    }

    /** The command line that runs a program of the jail. */
    public List<String> command(String... command) {
        List<String> all = new ArrayList<>(List.of("chroot", root.toString()));
        all.addAll(List.of(command));
        return all;
    }

    private static void succeed(Run run) {
        if (run.exitCode() != 0) {
            throw new AssertionError(run);
        }
    }

    @Override
    public void close() throws IOException {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Installed.delete(root);
    }
}
