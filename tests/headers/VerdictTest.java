package tests.headers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.HeaderHops;
import tests.Checkout;
import tests.Run;

/**
 * No sentence goes beyond what the headers say, and of whom they say it: messages/verdicts, and
 * lib/headers/arrivals.tsv.
 */
class VerdictTest {

    @TempDir
    Path folder;

    /** Columns: message, arrival, connectorMatched, basis, entryHop, connectingIp, receiverSideFromHop; - is absent. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "11, other-tenant-mailbox, no, inferred, 1, -, 3",
        "12, other-tenant-mailbox, no, inferred, 1, -, 6",
        "13, mailbox, no, inferred, 1, -, 4",
        "14, mailbox, no, inferred, 1, -, 6",
        "15, on-premises-connector, yes, said, 1, 198.51.100.123, 7",
        "21, passed-on, unknown, -, 2, 203.0.113.25, 5",
        "22, passed-on, unknown, -, 2, 203.0.113.25, 8",
        "23, passed-on, unknown, -, 2, 203.0.113.25, 9",
        "31, other-tenant, no, inferred, 1, 192.0.2.101, 1",
        "32, other-tenant, no, inferred, 1, 192.0.2.101, 4",
        "41, passed-on, unknown, -, 2, 203.0.113.25, 5",
        "42, passed-on, unknown, -, 2, 203.0.113.25, 5",
        "43, on-premises-connector, yes, said, 2, 203.0.113.25, 2",
    })
    void isJudgedByTheTable(
            String number, String arrival, String matched, String basis, int entry, String ip, int receiver) {
        JsonNode data = data(number);
        assertEquals(
                List.of(arrival, matched, basis, String.valueOf(entry), ip, String.valueOf(receiver)),
                List.of("arrival", "connectorMatched", "basis", "entryHop", "connectingIp", "receiverSideFromHop")
                        .stream()
                        .map(name -> data.path(name).asText("-"))
                        .map(value -> value.isEmpty() ? "-" : value)
                        .toList());
        assertFalse(matched.equals("unknown") && data.has("connectorHeader"), "what is unknown has no header");
        assertEquals(data.get("verdict").size(), data.get("evidence").size());
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    11 | said     | The message came into Exchange Online at hop 1.
                    11 | said     | It left, and came in again at hop 3 from 192.0.2.101, over TLS 1.2.
                    11 | said     | At hop 3 it came from outside the tenant, without a connector of type OnPremises; Exchange says so: X-MS-Exchange-Organization-MessageDirectionality: Incoming.
                    11 | inferred | It came from a mailbox of another tenant: concluded from hop 1, where a mailbox server took it (with mapi), and from hop 3, where it came in again.
                    12 | inferred | It came from a mailbox of another tenant: concluded from hop 1, where a mailbox server took it (with mapi), and from hop 6, where it came in again.
                    13 | inferred | It came from a mailbox in Exchange Online: concluded from hop 1, where a mailbox server took it (with mapi).
                    14 | inferred | It came from a mailbox in Exchange Online: concluded from hop 1, where a mailbox server took it (with mapi). Whose tenant's it is, is not said.
                    15 | said     | At hop 4 it came through an inbound connector of type OnPremises; Exchange says so: X-MS-Exchange-CrossTenant-FromEntityHeader: HybridOnPrem.
                    21 | said     | The message came into Exchange Online at hop 2 from 203.0.113.25, over TLS 1.2.
                    21 | inferred | That tenant handed it to another one: concluded from the name of the host from which hop 5 took it, EUR02-AM0-obe.outbound.protection.outlook.com (192.0.2.101).
                    21 | said     | The Exchange headers speak of the way in at hop 5, into tenant 7a9d3c10-52e4-4b8f-9c61-3d0e5f6a7b8c: X-MS-Exchange-Organization-MessageDirectionality: Incoming.
                    21 | -        | Whether a connector took it at hop 2 is unknown: the headers that would say it were taken away when the message was passed on (X-MS-Exchange-Transport-CrossTenantHeadersStripped: AM4PEPF00027B55.eurprd04.prod.outlook.com). Read the copy in a mailbox of the first tenant, or the message trace there.
                    23 | said     | The Exchange headers speak of the way in at hop 6, into tenant 1f0c2b5e-6a41-4c1d-9d7e-0a1b2c3d4e5f: X-MS-Exchange-CrossTenant-FromEntityHeader: HybridOnPrem.
                    31 | said     | It came from outside the tenant, without a connector of type OnPremises; Exchange says so: X-MS-Exchange-Organization-MessageDirectionality: Incoming.
                    31 | inferred | It came from another tenant: concluded from the name of the host that handed it over, EUR02-AM0-obe.outbound.protection.outlook.com (192.0.2.101).
                    31 | -        | How it came to that tenant is unknown: no line and no header tells. Read the copy in a mailbox of the first tenant, or the message trace there.
                    32 | inferred | It came from another tenant: concluded from the name of the host that handed it over, EUR02-AM0-obe.outbound.protection.outlook.com (192.0.2.101).
                    41 | said     | The message came into Exchange Online at hop 2 from 203.0.113.25, over TLS 1.2.
                    41 | said     | A header names another tenant, and a connection to it: X-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp: TenantId=1f0c2b5e-6a41-4c1d-9d7e-0a1b2c3d4e5f;Ip=[203.0.113.25];Helo=[relay01.contoso.com].
                    42 | said     | It left, and came in again at hop 5 from 192.0.2.101, over TLS 1.2.
                    43 | said     | The message came into Exchange Online at hop 2 from 198.51.100.9, over TLS 1.2.
                    43 | said     | A header names 203.0.113.25 as the address that connected; the line of hop 2 names 198.51.100.9.
                    """)
    void saysWhatItRestsOn(String number, String basis, String sentence) {
        JsonNode data = data(number);
        for (int i = 0; i < data.get("verdict").size(); i++) {
            if (data.get("verdict").get(i).asText().equals(sentence)) {
                assertEquals(
                        basis,
                        data.get("evidence").get(i).path("basis").asText("-").replaceAll("^$", "-"));
                return;
            }
        }
        throw new AssertionError(data.get("verdict").toPrettyString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"11", "12", "13", "14", "21", "22", "23", "31", "32", "41", "42"})
    void certaintyIsNotSaidOfWhatIsConcluded(String number) {
        String verdict = data(number).get("verdict").toString();
        assertFalse(verdict.contains("from the internet"), verdict);
        assertFalse(verdict.contains("another tenant of Exchange Online; Exchange says so"), verdict);
    }

    /** A header without its tenant, in a few fields: what it allows, and what not. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Incoming                    | internet              | no      | said     | Whether a connector of type Partner took it is not said.
                    Originating                 | on-premises-connector | yes     | inferred | It came through an inbound connector of type OnPremises: concluded from X-MS-Exchange-Organization-MessageDirectionality: Originating, and from the transfer by SMTP.
                    -                           | unknown               | unknown |          | It came in a way that the headers do not tell
                    """)
    void oneHeaderAllowsOneSentence(String direction, String arrival, String matched, String basis, String sentence)
            throws IOException {
        String header = direction.equals("-") ? "" : "X-MS-Exchange-Organization-MessageDirectionality: " + direction;
        JsonNode data = dataOf(
                "Received: from gw.example.net (198.51.100.9) by DB1PEPF0009A4C1.mail.protection.outlook.com (10.1.2.3)"
                        + " with Microsoft SMTP Server id 15.20.1.1 via Frontend Transport; 5 Mar 2025 09:30:00 +0000",
                header);
        assertEquals(arrival, data.get("arrival").asText());
        assertEquals(matched, data.get("connectorMatched").asText());
        assertEquals(basis == null ? "" : basis, data.path("basis").asText());
        assertTrue(data.get("verdict").toString().contains(sentence), data.get("verdict")::toPrettyString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    11 | 1 | expect.connector         | it came from a mailbox in Exchange Online; X-MS-Exchange-Organization-MessageDirectionality: Incoming | send the test through the relay
                    13 | 1 | expect.connector         | it came from a mailbox in Exchange Online | send the test through the relay
                    15 | 0 | expect.connector         | X-MS-Exchange-CrossTenant-FromEntityHeader: HybridOnPrem |
                    21 | 1 | expect.connector-unknown | unknown: a tenant passed it on, and the headers that it had there are gone | send a test to a mailbox of that tenant
                    22 | 1 | expect.connector-unknown | unknown: a tenant passed it on | message trace
                    31 | 1 | expect.connector         | which is the second tenant's; what the first one did is not said | read the copy in a mailbox there
                    """)
    void notToKnowIsAFindingOfItsOwn(String number, int exit, String id, String why, String next) throws IOException {
        Run run = Run.here(
                new HeaderHops(),
                "--json",
                "--expect-connector",
                message(number).toString());
        JsonNode document = new ObjectMapper().readTree(run.stdout());
        assertEquals(exit, run.exitCode(), run::toString);
        for (JsonNode finding : document.get("findings")) {
            if (finding.get("id").asText().startsWith("expect.connector")) {
                assertEquals(id, finding.get("id").asText());
                assertTrue(finding.get("why").asText().contains(why), finding::toPrettyString);
                assertTrue(finding.path("next").asText().contains(next == null ? "" : next), finding::toPrettyString);
                return;
            }
        }
        throw new AssertionError(run.stdout());
    }

    @Test
    void everyRowOfTheTableHasASourceAndEachCourseAnEnd() {
        Set<String> ends = new HashSet<>();
        for (String line : Checkout.read("lib/headers/arrivals.tsv").split("\n")) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                assertEquals(9, cells.length, line);
                assertFalse(cells[8].isBlank(), line);
                for (String course :
                        cells[2].equals("-") && cells[4].equals("-") ? cells[0].split(",") : new String[0]) {
                    ends.add(course + " " + cells[1]);
                }
            }
        }
        Set<String> all = Set.of("mailbox", "login", "smtp", "tenant", "mailbox-tenant", "mailbox-outside").stream()
                .flatMap(course -> List.of(course + " entry", course + " later").stream())
                .collect(Collectors.toSet());
        assertEquals(all, ends);
    }

    /** {@code in clear} is for servers that are known to name TLS. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    no TLS is said | from a.example.net ([192.0.2.1]) by mail-wm1-f69.google.com with SMTP id 5b1f17b1804b1
                    no TLS is said | from MTA (unknown) by geopod-ismtpd-7 (SG) with ESMTP id abc
                    no TLS is said | from unknown (HELO gw.example.net) (192.0.2.1) by mx.example.org with SMTP
                    in clear       | from gw.example.net (gw.example.net [192.0.2.1]) by mx.example.org (Postfix) with ESMTP id 4Z6vQk
                    in clear       | from gw.example.net ([192.0.2.1]) by mx.example.org with esmtp (Exim 4.97) id 1rB
                    in clear       | from gw.example.net (gw.example.net [192.0.2.1]) by mx.example.org (8.18.1/8.18.1) with ESMTP id 5259
                    in clear       | from gw ([192.0.2.1]) by mx.example.org with Microsoft SMTPSVC(10.0.14393.4169)
                    over TLS       | from gw ([192.0.2.1]) by mx.example.org over TLS secured channel with Microsoft SMTPSVC(8.5.9600.16384)
                    over TLS 1.3   | from gw.example.net (gw.example.net [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) by mx.example.org (Postfix) with ESMTPS id 4Z6
                    """)
    void inClearIsForServersThatNameTls(String link, String line) throws IOException {
        String reading = dataOf("Received: " + line + "; 5 Mar 2025 09:30:00 +0000")
                .get("reading")
                .toString();
        assertTrue(reading.contains(", " + link + "."), reading);
    }

    @Test
    void aStationOfSeveralHopsHasNoLink() throws IOException {
        String reading = dataOf(
                        "Received: from pps.filterd (mx0a-0012.pphosted.com [127.0.0.1]) by mx0a-0012.pphosted.com (8.18.1.2/8.18.1.2)"
                                + " with ESMTP id 1; 5 Mar 2025 09:30:02 +0000",
                        "Received: from mail.fabrikam.com (mail.fabrikam.com [198.51.100.44]) by mx0a-0012.pphosted.com (PPS)"
                                + " with ESMTPS id 2 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NOT);"
                                + " 5 Mar 2025 09:30:01 +0000")
                .get("reading")
                .toString();
        assertTrue(reading.contains("Received by pphosted.com (2 hops)."), reading);
    }

    /** Two lines, newest first, that hang together although their names differ. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    same host        | from a.example.net (a.example.net [192.0.2.1]) by mx.example.org with SMTP | from b.example.com (b.example.com [192.0.2.2]) by MX.example.org with SMTP
                    qmail, uid       | (qmail 24210 invoked by uid 1001)           | from b.example.com (b.example.com [192.0.2.2]) by mx.example.org with SMTP
                    a user           | from www-data by web.example.net with local (Exim 4.97) | from b.example.com (b.example.com [192.0.2.2]) by mx.example.org with SMTP
                    IIS pickup       | from mail pickup service by iis.example.net with Microsoft SMTPSVC | from b.example.com (b.example.com [192.0.2.2]) by mx.example.org with SMTP
                    SparkPost        | from mta-81-59.sparkpostmail.com (mta-81-59.sparkpostmail.com [192.0.2.1]) by mx.example.org with ESMTPS | from [10.90.28.56] ([10.90.28.56]) by i-07bd6903.mta1vrest.sd.prd.sparkpost (ecelerity 5.2.0) with REST
                    OCI              | from aib29.zrh1.oracleemaildelivery.com (aib29.zrh1.oracleemaildelivery.com [192.0.2.1]) by mx.example.org with ESMTPS | by omta-1.omtaad1.vcndpzrh.oraclevcn.com (Oracle Communications) with ESMTPS
                    ActiveCampaign   | from s6.csa1.acemsc3.com (s6.csa1.acemsc3.com [192.0.2.1]) by mx.example.org with ESMTPS | by s6.csa1.acemsd4.com id h1
                    Klaviyo          | from o1366.shared.klaviyomail.com (o1366.shared.klaviyomail.com [192.0.2.1]) by mx.example.org with ESMTPS | by filter-1.sendgrid.net with SMTP
                    ZeptoMail        | from sender-op-o11.zoho.eu (sender-op-o11.zoho.eu [192.0.2.1]) by mx.example.org with ESMTPS | by mx1.zeptomail.eu with SMTPS
                    antispamcloud    | from out2-4.antispamcloud.com (out2-4.antispamcloud.com [192.0.2.1]) by mx.example.org with ESMTPS | from c797.example.net ([192.0.2.97]) by mx78.mtaroutes.com with esmtpsa
                    """)
    void theseAreNoSuspects(String name, String newer, String older) throws IOException {
        JsonNode data = dataOf(
                "Received: " + newer + "; 5 Mar 2025 09:30:02 +0000",
                "Received: " + older + "; 5 Mar 2025 09:30:01 +0000");
        assertEquals("[]", data.get("warnings").toString());
    }

    @Test
    void anInventedLineStillIsASuspect() throws IOException {
        JsonNode data = dataOf(
                "Received: from host66.example.net (host66.example.net [198.51.100.66]) by mx.example.org (Postfix) with ESMTP id 1;"
                        + " 5 Mar 2025 09:30:02 +0000",
                "Received: from a.contoso.com ([192.0.2.9]) by relay01.contoso.com with ESMTP; 5 Mar 2025 09:30:01 +0000");
        assertTrue(data.get("warnings").toString().contains("forged-suspect"), data.get("warnings")::toString);
    }

    @Test
    void clocksThatDisagreeAreToldWithTheTime() throws IOException {
        String verdict = dataOf(
                        "Received: from a.example.org by b.example.org with SMTP; 5 Mar 2025 09:30:00 +0000",
                        "Received: from x by a.example.org with SMTP; 5 Mar 2025 09:30:03 +0000")
                .get("verdict")
                .toString();
        assertTrue(verdict.contains("it took -3 s: the clocks disagree"), verdict);
    }

    /** Each alone, and one above the other. */
    @Test
    void hopsWithoutNamesMakeWholeSentences() throws IOException {
        List<String> lines = List.of(
                "; 5 Mar 2025 09:30:00 +0000",
                "with SMTP; 5 Mar 2025 09:30:00 +0000",
                "from [192.0.2.1] with SMTP; 5 Mar 2025 09:30:00 +0000",
                "from (helo=x) by ; 5 Mar 2025 09:30:00 +0000",
                "(qmail 1 invoked from network); 5 Mar 2025 09:30:00 +0000",
                "by mx.example.org; 5 Mar 2025 09:30:00 +0000",
                "from a.prod.outlook.com by b.mail.protection.outlook.com with Microsoft SMTP Server; 5 Mar 2025 09:30:00 +0000");
        for (String newer : lines) {
            for (String older : lines) {
                JsonNode data = dataOf("Received: " + newer, "Received: " + older);
                String text = data.get("reading") + " " + data.get("verdict");
                assertFalse(
                        text.matches(".*(From \\.|From ,|relay a host|by ,|by \\.|  |\\(\\)|\\(not said\\)).*"),
                        () -> newer + " / " + older + ": " + text);
            }
        }
    }

