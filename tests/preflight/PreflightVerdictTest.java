package tests.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.Preflight;
import tests.FaultyServer;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.TestCa;
import tests.interop.Nsd;

/** When preflight says GO, NO GO or NOT KNOWN: never GO over something that counts and is not known. */
class PreflightVerdictTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestCa CA = new TestCa();

    @TempDir
    static Path folder;

    private static Nsd nsd;
    private static RehearsalEndpoint endpoint;
    private static PreflightRelay relay;

    @BeforeAll
    static void start() throws Exception {
        nsd = Nsd.start(".", PreflightRelay.COMMON + PreflightRelay.zone("contoso.com", ""));
        relay = new PreflightRelay(folder, nsd, CA.root());
        relay.show(CA.leaf("relay.contoso.com").issue());
        endpoint = RehearsalEndpoint.with().trusting(CA.root()).start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (nsd != null) {
            nsd.close();
            endpoint.close();
        }
    }

    /** What gets no answer | verdict | what to do first. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    SPF               | TXT contoso.com                                 | NOT KNOWN | dns.spf: no answer
                    DMARC             | TXT _dmarc.contoso.com                          | NOT KNOWN | dns.dmarc: no answer
                    DKIM              | TXT selector1._domainkey.contoso.com            | NOT KNOWN | dns.dkim: no answer
                    included SPF      | TXT spf.protection.outlook.com                  | NOT KNOWN | dns.spf: no answer
                    reverse DNS       | PTR 10.113.0.203.in-addr.arpa                   | NOT KNOWN | path.reverse-dns: no answer
                    TLSA alone        | TLSA _25._tcp.contoso-com.mail.protection.outlook.com | GO  | nothing is wrong
                    MTA-STS alone     | TXT _mta-sts.contoso.com                        | GO        | nothing is wrong
                    all of DNS        | *                                               | NOT KNOWN | dns.mx: no answer
                    """)
    void whatCountsAndHasNoAnswerIsNeverGo(String name, String deafTo, String verdict, String first) throws Exception {
        try (DeafDns dns = new DeafDns(nsd, deafTo)) {
            Run run = relay.run("address", "", endpoint.port(), "--nameserver", dns.server(), "--timeout", "1");
            assertEquals(verdict.equals("GO") ? 0 : 3, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("\n" + verdict + "  "), run::toString);
            assertTrue(run.stdout().contains("\ndo first: " + first), run::toString);
            boolean option = run.stdout().replaceAll("\\s+", " ").contains("--nameserver, or with --doh");
            assertEquals(!verdict.equals("GO"), option, run::toString);
        }
    }

    /** The change of relay.json | the check that is missing something | how to get it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no PFX              | certificate | "pfx": "relay.pfx", =>                    | certificate.file | give it with --pfx
                    no accepted domain  | address     | "acceptedDomains": ["contoso.com"], => ;;"from": "scanner@contoso.com" => "from": "scanner@contoso.com" | connector.match | give acceptedDomains
                    """)
    void whatIsMissingIsNamed(String name, String kind, String change, String check, String next) throws Exception {
        Run run = relay.run(kind, change, endpoint.port());
        assertEquals(3, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("\nNOT KNOWN  "), run::toString);
        assertTrue(run.stdout().contains("\ndo first: " + check + ": not known: "), run::toString);
        assertTrue(run.stdout().replaceAll("\\s+", " ").contains(next), run::toString);
    }

    @Test
    void withoutAConnectorNothingIsKnownOfTheRelay() {
        Run run = Run.here(new Preflight(), "--domain", "contoso.com", "--only", "connector");
        assertEquals(3, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("do first: connector.rules: not known: no connector is given"), run::toString);
    }

    @Test
    void aTenantWithoutConnectorsIsNoGo() throws Exception {
        Path live = Files.writeString(folder.resolve("none.json"), "[]");
        Run run = relay.run("address", "", endpoint.port(), "--live", live.toString(), "--only", "connector.match");
        assertEquals(1, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("--live has no inbound connector"), run::toString);
    }

    /** DNS that never answers holds up none of the checks that need no DNS. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"address, 1", "certificate, 1"})
    void aDisabledConnectorIsFoundUnderASilentDns(String kind, int exitCode) throws Exception {
        try (DeafDns dns = new DeafDns(nsd, "*")) {
            long begin = System.nanoTime();
            Run run = relay.run(
                    kind,
                    "\"Enabled\": true => \"Enabled\": false",
                    endpoint.port(),
                    "--nameserver",
                    dns.server(),
                    "--timeout",
                    "30",
                    "--deadline",
                    "4");
            assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 10, run::toString);
            assertEquals(exitCode, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("FAIL     connector.match"), run::toString);
            assertTrue(run.stdout().contains("\ndo first: connector.match: "), run::toString);
            assertTrue(run.stdout().contains("not-run  dns.mx                    (timeout)"), run::toString);
            assertTrue(run.stdout().contains("connector \"SMTP Relay\" is disabled"), run::toString);
        }
    }

    /** The server's silence is no failure of the relay, and the option that waits longer is the one of the probes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    greeting  | sleep 30s                                          | smtp.greeting
                    EHLO      | until EHLO / sleep 30s                             | smtp.greeting
                    STARTTLS  | offer STARTTLS / until STARTTLS / sleep 30s        | smtp.starttls
                    handshake | offer STARTTLS / until STARTTLS / > 220 go / sleep 30s | smtp.starttls
                    RCPT TO   | until RCPT / sleep 30s                             | dialogue.inside
                    """)
    void silenceIsATimeoutOfTheProbe(String name, String dialogue, String check) throws Exception {
        try (FaultyServer server = FaultyServer.start(dialogue)) {
            String[] options = {"--probe-timeout", "1", "--probe-recipients", "--only", check, "--json"};
            Run run = relay.run("address", "", server.port(), options);
            assertEquals(3, run.exitCode(), run::toString);
            JsonNode row = row(run, check);
            assertEquals("not-run", row.get("status").asText(), row::toString);
            assertTrue(row.get("reason").asText().startsWith("timeout: 127.0.0.1"), row::toString);
            assertTrue(row.get("next").asText().contains("--probe-timeout"), row::toString);
        }
    }

    /** What the server was seen to take goes before what relay.json lets expect. */
    @Test
    void noAdviceToAddAnAddressThatIsTaken() throws Exception {
        try (FaultyServer server = FaultyServer.start(
                "> 220 mx ESMTP / until EHLO / > 250 mx Hello [203.0.113.77] / until RCPT / > 250 ok / rest")) {
            String[] options = {"--probe-recipients", "--only", "path.public-address", "--json"};
            Run run = relay.run("address", "", server.port(), options);
            JsonNode row = row(run, "path.public-address");
            assertEquals("warn", row.get("status").asText(), row::toString);
            assertFalse(row.toString().contains("add 203.0.113.77"), row::toString);
            assertTrue(row.toString().contains("--live"), row::toString);
        }
    }

    /** publicIps that are out of date: the connector names where the mail really comes from, and takes it. */
    @Test
    void outdatedPublicAddressesAreNoFailureOfTheConnector() throws Exception {
        String change = "\"publicIps\": [\"203.0.113.10\"] => \"publicIps\": [\"203.0.113.77\"]";
        Run run = relay.run("address", change, endpoint.port(), "--probe-recipients", "--json");
        assertEquals(0, run.exitCode(), run::toString);
        JsonNode finding = row(run, "connector.match").get("findings").get(0);
        assertEquals("connector.taken-all-the-same", finding.get("id").asText(), finding::toString);
        assertFalse(finding.toString().contains("add 203.0.113.77"), finding::toString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"false, false", "true, true"})
    void namesTheRestrictionOnlyWhereItIsOn(String restricted, boolean named) throws Exception {
        String change = "\"OnPremises\" => \"Partner\", \"RestrictDomainsToIPAddresses\": " + restricted;
        Run run = relay.run("address", change, endpoint.port(), "--only", "connector.match", "--json");
        String next =
                row(run, "connector.match").get("findings").get(0).get("next").asText();
        assertEquals(named, next.contains("RestrictDomainsToIPAddresses"), next);
    }

    /** Address | exit code | status | what is said: each list counts for itself, and an error of asking is no entry. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    203.0.113.11 | 0 | pass    | not listed by Spamhaus ZEN, SpamCop, PSBL
                    203.0.113.10 | 0 | warn    | 203.0.113.10 is listed by Spamhaus ZEN (127.0.0.4)
                    203.0.113.88 | 0 | warn    | 203.0.113.88 is listed by SpamCop (127.0.0.2)
                    203.0.113.77 | 3 | not-run | Spamhaus ZEN does not answer this resolver (127.255.255.254); its terms: free for
                    203.0.113.66 | 3 | not-run | SpamCop does not answer this resolver (198.51.100.1)
                    203.0.113.99 | 0 | warn    | a block list gave no answer
                    """)
    void severalBlockListsAreAsked(String ip, int exitCode, String status, String said) throws Exception {
        String[] options = {"--only", "path.block-lists", "--online-lists", "--public-ip", ip, "--json"};
        Run run = relay.run("address", "", endpoint.port(), options);
        assertEquals(exitCode, run.exitCode(), run::toString);
        JsonNode row = row(run, "path.block-lists");
        assertEquals(status, row.get("status").asText(), row::toString);
        assertTrue(row.toString().contains(said), row::toString);
    }

    /** Where nobody could ask for STARTTLS, it is not taken to be offered. */
    @Test
    void whetherTlsIsOfferedIsUnknownWhereNobodyCanAsk() throws Exception {
        try (DeafDns dns = new DeafDns(nsd, "*")) {
            String change = "\"Enabled\": true => \"Enabled\": true, \"RequireTls\": true";
            String[] options = {"--nameserver", dns.server(), "--timeout", "1", "--only", "connector.match", "--json"};
            JsonNode row = row(relay.run("address", change, endpoint.port(), options), "connector.match");
            assertEquals("not-run", row.get("status").asText(), row::toString);
            assertFalse(row.get("reason").asText().isEmpty(), row::toString);
            row = row(relay.run("address", "", endpoint.port(), options), "connector.match");
            assertEquals("pass", row.get("status").asText(), row::toString);
        }
    }

    /** Every address that mail may come from needs a connector, not the first alone. */
    @Test
    void eachPublicAddressNeedsAConnector() throws Exception {
        String change = "\"publicIps\": [\"203.0.113.10\"] => \"publicIps\": [\"203.0.113.10\", \"203.0.113.77\"]";
        Run run = relay.run("address", change, endpoint.port(), "--only", "connector.match");
        assertEquals(1, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("does not name 203.0.113.77"), run::toString);
    }

    /** Whatever their places are: the rules of the connector, which passed with remarks, stand before SPF. */
    @Test
    void warningsStandBeforeWhatPassed() throws Exception {
        String[] options = {"--only", "dns.spf,connector.rules", "--json"};
        Run run = relay.run("address", "203.0.113.10 => 203.0.113.77", endpoint.port(), options);
        JsonNode findings = JSON.readTree(run.stdout()).get("findings");
        assertTrue(findings.size() > 1, run::toString);
        assertEquals("spf.address-not-covered", findings.get(0).get("id").asText(), run::toString);
    }

    private static JsonNode row(Run run, String check) throws Exception {
        for (JsonNode row : JSON.readTree(run.stdout()).get("data").get("rows")) {
            if (row.get("check").asText().equals(check)) {
                return row;
            }
        }
        throw new AssertionError(run.toString());
    }
}
