package tests.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lib.keyfile.PemText;
import lib.preflight.CheckId;
import lib.rehearsal.DrillCertificates;
import lib.tls.ClientIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.FaultyServer;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.SilentPort;
import tests.TestCa;
import tests.ThrowAwayCertificate;
import tests.interop.Installed;
import tests.interop.Nsd;

/**
 * preflight against a real NSD and the rehearsal endpoint: with one broken thing at a time it names that thing first.
 */
class PreflightTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestCa CA = new TestCa();

    /**
     * What is broken | how | the check that comes first, and what it finds | other checks that see it too; all others
     * find nothing to do.
     */
    private static final String TABLE = """
            no such domain            | zone: contoso.com. => nowhere.test. | dns.mx mx.no-domain | dns.spf dns.dmarc dns.dkim
            null MX                   | zone: contoso-com.mail.protection.outlook.com. => . | dns.mx mx.null
            third-party MX            | zone: contoso-com.mail.protection.outlook.com => mxa.gslb.pphosted.com | dns.mx mx.gateway
            dangling MX               | zone: contoso-com.mail => gone.mail | dns.mx mx.target-dangling
            no SPF                    | zone: v=spf1 => none | dns.spf spf.none
            SPF with a semicolon      | zone: v=spf1 => v=spf1; | dns.spf spf.not-a-record
            two SPF records           | zone: MS=ms12345678 => v=spf1 -all | dns.spf spf.several
            SPF with an error         | zone: ip4:203.0.113.10 => ip4:203.0.113 | dns.spf spf.syntax
            SPF without include       | zone: include:spf.protection.outlook.com => mx | dns.spf spf.no-include
            SPF to nowhere            | zone: ip4: => include:gone.test ip4: | dns.spf spf.permerror
            SPF with many lookups     | zone: ip4: => include:n1.test include:n1.test ip4: | dns.spf spf.too-many-lookups
            SPF for other addresses   | zone: ip4:203.0.113.10 => ip4:198.51.100.77 | dns.spf spf.address-not-covered
            SPF for everybody         | zone: -all => +all | dns.spf spf.passes-all
            TLSA for the web          | zone: contoso-com.mail => with-tlsa.mail | dns.tlsa tlsa.unusable
            two MTA-STS records       | zone: contoso.com. TXT "MS=ms12345678" => _mta-sts.contoso.com. TXT "v=STSv1; id=2" | dns.mta-sts mtasts.several
            MTA-STS with a dash       | zone: id=20260101000000Z => id=2026-01-01 | dns.mta-sts mtasts.malformed
            MTA-STS without id        | zone: v=STSv1; id=20260101000000Z => v=STSv1 | dns.mta-sts mtasts.malformed
            no DMARC                  | zone: _dmarc => dmarc | dns.dmarc dmarc.none
            DMARC without policy      | zone: p=reject => p=refuse | dns.dmarc dmarc.no-policy
            DMARC that nothing passes | zone: include:spf.protection.outlook.com => include:other.test ;; zone: _domainkey => _nokey | dns.spf spf.no-include | dns.dmarc dns.dkim
            two DMARC records         | zone: contoso.com. TXT "MS=ms12345678" => _dmarc.contoso.com. TXT "v=DMARC1; p=none" | dns.dmarc dmarc.several
            one DKIM selector         | zone: selector2._domainkey.contoso.com. => selector2._nokey.contoso.com. | dns.dkim dkim.one-selector
            no DKIM                   | zone: _domainkey => _nokey | dns.dkim dkim.none
            DKIM to nowhere           | zone: selector1._domainkey.dkim.test => gone.test | dns.dkim dkim.dangling
            host that does not exist  | spec: relay-host => gone | dns.server server.no-address
            host of client submission | spec: relay-host.mail.protection.outlook.com => smtp.office365.com | dns.server server.submission | smtp.server-certificate connector.rules
            former name               | spec: relay-host.mail.protection.outlook.com => mail.messaging.microsoft.com | dns.server server.legacy | smtp.server-certificate
            host of somebody else     | spec: relay-host.mail.protection.outlook.com => mail.fabrikam.com ;; args: --tls-verify-name localhost | dns.server server.not-exchange-online
            address for a host        | spec: relay-host.mail.protection.outlook.com => 127.0.0.1 | dns.server server.is-address
            port blocked              | server: silent ;; args: --probe-timeout 1 | path.port smtp.port-blocked
            nothing listens           | server: closed | path.port smtp.connection-refused
            one address of two dead   | spec: relay-host => two-hosts | path.port path.address-dead
            address of another        | server: as 203.0.113.77 | path.public-address path.address-not-in-connector
            no reverse DNS            | server: as 198.51.100.8 ;; spec: 203.0.113.10 => 198.51.100.8 ;; args: --skip dns.spf | path.reverse-dns path.no-reverse-dns
            on a block list           | args: --online-lists | path.block-lists path.listed
            server refuses us         | server: says > 554 5.7.1 no service / rest | smtp.greeting smtp.refused
            no mail server            | server: says > SSH-2.0-OpenSSH_9.2 / rest | smtp.greeting smtp.not-smtp
            STARTTLS is stripped      | server: says rest ;; args: --probe-recipients | smtp.capabilities smtp.starttls-missing
            login is offered          | server: says offer STARTTLS, AUTH PLAIN / rest ;; args: --probe-recipients --skip smtp.starttls --skip smtp.server-certificate --skip certificate | smtp.capabilities smtp.auth-offered
            silent greeting           | server: says sleep 30s ;; args: --probe-timeout 1 | smtp.greeting
            EHLO is refused           | server: says > 220 mx ESMTP / < EHLO * / > 502 5.5.1 no EHLO / rest ;; args: --probe-recipients | smtp.greeting smtp.ehlo-refused
            capabilities are masked   | server: says offer SIZE 1000, XXXXXXXA / rest ;; args: --probe-recipients | smtp.capabilities smtp.capabilities-masked
            greeting is masked        | server: says > 220 ***************0*2******0**** / until EHLO / > 250 mx / rest ;; args: --probe-recipients | smtp.capabilities smtp.capabilities-masked
            STARTTLS is refused       | server: says offer STARTTLS / until STARTTLS / > 454 4.7.0 no TLS now / rest ;; args: --probe-recipients | smtp.starttls smtp.refused
            STARTTLS is silent        | server: says offer STARTTLS / until STARTTLS / sleep 30s ;; args: --probe-recipients --probe-timeout 1 | smtp.starttls
            silent in the handshake   | server: says offer STARTTLS / until STARTTLS / > 220 go / sleep 30s ;; args: --probe-recipients --probe-timeout 1 | smtp.starttls
            MAIL FROM is refused      | server: says until MAIL / > 550 5.1.0 no such sender / rest ;; args: --probe-recipients --skip smtp.capabilities | dialogue.inside smtp.refused
            MAIL FROM is silent       | server: says until MAIL / sleep 30s ;; args: --probe-recipients --probe-timeout 1 --skip smtp.capabilities | dialogue.inside
            handshake in clear        | server: says offer STARTTLS / until STARTTLS / > 220 go / sleep 300ms / raw 220 no TLS here\\n / close | smtp.starttls tls.not-tls
            server of another CA      | args: --tls-ca CLIENT-CA | smtp.server-certificate tls.server-not-trusted
            server of another name    | args: --tls-verify-name mail.fabrikam.com | smtp.server-certificate tls.server-wrong-name
            wrong address             | spec: "SenderIPAddresses": ["203.0.113.10"] => "SenderIPAddresses": ["203.0.113.19"] | connector.match connector.address-not-named | path.public-address connector.rules
            connector disabled        | spec: "Enabled": true => "Enabled": false | connector.match connector.disabled | connector.rules
            connector of a partner    | spec: OnPremises => Partner | connector.match connector.partner-type
            sender not accepted       | spec: "from": "scanner@contoso.com" => "from": "scanner@fabrikam.com" | connector.match connector.sender-not-accepted | connector.rules
            embedded wildcard         | certificate: good ;; spec: *.contoso.com => mail.*.contoso.com | connector.rules connector.certificate-name-wildcard | certificate.file connector.match
            TLS is off                | certificate: good ;; spec: "RequireTls": true => "RequireTls": false | connector.rules connector.tls-off
            both restrictions         | spec: "Enabled": true => "Enabled": true, "RestrictDomainsToCertificate": true, "RestrictDomainsToIPAddresses": true | connector.rules connector.restrict-both
            tenant has another name   | live: SMTP Relay => SMTP relay old | connector.drift drift.connector-missing
            tenant has it disabled    | live: "Enabled": true => "Enabled": false | connector.match connector.disabled | connector.drift
            tenant has more           | live: "Comment": null => "Comment": "of 2019" | connector.drift drift.only-there
            wrong certificate name    | certificate: other name | certificate.file cert.name-mismatch | connector.match
            two labels below          | certificate: too deep | certificate.file cert.domain-not-accepted | connector.match
            leaf-only PFX             | certificate: leaf only | certificate.file cert.chain-incomplete | connector.match
            expired                   | certificate: expired | certificate.file cert.expired | connector.match
            not yet valid             | certificate: not yet valid | certificate.file cert.not-yet-valid | connector.match
            self-signed               | certificate: self-signed | certificate.file cert.self-signed | connector.match
            key of another            | certificate: key of another | certificate.file cert.key-mismatch
            nobody asks for it        | certificate: good ;; server: says offer STARTTLS / until STARTTLS / > 220 go / tls / rest ;; args: --tls-ca THROW-AWAY --tls-verify-name localhost | certificate.asked tls.certificate-not-asked
            recipient inside unknown  | server: fault missing-recipient=admin@contoso.com ;; args: --probe-recipients | dialogue.inside smtp.recipient-refused
            recipient outside refused | server: says until RCPT / > 250 2.1.5 Recipient OK / until RCPT / > 550 5.7.64 TenantAttribution; Relay Access Denied / rest ;; args: --probe-recipients --skip smtp | dialogue.outside smtp.recipient-refused
            address banned            | server: fault address-banned ;; args: --probe-recipients | dialogue.inside smtp.recipient-refused | dialogue.outside
            no DNS at all             | args: --nameserver 127.0.0.1:9 --timeout 1 | dns.mx
            """;

    /**
     * A relay with one thing wrong.
     *
     * @param how parts with ";;" between them, each with what it is about
     * @param first id of the check, and of one of its findings
     * @param also ids of other checks that see it
     */
    record Broken(String name, String how, String first, String also) {
        static List<Broken> all() {
            List<Broken> all = new ArrayList<>();
            for (String line : TABLE.strip().split("\n")) {
                String[] cells = line.split(" \\| ");
                String also = cells.length > 3 ? cells[3].strip() : "";
                all.add(new Broken(cells[0].strip(), cells[1], cells[2].strip(), also));
            }
            return all;
        }

        /** The parts about one thing, joined as {@link PreflightRelay} takes them. */
        String about(String thing) {
            List<String> parts = new ArrayList<>();
            for (String part : how.split(" ;; ")) {
                if (part.startsWith(thing + ":")) {
                    parts.add(part.substring(thing.length() + 1).strip());
                }
            }
            return String.join(";;", parts);
        }

        String domain() {
            return about("zone").isEmpty()
                    ? "contoso.com"
                    : name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".test";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    static Path folder;

    private static final Map<String, AutoCloseable> SERVERS = new HashMap<>();
    private static Nsd nsd;
    private static PreflightRelay relay;

    @BeforeAll
    static void start() throws Exception {
        StringBuilder zone = new StringBuilder(PreflightRelay.COMMON);
        zone.append(PreflightRelay.zone("contoso.com", ""));
        zone.append(PreflightRelay.zone("fabrikam.com", ""));
        for (Broken broken : Broken.all()) {
            if (!broken.about("zone").isEmpty()) {
                zone.append(PreflightRelay.zone(broken.domain(), broken.about("zone")));
            }
        }
        nsd = Nsd.start(".", zone.toString());
        relay = new PreflightRelay(folder, nsd, CA.root());
        X509Certificate server = (X509Certificate) ThrowAwayCertificate.get().certificate();
        Files.writeString(folder.resolve("throw-away.pem"), PemText.of(List.of(server)));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable server : SERVERS.values()) {
            server.close();
        }
        if (nsd != null) {
            nsd.close();
        }
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"address", "certificate"})
    void allIsWell(String kind) throws Exception {
        relay.show(identity("good"));
        Run run = relay.run(kind, "", port(""), "--probe-recipients");
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("\nGO  "), run::toString);
        assertTrue(run.stdout().contains(" 0 warned, 0 failed, "), run::toString);
    }

    @Test
    void dmarcOfADomainAboveCounts() throws Exception {
        Run run = relay.run("address", "", port(""), "--domain", "eu.printers.contoso.com", "--only", "dns.dmarc");
        assertTrue(run.stdout().contains(" of contoso.com: v=DMARC1; p=reject"), run::toString);
        assertTrue(run.stdout().contains("do first: dns.dmarc: DMARC of eu."), run::toString);
    }

    /** So that no check is there which never finds anything, or only what another finds as well. */
    @Test
    void eachCheckHasARelayThatFailsJustIt() {
        Set<String> alone = new TreeSet<>();
        for (Broken broken : Broken.all()) {
            if (broken.also().isEmpty()) {
                alone.add(broken.first().split(" ")[0]);
            }
        }
        Set<String> all = new TreeSet<>();
        for (CheckId check : CheckId.values()) {
            all.add(check.id());
        }
        assertEquals(all, alone);
    }

    static Stream<Broken> namesTheBrokenThingFirst() {
        return Broken.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesTheBrokenThingFirst(Broken broken) throws Exception {
        String shown = broken.about("certificate");
        if (!shown.isEmpty()) {
            relay.show(identity(shown));
        }
        String change = broken.about("spec");
        if (!broken.domain().equals("contoso.com")) {
            change += ";;contoso.com => " + broken.domain();
        }
        List<String> more = new ArrayList<>(List.of("--json"));
        if (!broken.about("args").isEmpty()) {
            String clientCa = folder.resolve("client-ca.pem").toString();
            String throwAway = folder.resolve("throw-away.pem").toString();
            String args = broken.about("args").replace("CLIENT-CA", clientCa).replace("THROW-AWAY", throwAway);
            more.addAll(List.of(args.split(" ")));
        }
        if (!broken.about("live").isEmpty()) {
            more.addAll(List.of("--live", relay.live(broken.about("live")).toString()));
        }
        Run run = relay.run(
                shown.isEmpty() ? "address" : "certificate",
                change,
                port(broken.about("server")),
                more.toArray(new String[0]));
        assertFirst(broken, run);
    }

    private static void assertFirst(Broken broken, Run run) throws IOException {
        JsonNode data = JSON.readTree(run.stdout()).get("data");
        String first = data.path("first").path("check").asText();
        List<String> ids = new ArrayList<>();
        List<String> also = new ArrayList<>();
        for (JsonNode row : data.get("rows")) {
            String check = row.get("check").asText();
            if (check.equals(first)) {
                row.get("findings").forEach(one -> ids.add(one.get("id").asText()));
            } else if (Set.of("fail", "warn").contains(row.get("status").asText())) {
                also.add(check);
            }
        }
        String[] expected = broken.first().split(" ");
        assertEquals(expected[0], first, run::toString);
        assertTrue(expected.length == 1 || ids.contains(expected[1]), run::toString);
        assertEquals(broken.also(), String.join(" ", also), run::toString);
    }

    private static ClientIdentity identity(String shown) {
        return switch (shown) {
            case "good" -> CA.leaf("relay.contoso.com").issue();
            case "other name" -> CA.leaf("relay.fabrikam.com").issue();
            case "too deep" -> CA.leaf("mail.sub.contoso.com").issue();
            case "leaf only" ->
                DrillCertificates.leafOnly(CA.leaf("relay.contoso.com").issue());
            case "expired" -> CA.leaf("relay.contoso.com").days(-90, -1).issue();
            case "not yet valid" -> CA.leaf("relay.contoso.com").days(2, 90).issue();
            case "self-signed" -> CA.leaf("relay.contoso.com").selfSigned();
            case "key of another" ->
                new ClientIdentity(
                        TestCa.key("RSA", 2048).getPrivate(),
                        CA.leaf("relay.contoso.com").issue().chain());
            default -> throw new IllegalArgumentException(shown);
        };
    }

    /** The port of a server; those that are alike are one. */
    private static int port(String server) throws Exception {
        if (server.equals("closed")) {
            return Installed.freePort();
        }
        if (!SERVERS.containsKey(server)) {
            SERVERS.put(server, server(server));
        }
        AutoCloseable running = SERVERS.get(server);
        return running instanceof RehearsalEndpoint endpoint
                ? endpoint.port()
                : running instanceof FaultyServer faulty ? faulty.port() : ((SilentPort) running).port();
    }

    private static AutoCloseable server(String server) throws IOException {
        RehearsalEndpoint.With endpoint = RehearsalEndpoint.with().trusting(CA.root());
        if (server.equals("silent")) {
            return SilentPort.open();
        }
        if (server.startsWith("says ")) {
            return FaultyServer.start(server.substring("says ".length()));
        }
        if (server.startsWith("as ")) {
            return endpoint.asIp(server.substring("as ".length())).start();
        }
        if (server.startsWith("fault ")) {
            return endpoint.faults(server.substring("fault ".length())).start();
        }
        return endpoint.start();
    }
}