    @ParameterizedTest(name = "{0}:{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    PTR  | InfoNoRecords       | no reverse name: DNS has no PTR record            | inferred
                    PTR  | InfoDomainNonexistent | no reverse name: its DNS name does not exist    | inferred
                    CAT  | NONE                | no category is set                                | inferred
                    CAT  | SPOOF               | spoofing                                          | documented
                    CIP  | 255.255.255.255     | no address: the message did not come by SMTP      | inferred
                    """)
    void meaningsSayWhetherTheyAreDocumented(String field, String value, String meaning, String basis)
            throws IOException {
        JsonNode data = dataOf(
                "Received: by mx.example.org; 5 Mar 2025 09:30:00 +0000",
                "X-Forefront-Antispam-Report: " + field + ":" + value + ";");
        JsonNode entry = data.get("forefrontAntispam").get(0);
        assertEquals(meaning, entry.get("meaning").asText());
        assertEquals(basis, entry.get("basis").asText());
        assertEquals(
                basis.equals("inferred"), data.get("sources").get(0).asText().startsWith("samples"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    dmarc=permerror action=none | not judged: a permanent error, as a malformed DMARC record
                    dmarc=temperror action=none | not judged: a temporary error, as of DNS
                    """)
    void dmarcThatWasNotJudged(String result, String meaning) throws IOException {
        JsonNode data = dataOf(
                "Received: by mx.example.org; 5 Mar 2025 09:30:00 +0000",
                "Authentication-Results: spf=none; " + result + " header.from=contoso.com");
        assertEquals(meaning, data.get("authentication").get(1).get("meaning").asText());
        assertTrue(data.get("sources").toString().contains("RFC 7489 section 11.2"), data::toPrettyString);
    }

