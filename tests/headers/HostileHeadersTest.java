package tests.headers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lib.received.Hop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import scripts.HeaderHops;
import tests.Checkout;
import tests.Run;

/** Headers made to break a reader: bounded time and memory, and nothing of them takes effect. */
class HostileHeadersTest {
    private static final String END = "; Tue, 3 Jun 2025 10:00:00 +0000";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    /** Lines of a megabyte; a reader that is quadratic takes hours for one of them. */
    static List<Arguments> longLines() {
        return List.of(
                Arguments.of("a long word", "from " + "a".repeat(MEGABYTE) + " by b" + END, "b"),
                Arguments.of("many words", "by b with " + "a ".repeat(MEGABYTE / 2) + END, "b"),
                Arguments.of("many dates", "by b " + "3 Jun 2025 ".repeat(100_000) + END, "b"),
                Arguments.of("many semicolons", "by b" + ";".repeat(MEGABYTE) + END, "b"),
                Arguments.of("many keywords", "by b " + "by with ".repeat(100_000) + END, "b"),
                Arguments.of("many comments", "by b " + "(a)".repeat(300_000) + END, "b"),
                Arguments.of(
                        "10,000 nested comments",
                        "from a " + "(".repeat(10_000) + "x" + ")".repeat(10_000) + " by b" + END,
                        "b"),
                Arguments.of("never closed", "by b " + "(".repeat(MEGABYTE), "b"),
                Arguments.of("never closed, words", "by b " + "(a ".repeat(300_000), "b"),
                Arguments.of("one comment too many", "by b ((a) " + "(a) ".repeat(200_000), "b"),
                Arguments.of("never opened", "by b " + ")".repeat(MEGABYTE) + END, "b"),
                Arguments.of("quotes", "by b " + "\"".repeat(MEGABYTE + 1) + END, "b"),
                Arguments.of("quote in each word", "by b " + "a\"b ".repeat(250_001) + END, "b"),
                Arguments.of("angles", "by b id " + "<".repeat(MEGABYTE) + END, "b"),
                Arguments.of("angle in each word", "by b id " + "<a ".repeat(300_000) + END, "b"),
                Arguments.of("brackets", "from " + "[1".repeat(MEGABYTE / 2) + " by b" + END, "b"),
                Arguments.of("bracket in each word", "from " + "a[1 ".repeat(250_000) + "by b", "b"),
                Arguments.of("at signs", "from a (" + "@".repeat(MEGABYTE) + ") by b" + END, "b"),
                Arguments.of("colons", "from a (" + ":".repeat(MEGABYTE) + ") by b" + END, "b"),
                Arguments.of("dots", "from a (" + "1.".repeat(MEGABYTE / 2) + ") by b" + END, "b"),
                Arguments.of("digits", "by b; " + "1".repeat(MEGABYTE), "b"),
                Arguments.of("backslashes", "by b (" + "\\".repeat(MEGABYTE) + END, "b"),
                Arguments.of("ciphers", "by b (" + "cipher=a ".repeat(100_000) + ")" + END, "b"),
                Arguments.of("HELO", "from a (" + "HELO ".repeat(200_000) + ") by b" + END, "b"),
                Arguments.of("NUL", "from a\0b by b\0" + "\0".repeat(MEGABYTE), "b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("longLines")
    void longLinesTakeLinearTime(String name, String line, String by) {
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertEquals(by, Hop.parse(line).by().orElse("")));
    }

    @Test
    void aHundredThousandLinesAreCounted() throws IOException {
        Path file = folder.resolve("many.eml");
        Files.writeString(file, ("Received: by b.example.org" + END + "\n").repeat(100_000) + "\n");
        JsonNode document = json(run("--json", file.toString()));
        assertEquals(1000, document.get("data").get("hops").size());
        assertTrue(findings(document).contains("hops.too-many"), document.get("findings")::toString);
        Path page = folder.resolve("many.html");
        Run text = run("--html", page.toString(), file.toString());
        assertTrue(text.stdout().contains("900 older hops are not shown"), text.stdout());
        assertTrue(Files.size(page) < MEGABYTE, "the page has " + Files.size(page) + " bytes");
    }

    @Test
    @Tag("slow")
    void aHundredMegabytesOfHeaderAreCutOff() throws IOException {
        for (String start : List.of("", "From a@b.c Tue Jun  3 10:00:00 2025\n")) {
            Path file = folder.resolve("huge");
            byte[] line = ("X-Filler: " + "x".repeat(1000) + "\n").getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write((start + "Received: by b.example.org" + END + "\n").getBytes());
                for (int i = 0; i < 100_000; i++) {
                    out.write(line);
                }
                out.write("\nbody\n".getBytes());
            }
            Run run = Run.with().jvm("-Xmx128m").script(HeaderHops.class, "--json", file.toString());
            JsonNode document = json(run);
            assertEquals(1, document.get("data").get("hops").size());
            assertTrue(findings(document).contains("headers.too-long"), run.stderr());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    escape sequence | \u001B]0;title\u0007\u001B[31m
                    CSI in one      | \u009B31m
                    right to left   | \u202Eabc\u2066d
                    NUL and BEL     | a\0\u0007b
                    DEL             | a\u007Fb
                    line separator  | aU+2028b
                    """)
    void nothingSteersTheTerminal(String name, String row) throws IOException {
        String evil = row.replace("U+2028", "\u2028"); // which a text block would take for a line's end
        String message = "Received: from x%1$sx (y%1$s [192.0.2.1]) by b%1$s with w%1$s id i%1$s for f%1$s"
                + END
                + "\nSubject: s%1$s\nMessage-ID: m%1$s\nX-OriginatorOrg: o%1$s\n"
                + "X-Forefront-Antispam-Report: CIP:c%1$s;\nDKIM-Signature: d=d%1$s; s=s\n"
                + "Authentication-Results: spf=pass %1$s\n\n";
        Path file = folder.resolve("evil.eml");
        Files.writeString(file, String.format(message, evil));
        Path page = folder.resolve("evil.html");
        for (List<String> way : List.of(
                List.of("--wide"),
                List.of("--csv"),
                List.of("--markdown"),
                List.of("--json"),
                List.of("--html", page.toString()))) {
            String[] args = way.toArray(new String[way.size() + 1]);
            args[way.size()] = file.toString();
            Run run = run(args);
            assertEquals("", run.stderr());
            assertFalse(steers(run.stdout()), () -> way + " " + run.stdout());
        }
        assertFalse(steers(Files.readString(page)), () -> "the page");
    }

    @Test
    void aThousandStaysAndWritersTakeLinearTime() throws IOException {
        Path file = folder.resolve("stays.eml");
        String fe =
                "Received: from EUR02-obe.outbound.protection.outlook.com (192.0.2.1) by FE%d.mail.protection.outlook.com"
                        + " (10.1.2.3) with Microsoft SMTP Server" + END + "\n";
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            message.append(fe.formatted(i));
        }
        message.append("X-MS-Exchange-Organization-AuthSource: a\n".repeat(10_000));
        Files.writeString(file, message + "\n");
        JsonNode data = assertTimeout(
                Duration.ofSeconds(10),
                () -> json(run("--json", file.toString())).get("data"));
        assertEquals("passed-on", data.get("arrival").asText());
        assertTrue(data.get("verdict").size() < 20, data.get("verdict")::toString);
    }

    /** What a sentence quotes is foreign too. */
    @Test
    void headersThatAVerdictQuotesAreBoundedAndSteerNothing() throws IOException {
        String evil = "\u001B]0;t\u0007<script>" + "x".repeat(MEGABYTE);
        String message = Checkout.read("tests/messages/verdicts/41-address-of-the-first-tenant.eml")
                .replaceAll(
                        "(?m)^(X-MS-Exchange-CrossTenant-Id|X-MS-Exchange-Organization-MessageDirectionality):.*",
                        "$1: " + evil)
                .replaceAll("HeadersStripped:\\s+\\S+", "HeadersStripped: " + evil)
                .replaceAll("Helo=\\[", "Helo=[" + evil);
        Path file = folder.resolve("evil.eml");
        Files.writeString(file, message);
        Path page = folder.resolve("evil.html");
        for (List<String> way : List.of(List.<String>of(), List.of("--markdown"), List.of("--html", page.toString()))) {
            String[] args = way.toArray(new String[way.size() + 1]);
            args[way.size()] = file.toString();
            String out = run(args).stdout();
            assertTrue(out.contains("is unknown"), out.substring(0, Math.min(out.length(), 2000)));
            assertFalse(steers(out), () -> way + " steers");
            assertTrue(out.length() < 20_000, way + " has " + out.length() + " characters");
        }
        String html = Files.readString(page);
        assertFalse(steers(html) || html.contains("<script"));
        assertTrue(html.length() < 100_000, "the page has " + html.length() + " characters");
    }

    private static boolean steers(String text) {
        return text.chars()
                .anyMatch(c ->
                        c < 0x20 && c != '\n' || c >= 0x7F && c < 0xA0 || c == 0x202E || c == 0x2066 || c == 0x2028);
    }

    @ParameterizedTest
    @CsvSource({"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "%0A=1", "\uFF1D1"})
    void csvHasNoFormulas(String formula) throws IOException {
        String quoted = "\"" + formula.replace("\"", "") + "\"";
        Path file = folder.resolve("f.eml");
        Files.writeString(
                file,
                "Received: from %s by %s with %s id <%s> for <%s>%s\n\n"
                        .formatted(formula.replace(" ", ""), formula.replace(" ", ""), quoted, formula, formula, END));
        String row = run("--csv", file.toString())
                .stdout()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        for (String cell : row.split(",")) {
            assertFalse(cell.matches("\"?[=+\\-@|%\uFF1D].*"), () -> "a formula: " + cell + " in " + row);
        }
    }

    @Test
    void csvQuotesWhatItMust() throws IOException {
        Path file = folder.resolve("q,\"a\".eml");
        Files.writeString(file, "Received: from a by b with \"x,y\"" + END + "\n\n");
        String csv = run("--csv", file.toString()).stdout();
        assertTrue(csv.contains("q,\"\"a\"\".eml\","), csv);
        assertTrue(csv.contains(",\"\"\"x,y\"\"\","), csv);
    }

    @Test
    void markdownHasNoMarkup() throws IOException {
        Path file = folder.resolve("m.eml");
        Files.writeString(
                file,
                "Received: from |![x](http://192.0.2.1/) by <b>*b*</b> with `c`"
                        + END
                        + "\nSubject: # [a](javascript:b) <script> @all ~~x~~\n\n");
        // What has a backslash before it is text (CommonMark 2.4).
        String markdown = run("--markdown", file.toString()).stdout().replaceAll("\\\\.", "");
        for (String markup : List.of("<script", "<b>", "](", " `c`", " *b*", "| |!", "~~x")) {
            assertFalse(markdown.contains(markup), () -> markup + " in " + markdown);
        }
    }

    private static Run run(String... args) {
        return Run.here(new HeaderHops(), args);
    }

    private static List<String> findings(JsonNode document) {
        return document.get("findings").findValuesAsText("id");
    }

    private static JsonNode json(Run run) throws IOException {
        assertEquals(0, run.exitCode(), run::stderr);
        return new ObjectMapper().readTree(run.stdout());
    }
}
