package tests.headers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scripts.HeaderHops;
import tests.Checkout;
import tests.Run;

/**
 * 5,903 real messages of about 2002, read where they lie: RELAYKIT_CORPUS is the folder, or ../shared/corpus beside the
 * checkout. They name people: nothing of them is in this repository. The counts are those of messages/README.md, which
 * says why each line is not read.
 */
@Tag("corpus")
class HopsCorpusTest {
    private static final String FILE = "spamassassin-2002-headers.mbox.gz";
    private static final Pattern YEAR_01XX = Pattern.compile("\\b01\\d\\d \\d");
    private static final Pattern TWO_DAYS = Pattern.compile("\\b(0\\d|1[0-2])/(0\\d|1[0-2])/\\d{4}\\b");

    @Test
    void everyLineThatIsNotReadIsAccountedFor() throws IOException {
        Optional<Path> file = file();
        assumeTrue(file.isPresent(), "no " + FILE + " in RELAYKIT_CORPUS or ../shared/corpus");
        Map<String, Integer> counts = new TreeMap<>();
        Run run = Run.here(new HeaderHops(), "--json", file.get().toString());
        ObjectMapper json = new ObjectMapper();
        for (String line : run.stdout().split("\n")) {
            count(counts, "messages");
            for (JsonNode hop : json.readTree(line).get("data").get("hops")) {
                count(counts, "lines");
                account(counts, hop, hop.get("raw").asText());
            }
        }
        Map<String, Integer> expected = new TreeMap<>(Map.of(
                "messages", 5903,
                "lines", 32_537,
                "no time: year 01xx", 82,
                "no time: two days", 4,
                "no time: none said", 3,
                "no time: else", 2,
                "no by: qmail", 957,
                "no by: else", 167,
                "no from, though it has the word", 50));
        assertEquals(expected, counts);
    }

    private static void account(Map<String, Integer> counts, JsonNode hop, String raw) {
        if (!hop.has("time")) {
            String why = YEAR_01XX.matcher(raw).find()
                    ? "year 01xx"
                    : TWO_DAYS.matcher(raw).find()
                            ? "two days"
                            : raw.matches(".*\\d\\d:\\d\\d.*") ? "else" : "none said";
            count(counts, "no time: " + why);
        }
        if (!hop.has("by")) {
            count(counts, raw.startsWith("(qmail") ? "no by: qmail" : "no by: else");
        }
        if (!hop.has("from") && raw.matches("(?i)\\W*from\\b.*") && !raw.startsWith("(")) {
            count(counts, "no from, though it has the word");
        }
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static Optional<Path> file() {
        String folder = System.getenv("RELAYKIT_CORPUS");
        for (Path start = Checkout.root(); start != null && folder == null; ) {
            Path beside = start.resolve("shared/corpus");
            if (Files.exists(beside.resolve(FILE))) {
                folder = beside.toString();
            }
            start = start.getParent();
        }
        return Optional.ofNullable(folder).map(found -> Path.of(found, FILE)).filter(Files::exists);
    }
}