    @Test
    void everyMeaningHasASource() {
        for (String line : Checkout.read("lib/headers/header-values.tsv").split("\n")) {
            String[] cells = line.split("\t", -1);
            assertEquals(4, cells.length, line);
            assertTrue(cells[3].matches("(learn\\.microsoft\\.com/|RFC |samples|source:).*"), line);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "X-Forefront-Antispam-Report: CIP:255.255.255.255;",
        "X-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp: TenantId=1;Ip=[255.255.255.255];Helo=[x]",
    })
    void noAddressIsNone(String header) throws IOException {
        JsonNode data = dataOf(
                "Received: from gw.example.net (198.51.100.9) by DB1PEPF0009A4C1.mail.protection.outlook.com (10.1.2.3)"
                        + " with Microsoft SMTP Server id 15.20.1.1 via Frontend Transport; 5 Mar 2025 09:30:00 +0000",
                header);
        assertEquals("198.51.100.9", data.get("connectingIp").asText());
    }

    private JsonNode dataOf(String... fields) throws IOException {
        Path file = folder.resolve("message.eml");
        Files.writeString(
                file,
                IntStream.range(0, fields.length)
                                .mapToObj(i -> fields[i])
                                .filter(field -> !field.isEmpty())
                                .collect(Collectors.joining("\n"))
                        + "\n\n");
        return data(file);
    }

    private static JsonNode data(String number) {
        try {
            return data(message(number));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode data(Path file) throws IOException {
        return new ObjectMapper()
                .readTree(Run.here(new HeaderHops(), "--json", file.toString()).stdout())
                .get("data");
    }

    private static Path message(String number) {
        return Checkout.files("tests/messages/verdicts").stream()
                .filter(name -> name.contains("/" + number + "-"))
                .map(Checkout.root()::resolve)
                .findFirst()
                .orElseThrow();
    }
}
