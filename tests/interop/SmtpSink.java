package tests.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Postfix's smtp-sink on 127.0.0.1: takes every message and keeps it. */
public final class SmtpSink implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final int port;

    private SmtpSink(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Starts it with these options beside its own, such as {@code -f rcpt} (see smtp-sink(1)). */
    public static SmtpSink start(String... options) throws IOException {
        String program = Installed.program("smtp-sink", "postfix");
        Path folder = Files.createTempDirectory("smtp-sink");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        int port = Installed.freePort();
        List<String> command = new ArrayList<>(List.of(program, "-d", folder + "/message."));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of(options));
        command.addAll(List.of("127.0.0.1:" + port, "100"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        SmtpSink sink = new SmtpSink(process, folder, port);
        if (!Installed.answers(port)) {
            String log = Files.readString(folder.resolve("log"));
            sink.close();
            throw new IOException("smtp-sink does not start: " + log);
        }
        return sink;
    }

    public int port() {
        return port;
    }

    /** As {@code --server} takes it. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /**
     * The messages, in no certain order, each with what smtp-sink says of its envelope on top: {@code X-Mail-Args},
     * {@code X-Rcpt-Args}, {@code X-Helo-Args}.
     */
    public List<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        for (Path file : Installed.files(folder)) {
            if (file.getFileName().toString().startsWith("message.")) {
                messages.add(Files.readString(file));
            }
        }
        return messages;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Installed.delete(folder);
    }
}
