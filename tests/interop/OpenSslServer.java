package tests.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lib.keyfile.PemText;
import lib.rehearsal.KeyFiles;
import lib.tls.ClientIdentity;

/**
 * OpenSSL's TLS server behind a front that speaks SMTP until STARTTLS, which s_server does not. Inside TLS it answers
 * EHLO and QUIT and nothing else. Takes one connection.
 */
public final class OpenSslServer implements AutoCloseable {
    private static final String REPLIES = "250 mail.contoso.test\r\n221 2.0.0 bye\r\n";

    private final Process process;
    private final ServerSocket front;
    private final Path folder;

    private OpenSslServer(Process process, ServerSocket front, Path folder) {
        this.process = process;
        this.front = front;
        this.folder = folder;
    }

    /**
     * Starts one.
     *
     * @param options of openssl s_server
     */
    public static OpenSslServer start(ClientIdentity identity, String... options) throws IOException {
        String openssl = Installed.program("openssl", "openssl");
        Path folder = Files.createTempDirectory("s_server");
        Path pem = folder.resolve("server.pem");
        KeyFiles.writePem(identity, pem);
        int port = Installed.freePort();
        List<String> command = new ArrayList<>(List.of(openssl, "s_server"));
        command.addAll(List.of("-accept", "127.0.0.1:" + port, "-naccept", "1"));
        command.addAll(List.of("-cert", pem.toString(), "-key", pem.toString()));
        StringBuilder issuers = new StringBuilder();
        for (X509Certificate issuer :
                identity.chain().subList(1, identity.chain().size())) {
            issuers.append(PemText.of(List.of(issuer)));
        }
        Path chain = Files.writeString(folder.resolve("chain.pem"), issuers);
        command.addAll(List.of("-cert_chain", chain.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("output").toFile());
        OpenSslServer server =
                new OpenSslServer(builder.start(), new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")), folder);
        for (int i = 0; i < 200 && !server.output().contains("ACCEPT"); i++) {
            Installed.pause();
        }
        Thread thread = new Thread(() -> server.serve(port), "smtp-front");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** As {@code --server} takes it; the certificate's name is localhost. */
    public String address() {
        return "localhost:" + front.getLocalPort();
    }

    /** What OpenSSL says of the connection, complete once it has ended. */
    public String report() throws IOException {
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroy();
                process.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return output();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"), StandardCharsets.ISO_8859_1);
    }

    private void serve(int port) {
        try (Socket client = front.accept()) {
            OutputStream out = client.getOutputStream();
            say(out, "220 mail.contoso.test ESMTP");
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
            in.readLine();
            say(out, "250-mail.contoso.test\r\n250 STARTTLS");
            in.readLine();
            try (Socket tls = new Socket("127.0.0.1", port)) {
                say(out, "220 2.0.0 ready");
                process.getOutputStream().write(REPLIES.getBytes(StandardCharsets.US_ASCII));
                process.getOutputStream().flush();
                Thread back = new Thread(() -> pass(tls, client), "from-openssl");
                back.setDaemon(true);
                back.start();
                pass(client, tls);
            }
        } catch (IOException ended) {
            // The client's outcome tells.
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            // Either side may hang up.
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
        process.destroy();
        Installed.delete(folder);
    }
}
