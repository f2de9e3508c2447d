package tests.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.SendPlain;
import tests.Forwarder;
import tests.Run;
import tests.ThrowAwayCertificate;
import tests.interop.Installed;
import tests.interop.Postfix;
import tests.interop.SmtpSink;
import tests.interop.Swaks;

/** send-plain with Postfix and smtp-sink, and swaks as the oracle. */
class SendPlainInteropTest {
    private static Postfix postfix;

    @TempDir
    Path folder;

    /** A recipient of its own for each test, so that all can share the server. */
    private final String recipient = "admin" + System.nanoTime() + "@contoso.test";

    @BeforeAll
    static void start() throws IOException {
        postfix = Postfix.start(Map.of(
                "virtual_mailbox_domains", "contoso.test",
                "smtpd_tls_security_level", "may",
                "smtpd_tls_received_header", "yes",
                "message_size_limit", "20000"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (postfix != null) {
            postfix.close();
        }
    }

    @Test
    void messageLiesInTheMailbox() throws IOException {
        Run run = send(postfix.address(), "--test-id", "t-1", "--ehlo", "relay.contoso.test");
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("queued   250 2.0.0 Ok: queued as "), run::toString);
        String message = only(postfix.mailbox(recipient));
        assertTrue(message.contains("\nX-Relaykit-Test-Id: t-1\n"), message);
        assertTrue(message.contains("Return-Path: <scanner@contoso.test>"), message);
        assertTrue(message.contains("from relay.contoso.test ("), message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    plain       | Subject: x\\n\\nbody\\n
                    dots        | Subject: x\\n\\n.\\n..\\n.x\\n
                    no newline  | Subject: x\\n\\nno newline at the end
                    long line   | Subject: x\\n\\n%s\\n
                    8 bit       | Subject: x\\nContent-Type: text/plain; charset=UTF-8\\n\\nGrüße\\n
                    folded      | Subject: a\\n b\\nX-Long: c\\n\\td\\n\\nbody\\n
                    no body     | Subject: x\\n\\n
                    """)
    void arrivesAsWhenSwaksSendsIt(String name, String text) throws IOException {
        String message = "From: scanner@contoso.test\nTo: admin@contoso.test\n"
                + "Date: Tue, 24 Nov 2026 10:00:00 +0000\nMessage-ID: <1@contoso.test>\n"
                + text.replace("\\n", "\n").replace("\\t", "\t").formatted("x".repeat(900));
        Path file = Files.writeString(folder.resolve("message.eml"), message);
        Run ours = send(postfix.address(), "--data", file.toString());
        assertEquals(0, ours.exitCode(), ours::toString);
        Run oracle = Swaks.run(
                "--server",
                postfix.address(),
                "--from",
                "scanner@contoso.test",
                "--to",
                recipient,
                "--data",
                "@" + file);
        assertEquals(0, oracle.exitCode(), oracle::toString);
        List<byte[]> messages = postfix.mailbox(recipient);
        assertEquals(2, messages.size(), postfix.log());
        assertEquals(withoutTrace(messages.get(1)), withoutTrace(messages.get(0)));
    }

    @Test
    void oneInsideTakenOneOutsideRefused() throws IOException {
        Run run = send(postfix.address(), "--to", "someone@example.org");
        assertEquals(1, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("accepted " + recipient + "  250 2.1.5"), run::toString);
        assertTrue(run.stdout().contains("REFUSED  someone@example.org  554 5.7.1"), run::toString);
        assertTrue(run.stdout().contains("for 1 of 2 recipients"), run::toString);
        only(postfix.mailbox(recipient));
    }

    @Test
    void tooLargeIsRefusedWithTheServersWords() throws IOException {
        Path body = Files.writeString(folder.resolve("body"), "line of text\n".repeat(2000));
        Run run = send(postfix.address(), "--body", "@" + body);
        assertEquals(1, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("DATA refused: 552 5.3.4"), run::toString);
    }

    @Test
    void startTlsWithTheCaOfTheServerIsVerified() throws Exception {
        Run run = send("localhost:" + postfix.port(), "-4", "--tls", "required", "--tls-ca", ca().toString());
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains(" ~>           MAIL FROM:"), run::toString);
        assertTrue(run.stdout().contains("TLSv1.3"), run::toString);
        String message = only(postfix.mailbox(recipient));
        assertTrue(message.contains(" with ESMTPS id "), message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    JDK roots do not know it   | localhost | --tls required            | 3 | tls.server-not-trusted
                    another CA's file          | localhost | --tls required --tls-ca OTHER-CA | 3 | tls.server-not-trusted
                    certificate of another name| 127.0.0.2 | --tls required --tls-ca CA-OF-SERVER | 3 | tls.server-wrong-name
                    told to go on              | localhost | --tls required --insecure | 0 | tls.server-not-verified
                    opportunistic              | localhost | --tls optional            | 0 | tls.server-not-verified
                    """)
    void serverCertificateIsChecked(String name, String host, String options, int exit, String id) throws Exception {
        try (Forwarder other = Forwarder.start("127.0.0.2", postfix.port())) {
            int port = host.equals("127.0.0.2") ? other.port() : postfix.port();
            String given = options.replace("CA-OF-SERVER", ca().toString())
                    .replace("OTHER-CA", otherCa().toString());
            List<String> args = new ArrayList<>(List.of(given.split(" ")));
            args.addAll(List.of("-4", "--json"));
            Run run = send(host + ":" + port, args.toArray(new String[0]));
            assertEquals(exit, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("\"id\":\"" + id + "\""), run::toString);
        }
    }

    @ParameterizedTest(name = "smtp-sink {0} {1}")
    @CsvSource({
        "-f, connect, 1, smtp.refused",
        "-r, connect, 1, smtp.refused",
        "-f, mail, 1, smtp.refused",
        "-r, rcpt, 1, smtp.recipient-refused",
        "-f, rcpt, 1, smtp.recipient-refused",
        "-r, data, 1, smtp.refused",
        "-f, ., 1, smtp.refused",
        "-q, ehlo, 3, smtp.dropped",
        "-q, rcpt, 3, smtp.dropped",
        "-q, data, 3, smtp.dropped",
        "-q, ., 3, smtp.taken-unknown"
    })
    void smtpSinkRefusesAndHangsUp(String option, String command, int exit, String id) throws IOException {
        try (SmtpSink sink = SmtpSink.start(option, command)) {
            Run run = send(sink.address(), "--json");
            assertEquals(exit, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("\"id\":\"" + id + "\""), run::toString);
        }
    }

    private Run send(String server, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--server", server,
                "--from", "scanner@contoso.test",
                "--to", recipient));
        args.addAll(List.of(more));
        return Run.here(new SendPlain(), args.toArray(new String[0]));
    }

    private static String only(List<byte[]> messages) {
        assertEquals(1, messages.size());
        return new String(messages.get(0), StandardCharsets.UTF_8);
    }

    /** Without what the way adds, and without the empty line that swaks puts at the end. */
    private static String withoutTrace(byte[] message) {
        return new String(message, StandardCharsets.UTF_8)
                .replaceAll("(?m)^Received:.*\n(?:[ \t].*\n)*", "")
                .lines()
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    private Path ca() throws IOException, GeneralSecurityException {
        byte[] der = ThrowAwayCertificate.get().certificate().getEncoded();
        return Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END CERTIFICATE-----\n");
    }

    /** A certificate that signed nothing here. */
    private Path otherCa() throws IOException {
        Run made = Run.command(List.of(
                Installed.program("openssl", "openssl"),
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=Other CA",
                "-days",
                "1",
                "-keyout",
                folder.resolve("other.key").toString(),
                "-out",
                folder.resolve("other.pem").toString()));
        assertEquals(0, made.exitCode(), made::toString);
        return folder.resolve("other.pem");
    }
}
