package tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lib.cli.Script;

/**
 * What a program printed, and its exit code.
 *
 * @param command as a user types it, for what is kept of the run; two runs are equal whatever it is
 */
public record Run(int exitCode, String stdout, String stderr, String command) {
    public Run(int exitCode, String stdout, String stderr) {
        this(exitCode, stdout, stderr, "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Run run
                && exitCode == run.exitCode
                && stdout.equals(run.stdout)
                && stderr.equals(run.stderr);
    }

    @Override
    public int hashCode() {
        return Objects.hash(exitCode, stdout, stderr);
    }

    /** {@code send-plain --from 'a b@contoso.com'}. */
    private static String typed(Class<?> script, String... args) {
        String alias =
                script.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(alias), Stream.of(args))
                .map(word -> word.matches("[\\w./:@=,%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Half of the time of a JVM that lives for a few seconds; its output stays the same. */
    public static final String QUICK_JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /** Runs a script in a process of its own, as a user does. */
    public static Run script(Class<? extends Script> script, String... args) {
        return with().script(script, args);
    }

    /**
     * Runs a script in this process, a third of a second sooner; standard input is that of the tests. Same options,
     * same bytes, 100 columns, no colour.
     */
    public static Run here(Script script, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = script.run(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                args);
        return new Run(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                typed(script.getClass(), args));
    }

    /** Runs another program. */
    public static Run command(List<String> command) {
        return with().command(command);
    }

    /** For a run with its own standard input, environment, JVM options, folder or time. */
    public static With with() {
        return new With();
    }

    /** Everything that was printed, for the message of an assertion. */
    @Override
    public String toString() {
        return "exit " + exitCode + "\nstdout:\n" + stdout + "stderr:\n" + stderr;
    }

    /** How to run; each method returns this. */
    public static final class With {
        private final List<String> jvm = new ArrayList<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private byte[] stdin = {};
        private Path folder = Path.of("").toAbsolutePath();
        private Duration limit = Duration.ofSeconds(60);

        private With() {}

        public With stdin(String text) {
            return stdin(text.getBytes(StandardCharsets.UTF_8));
        }

        public With stdin(byte[] bytes) {
            stdin = bytes;
            return this;
        }

        public With env(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Options of java, such as {@code -Duser.language=tr}. */
        public With jvm(String... options) {
            jvm.addAll(List.of(options));
            return this;
        }

        /** For a program that starts JVMs itself: each compiles and collects for a short run. */
        public With quickJvms() {
            return env("JAVA_TOOL_OPTIONS", QUICK_JVM);
        }

        /** The working directory. */
        public With in(Path folder) {
            this.folder = folder;
            return this;
        }

        /** A run that takes longer is killed and fails the test; 60 s if not said. */
        public With limit(Duration limit) {
            this.limit = limit;
            return this;
        }

        public Run script(Class<? extends Script> script, String... args) {
            Run run = java(script, args);
            return new Run(run.exitCode, run.stdout, run.stderr, typed(script, args));
        }

        /** Runs any class with a {@code main}. */
        public Run java(Class<?> main, String... args) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:TieredStopAtLevel=1");
            command.addAll(jvm);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
            command.addAll(List.of(args));
            return command(command);
        }

        public Run command(List<String> command) {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            // What the terminal and the settings of a developer would change.
            builder.environment().keySet().removeAll(List.of("NO_COLOR", "COLUMNS", "JAVA_TOOL_OPTIONS"));
            builder.environment().put("RELAYKIT_TTY", "");
            builder.environment().putAll(environment);
            try {
                return wait(builder.start(), command);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private Run wait(Process process, List<String> command) throws InterruptedException {
            CompletableFuture<String> out = collect(process.getInputStream());
            CompletableFuture<String> err = collect(process.getErrorStream());
            CompletableFuture.runAsync(() -> feed(process.getOutputStream()));
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            Run run = new Run(process.exitValue(), out.join(), err.join());
            if (!ended) {
                throw new AssertionError("killed after " + limit.toSeconds() + " s: " + command + "\n" + run);
            }
            return run;
        }

        private void feed(OutputStream to) {
            try (to) {
                to.write(stdin);
            } catch (IOException readsNoMore) {
                // The program's own business.
            }
        }

        private static CompletableFuture<String> collect(InputStream from) {
            CompletableFuture<String> text = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try (from) {
                    byte[] bytes = from.readAllBytes();
                    text.complete(new String(bytes, StandardCharsets.UTF_8));
                } catch (IOException e) {
                    text.completeExceptionally(e);
                }
            });
            reader.setDaemon(true);
            reader.start();
            return text;
        }
    }
}
