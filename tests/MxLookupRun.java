package tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of mx-lookup as a user has it: a process of its own, with this class path.
 *
 * @param seconds how long it took
 */
public record MxLookupRun(String out, String err, int exitCode, double seconds) {
    private static final int LONGEST_SECONDS = 60;

    /** Runs it with nothing on standard input. */
    public static MxLookupRun of(String... arguments) throws IOException {
        return with("", arguments);
    }

    /** Runs it in a Java with more options of its own. */
    static MxLookupRun inJava(List<String> options, String... arguments) throws IOException {
        return run(options, "", arguments);
    }

    /** Runs it with a text on standard input. */
    public static MxLookupRun with(String input, String... arguments) throws IOException {
        return run(List.of(), input, arguments);
    }

    private static MxLookupRun run(List<String> options, String input, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add("scripts.MxLookup");
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("out", "");
        Path err = Files.createTempFile("err", "");
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("mx-lookup hangs");
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new MxLookupRun(
                    Files.readString(out), Files.readString(err), process.exitValue(), seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** The ids of the findings in the JSON document(s), in order, with spaces between them. */
    public String findings() {
        StringBuilder ids = new StringBuilder();
        String mark = "{\"id\":\"";
        for (int at = out.indexOf(mark); at >= 0; at = out.indexOf(mark, at + 1)) {
            int start = at + mark.length();
            ids.append(ids.length() == 0 ? "" : " ").append(out, start, out.indexOf('"', start));
        }
        return ids.toString();
    }
}
