package tests.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lib.rehearsal.Maildir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.RehearsalEndpoint;
import tests.TlsClient;

/** What lies in the Maildir is what a mailbox would show. */
class StoredMessageTest {
    private static final String MESSAGE = "From: scanner@contoso.com\r\nTo: admin@contoso.com\r\n"
            + "Message-ID: <1@contoso.com>\r\n"
            + "x-ms-exchange-organization-authas: Internal\r\n forged\r\n"
            + "X-MS-Exchange-CrossTenant-FromEntityHeader: HybridOnPrem forged\r\n"
            + "x-ms-exchange-crosstenant-authas: forged\r\n"
            + "X-EOPTenantAttributedMessage : forged\r\n"
            + "X-EOPAttributedMessage: forged\r\n"
            + "X-OriginatorOrg: forged\r\n"
            + "X-Forefront-Antispam-Report: forged\r\n DIR:OUT\r\n"
            + "X-Originating: kept\r\n"
            + "Subject: scan\r\n\r\nbody\r\n..dot\r\n";

    @TempDir
    Path folder;

    /** The route's entry, with the facts that prove or disprove the connector: the values of section 8.3's table. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    connector, inside     | 203.0.113.10 | admin@contoso.com   | 4 | Originating | HybridOnPrem | DIR:INB;
                    direct send           | 192.0.2.1    | admin@contoso.com   | 4 | Incoming    | Internet     | DIR:INB;
                    connector, outside    | 203.0.113.10 | someone@example.org | 4 | -           | HybridOnPrem | DIR:OUT;SFP:1101;
                    """)
    void showsTheWay(String name, String ip, String rcptTo, int hops, String way, String entity, String report)
            throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp(ip).store(Maildir.in(folder)).start()) {
            send(endpoint, rcptTo);
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Path file = files().get(0);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        }
        String message = unfolded(only());
        assertEquals(hops, message.split("(?m)^Received: ", -1).length - 1, message);
        assertTrue(message.contains("\nX-MS-Exchange-CrossTenant-FromEntityHeader: " + entity + "\n"));
        assertTrue(message.contains(";H:relay.contoso.com;" + report + "\n"), message);
        assertTrue(
                message.contains("\nX-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp:"
                        + " TenantId=00000000-0000-4000-8000-000000000001;Ip=["
                        + ip
                        + "];Helo=[relay.contoso.com]\n"),
                message);
        assertTrue(
                message.contains("\nReceived: from relay.contoso.com ("
                        + ip
                        + ") by RK1PEPF00000001.mail.protection.outlook.com (10.0.0.1) with"
                        + " Microsoft SMTP Server id 15.20.9000.00 via Frontend"
                        + " Transport; "),
                message);
        assertEquals(
                !way.equals("-"),
                message.contains("\nX-MS-Exchange-Organization-MessageDirectionality: " + way + "\n"),
                "the header firewall removes it on the way out");
        assertEquals(way.equals("Incoming"), message.contains("\nX-EOPTenantAttributedMessage: "));
        assertEquals(rcptTo.endsWith("example.org"), message.contains(" by mx.example.org with ESMTPS"));
        assertFalse(message.contains("forged"), message);
        assertTrue(message.contains("\nX-Originating: kept\n"), message);
        assertTrue(message.endsWith("\n\nbody\n.dot\n"), message);
        assertTrue(message.startsWith("X-Relaykit-Rehearsal: "), message);
    }

    @Test
    void encryptedHopNamesTlsAsExchangeDoes() throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with()
                        .asIp("192.0.2.1")
                        .store(Maildir.in(folder))
                        .start();
                TlsClient client =
                        TlsClient.with(endpoint, RehearsalEndpoint.CA.issue("mail.contoso.com"), "TLSv1.2")) {
            assertTrue(client.rcpt("a@fabrikam.com", "someone@example.org").startsWith("250 "));
            client.say("DATA");
            assertTrue(client.say(MESSAGE + ".").startsWith("250 "));
        }
        String message = unfolded(only());
        assertTrue(
                message.contains(" with Microsoft SMTP Server (version=TLS1_2,"
                        + " cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.9000.00"
                        + " via Frontend Transport; "),
                message);
        assertTrue(message.contains("\nX-OriginatorOrg: contoso.com\n"));
    }

    /** Those inside share a copy, those outside one for each domain; the body is the same. */
    @Test
    void eachGroupOfRecipientsHasItsCopy() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().store(Maildir.in(folder)).start()) {
            send(endpoint, "admin@contoso.com", "ops@contoso.com", "a@example.org", "b@example.org", "c@example.net");
        }
        List<Path> files = files();
        assertEquals(3, files.size());
        for (Path file : files) {
            assertTrue(file.getParent().endsWith("new"), file.toString());
            assertTrue(file.toString().endsWith(".eml"), file.toString());
            assertTrue(Files.readString(file).endsWith("\r\n\r\nbody\r\n.dot\r\n"));
        }
        assertTrue(Files.readString(files.get(1)).contains("<a@example.org>"));
        assertTrue(Files.readString(files.get(2)).contains("<c@example.net>"));
    }

    @Test
    void linesKeepToTheirLength() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().store(Maildir.in(folder)).start()) {
            send(endpoint, "admin@contoso.com");
        }
        List<String> long100 = Files.readString(only())
                .lines()
                .filter(line -> line.length() > 78)
                .toList();
        // One word cannot be folded.
        assertTrue(long100.stream().allMatch(line -> line.strip().indexOf(' ') < 0), long100::toString);
    }

    @Test
    void messageWithoutAnIdGetsOne() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().store(Maildir.in(folder)).start()) {
            String said = send(endpoint, "Subject: x\r\n\r\n", "admin@contoso.com");
            String id = said.replaceAll("(?s).*\r\n250 2\\.6\\.0 (<[^>]+>) .*", "$1");
            assertTrue(unfolded(only()).contains("\nMessage-ID: " + id + "\n"), said);
        }
    }

    @Test
    void binaryMessageIsKeptAsItIs() throws IOException {
        byte[] body = new byte[100_000];
        new java.util.Random(1).nextBytes(body);
        byte[] header = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().store(Maildir.in(folder)).start();
                Socket socket = new Socket("127.0.0.1", endpoint.port())) {
            String commands = "EHLO a\r\nMAIL FROM:<s@contoso.com> BODY=BINARYMIME\r\n"
                    + "RCPT TO:<a@contoso.com>\r\nRCPT TO:<a@example.org>\r\nBDAT "
                    + (header.length + body.length)
                    + " LAST\r\n";
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(header);
            socket.getOutputStream().write(body);
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
        for (Path file : files()) {
            byte[] stored = Files.readAllBytes(file);
            byte[] end = java.util.Arrays.copyOfRange(stored, stored.length - body.length, stored.length);
            assertTrue(java.util.Arrays.equals(body, end));
        }
        assertEquals(2, files().size());
    }

    private static String send(RehearsalEndpoint endpoint, String... rcptTo) throws IOException {
        boolean own = rcptTo[0].contains("\r\n");
        List<String> recipients = new ArrayList<>(List.of(rcptTo));
        String message = own ? recipients.remove(0) : MESSAGE;
        try (Socket socket = new Socket("127.0.0.1", endpoint.port())) {
            StringBuilder input = new StringBuilder("EHLO relay.contoso.com\r\n");
            input.append("MAIL FROM:<scanner@contoso.com>\r\n");
            for (String one : recipients) {
                input.append("RCPT TO:<").append(one).append(">\r\n");
            }
            input.append("DATA\r\n").append(message).append(".\r\nQUIT\r\n");
            socket.getOutputStream().write(input.toString().getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path only() throws IOException {
        assertEquals(1, files().size());
        return files().get(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String unfolded(Path file) throws IOException {
        return Files.readString(file).replaceAll("\r\n[ \t]+", " ").replace("\r\n", "\n");
    }
}
