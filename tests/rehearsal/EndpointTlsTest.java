package tests.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import lib.attribution.Attribution;
import lib.attribution.ClientCertificate;
import lib.attribution.ClientCertificate.Fault;
import lib.rehearsal.Decision;
import lib.rehearsal.DrillCertificates;
import lib.smtp.Stage;
import lib.text.Page;
import lib.tls.ClientIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.TlsClient;
import tests.interop.Installed;

/** STARTTLS at the endpoint: whatever a client shows is seen, and the rules say what it is worth. */
class EndpointTlsTest {
    private static final String OUTSIDE = "someone@example.org";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    good           | TLSv1.3 | 250 2.1.5  | certificate |
                    good           | TLSv1.2 | 250 2.1.5  | certificate |
                    wildcard       | TLSv1.3 | 250 2.1.5  | certificate |
                    for clients    | TLSv1.3 | 250 2.1.5  | certificate |
                    with root      | TLSv1.3 | 250 2.1.5  | certificate |
                    out of order   | TLSv1.3 | 250 2.1.5  | certificate |
                    leaf only      | TLSv1.3 | 550 5.7.64 | none        | CN=relaykit drill intermediate is neither in the handshake nor a known root
                    leaf only      | TLSv1.2 | 550 5.7.64 | none        | CN=relaykit drill intermediate is neither in the handshake nor a known root
                    wrong name     | TLSv1.3 | 550 5.7.64 | none        | mail.fabrikam.com in the certificate is not *.contoso.com
                    expired        | TLSv1.3 | 550 5.7.64 | none        | it expired on
                    self-signed    | TLSv1.3 | 550 5.7.64 | none        | it is self-signed
                    another CA     | TLSv1.3 | 550 5.7.64 | none        | is neither in the handshake nor a known root
                    another CA, with root | TLSv1.3 | 550 5.7.64 | none | the chain does not lead to a known root
                    none           | TLSv1.3 | 550 5.7.64 | none        | no certificate was shown
                    none           | TLSv1.2 | 550 5.7.64 | none        | no certificate was shown
                    """)
    void chainsAreSeenAndJudged(String shown, String protocol, String reply, String match, String reason)
            throws IOException {
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().asIp("192.0.2.1").start();
                TlsClient client = new TlsClient(endpoint, identity(shown), "", "localhost", protocol)) {
            assertEquals(protocol, client.protocol());
            String said = client.rcpt("", OUTSIDE);
            assertTrue(said.startsWith(reply), said);
            Attribution attribution = endpoint.await(one -> one.stage() == Stage.RCPT)
                    .attribution()
                    .orElseThrow();
            assertEquals(match, attribution.match().name().toLowerCase(java.util.Locale.ROOT));
            String reasons = attribution.reasons().toString();
            assertTrue(reason == null || reasons.contains(reason), reasons);
        }
    }

    private static Optional<ClientIdentity> identity(String shown) {
        DrillCertificates ca = RehearsalEndpoint.CA;
        ClientIdentity good = ca.issue("mail.contoso.com");
        return switch (shown) {
            case "good" -> Optional.of(good);
            case "wildcard" -> Optional.of(ca.issue("*.contoso.com", "contoso.com"));
            case "for clients" -> Optional.of(ca.issueForClients("mail.contoso.com"));
            case "with root" -> Optional.of(with(good, ca.root()));
            case "out of order" ->
                Optional.of(new ClientIdentity(
                        good.key(),
                        List.of(good.chain().get(0), ca.root(), good.chain().get(1))));
            case "leaf only" -> Optional.of(DrillCertificates.leafOnly(good));
            case "wrong name" -> Optional.of(ca.issue("mail.fabrikam.com"));
            case "expired" -> Optional.of(ca.expired("mail.contoso.com"));
            case "self-signed" -> Optional.of(ca.selfSigned("mail.contoso.com"));
            case "another CA" -> Optional.of(DrillCertificates.make().issue("mail.contoso.com"));
            case "another CA, with root" -> {
                DrillCertificates other = DrillCertificates.make();
                yield Optional.of(with(other.issue("mail.contoso.com"), other.root()));
            }
            default -> Optional.empty();
        };
    }

    private static ClientIdentity with(ClientIdentity identity, X509Certificate root) {
        List<X509Certificate> chain = new ArrayList<>(identity.chain());
        chain.add(root);
        return new ClientIdentity(identity.key(), chain);
    }

    /** What Exchange Online does with the EKU is not known: it is told, and enforced on request. */
    @Test
    void usageIsToldAndOnlyEnforcedOnRequest() throws IOException {
        ClientIdentity server = RehearsalEndpoint.CA.issue("mail.contoso.com");
        ClientIdentity client = RehearsalEndpoint.CA.issueForClients("mail.contoso.com");
        assertFalse(judged(server, false).clientUsage());
        assertTrue(judged(client, false).clientUsage());
        assertEquals(Optional.empty(), judged(server, false).fault());
        assertEquals(Optional.of(Fault.NO_CLIENT_USAGE), judged(server, true).fault());
        assertEquals(Optional.empty(), judged(client, true).fault());
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().asIp("192.0.2.1").strictUsage().start();
                TlsClient refused = TlsClient.with(endpoint, server);
                TlsClient taken = TlsClient.with(endpoint, client)) {
            assertTrue(refused.rcpt("", OUTSIDE).startsWith("550 5.7.64 "));
            assertTrue(taken.rcpt("", OUTSIDE).startsWith("250 "));
        }
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().asIp("192.0.2.1").start();
                TlsClient plainServer = TlsClient.with(endpoint, server);
                TlsClient plainClient = TlsClient.with(endpoint, client)) {
            assertTrue(plainServer.rcpt("", OUTSIDE).startsWith("250 "));
            assertTrue(plainClient.rcpt("", OUTSIDE).startsWith("250 "));
            endpoint.await(one -> one.clientUsage().equals(Optional.of(false)) && told(one, "names no client auth"));
            endpoint.await(one -> one.clientUsage().equals(Optional.of(true)) && told(one, "allows client auth"));
        }
    }

    private static boolean told(Decision decision, String words) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
        decision.answer().text().accept(new Page(out, 200, false, finding -> {}));
        return text.toString(StandardCharsets.UTF_8).contains(words);
    }

    private static ClientCertificate judged(ClientIdentity identity, boolean strict) {
        return ClientCertificate.of(identity.chain(), RehearsalEndpoint.CA.roots(), java.time.Instant.now(), strict);
    }

    /** Rule 9: the name that the client wanted is irrelevant. */
    @ParameterizedTest
    @CsvSource({"contoso-com.mail.protection.outlook.com", "fabrikam.mail.eo.outlook.com"})
    void nameOfTheServerIsIrrelevant(String name) throws IOException {
        try (RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().asIp("192.0.2.1").start();
                TlsClient client = new TlsClient(
                        endpoint, Optional.of(RehearsalEndpoint.CA.issue("mail.contoso.com")), "", name)) {
            assertTrue(client.rcpt("", OUTSIDE).startsWith("250 "));
        }
    }

    /** Rule 2: the From header (P2) no longer counts. */
    @Test
    void headerFromIsIrrelevant() throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start();
                TlsClient client = new TlsClient(endpoint, Optional.empty(), "", "localhost")) {
            assertTrue(client.rcpt("a@fabrikam.com", "admin@contoso.com").startsWith("250 "));
            assertTrue(client.say("RCPT TO:<" + OUTSIDE + ">").startsWith("550 5.7.64 Relay"));
            client.say("DATA");
            assertTrue(client.say("From: scanner@contoso.com\r\n\r\n.").startsWith("250 "));
            Decision outside = endpoint.await(one -> one.rcptTo().equals(Optional.of(OUTSIDE)));
            assertEquals(8, outside.attribution().orElseThrow().step());
        }
    }

    /** CVE-2011-0411: what comes with STARTTLS must not count as encrypted. */
    @Test
    void commandsBeforeTheHandshakeAreDiscarded() throws IOException {
        String injected = "EHLO evil\r\nMAIL FROM:<scanner@contoso.com>\r\nRCPT TO:<" + OUTSIDE + ">\r\n";
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start();
                TlsClient client = new TlsClient(
                        endpoint, Optional.of(RehearsalEndpoint.CA.issue("mail.contoso.com")), injected, "localhost")) {
            assertEquals("250 2.0.0 OK", client.say("NOOP"));
            assertTrue(client.say("MAIL FROM:<a@contoso.com>").startsWith("503 "));
            assertEquals(List.of(), endpoint.decisions());
        }
    }

    @Test
    void ehloAfterStartTlsOffersNoSecond() throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start();
                TlsClient client = new TlsClient(endpoint, Optional.empty(), "", "localhost")) {
            assertEquals("250 SMTPUTF8", client.say("EHLO relay.contoso.com"));
            assertTrue(client.say("STARTTLS").startsWith("503 5.5.1 "));
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1", "TLSv1.1"})
    void oldTlsIsRefused(String protocol) throws IOException {
        List<String> command = List.of(
                Installed.program("openssl", "openssl"),
                "s_client",
                "-starttls",
                "smtp",
                "-cipher",
                "ALL@SECLEVEL=0",
                protocol.equals("TLSv1") ? "-tls1" : "-tls1_1");
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start()) {
            List<String> all = new ArrayList<>(command);
            all.addAll(List.of("-connect", endpoint.address()));
            Run run = Run.with().stdin("QUIT\r\n").command(all);
            assertFalse(run.stdout().contains("New, TLSv1"), run::toString);
            assertFalse(run.exitCode() == 0, run::toString);
            Decision failed = endpoint.await(one -> one.stage() == Stage.STARTTLS);
            assertTrue(failed.detail().orElse("").contains(protocol), failed::toString);
        }
    }

    /** A client that talks SMTP where the handshake should be. */
    @Test
    void noHandshakeEndsTheConversation() throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start();
                java.net.Socket socket = new java.net.Socket("127.0.0.1", endpoint.port())) {
            socket.getOutputStream().write("STARTTLS\r\n".getBytes());
            byte[] reply = new byte[200];
            while (!new String(reply).contains("SMTP server ready")) {
                socket.getInputStream().read(reply);
            }
            socket.getOutputStream().write("EHLO a\r\nMAIL FROM:<a@b.c>\r\n".getBytes());
            assertFalse(new String(socket.getInputStream().readAllBytes()).contains("250"));
            assertFalse(endpoint.await(one -> one.stage() == Stage.STARTTLS).accepted());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2", "TLSv1.3"})
    void nothingIsResumed(String protocol) throws IOException {
        SSLSocketFactory sockets = TlsClient.sockets(Optional.of(RehearsalEndpoint.CA.issue("mail.contoso.com")));
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("192.0.2.1").start()) {
            for (int i = 0; i < 3; i++) {
                try (TlsClient client = new TlsClient(endpoint, sockets, "", "localhost", protocol)) {
                    assertTrue(client.rcpt("", OUTSIDE).startsWith("250 "));
                }
            }
        }
    }
}
