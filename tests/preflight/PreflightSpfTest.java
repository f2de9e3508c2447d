package tests.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tests.Run;
import tests.TestCa;
import tests.interop.Nsd;

/** SPF is judged by what a receiver of relayed mail would get, whatever the record looks like. */
class PreflightSpfTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the record is like | the record | status of the row | its finding | its next step. */
    private static final String TABLE = """
            include         | v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com -all | pass
            nested include  | v=spf1 ip4:203.0.113.10 include:nested.test -all | pass
            redirect        | v=spf1 ip4:203.0.113.10 redirect=nested.test | pass
            flattened       | v=spf1 ip4:203.0.113.10 ip4:40.92.0.0/15 ip4:40.107.0.0/16 -all | pass
            half flattened  | v=spf1 ip4:203.0.113.10 ip4:40.92.0.0/15 -all | fail | spf.no-include | add include:spf.protection.outlook.com before all
            other cloud     | v=spf1 ip4:203.0.113.10 include:spf.protection.office365.us -all | fail | spf.no-include | in place of include:spf.protection.office365.us
            leads elsewhere | v=spf1 ip4:203.0.113.10 include:other.test -all | fail | spf.no-include | add include:spf.protection.outlook.com before all
            redirect only   | v=spf1 ip4:203.0.113.10 redirect=other.test | fail | spf.no-include | before redirect=other.test
            after all       | v=spf1 ip4:203.0.113.10 -all include:spf.protection.outlook.com | fail | spf.no-include | put include:spf.protection.outlook.com before -all
            with a sign     | v=spf1 ip4:203.0.113.10 ?include:spf.protection.outlook.com -all | fail | spf.no-include | without the sign
            refused before  | v=spf1 ip4:203.0.113.10 -ip4:40.0.0.0/8 include:spf.protection.outlook.com -all | fail | spf.no-include | before -ip4:40.0.0.0/8
            two voids       | v=spf1 a:v1.test a:v2.test ip4:203.0.113.10 include:spf.protection.outlook.com -all | pass
            three voids     | v=spf1 a:v1.test a:v2.test a:v3.test ip4:203.0.113.10 include:spf.protection.outlook.com -all | fail | spf.too-many-void-lookups | remove the terms whose names are gone
            voids at the end | v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com a:v1.test a:v2.test a:v3.test -all | fail | spf.too-many-void-lookups | remove the terms whose names are gone
            error for one   | v=spf1 include:spf.protection.outlook.com mx:gone.test include:gone.test -all | fail | spf.permerror | correct or remove
            neutral         | v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com ?all | warn | spf.neutral-all | write -all
            term after all  | v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com -all mx | warn | spf.after-all | put it before -all
            """;

    @TempDir
    static Path folder;

    private static Nsd nsd;
    private static PreflightRelay relay;

    /** A row of the table. */
    record Row(String name, String record, String status, String finding, String next) {
        static Stream<Row> all() {
            return TABLE.strip().lines().map(line -> {
                List<String> cells = new ArrayList<>(List.of(line.strip().split(" +\\| +")));
                cells.addAll(List.of("", ""));
                return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
            });
        }

        String domain() {
            return "spf-" + name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".test";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        StringBuilder zone = new StringBuilder(PreflightRelay.COMMON);
        zone.append("nested.test. TXT \"v=spf1 include:deeper.test -all\"\n");
        zone.append("deeper.test. TXT \"v=spf1 include:spf.protection.outlook.com -all\"\n");
        zone.append("spf.protection.office365.us. TXT \"v=spf1 ip4:23.103.191.0/24 -all\"\n");
        Row.all().forEach(row -> zone.append(row.domain() + ". TXT \"" + row.record() + "\"\n"));
        zone.append(PreflightRelay.zone("both.test", ""));
        zone.append(PreflightRelay.zone("no-key.test", "_domainkey => _nokey"));
        zone.append(PreflightRelay.zone("no-spf.test", "include:spf.protection.outlook.com => mx"));
        zone.append(PreflightRelay.zone(
                "neither.test", "include:spf.protection.outlook.com => mx;;_domainkey => _n;;reject => none"));
        zone.append(PreflightRelay.zone("refused.test", "include:spf.protection.outlook.com => mx;;_domainkey => _n"));
        zone.append(PreflightRelay.zone("no-record.test", "_dmarc => _none"));
        nsd = Nsd.start(".", zone.toString());
        relay = new PreflightRelay(folder, nsd, new TestCa().root());
    }

    @AfterAll
    static void stop() throws Exception {
        if (nsd != null) {
            nsd.close();
        }
    }

    static Stream<Row> judgesByEvaluation() {
        return Row.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void judgesByEvaluation(Row row) throws Exception {
        JsonNode spf = row("dns.spf", row.domain());
        assertEquals(row.status(), spf.get("status").asText(), spf::toString);
        if (row.finding().isEmpty()) {
            assertEquals(0, spf.get("findings").size(), spf::toString);
            return;
        }
        List<String> nexts = new ArrayList<>();
        for (JsonNode finding : spf.get("findings")) {
            if (finding.get("id").asText().equals(row.finding())) {
                nexts.add(finding.get("next").asText());
            }
        }
        assertEquals(1, nexts.size(), spf::toString);
        assertTrue(nexts.get(0).contains(row.next()), spf::toString);
    }

    /** By what relayed mail is to pass DMARC is told whatever the policy is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    both.test      | dmarc.alignment      | is to pass by SPF and by DKIM
                    no-key.test    | dmarc.alignment      | is to pass by SPF
                    no-spf.test    | dmarc.alignment      | is to pass by DKIM
                    neither.test   | dmarc.alignment      | is to pass by nothing
                    refused.test   | dmarc.nothing-aligns | asks to reject what does not pass
                    no-record.test | dmarc.alignment      | is to pass by SPF and by DKIM
                    """)
    void tellsTheAlignmentToExpect(String domain, String id, String what) throws Exception {
        JsonNode dmarc = row("dns.dmarc", domain);
        List<String> told = new ArrayList<>();
        for (JsonNode finding : dmarc.get("findings")) {
            if (finding.get("id").asText().equals(id)) {
                told.add(finding.get("what").asText());
            }
        }
        assertEquals(1, told.size(), dmarc::toString);
        assertTrue(told.get(0).endsWith(what), dmarc::toString);
    }

    /** A key that could not be asked for is no missing key. */
    @org.junit.jupiter.api.Test
    void whatHadNoAnswerDoesNotFailAlignment() throws Exception {
        try (DeafDns dns =
                new DeafDns(nsd, "TXT selector1._domainkey.refused.test, TXT selector2._domainkey.refused.test")) {
            JsonNode dmarc = row("dns.dmarc", "refused.test", "--nameserver", dns.server(), "--timeout", "1");
            assertEquals("not-run", dmarc.get("status").asText(), dmarc::toString);
            assertFalse(dmarc.get("next").asText().isEmpty(), dmarc::toString);
        }
    }

    private static JsonNode row(String check, String domain, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--only", check, "--json"));
        String[] all = options.toArray(new String[0]);
        Run run = relay.run("address", "contoso.com => " + domain, 25, all);
        return JSON.readTree(run.stdout()).get("data").get("rows").get(0);
    }
}
