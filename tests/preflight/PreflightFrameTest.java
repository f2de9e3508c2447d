package tests.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lib.preflight.CheckId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.Preflight;
import tests.FaultyServer;
import tests.Golden;
import tests.Run;

/** What holds for preflight whatever it looks at: choice of checks, deadline, exit codes, forms. */
class PreflightFrameTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A port where no DNS server is. */
    private static final String NO_DNS = "127.0.0.1:9";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    --only dnss                   | --only dnss: there is no such group or check     | did you mean dns?
                    --skip dns.fsp                | --skip dns.fsp: there is no such group or check  | did you mean dns.spf?
                    --only dns,conector           | --only conector: there is no such group or check | did you mean connector?
                    --only xyzzy                  | --only xyzzy: there is no such group or check    | use one of dns, path, smtp,
                    --only dns.spf --skip dns     | --only, --skip: no check is left                 | leave one of them out
                    --public-ip 203.0.113         | --public-ip 203.0.113: it is not an IP address  | give it as 203.0.113.10
                    --from nobody                 | --from nobody                                    | give it as name@contoso.com
                    --doh https://dns.example/q   | --doh with --nameserver                          | give one of them
                    --deadline 0                  | --deadline 0                                     | --deadline 5
                    --domain https://contoso.com  | https://contoso.com: this is a URL               | did you mean contoso.com?
                    """)
    void refusesWhatItCannotDo(String options, String what, String next) {
        Run run = preflight(options.split(" "));
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains(what), run::toString);
        assertTrue(run.stderr().contains(next), run::toString);
    }

    @Test
    void needsADomain() {
        Run run = Run.here(new Preflight());
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains("no domain to look at"), run::toString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--only dns.spf, dns.spf",
        "--only path --skip path.port, path.public-address path.reverse-dns path.block-lists",
        "'--only dns.mx,dialogue', dns.mx dialogue.inside dialogue.outside"
    })
    void runsTheChosenChecks(String options, String checks) throws Exception {
        List<String> ran = new ArrayList<>();
        for (JsonNode row : json(options.split(" ")).get("rows")) {
            ran.add(row.get("check").asText());
        }
        assertEquals(List.of(checks.split(" ")), ran);
    }

    /** What has a place in the order of what to do first is checked, and nothing else. */
    @Test
    void everyCheckHasItsPlace() throws Exception {
        Set<String> ran = new TreeSet<>();
        for (JsonNode row : json("--deadline", "5").get("rows")) {
            ran.add(row.get("check").asText());
        }
        Set<String> placed = new TreeSet<>();
        for (CheckId check : CheckId.values()) {
            placed.add(check.id());
        }
        assertEquals(placed, ran);
    }

    @Test
    void whatHadNoAnswerIsNeitherPassedNorFailed() throws Exception {
        Run run = preflight("--only", "dns", "--only", "path.port", "--json");
        assertEquals(3, run.exitCode(), run::toString);
        JsonNode document = JSON.readTree(run.stdout());
        assertEquals("error", document.get("status").asText());
        for (JsonNode row : document.get("data").get("rows")) {
            assertEquals("not-run", row.get("status").asText(), row::toString);
            assertFalse(row.get("reason").asText().isEmpty(), row::toString);
        }
        assertEquals("dns.mx", document.get("data").get("first").get("check").asText());
    }

    @Test
    void whereNothingRanNothingIsKnown() {
        Run run = preflight("--only", "dialogue");
        assertEquals(3, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("not-run  dialogue.inside"), run::toString);
        assertTrue(run.stdout().contains("NOT KNOWN"), run::toString);
        assertTrue(run.stdout().contains("do first: dialogue.inside: did not run"), run::toString);
        assertTrue(run.stdout().contains("give --probe-recipients"), run::toString);
    }

    @Test
    void aSlowCheckDoesNotRunForEver() throws Exception {
        try (FaultyServer slow = FaultyServer.start("sleep 30s")) {
            Run run = preflight(
                    "--server",
                    slow.address(),
                    "--ehlo",
                    "relay.contoso.com",
                    "--only",
                    "smtp.greeting",
                    "--probe-timeout",
                    "30",
                    "--deadline",
                    "0.5");
            assertEquals(3, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("(timeout)"), run::toString);
            assertTrue(run.stdout().contains("do first: smtp.greeting: no answer"), run::toString);
        }
    }

    @Test
    void writesAPageAndNeverOverAnotherFile() throws Exception {
        Path page = folder.resolve("preflight.html");
        Run run = preflight("--only", "dns", "--html", page.toString());
        assertEquals(3, run.exitCode(), run::toString);
        String html = Files.readString(page);
        assertTrue(html.contains("NOT KNOWN"), html);
        assertTrue(html.contains("default-src 'none'"), html);
        assertEquals(3, preflight("--only", "dns", "--html", page.toString()).exitCode());
        Files.writeString(page, "my notes");
        run = preflight("--only", "dns", "--html", page.toString());
        assertEquals(2, run.exitCode(), run::toString);
        assertEquals("my notes", Files.readString(page));
    }

    @Test
    void writesMarkdown() {
        Run run = preflight("--only", "dialogue", "--markdown");
        assertTrue(run.stdout().startsWith("### NOT KNOWN: mail from contoso.com\n"), run::toString);
        assertTrue(
                run.stdout().contains("| not-run | dialogue.inside | \\(only with --probe-recipients"), run::toString);
    }

    /** In the text right below its row, in Markdown in the row itself. */
    @Test
    void theNextStepStandsWithItsRow() {
        String[] options = {"--only", "connector.rules,dialogue"};
        String text = preflight(options).stdout();
        assertTrue(
                text.contains("(no connector is given)\n         next: give --spec relay.json with the connector"),
                text);
        String markdown =
                preflight("--only", "connector.rules,dialogue", "--markdown").stdout();
        assertTrue(
                markdown.lines()
                        .anyMatch(line -> line.startsWith("| not-run | connector.rules |")
                                && line.contains("<br>**next:** give --spec relay.json")),
                markdown);
    }

    /** A report in a ticket says when and where it was made. */
    @Test
    void saysWhenAndWhere() throws Exception {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        JsonNode report = json("--only", "dialogue");
        Instant at = Instant.parse(report.get("at").asText());
        assertFalse(at.isBefore(before) || at.isAfter(Instant.now()), report::toString);
        String occasion = "20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC on "
                + Pattern.quote(InetAddress.getLocalHost().getHostName());
        Path page = folder.resolve("occasion.html");
        String markdown = preflight("--only", "dns.spf", "--markdown", "--html", page.toString())
                .stdout();
        assertTrue(Pattern.compile(occasion).matcher(markdown.replace("\\", "")).find(), markdown);
        String html = Files.readString(page);
        assertTrue(Pattern.compile(occasion).matcher(html).find(), html);
    }

    @Test
    void helpNamesEveryOption() {
        Golden.check("preflight-help", Run.here(new Preflight(), "--help"));
    }

    private static JsonNode json(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        return JSON.readTree(preflight(all.toArray(new String[0])).stdout()).get("data");
    }

    private static Run preflight(String... options) {
        List<String> all = new ArrayList<>(List.of("--nameserver", NO_DNS, "--timeout", "1"));
        if (!List.of(options).contains("--domain")) {
            all.addAll(List.of("--domain", "contoso.com"));
        }
        all.addAll(List.of(options));
        return Run.here(new Preflight(), all.toArray(new String[0]));
    }
}
