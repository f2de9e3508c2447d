package tests.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lib.keyfile.PemText;
import lib.rehearsal.DrillCertificates;
import lib.rehearsal.KeyFiles;
import lib.tls.ClientIdentity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.ExplainReply;
import tests.Golden;
import tests.Run;

/**
 * One broken thing at a time, and the reply that it brings: explain-reply names the thing from relay.json and the
 * reply, or says what else to look at.
 */
class BrokenRelayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Parts of a relay.json; a row of the table changes one. */
    private static final Map<String, String> PARTS = Map.of(
            "IP",
            "\"Name\": \"IP\", \"ConnectorType\": \"OnPremises\", \"SenderDomains\": [\"*\"],"
                    + " \"SenderIPAddresses\": [\"203.0.113.10\"]",
            "CERT",
            "\"Name\": \"TLS\", \"ConnectorType\": \"OnPremises\", \"SenderDomains\": [\"*\"],"
                    + " \"RequireTls\": true, \"TlsSenderCertificateName\": \"*.contoso.com\"",
            "PARTNER",
            "\"Name\": \"Gateway\", \"ConnectorType\": \"Partner\", \"SenderDomains\": [\"*\"],"
                    + " \"RestrictDomainsToIPAddresses\": true, \"SenderIPAddresses\":"
                    + " [\"198.51.100.1\"]");

    private static final Map<String, String> REPLIES = Map.ofEntries(
            Map.entry("64", "550 5.7.64 TenantAttribution; Relay Access Denied"),
            Map.entry("ATTR36", "550 5.7.64 Relay Access Denied ATTR36"),
            Map.entry("ATTR35", "451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35"),
            Map.entry("68", "550 5.7.68 TenantInboundAttribution; Direct Send not allowed"),
            Map.entry("51", "550 5.7.51 TenantInboundAttribution; There is a partner connector"),
            Map.entry("54", "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain"),
            Map.entry("57", "530 5.7.57 SMTP; Client was not authenticated"),
            Map.entry("500", "451 4.7.500 Server busy. Please try again later from [203.0.113.77]. (S77719)"),
            Map.entry("SPF", "550 5.7.23 The message was rejected because of Sender Policy Framework violation"),
            Map.entry(
                    "DMARC",
                    "550 5.7.509 Access denied, sending domain contoso.com does not pass DMARC verification and has a DMARC policy of reject."),
            Map.entry("606", "550 5.7.606 Access denied, banned sending IP [203.0.113.10]"),
            Map.entry("HELO", "550 5.7.506 Access Denied, Bad HELO"),
            Map.entry(
                    "PTR",
                    "550 5.7.25 Access denied, the sending IPv6 address [2001:db8::25] must have a reverse DNS record"),
            Map.entry(
                    "V6",
                    "450 4.7.26 Access denied, a message sent over IPv6 [2001:db8::25] must pass either SPF or DKIM validation"),
            Map.entry("541", "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)"),
            Map.entry("750", "550 5.7.750 Client blocked from sending from unregistered domain"),
            Map.entry("711", "550 5.7.711 Access denied, bad inbound connector. AS(2204)."),
            Map.entry("SIZE", "552 5.3.4 Message size exceeds fixed maximum message size"),
            Map.entry(
                    "FOREIGN1",
                    "to=<someone@gmail.com>, relay=contoso-com.mail.protection.outlook.com[192.0.2.25]:25, dsn=5.7.1, status=bounced (host contoso-com.mail.protection.outlook.com[192.0.2.25] said: 550 5.7.1 Unable to relay (in reply to RCPT TO command))"),
            Map.entry(
                    "FOREIGN4",
                    "to=<someone@gmail.com>, relay=contoso-com.mail.protection.outlook.com[192.0.2.25]:25, dsn=5.4.1, status=bounced (host contoso-com.mail.protection.outlook.com[192.0.2.25] said: 550 5.4.1 Relay Access Denied (in reply to RCPT TO command))"),
            Map.entry(
                    "GATE",
                    "to=<a@contoso.com>, relay=mxa-1.gslb.pphosted.com[198.51.100.10]:25, dsn=5.7.1, status=bounced (host mxa-1.gslb.pphosted.com[198.51.100.10] said: 550 5.7.1 Unable to relay (in reply to RCPT TO command))"),
            Map.entry(
                    "SUBMIT",
                    "to=<a@contoso.com>, relay=smtp.office365.com[192.0.2.9]:25, dsn=5.7.57, status=bounced (host smtp.office365.com[192.0.2.9] said: 530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM (in reply to MAIL FROM command))"),
            Map.entry(
                    "TIME",
                    "to=<a@contoso.com>, relay=none, dsn=4.4.1, status=deferred (connect to contoso-com.mail.protection.outlook.com[192.0.2.25]:25: Connection timed out)"),
            Map.entry(
                    "NOHOST",
                    "status=bounced dsn=5.4.4 (Host or domain name not found. Name service error for name=contoso-com.mail.protection.outlook.com)"),
            Map.entry(
                    "OTHER",
                    "to=<a@example.org>, relay=fabrikam-com.mail.protection.outlook.com[192.0.2.25]:25, dsn=4.4.62, status=deferred (host fabrikam-com.mail.protection.outlook.com[192.0.2.25] said: 451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35 (in reply to RCPT TO command))"));

    @TempDir
    static Path folder;

    private static DrillCertificates ca;

    @BeforeAll
    static void writeCertificates() throws IOException {
        ca = DrillCertificates.make();
        Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(ca.root())));
        Files.writeString(folder.resolve("password"), "secret");
        pfx("good", ca.issue("relay.contoso.com"));
        pfx("other", ca.issue("relay.fabrikam.com"));
        pfx("deep", ca.issue("mail.sub.contoso.com"));
        pfx("leaf", DrillCertificates.leafOnly(ca.issue("relay.contoso.com")));
        pfx("expired", ca.expired("relay.contoso.com"));
        pfx("self", ca.selfSigned("relay.contoso.com"));
    }

    private static void pfx(String name, ClientIdentity identity) throws IOException {
        KeyFiles.writePfx(identity, folder.resolve(name + ".pfx"), "secret".toCharArray());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    wrong address           | 64     | IP              | "publicIps": ["203.0.113.99"]    |          | address-not-listed   | 203.0.113.99 is not in [203.0.113.10] of connector "IP"
                    connector disabled      | 64     | IP, "Enabled": false |                             |          | connector-disabled   | connector "IP" has Enabled false
                    Partner connector alone | 64     | PARTNER         |                                  |          | no-connector         | relay.json has connectors of type Partner alone
                    wrong certificate name  | 64     | CERT            |                                  | other    | certificate-name     | relay.fabrikam.com in the certificate is not *.contoso.com
                    leaf-only PFX           | 64     | CERT            |                                  | leaf     | chain-incomplete     | is neither in the handshake nor a known root
                    expired                 | 64     | CERT            |                                  | expired  | certificate-expired  | it expired on
                    self-signed             | 64     | CERT            |                                  | self     | certificate-untrusted | it is self-signed
                    IPv6                    | 64     | IP              | "publicIps": ["2001:db8::25"]    |          | ipv6                 | 2001:db8::25 is an IPv6 address
                    submission host, log    | SUBMIT | IP              |                                  |          | wrong-host           | smtp.office365.com is Exchange Online, client submission
                    submission host         | 57     | IP              | "server": "smtp.office365.com"   |          | wrong-host           | smtp.office365.com is Exchange Online, client submission
                    two labels below        | ATTR36 | CERT            | "test": {"from": "a@contoso.com", "pfx": "deep.pfx"} | deep | certificate-domain | mail.sub.contoso.com matches *.contoso.com of connector "TLS", but is two labels below contoso.com
                    sender not accepted     | ATTR36 | IP              | "test": {"from": "a@fabrikam.com"} |        | sender-not-accepted  | fabrikam.com is not in acceptedDomains
                    domain not accepted     | ATTR36 | IP              | "acceptedDomains": ["fabrikam.com"] |       | sender-not-accepted  | contoso.com is not in acceptedDomains
                    other tenant's endpoint | OTHER  | IP              |                                  |          | wrong-host           | it went to fabrikam-com.mail.protection.outlook.com, relay.json has contoso-com
                    region, wrong address   | ATTR35 | IP              | "publicIps": ["203.0.113.99"]    |          | address-not-listed   | 203.0.113.99 is not in
                    Direct Send, address    | 68     | IP              | "publicIps": ["203.0.113.99"]    |          | address-not-listed   | 203.0.113.99 is not in
                    Direct Send, name       | 68     | CERT            |                                  | other    | certificate-name     | is not *.contoso.com
                    Direct Send, disabled   | 68     | IP, "Enabled": false |                             |          | connector-disabled   | has Enabled false
                    locked to a gateway     | 51     | PARTNER         |                                  |          | partner-lock         | partner connector "Gateway" restricts
                    third-party MX          | GATE   | IP              |                                  |          | wrong-host           | mxa-1.gslb.pphosted.com is Proofpoint
                    throttled stranger      | 500    | IP              |                                  |          | address-not-listed   | 203.0.113.77 is not in [203.0.113.10]
                    IPv6, no reverse DNS    | PTR    | IP              |                                  |          | ipv6                 | 2001:db8::25 is an IPv6 address
                    IPv6, no SPF            | V6     | IP              |                                  |          | ipv6                 | 2001:db8::25 is an IPv6 address
                    foreign senders         | 750    | IP              | "test": {"from": "a@fabrikam.com"} |        | sender-not-accepted  | fabrikam.com is not in acceptedDomains
                    """)
    void namesTheBrokenThing(
            String name, String reply, String connector, String fields, String pfx, String cause, String evidence)
            throws IOException {
        JsonNode data = explain(reply, connector, fields, pfx);
        List<String> holding = new ArrayList<>();
        for (JsonNode one : data.get("causes")) {
            if (one.get("holds").asText().equals("yes")) {
                holding.add(one.get("cause").get("name").asText());
            }
        }
        JsonNode first = data.get("causes").get(0);
        assertTrue(holding.contains(cause), () -> holding + " " + data);
        assertEquals(cause, first.get("cause").get("name").asText(), data::toString);
        assertTrue(first.get("evidence").asText().contains(evidence), first::toString);
        assertEquals(first.get("cause").get("fix").asText(), data.get("first").asText());
    }

    /** What relay.json cannot show: the first step, which says what to look at. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    port blocked            | TIME   | have port 25 opened for this machine
                    host not in DNS         | NOHOST | check the spelling of the smart host
                    SPF without include     | SPF    | put that address, and Microsoft's include, into the SPF record
                    DMARC                   | DMARC  | let SPF or DKIM pass with the domain of the From field
                    address banned          | 606    | https://sender.office.com
                    EHLO name of the server | HELO   | have it give its own full host name in EHLO
                    unknown recipient       | 541    | check the spelling of the address
                    blocked connector       | 711    | Restricted entities
                    message too large       | SIZE   | send a smaller message
                    on-premises server      | 54     | look at which host the mail was sent to
                    tenant not as described | 64     | relay.json as it is would be taken, so the tenant or the server differs from it
                    """)
    void saysWhatElseToLookAt(String name, String reply, String first) throws IOException {
        JsonNode data = explain(reply, "IP", null, null);
        assertTrue(data.get("first").asText().contains(first), data::toString);
    }

    /** Steps that would do harm, or cannot be taken. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    foreign recipient, 5.7.1  | FOREIGN1 | IP          |                                  | add and verify the domain
                    foreign recipient, 5.4.1  | FOREIGN4 | IP          |                                  | add and verify the domain
                    IPv6                      | 64       | IP          | "publicIps": ["2001:db8::25"]    | put that address into SenderIPAddresses
                    private address           | 64       | IP          | "publicIps": ["192.168.1.5"]     | put that address into SenderIPAddresses
                    address behind NAT        | 64       | IP          | "publicIps": ["100.64.0.9"]      | put that address into SenderIPAddresses
                    """)
    void neverSays(String name, String reply, String connector, String fields, String advice) throws IOException {
        JsonNode data = explain(reply, connector, fields, null);
        assertFalse(data.get("first").asText().contains(advice), data::toString);
    }

    /** What the rules say must not hang on what nobody told. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no sender known      | ATTR36 | IP   | "test": {"to": ["b@example.org"]}   | null sender
                    RequireTls, TLS open | 64     | IP, "RequireTls": true |                   | in clear
                    """)
    void theRulesAssumeNothing(String name, String reply, String connector, String fields, String assumed)
            throws IOException {
        JsonNode data = explain(reply, connector, fields, null);
        assertFalse(data.path("byTheRules").asText().contains(assumed), data::toString);
    }

    @Test
    void leavesTheCertificateOpenWhereItCannotBeRead() throws IOException {
        Path spec = spec("CERT", "\"test\": {\"pfx\": \"nowhere.pfx\"}");
        String reply = REPLIES.get("64");
        Run run = Run.here(new ExplainReply(), "--spec", spec.toString(), reply);
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(run.stdout().replaceAll("\n +", " ").contains("open: no name in the certificate"), run::toString);
    }

    @Test
    void showsWhatHoldsFirst() throws IOException {
        Path spec = spec("CERT", "\"test\": {\"from\": \"a@fabrikam.com\", \"pfx\": \"deep.pfx\"}");
        Golden.check(
                "explain-reply-spec",
                Run.here(
                        new ExplainReply(),
                        "--spec",
                        spec.toString(),
                        "--pfx-password-file",
                        folder.resolve("password").toString(),
                        "--client-ca",
                        folder.resolve("ca.pem").toString(),
                        REPLIES.get("ATTR36")));
    }

    private static JsonNode explain(String reply, String connector, String fields, String pfx) throws IOException {
        String more = pfx == null || pfx.equals("deep") ? "" : pfx;
        List<String> arguments = new ArrayList<>(
                List.of("--json", "--spec", spec(connector, fields).toString()));
        if (!more.isEmpty()) {
            arguments.addAll(List.of("--pfx", folder.resolve(more + ".pfx").toString()));
        }
        arguments.addAll(
                List.of("--pfx-password-file", folder.resolve("password").toString()));
        arguments.addAll(List.of("--client-ca", folder.resolve("ca.pem").toString()));
        arguments.add(REPLIES.get(reply));
        Run run = Run.here(new ExplainReply(), arguments.toArray(new String[0]));
        assertEquals(0, run.exitCode(), run::toString);
        return JSON.readTree(run.stdout()).get("data");
    }

    /** A relay.json that is right but for what is given. */
    private static Path spec(String connector, String fields) throws IOException {
        String given = fields == null ? "" : fields;
        StringBuilder json = new StringBuilder("{");
        for (String field : List.of(
                "\"acceptedDomains\": [\"contoso.com\"]",
                "\"publicIps\": [\"203.0.113.10\"]",
                "\"server\": \"contoso-com.mail.protection.outlook.com\"",
                "\"test\": {\"from\": \"scanner@contoso.com\"}")) {
            if (!given.contains(field.substring(0, field.indexOf(':')))) {
                json.append(field).append(",\n");
            }
        }
        int comma = connector.indexOf(',');
        String part = comma < 0 ? connector : connector.substring(0, comma);
        String change = comma < 0 ? "" : connector.substring(comma);
        json.append(given.isEmpty() ? "" : given + ",\n");
        json.append("\"connector\": {").append(PARTS.get(part)).append(change).append("}}");
        return Files.writeString(folder.resolve("relay.json"), json);
    }
}
