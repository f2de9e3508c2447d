package tests.causes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.ExplainReply;
import tests.Golden;
import tests.Run;

/** explain-reply as it is used: arguments, files, standard input, and what it prints. */
class ExplainReplyTest {
    private static final String RELAY = "550 5.7.64 TenantAttribution; Relay Access Denied";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    relay        | 550 5.7.64 Relay Access Denied ATTR36
                    class        | 550 5.9.1 something new
                    status       | 553 5.1.8 <a@b.example>: Sender address rejected: Domain not found
                    no-reply     | hello
                    help         | --help
                    search       | --search certificate --search DANE
                    json         | --json 450 4.7.26 Access denied, a message sent over IPv6 [2001:db8::25] must pass
                    report       | tests/messages/ndr/07-gmail-unknown.eml
                    accepted     | 250 2.1.5 Recipient OK
                    """)
    void printsThis(String name, String arguments) {
        Golden.check("explain-reply-" + name, run(arguments.split(" ")));
    }

    @Test
    void runsAsAUserRunsIt() {
        Golden.check(
                "explain-reply-stdin",
                Run.with()
                        .stdin(RELAY
                                + "\n"
                                + RELAY
                                + "\n451 4.7.500 Server busy. Please try again later from"
                                + " [203.0.113.10]. (AS761)\n")
                        .script(ExplainReply.class));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    unquoted words      | 550 5.7.64 TenantAttribution                      | 0 | pass
                    one word            | 5.7.64                                            | 0 | pass
                    class only          | 550 5.9.1 new                                     | 0 | warn
                    no reply            | hello                                             | 2 | error
                    file and words      | --file README.md 550                              | 2 | error
                    no such file        | --file /nowhere/bounce.eml                        | 2 | error
                    folder              | --file tests                                      | 2 | error
                    list                | --list                                            | 0 | pass
                    search for nothing  | --search zzzz                                     | 0 | pass
                    accepted            | 250 2.1.5 Recipient OK                            | 0 | pass
                    """)
    void endsWith(String name, String arguments, int exit, String status) throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments.split(" ")));
        words.add(0, "--json");
        Run run = run(words.toArray(new String[0]));
        assertEquals(exit, run.exitCode(), run::toString);
        assertEquals(
                status, new ObjectMapper().readTree(run.stdout()).get("status").asText());
    }

    @Test
    void takesAnArgumentOfSeveralLines() {
        Run run = run("550-5.7.26 Unauthenticated email from contoso.com is not accepted due to\n"
                + "550 5.7.26 domain's DMARC policy. - gsmtp\n");
        assertTrue(run.stdout().contains("fails DMARC"), run::toString);
    }

    @Test
    void givesADocumentForEachDifferentReply(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("mail.log");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            lines.append("to=<a@b>, relay=x[192.0.2.1]:25, dsn=5.7.64, status=bounced (host x said:")
                    .append(i % 2 == 0 ? RELAY : " 550 5.7.705 tenant has exceeded threshold")
                    .append(" (in reply to RCPT TO command))\n");
        }
        Files.writeString(log, lines);
        List<String> documents =
                run("--json", "--file", log.toString()).stdout().lines().toList();
        assertEquals(2, documents.size());
        JsonNode first = new ObjectMapper().readTree(documents.get(0)).get("data");
        assertEquals(500, first.get("times").asInt());
        assertEquals("exo.tenant-attribution", first.get("id").asText());
        assertEquals("postfix", first.get("reply").get("form").asText());
    }

    @Test
    void explainsAtMostFifty(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("mail.log");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append("550 5.7." + i + " no\n");
        }
        Files.writeString(log, lines);
        Run run = run("--json", "--file", log.toString());
        assertEquals(50, run.stdout().lines().count());
    }

    @Test
    void refusesWhatIsTooLarge(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("mail.log");
        Files.write(log, new byte[(16 << 20) + 1]);
        Run run = run("--file", log.toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.stderr().contains("16777216 bytes"), run::toString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    terminal escapes   | 550 5.7.64 \\e[2J\\e]0;owned\\x07 TenantAttribution
                    NUL inside         | \\e[31m550 5.7.64 no
                    bidirectional      | 550 5.7.64 \\u202Eevil\\u202C
                    line separator     | 550 5.7.64 a\\u2028b
                    C1 controls        | 550 5.7.64 \\u009B2J
                    """)
    void printsNoControlCharacter(String name, String text, @TempDir Path folder) throws IOException {
        String reply = text.replace("\\e", "\u001B")
                .replace("\\x07", "\u0007")
                .replace("\\u202E", "\u202E")
                .replace("\\u202C", "\u202C")
                .replace("\\u2028", "\u2028")
                .replace("\\u009B", "\u009B");
        Path file = folder.resolve("reply.txt");
        Files.write(file, reply.getBytes(StandardCharsets.UTF_8));
        for (Run run : List.of(run("--file", file.toString()), run(reply))) {
            assertEquals(0, run.exitCode(), run::toString);
            assertFalse(run.stdout()
                    .chars()
                    .anyMatch(c -> c < 32 && c != '\n' || c >= 127 && c < 160 || c >= 0x2028 && c <= 0x202E));
        }
    }

    private static Run run(String... arguments) {
        return Run.here(new ExplainReply(), arguments);
    }
}
