package tests.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lib.rehearsal.Decision;
import lib.rehearsal.Maildir;
import lib.smtp.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.RehearsalEndpoint;

/** What the endpoint says, octet for octet, and that nothing a client does harms it. */
class EndpointTest {
    private static final String HOST = "RK1PEPF00000001.mail.protection.outlook.com";
    private static final String MAIL = "EHLO a.contoso.com\\r\\nMAIL FROM:<s@contoso.com>\\r\\n";
    private static final String RCPT = MAIL + "RCPT TO:<a@contoso.com>\\r\\n";

    /** The facts' dialogue of section 4.4, with the client's address as the service sees it. */
    @Test
    void speaksAsExchangeOnlineDoes() throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start()) {
            String said = dialogue(
                    endpoint,
                    "EHLO relay.contoso.com\\r\\nMAIL FROM:<s@contoso.com> SIZE=5"
                            + " BODY=8BITMIME RET=HDRS ENVID=x\\r\\nRCPT TO:<a@example.org>"
                            + " NOTIFY=NEVER ORCPT=rfc822;a@example.org\\r\\nDATA\\r\\n"
                            + "Message-ID: <1@contoso.com>\\r\\n\\r\\nhi\\r\\n.\\r\\n"
                            + "HELO relay\\r\\nQUIT\\r\\n");
            assertEquals(
                    "220 HOST Microsoft ESMTP MAIL Service ready at DATE [ID]\n"
                            + "250-HOST Hello [203.0.113.10]\n"
                            + "250-SIZE 157286400\n250-PIPELINING\n250-DSN\n"
                            + "250-ENHANCEDSTATUSCODES\n250-STARTTLS\n250-8BITMIME\n"
                            + "250-BINARYMIME\n250-CHUNKING\n250 SMTPUTF8\n"
                            + "250 2.1.0 Sender OK\n250 2.1.5 Recipient OK\n"
                            + "354 Start mail input; end with <CRLF>.<CRLF>\n"
                            + "250 2.6.0 <1@contoso.com> [InternalId=N, Hostname=HUB]"
                            + " 35 bytes in T, R KB/sec Queued mail for delivery\n"
                            + "250 HOST Hello [203.0.113.10]\n"
                            + "221 2.0.0 Service closing transmission channel\n",
                    said.replace(HOST, "HOST")
                            .replaceAll("at \\w{3}, .* \\[[0-9A-F]{16}\\]", "at DATE [ID]")
                            .replaceAll("InternalId=\\d+, Hostname=[^]]+", "InternalId=N, Hostname=HUB")
                            .replaceAll("in [0-9.]+, [0-9.]+ KB", "in T, R KB"));
        }
    }

    @Test
    void errorsEndInTheServersNameTimeAndId() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("192.0.2.1").start()) {
            String said = dialogue(endpoint, MAIL + "RCPT TO:<a@example.org>\\r\\nQUIT\\r\\n");
            assertTrue(
                    said.matches("(?s).*\n550 5\\.7\\.64 TenantAttribution; Relay Access Denied"
                            + " \\[RK1PEPF00000001\\.rehearsal00\\.prod\\.outlook\\.com"
                            + " \\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z [0-9A-F]{16}\\]\n.*"),
                    said);
        }
    }

    /** Input, and the codes of the replies after the greeting. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    unknown command        | XYZZY\\r\\n                                        | 500
                    lower case             | ehlo a\\r\\nnoop\\r\\nquit\\r\\n                   | 250 250 221
                    EHLO without name      | EHLO\\r\\n                                         | 501
                    MAIL before EHLO       | MAIL FROM:<a@b.c>\\r\\n                            | 503
                    RCPT before MAIL       | EHLO a\\r\\nRCPT TO:<a@b.c>\\r\\n                  | 250 503
                    MAIL twice             | [MAIL]MAIL FROM:<a@b.c>\\r\\n                      | 250 250 503
                    DATA before RCPT       | [MAIL]DATA\\r\\n                                   | 250 250 503
                    no brackets            | EHLO a\\r\\nMAIL FROM:a@b.c\\r\\nRCPT TO: a@contoso.com NOTIFY=success,failure\\r\\n | 250 250 250
                    nothing after colon    | EHLO a\\r\\nMAIL FROM:\\r\\n                       | 250 501
                    blank after colon      | EHLO a\\r\\nMAIL FROM: <a@b.c>\\r\\n               | 250 250
                    null sender            | EHLO a\\r\\nMAIL FROM:<>\\r\\n                     | 250 250
                    null recipient         | [MAIL]RCPT TO:<>\\r\\n                             | 250 250 550
                    no domain              | [MAIL]RCPT TO:<a>\\r\\n                            | 250 250 550
                    at sign alone          | [MAIL]RCPT TO:<@>\\r\\n                            | 250 250 550
                    empty domain           | [MAIL]RCPT TO:<a@>\\r\\n                           | 250 250 550
                    blank in local part    | [MAIL]RCPT TO:<a b@contoso.com>\\r\\n              | 250 250 550
                    blank in domain        | [MAIL]RCPT TO:<a@con toso.com>\\r\\n               | 250 250 550
                    empty label            | [MAIL]RCPT TO:<a@contoso..com>\\r\\n               | 250 250 550
                    two at signs           | [MAIL]RCPT TO:<a@b@contoso.com>\\r\\n              | 250 250 550
                    comma in local part    | [MAIL]RCPT TO:<a,b@contoso.com>\\r\\n              | 250 250 550
                    two addresses          | [MAIL]RCPT TO:<a@contoso.com>,<b@contoso.com>\\r\\n | 250 250 550
                    two without brackets   | [MAIL]RCPT TO:a@contoso.com,b@contoso.com\\r\\n    | 250 250 550
                    sender of blanks       | EHLO a\\r\\nMAIL FROM:<a b@c>\\r\\n                | 250 550
                    local part of 64       | [MAIL]RCPT TO:<[64]@contoso.com>\\r\\n             | 250 250 250
                    local part of 65       | [MAIL]RCPT TO:<[64]x@contoso.com>\\r\\n            | 250 250 550
                    UTF-8 without SMTPUTF8 | [MAIL]RCPT TO:<\u00fc@contoso.com>\\r\\n                | 250 250 550
                    UTF-8 with SMTPUTF8    | EHLO a\\r\\nMAIL FROM:<\u00fc@contoso.com> SMTPUTF8\\r\\nRCPT TO:<\u00fc@contoso.com>\\r\\n | 250 250 250
                    BODY=FOO               | EHLO a\\r\\nMAIL FROM:<a@b.c> BODY=FOO\\r\\n        | 250 501
                    RET=FOO                | EHLO a\\r\\nMAIL FROM:<a@b.c> RET=FOO\\r\\n         | 250 501
                    SIZE twice             | EHLO a\\r\\nMAIL FROM:<a@b.c> SIZE=1 SIZE=1\\r\\n   | 250 501
                    SMTPUTF8=1             | EHLO a\\r\\nMAIL FROM:<a@b.c> SMTPUTF8=1\\r\\n      | 250 501
                    NOTIFY=FOO             | [MAIL]RCPT TO:<a@contoso.com> NOTIFY=FOO\\r\\n     | 250 250 501
                    NOTIFY=NEVER and more  | [MAIL]RCPT TO:<a@contoso.com> NOTIFY=NEVER,SUCCESS\\r\\n | 250 250 501
                    EHLO name with slash   | EHLO a/b\\r\\nEHLO [192.0.2.1]\\r\\n               | 501 250
                    BDAT of a gigabyte     | [RCPT]BDAT 1000000000\\r\\nRSET\\r\\nMAIL FROM:<smuggled@contoso.com>\\r\\n | 250 250 250 552
                    BDAT of 10^18          | [RCPT]BDAT 1000000000000000000\\r\\nRSET\\r\\n | 250 250 250 501
                    same before RCPT       | [MAIL]BDAT 1000000000000000000\\r\\nRSET\\r\\n | 250 250 501
                    BDAT of SIZE, then more | [RCPT]BDAT 2\\r\\nxyBDAT 157286399 LAST\\r\\nRSET\\r\\n | 250 250 250 250 552
                    source route           | [MAIL]RCPT TO:<@x.org:a@contoso.com>\\r\\n         | 250 250 250
                    quoted bracket         | [MAIL]RCPT TO:<">"@contoso.com>\\r\\n              | 250 250 250
                    unknown parameter      | EHLO a\\r\\nMAIL FROM:<a@b.c> AUTH=<>\\r\\n        | 250 501
                    size announced         | EHLO a\\r\\nMAIL FROM:<a@b.c> SIZE=157286400\\r\\n | 250 250
                    size too large         | EHLO a\\r\\nMAIL FROM:<a@b.c> SIZE=157286401\\r\\n | 250 552
                    size no number         | EHLO a\\r\\nMAIL FROM:<a@b.c> SIZE=1e9\\r\\n       | 250 501
                    RSET forgets           | [RCPT]RSET\\r\\nDATA\\r\\n                         | 250 250 250 250 503
                    EHLO forgets           | [RCPT]EHLO a\\r\\nDATA\\r\\n                       | 250 250 250 250 503
                    VRFY and HELP          | VRFY a\\r\\nHELP\\r\\n                             | 252 214
                    EXPN is none           | EXPN a\\r\\n                                       | 500
                    AUTH is not offered    | EHLO a\\r\\nAUTH LOGIN\\r\\n                       | 250 500
                    bare LF in a command   | NOOP\\n                                            | 500
                    bare CR in a command   | NOOP\\rNOOP\\r\\n                                  | 500
                    NUL in a command       | NO\\0OP\\r\\n                                      | 501
                    line of 2047 octets    | NOOP [2040]\\r\\n                                  | 250
                    line of 2050 octets    | NOOP [2050]\\r\\nNOOP\\r\\n                        | 500 250
                    many errors            | [20 errors]NOOP\\r\\n                              | 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 421
                    dots                   | [RCPT]DATA\\r\\n..\\r\\n.x\\r\\n...\\r\\n.\\r\\nQUIT\\r\\n | 250 250 250 354 250 221
                    empty message          | [RCPT]DATA\\r\\n.\\r\\nQUIT\\r\\n                  | 250 250 250 354 250 221
                    LF . LF is no end      | [RCPT]DATA\\r\\nx\\n.\\nMAIL FROM:<e@b.c>\\r\\n.\\r\\nQUIT\\r\\n | 250 250 250 354 550 221
                    LF . CR LF is no end   | [RCPT]DATA\\r\\nx\\n.\\r\\nMAIL FROM:<e@b.c>\\r\\n.\\r\\nQUIT\\r\\n | 250 250 250 354 550 221
                    CR LF . LF is no end   | [RCPT]DATA\\r\\nx\\r\\n.\\nMAIL FROM:<e@b.c>\\r\\n.\\r\\nQUIT\\r\\n | 250 250 250 354 550 221
                    CR . CR is no end      | [RCPT]DATA\\r\\nx\\r.\\rMAIL FROM:<e@b.c>\\r\\n.\\r\\nQUIT\\r\\n | 250 250 250 354 550 221
                    CR LF . CR CR LF       | [RCPT]DATA\\r\\nx\\r\\n.\\r\\r\\n.\\r\\nQUIT\\r\\n | 250 250 250 354 550 221
                    bare CR at the end     | [RCPT]DATA\\r\\nx\\r\\r\\n.\\r\\nQUIT\\r\\n        | 250 250 250 354 550 221
                    BDAT in one            | [RCPT]BDAT 6 LAST\\r\\nx\\r\\n\\r\\nyQUIT\\r\\n    | 250 250 250 250 221
                    BDAT in three          | [RCPT]BDAT 3\\r\\na: BDAT 3\\r\\nb\\r\\nBDAT 0 LAST\\r\\nQUIT\\r\\n | 250 250 250 250 250 250 221
                    BDAT lower case        | [RCPT]bdat 1 last\\r\\nxQUIT\\r\\n                 | 250 250 250 250 221
                    BDAT without RCPT      | [MAIL]BDAT 5 LAST\\r\\nQUIT\\nQUIT\\r\\n           | 250 250 503 221
                    BDAT without number    | [RCPT]BDAT LAST\\r\\n                              | 250 250 250 501
                    BDAT negative          | [RCPT]BDAT -1\\r\\n                                | 250 250 250 501
                    RCPT after BDAT        | [RCPT]BDAT 1\\r\\nxRCPT TO:<b@contoso.com>\\r\\n   | 250 250 250 250 503
                    DATA after BDAT        | [RCPT]BDAT 1\\r\\nxDATA\\r\\n                      | 250 250 250 250 503
                    RSET after BDAT        | [RCPT]BDAT 1\\r\\nxRSET\\r\\nQUIT\\r\\n            | 250 250 250 250 250 221
                    bare LF in BDAT        | [RCPT]BDAT 3 LAST\\r\\nx\\nyQUIT\\r\\n             | 250 250 250 550 221
                    same, BINARYMIME       | EHLO a\\r\\nMAIL FROM:<> BODY=BINARYMIME\\r\\nRCPT TO:<a@contoso.com>\\r\\nBDAT 3 LAST\\r\\nx\\nyQUIT\\r\\n | 250 250 250 250 221
                    BINARYMIME with DATA   | EHLO a\\r\\nMAIL FROM:<> BODY=BINARYMIME\\r\\nRCPT TO:<a@contoso.com>\\r\\nDATA\\r\\n | 250 250 250 503
                    STARTTLS with argument | EHLO a\\r\\nSTARTTLS now\\r\\n                     | 250 501
                    """)
    void answers(String name, String input, String codes) throws IOException {
        String octets = input.replace("[MAIL]", MAIL)
                .replace("[RCPT]", RCPT)
                .replace("[20 errors]", "X\\r\\n".repeat(20))
                .replace("[64]", "x".repeat(64))
                .replace("[2040]", "x".repeat(2040))
                .replace("[2050]", "x".repeat(2050));
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start()) {
            String said = dialogue(endpoint, octets);
            List<String> got = new ArrayList<>();
            said.lines().filter(line -> line.charAt(3) == ' ').skip(1).forEach(line -> got.add(line.substring(0, 3)));
            assertEquals(codes, String.join(" ", got), said);
        }
    }

    @Test
    void twoHundredRecipientsOfADomainAndNoMore() throws IOException {
        StringBuilder input = new StringBuilder(MAIL);
        for (int i = 0; i < 201; i++) {
            input.append("RCPT TO:<r").append(i).append("@contoso.com>\\r\\n");
        }
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start()) {
            String said = dialogue(endpoint, input + "RCPT TO:<a@example.org>\\r\\nQUIT\\r\\n");
            assertEquals(201, said.split("250 2.1.5 Recipient OK", -1).length - 1);
            assertEquals(1, said.split("452 4.5.3 Too many recipients", -1).length - 1);
        }
    }

    @Test
    void headerHasABound() throws IOException {
        String field = "X: " + "x".repeat(90) + "\\r\\n";
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start()) {
            String said = dialogue(endpoint, RCPT + "DATA\\r\\n" + field.repeat(3000) + ".\\r\\nQUIT\\r\\n");
            assertTrue(said.contains("\n552 5.3.4 Message header size"), said);
        }
    }

    /** The published words, and the conversation after a chunk that was too large goes on behind its octets. */
    @Test
    void wordsAreThoseOfTheTelnetPage() throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start()) {
            String said = dialogue(endpoint, "XYZZY\\r\\nEHLO a b\\r\\n" + MAIL + "RCPT TO:<a>\\r\\nQUIT\\r\\n");
            assertTrue(said.contains("\n500 5.3.3 Unrecognized command ["), said);
            assertTrue(said.contains("\n501 5.5.4 Invalid domain name ["), said);
            assertTrue(said.contains("\n550 5.1.7 Invalid address ["), said);
        }
    }

    /** 150 MiB through a small buffer: refused before they come, and eaten. */
    @Test
    void sizeIsEnforced(@TempDir Path folder) throws IOException {
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().store(Maildir.in(folder)).start();
                Socket socket = new Socket("127.0.0.1", endpoint.port())) {
            socket.getOutputStream().write(bytes(RCPT + "BDAT 157286402 LAST\\r\\n\\r\\n"));
            byte[] part = new byte[1 << 20];
            for (int i = 0; i < 150; i++) {
                socket.getOutputStream().write(part);
            }
            socket.getOutputStream().write(bytes("QUIT\\r\\n"));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.contains("\n552 5.3.4 Message size exceeds"), said);
        }
        assertEquals(List.of(), files(folder));
    }

    @Test
    void silenceEndsTheConversation() throws IOException {
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().idle(Duration.ofMillis(200)).start();
                Socket socket = new Socket("127.0.0.1", endpoint.port())) {
            socket.getOutputStream().write(bytes("EHLO a"));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.contains("\n421 4.4.2 Connection timed out"), said);
        }
    }

    /** A command that drips in has to be complete in time, however often an octet comes. */
    @Test
    void drippingEndsTheConversation() throws Exception {
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().idle(Duration.ofMillis(300)).start();
                Socket socket = new Socket("127.0.0.1", endpoint.port())) {
            boolean ended = false;
            for (int i = 0; i < 50 && !ended; i++) {
                try {
                    socket.getOutputStream().write('x');
                    Thread.sleep(50);
                } catch (IOException e) {
                    ended = true;
                }
            }
            assertTrue(ended);
        }
    }

    /** Nobody holds a connection for long by a drip: all of the handshake, of DATA and of BDAT has a time. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    handshake | EHLO a\\r\\nSTARTTLS\\r\\n | 16030100ff010000fb0303
                    DATA      | [RCPT]DATA\\r\\n              |
                    BDAT      | [RCPT]BDAT 1000\\r\\n         |
                    refused BDAT | [RCPT]BDAT 200000000\\r\\n |
                    """)
    void whatDripsInHasAnEnd(String name, String input, String hex) throws Exception {
        byte[] drip = hex == null ? new byte[100] : java.util.HexFormat.of().parseHex(hex + "00".repeat(100));
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().idle(Duration.ofMillis(400)).start();
                Socket socket = new Socket("127.0.0.1", endpoint.port())) {
            socket.getOutputStream().write(bytes(input.replace("[RCPT]", RCPT)));
            long began = System.nanoTime();
            boolean ended = false;
            for (int i = 0; i < 60 && !ended; i++) {
                try {
                    socket.getOutputStream().write(drip[i]);
                    Thread.sleep(50);
                } catch (IOException e) {
                    ended = true;
                }
            }
            assertTrue(ended, () -> "still open after " + (System.nanoTime() - began) / 1_000_000 + " ms");
        }
    }

    /** A message that keeps coming has its time, however long it is. */
    @Test
    void longMessagesHaveTime() throws Exception {
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().idle(Duration.ofMillis(400)).start();
                Socket socket = new Socket("127.0.0.1", endpoint.port())) {
            socket.getOutputStream().write(bytes(RCPT + "DATA\\r\\n"));
            byte[] part = bytes("x\\r\\n".repeat(3000));
            for (int i = 0; i < 20; i++) {
                socket.getOutputStream().write(part);
                Thread.sleep(50);
            }
            socket.getOutputStream().write(bytes(".\\r\\nQUIT\\r\\n"));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.contains("Queued mail"), said);
        }
    }

    @Test
    void noClientHoldsAllConnections() throws IOException {
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().connections(4).start();
                Socket one = greeted(endpoint);
                Socket two = greeted(endpoint);
                Socket three = new Socket("127.0.0.1", endpoint.port());
                Socket other = new Socket()) {
            String said = new String(three.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.startsWith("421 4.3.2 "), said);
            assertTrue(one.isConnected() && two.isConnected());
            other.bind(new java.net.InetSocketAddress("127.0.0.3", 0));
            other.connect(new java.net.InetSocketAddress("127.0.0.1", endpoint.port()));
            assertEquals('2', other.getInputStream().read());
        }
    }

    @Test
    void oneConnectionTooManyIsTurnedAway() throws IOException {
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().connections(2).start();
                Socket one = greeted(endpoint);
                Socket two = greeted(endpoint);
                Socket three = new Socket("127.0.0.1", endpoint.port())) {
            String said = new String(three.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.startsWith("421 4.3.2 "), said);
            assertTrue(one.isConnected() && two.isConnected());
        }
    }

    /** RST in the middle of everything, a thousand times. */
    @Test
    void clientsThatGoAwayLeaveNothingBehind(@TempDir Path folder) throws Exception {
        String[] inputs = {
            "",
            "EHLO a\\r\\n",
            RCPT,
            RCPT + "DATA\\r\\nx",
            RCPT + "BDAT 9\\r\\nx\\r\\n\\r\\n",
            RCPT + "DATA\\r\\na: b\\r\\n\\r\\nbody"
        };
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().store(Maildir.in(folder)).start()) {
            for (int i = 0; i < 1000; i++) {
                try (Socket socket = new Socket("127.0.0.1", endpoint.port())) {
                    socket.getOutputStream().write(bytes(inputs[i % inputs.length]));
                    if (i % 2 == 0) {
                        socket.setSoLinger(true, 0);
                    }
                }
            }
            for (int i = 0; i < 100 && endpoint.server().connections() > 0; i++) {
                Thread.sleep(50);
            }
            assertEquals(0, endpoint.server().connections());
        }
        assertEquals(List.of(), files(folder));
        // The last may be on its way out.
        for (int i = 0; i < 100 && endpointThreads() > 0; i++) {
            Thread.sleep(50);
        }
        assertEquals(0, endpointThreads());
    }

    private static long endpointThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("rehearsal endpoint"))
                .count();
    }

    /** Faults, and the reply codes after EHLO of: MAIL, RCPT, DATA and the message. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    mail=550:5.7.1              | 550 503 503             | Refused on demand
                    rcpt=451:4.7.500            | 250 451 503             | 451 4.7.500 Access denied, please try again later
                    data=554:5.2.252            | 250 250 354 554         | Refused on demand
                    connect=421:4.3.2           | 421                     | 421 4.3.2 Service not available
                    ehlo=421:4.3.2              | 421 503 503 503         | 421 4.3.2
                    greylist                    | 250 451 503             | 451 4.7.500 Access denied, please try again later
                    drop-after-data             | 250 250 354             | 354
                    connector-disabled          | 250 250 354 250         | Queued
                    reject-direct-send          | 250 250 354 250         | Queued
                    partner-lock                | 250 250 354 250         | Queued
                    missing-recipient=A@contoso.com | 250 550 503         | 550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [
                    address-banned              | 250 550 503             | 550 5.7.606 Access denied, banned sending IP [203.0.113.10]. To request
                    """)
    void failsOnDemand(String fault, String codes, String text) throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().faults(fault).start()) {
            String said = dialogue(endpoint, RCPT + "DATA\\r\\na: b\\r\\n\\r\\n.\\r\\n");
            List<String> got = new ArrayList<>();
            said.lines()
                    .filter(line -> line.charAt(3) == ' ')
                    .filter(line -> !line.startsWith("220 ") && !line.startsWith("250 SMTPUTF8"))
                    .forEach(line -> got.add(line.substring(0, 3)));
            assertTrue(String.join(" ", got).startsWith(codes), said);
            assertTrue(said.contains(text), said);
        }
    }

    /** At STARTTLS: a refusal, silence, a cut, and no offer at all. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    starttls=454:4.7.0 | 250 454 250 | 454 4.7.0 Refused on demand
                    starttls-silent    | 250         | no reply
                    starttls-cut       | 250         | connection cut
                    starttls-stripped  | 250 500 250 | 500 5.3.3 Unrecognized command
                    """)
    void startTlsFailsOnDemand(String fault, String codes, String text) throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().faults(fault).start()) {
            String said = dialogue(endpoint, "EHLO a\\r\\nSTARTTLS\\r\\nNOOP\\r\\n");
            List<String> got = new ArrayList<>();
            said.lines().filter(line -> line.charAt(3) == ' ').skip(1).forEach(line -> got.add(line.substring(0, 3)));
            assertEquals(codes, String.join(" ", got), said);
            assertEquals(!fault.equals("starttls-stripped"), said.contains("250-STARTTLS"), said);
            if (!said.contains(text)) {
                Decision told = endpoint.await(one -> one.stage() == Stage.STARTTLS);
                assertTrue(told.detail().orElseThrow().startsWith(text), told::toString);
                assertFalse(told.accepted());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "connector-disabled reject-direct-send, 550 5.7.68 TenantInboundAttribution; Direct Send",
        "connector-disabled partner-lock, 550 5.7.51 TenantInboundAttribution; There is a partner"
    })
    void faultsOfTheOrganizationWorkTogether(String faults, String text) throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().faults(faults.split(" ")).start()) {
            String said = dialogue(endpoint, RCPT);
            assertTrue(said.contains(text), said);
        }
    }

    @Test
    void greylistTakesTheSecondTry() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().faults("greylist").start()) {
            assertTrue(dialogue(endpoint, RCPT).contains("\n451 4.7.500 "));
            assertTrue(dialogue(endpoint, RCPT).contains("\n250 2.1.5 "));
        }
    }

    @Test
    void throttleCountsAClient() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().faults("throttle=2").start()) {
            String said = dialogue(endpoint, RCPT + "RCPT TO:<b@contoso.com>\\r\\nRCPT TO:<c@contoso.com>\\r\\n");
            assertTrue(
                    said.contains("\n451 4.7.500 Server busy. Please try again later from [203.0.113.10]. (AS761) ["),
                    said);
            assertEquals(2, said.split("250 2.1.5", -1).length - 1, said);
        }
    }

    @Test
    void slowRepliesAreSlow() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().faults("slow=1").start()) {
            long began = System.nanoTime();
            dialogue(endpoint, "QUIT\\r\\n");
            assertTrue(System.nanoTime() - began > 1_900_000_000L);
        }
    }

    /** Without a pretended address the real one counts, so that one machine is several senders. */
    @Test
    void realAddressesCountWithoutAPretendedOne() throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().asIp("").start();
                Socket socket = new Socket()) {
            socket.bind(new java.net.InetSocketAddress("127.0.0.3", 0));
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", endpoint.port()));
            socket.getOutputStream().write(bytes(RCPT + "QUIT\\r\\n"));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.contains("Hello [127.0.0.3]"), said);
            Decision decision = endpoint.await(one -> one.stage() == Stage.RCPT);
            assertEquals("127.0.0.3", decision.client());
        }
    }

    /** Sends everything at once (PIPELINING) and returns what came, with LF, to the end. */
    private static String dialogue(RehearsalEndpoint endpoint, String input) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), endpoint.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes(input));
            socket.shutdownOutput();
            byte[] said = socket.getInputStream().readAllBytes();
            return new String(said, StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private static Socket greeted(RehearsalEndpoint endpoint) throws IOException {
        Socket socket = new Socket("127.0.0.1", endpoint.port());
        assertFalse(socket.getInputStream().read() < 0);
        return socket;
    }

    private static byte[] bytes(String escaped) {
        return escaped.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\0", "\0")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
