package tests.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.FaultyServer;
import tests.ThrowAwayCertificate;

class FaultyServerTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a line        | > 220 hi            | 220 hi\\r\\n
                    bytes         | raw 220 \\e[31m\\0\\xFF | 220 \\e[31m\\0\\xFF
                    bare LF       | raw 220 hi\\n       | 220 hi\\n
                    byte by byte  | drip 5ms 220 hi\\r\\n | 220 hi\\r\\n
                    repeated      | repeat 3 > 220-a / > 220 b | 220-a\\r\\n220-a\\r\\n220-a\\r\\n220 b\\r\\n
                    nothing       | close / > 220 late  | ''
                    silence       | sleep 20ms          | ''
                    """)
    void sends(String name, String dialogue, String expected) throws IOException {
        try (FaultyServer server = FaultyServer.start(dialogue);
                Socket client = new Socket("127.0.0.1", server.port())) {
            assertEquals(expected, escaped(client.getInputStream().readAllBytes()));
        }
    }

    @Test
    void sendsMegabytes() throws IOException {
        try (FaultyServer server = FaultyServer.start("repeat 1000000 raw abc");
                Socket client = new Socket("127.0.0.1", server.port())) {
            assertEquals(3_000_000, client.getInputStream().readAllBytes().length);
        }
    }

    @Test
    void recordsWhatItWasTold() throws IOException {
        try (FaultyServer server = FaultyServer.start("> 220 hi / < ehlo * / > 250 ok / rest")) {
            String replies = say(server, "EHLO a\r\nMAIL FROM:<>\nDATA\r\nFrom: a\r\n\r\n..b\r\n.\r\nQUIT\r\n");
            assertEquals(
                    "220 hi, 250 ok, 250 2.0.0 ok, 354 end with a dot, 250 2.0.0 queued as 1, " + "221 2.0.0 bye",
                    replies);
            assertEquals(List.of("EHLO a", "MAIL FROM:<>\n", "DATA", "QUIT"), server.told());
            assertEquals(List.of("From: a\r\n\r\n..b\r\n"), server.messages());
            assertEquals(1, server.connections());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    EHLO          | 220 mail.contoso.test ESMTP, 421 4.3.2 closing
                    MAIL          | 220 mail.contoso.test ESMTP, 250-mail.contoso.test, 250 SIZE 9, 421 4.3.2 closing
                    """)
    void behavesWellUntil(String command, String expected) throws IOException {
        String dialogue = "offer SIZE 9 / until " + command + " / > 421 4.3.2 closing";
        try (FaultyServer server = FaultyServer.start(dialogue)) {
            assertEquals(expected, say(server, "EHLO a\r\nMAIL FROM:<>\r\n"));
        }
    }

    @Test
    void answersAMessageAsTheNextStepSays() throws IOException {
        try (FaultyServer server = FaultyServer.start("until . / > 554 5.7.1 no")) {
            String replies = say(server, "DATA\r\nhello\r\n.\r\n");
            assertTrue(replies.endsWith("354 end with a dot, 554 5.7.1 no"), replies);
        }
    }

    @Test
    void failsTheTestThatSaysSomethingElse() throws IOException {
        FaultyServer server = FaultyServer.start("< EHLO *");
        say(server, "HELO a\r\n");
        AssertionError error = assertThrows(AssertionError.class, server::close);
        assertEquals("faulty server: [expected EHLO *, was told HELO a]", error.getMessage());
    }

    @Test
    void resets() throws IOException {
        try (FaultyServer server = FaultyServer.start("> 220 hi / < EHLO * / reset");
                Socket client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream().write("EHLO a\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = client.getInputStream();
            assertThrows(SocketException.class, in::readAllBytes);
        }
    }

    @Test
    void speaksTls() throws Exception {
        try (FaultyServer server = FaultyServer.start("> 220 hi / < STARTTLS / > 220 go / tls / > 250 safe");
                Socket plain = new Socket("127.0.0.1", server.port())) {
            plain.getOutputStream().write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals("220 hi\r\n220 go\r\n", first(plain.getInputStream(), 16));
            try (Socket tls = trusting().getSocketFactory().createSocket(plain, "localhost", 25, true)) {
                assertEquals("250 safe\r\n", first(tls.getInputStream(), 10));
            }
            assertEquals(List.of("STARTTLS", "(TLS)"), server.told());
        }
    }

    @Test
    void refusesAStepThatDoesNotExist() {
        assertThrows(IllegalArgumentException.class, () -> FaultyServer.start("snooze 2s"));
        assertThrows(IllegalArgumentException.class, () -> FaultyServer.start("raw \\q"));
        assertThrows(IllegalArgumentException.class, () -> FaultyServer.start("repeat 2 snooze"));
    }

    private static SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", ThrowAwayCertificate.get().certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Says it all at once and returns the replies, one after the other. */
    private static String say(FaultyServer server, String text) throws IOException {
        try (Socket client = new Socket("127.0.0.1", server.port())) {
            OutputStream out = client.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            byte[] replies = client.getInputStream().readAllBytes();
            return new String(replies, StandardCharsets.UTF_8).strip().replace("\r\n", ", ");
        }
    }

    private static String first(InputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
    }

    private static String escaped(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\0", "\\0")
                .replace("\u001B", "\\e")
                .replace("\u00FF", "\\xFF");
    }
}
