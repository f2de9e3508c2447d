package tests.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lib.keyfile.PemText;
import lib.rehearsal.DrillCertificates;
import lib.rehearsal.KeyFiles;
import lib.tls.CertificateSummary;
import lib.tls.ClientIdentity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.PfxCheck;
import scripts.SendTls;
import tests.FaultyServer;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.TestCa;
import tests.interop.OpenSslServer;
import tests.interop.Postfix;
import tests.interop.Swaks;

/** The certificate is sent when it is asked for: seen from the server's side, by real servers. */
class SendTlsTest {
    private static final DrillCertificates CA = RehearsalEndpoint.CA;
    private static final ClientIdentity SERVER = CA.issue("localhost");
    private static final ClientIdentity FULL = CA.issue("relay.contoso.com");
    private static final Map<String, ClientIdentity> SHOWN =
            Map.of("full chain", FULL, "leaf only", DrillCertificates.leafOnly(FULL));

    @TempDir
    static Path folder;

    private static Path password;
    private static Path ca;

    @BeforeAll
    static void writeFiles() throws IOException {
        password = Files.writeString(folder.resolve("password"), "drill\n");
        ca = Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(CA.root())));
        Files.writeString(
                folder.resolve("other.pem"),
                PemText.of(List.of(CA.selfSigned("another CA").chain().get(0))));
        for (Map.Entry<String, ClientIdentity> shown : SHOWN.entrySet()) {
            Path pfx = folder.resolve(shown.getKey() + ".pfx");
            KeyFiles.writePfx(shown.getValue(), pfx, "drill".toCharArray());
        }
    }

    /** The JDK's own key manager withholds the certificate in most of these. */
    @ParameterizedTest(name = "CA names: {0}, {2}, TLS {3}")
    @CsvSource({
        "none,       0, full chain, 1.2", "none,       0, full chain, 1.3",
        "none,       0, leaf only,  1.2", "none,       0, leaf only,  1.3",
        "ca.pem,     1, full chain, 1.2", "ca.pem,     1, full chain, 1.3",
        "ca.pem,     1, leaf only,  1.2", "ca.pem,     1, leaf only,  1.3",
        "other.pem,  1, full chain, 1.2", "other.pem,  1, full chain, 1.3",
        "other.pem,  1, leaf only,  1.2", "other.pem,  1, leaf only,  1.3"
    })
    void opensslGetsTheCertificateWhateverCaItNames(String named, int names, String shown, String version)
            throws IOException {
        List<String> options = new ArrayList<>(List.of("-verify", "5"));
        options.addAll(
                named.equals("none")
                        ? List.of("-no-CAfile", "-no-CApath")
                        : List.of("-CAfile", folder.resolve(named).toString(), "-no-CApath"));
        try (OpenSslServer server = OpenSslServer.start(SERVER, options.toArray(new String[0]))) {
            Run run = send(server.address(), shown, "--tls-protocol", version, "--json");
            String report = server.report();
            assertEquals(0, run.exitCode(), () -> run + report);
            assertTrue(report.contains("depth=0 CN = relay.contoso.com\n"), report);
            // OpenSSL has the intermediate from nowhere else.
            assertEquals(
                    shown.equals("full chain"), report.contains("depth=1 CN = relaykit drill intermediate\n"), report);
            JsonNode tls = tls(run);
            assertEquals("TLSv" + version, tls.path("protocol").asText());
            assertTrue(tls.path("certificateAsked").asBoolean(), run::toString);
            assertEquals(names, tls.path("caNames").size(), run::toString);
            assertEquals(
                    SHOWN.get(shown).chain().size(), tls.path("certificateSent").size(), run::toString);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    -groups X25519                                | TLSv1.3 | x25519
                    -groups P-384                                 | TLSv1.3 | secp384r1
                    -groups ffdhe2048                             | TLSv1.3 | ffdhe2048
                    -tls1_2 -groups P-256                         | TLSv1.2 | secp256r1
                    -tls1_2 -groups X25519                        | TLSv1.2 | x25519
                    """)
    void opensslAgreesOnTheKeyExchange(String options, String protocol, String group) throws IOException {
        try (OpenSslServer server = OpenSslServer.start(SERVER, options.split(" "))) {
            Run run = send(server.address(), "full chain", "--json");
            JsonNode tls = tls(run);
            assertEquals(protocol, tls.path("protocol").asText(), run::toString);
            assertEquals(group, tls.path("keyExchange").asText(), run::toString);
            assertTrue(run.stdout().contains("\"tls.certificate-not-asked\""), run::toString);
            assertEquals(0, tls.path("certificateSent").size(), run::toString);
        }
    }

    /** JDKs differ in the words of alerts; the finding is the same. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    refused after the handshake | -Verify 5 -verify_return_error -CAfile other.pem -tls1_3 |                    | 1 | tls.certificate-refused
                    refused in the handshake    | -Verify 5 -verify_return_error -CAfile other.pem -tls1_2 |                    | 1 | tls.certificate-refused
                    only TLS 1.1                | -tls1_1 -cipher DEFAULT@SECLEVEL=0                       |                    | 3 | tls.no-common-version
                    only TLS 1.2, 1.3 wanted    | -tls1_2                                                  | --tls-protocol 1.3 | 3 | tls.no-common-version
                    no common cipher            | -tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256              |                    | 3 | tls.handshake-refused
                    another name                | -tls1_3                                                  | --tls-verify-name mail.contoso.com | 3 | tls.server-wrong-name
                    another name, insecure      | -tls1_3                                                  | --tls-verify-name mail.contoso.com --insecure | 0 | tls.server-not-verified
                    another CA                  | -tls1_3                                                  | --tls-ca other.pem | 3 | tls.server-not-trusted
                    """)
    void opensslRefusesOrIsRefused(String name, String server, String client, int exitCode, String id)
            throws IOException {
        String here = folder + "/";
        try (OpenSslServer openssl = OpenSslServer.start(
                SERVER, server.replace("other", here + "other").split(" "))) {
            String options = client == null ? "--json" : client + " --json";
            Run run = send(
                    openssl.address(),
                    "full chain",
                    options.replace("other", here + "other").split(" "));
            assertEquals(exitCode, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("\"id\":\"" + id + "\""), run::toString);
        }
    }

    @Test
    void expiredServerIsToldWithItsDate() throws IOException {
        try (OpenSslServer server = OpenSslServer.start(CA.expired("localhost"))) {
            Path chain = folder.resolve("chain.pem");
            Run run = send(server.address(), "full chain", "--save-chain", chain.toString());
            assertEquals(3, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("certificate has expired: until 20"), run::toString);
            assertTrue(Files.readString(chain).startsWith("-----BEGIN CERTIFICATE-----\n"));
        }
    }

    @ParameterizedTest(name = "{0}, TLS {1}")
    @CsvSource({"full chain, 1.2", "full chain, 1.3", "leaf only, 1.2", "leaf only, 1.3"})
    void endpointTakesTheFullChainAlone(String shown, String version) throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("192.0.2.1").start()) {
            Run run = Run.here(
                    new SendTls(),
                    args("localhost:" + endpoint.port(), shown, "--tls-protocol", version, "--to", "you@example.org"));
            boolean taken = shown.equals("full chain");
            assertEquals(taken ? 0 : 1, run.exitCode(), run::toString);
            assertEquals(!taken, run.stdout().contains("certificate was sent without its issuer"));
        }
    }

    @Test
    void comparisonShowsWhatTheCertificateDecides() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("192.0.2.1").start()) {
            Run run = Run.here(
                    new SendTls(),
                    args("localhost:" + endpoint.port(), "full chain", "--compare", "--to", "you@example.org"));
            assertEquals(0, run.exitCode(), run::toString);
            String table = """
                                           without             with
                    certificate asked for  yes                 yes
                    certificate sent       none                relay.contoso.com
                    admin@contoso.com      taken   250 2.1.5   taken   250 2.1.5
                    you@example.org        REFUSED 550 5.7.64  taken   250 2.1.5
                    outcome                partly sent         sent
                    """;
            assertTrue(run.stdout().contains(table), run::toString);
            assertTrue(run.stdout().contains("you@example.org was taken with the certificate only"), run::toString);
        }
    }

    /** OpenSSL asks, and its client_sigalgs leave no signature for an EC key. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    TLS 1.2, required | -Verify 5 -tls1_2 -client_sigalgs RSA+SHA256     | tls.certificate-required
                    TLS 1.2, asked    | -verify 5 -tls1_2 -client_sigalgs RSA+SHA256     | tls.certificate-not-sent
                    TLS 1.3, asked    | -verify 5 -tls1_3 -client_sigalgs RSA-PSS+SHA256 | tls.certificate-not-sent
                    """)
    void whatLeftIsTold(String name, String options, String id) throws IOException {
        ClientIdentity elliptic = new TestCa()
                .leaf("relay.contoso.com")
                .key(TestCa.key("EC", 256))
                .issue();
        KeyFiles.writePfx(elliptic, folder.resolve("EC key.pfx"), "drill".toCharArray());
        try (OpenSslServer server = OpenSslServer.start(SERVER, options.split(" "))) {
            Run run = send(server.address(), "EC key", "--json");
            String report = server.report();
            assertFalse(report.contains("depth=0"), report);
            assertEquals(1, run.exitCode(), run::toString);
            JsonNode document = new JsonMapper().readTree(run.stdout());
            assertEquals("fail", document.path("status").asText(), run::toString);
            assertTrue(run.stdout().contains("\"id\":\"" + id + "\""), run::toString);
            assertTrue(tls(run).path("certificateAsked").asBoolean(), run::toString);
            assertEquals(0, tls(run).path("certificateSent").size(), run::toString);
            assertTrue(tls(run).path("signatureAlgorithms").toString().contains("RSA"), run::toString);
        }
    }

    /** The handshake ends at the server's certificate: nobody knows yet whether it would have asked. */
    @Test
    void whetherItAskedIsUnknownWhereTheHandshakeEndedBefore() throws IOException {
        try (OpenSslServer server = OpenSslServer.start(SERVER, "-verify", "5")) {
            String other = folder.resolve("other.pem").toString();
            Run run = send(server.address(), "full chain", "--tls-ca", other, "--json");
            assertTrue(tls(run).path("certificateAsked").isMissingNode(), run::toString);
        }
    }

    /** A certificate with its key begins as a saved chain does. */
    @Test
    void savedChainReplacesNoKeyAndFollowsNoLink() throws IOException {
        String certificate = PemText.of(FULL.chain());
        Path bundle = Files.writeString(
                folder.resolve("bundle.pem"),
                certificate + PemText.of(FULL.key(), FULL.chain().get(0).getPublicKey()));
        String before = Files.readString(bundle);
        Path link = Files.createSymbolicLink(folder.resolve("link.pem"), folder.resolve("nowhere.pem"));
        for (Path file : List.of(bundle, link)) {
            Run run = send("localhost:1", "full chain", "--save-chain", file.toString());
            assertEquals(2, run.exitCode(), run::toString);
        }
        assertEquals(before, Files.readString(bundle));
        assertFalse(Files.exists(folder.resolve("nowhere.pem")));
        Path saved = Files.writeString(folder.resolve("saved.pem"), PemText.of(List.of(CA.root())));
        try (OpenSslServer server = OpenSslServer.start(SERVER)) {
            Run run = send(server.address(), "full chain", "--save-chain", saved.toString());
            assertEquals(0, run.exitCode(), run::toString);
            assertEquals(PemText.of(SERVER.chain()), Files.readString(saved));
        }
    }

    /** Of two keys the connector's is shown, whichever is valid longer. */
    @Test
    void ofTwoKeysTheConnectorsIsShown() throws IOException {
        TestCa tests = new TestCa();
        ClientIdentity own = tests.leaf("relay.contoso.com").days(-1, 50).issue();
        ClientIdentity other = tests.leaf("mail.fabrikam.com")
                .key(TestCa.key("RSA", 2048))
                .days(-1, 90)
                .issue();
        StringBuilder pem = new StringBuilder();
        for (ClientIdentity one : List.of(own, other)) {
            X509Certificate leaf = one.chain().get(0);
            pem.append(PemText.of(one.key(), leaf.getPublicKey())).append(PemText.of(one.chain()));
        }
        Files.writeString(folder.resolve("two keys.pfx"), pem);
        Path spec = Files.writeString(folder.resolve("two.json"), """
                {"acceptedDomains": ["contoso.com"], "connector": {"Name": "by certificate", "ConnectorType": "OnPremises",
                 "SenderDomains": ["*"], "RequireTls": true, "TlsSenderCertificateName": "*.contoso.com"}}
                """);
        try (OpenSslServer server = OpenSslServer.start(SERVER, "-verify", "5")) {
            Run run = send(server.address(), "two keys", "--spec", spec.toString());
            assertEquals(0, run.exitCode(), run::toString);
            String report = server.report();
            assertTrue(report.contains("depth=0 CN = relay.contoso.com\n"), report);
        }
    }

    @Test
    void certificateIsLookedAtBeforeItIsShown() throws IOException {
        KeyFiles.writePfx(CA.expired("relay.contoso.com"), folder.resolve("expired.pfx"), "drill".toCharArray());
        try (OpenSslServer server = OpenSslServer.start(SERVER, "-verify", "5")) {
            Run run = send(server.address(), "expired", "--json");
            assertEquals(0, run.exitCode(), run::toString);
            JsonNode first = new JsonMapper().readTree(run.stdout()).at("/findings/0");
            assertEquals("cert.expired", first.path("id").asText(), run::toString);
            assertEquals("warn", first.path("severity").asText(), run::toString);
        }
    }

    /** Of 600 CA names, 45 KB, which the JDK alone does not take. */
    @ParameterizedTest
    @CsvSource({"1.2", "1.3"})
    void serverMayListHundredsOfIssuers(String version) throws Exception {
        StringBuilder bundle = new StringBuilder();
        TestCa authorities = new TestCa();
        for (int i = 0; i < 600; i++) {
            String name = "authority" + i + "." + "long-label-of-a-name.".repeat(2) + "example";
            bundle.append(PemText.of(authorities.leaf(name).selfSigned().chain()));
        }
        Path many = Files.writeString(folder.resolve("many.pem"), bundle);
        try (OpenSslServer server =
                OpenSslServer.start(SERVER, "-verify", "5", "-CAfile", many.toString(), "-no-CApath")) {
            Run run = send(server.address(), "full chain", "--tls-protocol", version, "--json");
            assertEquals(0, run.exitCode(), () -> run + "\n");
            assertTrue(server.report().contains("depth=0 CN = relay.contoso.com\n"));
            assertEquals(600, tls(run).path("caNames").size());
        }
    }

    /** A greylisted first run proves nothing: the same recipient would have been taken without the certificate. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    greylisted, address listed  | 203.0.113.10 | greylist           |                   | 3 | compare.no-conclusion
                    dropped in both             | 203.0.113.10 | drop-after-data    |                   | 3 |
                    throttled in both           | 192.0.2.1    | rcpt=451:4.7.500   |                   | 3 | compare.no-conclusion
                    stopped at MAIL             | 192.0.2.1    |                    | --stop-after mail | 0 | compare.handshakes
                    stopped at EHLO             | 192.0.2.1    |                    | --stop-after ehlo | 0 | compare.handshakes
                    stopped at RCPT             | 192.0.2.1    |                    | --stop-after rcpt | 0 | compare.certificate-decides
                    the connector by IP address | 203.0.113.10 |                    |                   | 0 | compare.no-difference
                    """)
    void comparisonConcludesOnlyWhatItMay(
            String name, String asIp, String fault, String options, int exitCode, String id) throws IOException {
        RehearsalEndpoint.With with = RehearsalEndpoint.with().asIp(asIp);
        try (RehearsalEndpoint endpoint = (fault == null ? with : with.faults(fault)).start()) {
            List<String> more = new ArrayList<>(List.of("--compare", "--json", "--to", "you@example.org"));
            if (options != null) {
                more.addAll(List.of(options.split(" ")));
            }
            Run run = Run.here(
                    new SendTls(), args("localhost:" + endpoint.port(), "full chain", more.toArray(new String[0])));
            assertEquals(exitCode, run.exitCode(), run::toString);
            List<String> told = new ArrayList<>();
            new JsonMapper()
                    .readTree(run.stdout())
                    .path("findings")
                    .forEach(finding -> told.add(finding.path("id").asText()));
            told.removeIf(one -> !one.startsWith("compare."));
            assertEquals(id == null ? List.of() : List.of(id), told, run::toString);
        }
    }

    /** Where no certificate is asked for, the second run shows none: what differs has another reason. */
    @Test
    void comparisonWithoutACertificateProvesNothing() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("192.0.2.1").faults("greylist").start()) {
            ClientIdentity unfit = new TestCa()
                    .leaf("a.contoso.com")
                    .key(TestCa.key("DSA", 2048))
                    .issue();
            KeyFiles.writePfx(unfit, folder.resolve("DSA.pfx"), "drill".toCharArray());
            Run run = Run.here(new SendTls(), args("localhost:" + endpoint.port(), "DSA", "--compare"));
            assertEquals(1, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("no conclusion: no certificate was sent in either run"), run::toString);
        }
    }

    /** An address that has a connector by IP takes the same without a certificate. */
    @Test
    void comparisonTellsWhenTheCertificateMakesNoDifference() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("203.0.113.10").start()) {
            String[] args = args("localhost:" + endpoint.port(), "full chain", "--compare");
            Run run = Run.here(new SendTls(), args);
            assertEquals(0, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("warn  the certificate made no difference"));
        }
    }

    /** swaks is the oracle: Postfix logs the same fingerprint for both. */
    @Test
    void postfixSeesTheSameCertificateAsFromSwaks() throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("virtual_mailbox_domains", "contoso.com");
        settings.put("smtpd_tls_security_level", "may");
        settings.put("smtpd_tls_ask_ccert", "yes");
        settings.put("smtpd_tls_CAfile", ca.toString());
        settings.put("smtpd_tls_fingerprint_digest", "sha256");
        settings.put("smtpd_tls_loglevel", "2");
        try (Postfix postfix = Postfix.start(settings)) {
            Run ours = Run.here(new SendTls(), args(postfix.address(), "full chain", "--insecure", "--test-id", "t1"));
            assertEquals(0, ours.exitCode(), ours::toString);
            assertTrue(ours.stdout().contains("server NOT VERIFIED; certificate sent; test id t1"));
            Path pem = exportPem("full chain");
            Run swaks = Swaks.run(
                    "--server",
                    postfix.address(),
                    "-tls",
                    "--tls-cert",
                    pem.resolve("fullchain.pem").toString(),
                    "--tls-key",
                    pem.resolve("key.pem").toString(),
                    "--from",
                    "scanner@contoso.com",
                    "--to",
                    "admin@contoso.com");
            assertEquals(0, swaks.exitCode(), swaks::toString);
            assertEquals(2, postfix.mailbox("admin@contoso.com").size(), postfix.log());
            String fingerprint =
                    "fingerprint=" + CertificateSummary.of(FULL.chain().get(0)).sha256();
            long seen = postfix.log()
                    .lines()
                    .filter(line -> line.contains("subject_CN=relay.contoso.com"))
                    .filter(line -> line.contains(fingerprint))
                    .count();
            assertEquals(2, seen, postfix.log());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no STARTTLS           | rest                                                           | 1 | smtp.starttls-missing
                    STARTTLS refused      | offer STARTTLS / until STARTTLS / > 454 4.7.0 no / rest        | 1 | smtp.refused
                    clear for TLS         | offer STARTTLS / until STARTTLS / > 220 go / sleep 200ms / > 250 no / sleep 1s | 3 | tls.not-tls
                    closed for TLS        | offer STARTTLS / until STARTTLS / > 220 go / close             | 3 | tls.cut-short
                    injected              | offer STARTTLS / until STARTTLS / raw 220 go\\r\\n250 x\\r\\n / tls / rest | 3 | smtp.starttls-injection
                    handshake never comes | offer STARTTLS / until STARTTLS / > 220 go / sleep 30s         | 3 | smtp.reply-timeout
                    half a record         | offer STARTTLS / until STARTTLS / > 220 go / sleep 100ms / raw \\x16\\x03\\x03\\x40\\x00\\x02 / close | 3 | tls.cut-short
                    """)
    void nothingGoesOutInClear(String name, String dialogue, int exitCode, String id) throws IOException {
        try (FaultyServer server = FaultyServer.start(dialogue)) {
            Run run = send(server.address(), "full chain", "--timeout", "1.5", "--json");
            assertEquals(exitCode, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("\"id\":\"" + id + "\""), run::toString);
            assertFalse(server.told().toString().contains("MAIL FROM"), run::toString);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no PFX             | --server h --from a@b.c --to d@e.f                                        | --pfx: no certificate to show
                    no such PFX        | --server h --from a@b.c --to d@e.f --pfx no/such --pfx-password-env PATH   | there is no such file
                    version            | --server h --from a@b.c --to d@e.f --pfx x --tls-protocol 1.1              | it takes 1.2 or 1.3
                    CA file            | --server h --from a@b.c --to d@e.f --pfx x --tls-ca no/such                | there is no such file
                    CA file without CA | --server h --from a@b.c --to d@e.f --pfx x --tls-ca catalog.json           | no certificates in PEM, DER
                    chain over a file  | --server h --from a@b.c --to d@e.f --pfx x --save-chain catalog.json       | holds no PEM certificates
                    chain in no folder | --server h --from a@b.c --to d@e.f --pfx x --save-chain no/such/chain.pem  | in a folder that is not there
                    name               | --server h --from a@b.c --to d@e.f --pfx x --tls-verify-name a_b+c         | not a host name
                    """)
    void optionsAreCheckedBeforeAnyConnection(String name, String options, String text) {
        Run run = Run.here(new SendTls(), options.split(" "));
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains(text), run::toString);
    }

    @Test
    void powerShellLinesStandForIt() {
        Run run = Run.here(
                new SendTls(),
                "--server=mx.contoso.com",
                "--pfx=it's.pfx",
                "--from=scanner@contoso.com",
                "--to=you@example.org",
                "--subject=Hello",
                "--body=Test",
                "--powershell");
        assertEquals("""
                $client = New-Object System.Net.Mail.SmtpClient 'mx.contoso.com', 25
                $client.EnableSsl = $true
                $password = Read-Host 'Password of the PFX file' -AsSecureString
                $file = (Resolve-Path -LiteralPath 'it''s.pfx').Path
                $pfx = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 $file, $password
                [void]$client.ClientCertificates.Add($pfx)
                $message = New-Object System.Net.Mail.MailMessage
                $message.From = 'scanner@contoso.com'
                $message.To.Add('you@example.org')
                $message.Subject = 'Hello'
                $message.Body = 'Test'
                $client.Send($message)
                """, run.stdout());
    }

    private static Run send(String server, String shown, String... more) {
        List<String> all = new ArrayList<>(List.of(args(server, shown, more)));
        all.addAll(List.of("--stop-after", "starttls"));
        return Run.here(new SendTls(), all.toArray(new String[0]));
    }

    /** The files that pfx-check makes of a PFX for swaks and Postfix. */
    private static Path exportPem(String shown) {
        Path pem = folder.resolve("pem of " + shown);
        Run run = Run.here(
                new PfxCheck(),
                folder.resolve(shown + ".pfx").toString(),
                "--pfx-password-file",
                password.toString(),
                "--client-ca",
                ca.toString(),
                "--export-pem",
                pem.toString());
        assertEquals(0, run.exitCode(), run::toString);
        return pem;
    }

    private static String[] args(String server, String shown, String... more) {
        List<String> args = new ArrayList<>();
        args.addAll(List.of("--server", server, "-4", "--ehlo", "relay.contoso.com"));
        args.addAll(List.of("--from", "scanner@contoso.com", "--to", "admin@contoso.com"));
        args.addAll(List.of("--pfx", folder.resolve(shown + ".pfx").toString()));
        args.addAll(List.of("--pfx-password-file", password.toString()));
        if (!List.of(more).contains("--tls-ca")) {
            args.addAll(List.of("--tls-ca", ca.toString()));
        }
        args.addAll(List.of(more));
        return args.toArray(new String[0]);
    }

    private static JsonNode tls(Run run) throws IOException {
        return new JsonMapper().readTree(run.stdout()).at("/data/attempts/0/tls");
    }
}
