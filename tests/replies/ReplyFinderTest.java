package tests.replies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lib.replies.Catalogue;
import lib.replies.FoundReply;
import lib.replies.ReplyFinder;
import lib.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.Checkout;

/** Replies found in log lines, non-delivery reports and pasted text of every shape. */
class ReplyFinderTest {
    private static final Catalogue CATALOGUE = Catalogue.read();

    static Stream<Arguments> logLines() {
        return rows("tests/messages/log-lines.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logLines")
    void readsLogLines(String name, String row, String form, String stage, String server, String lines) {
        String input = lines.replaceAll("(?<!\\\\)\\\\n", "\n").replace("\\\\n", "\\n");
        List<FoundReply> replies = find(input);
        assertEquals(1, replies.size(), replies::toString);
        FoundReply reply = replies.get(0);
        assertEquals(row, CATALOGUE.explain(reply).meaning().id(), reply::toString);
        assertEquals(form, Words.of(reply.form()));
        assertEquals(stage, reply.stage().orElse("-"));
        assertEquals(server, reply.server().orElse("-"));
    }

    /** What one reply or its report as text says, whatever program wrote it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            smtplib             | (550, b'5.7.64 TenantAttribution; no')          | 550 | 5.7.64  | TenantAttribution; no | -
            in parentheses      | 550 (5.7.64 TenantAttribution)                  | 550 | 5.7.64  | TenantAttribution | -
            colon               | 550: 5.4.1 Relay Access Denied                  | 550 | 5.4.1   | Relay Access Denied | -
            semicolon           | '550;5.7.711 Access denied'                     | 550 | 5.7.711 | Access denied | -
            named parts         | smtp_code=550 enhanced=5.7.57 Client not        | 550 | 5.7.57  | Client not | -
            qmail               | 550 (#5.1.1) no                                 | 550 | 5.1.1   | no | -
            Postfix, wrapped    | <b@example.org>: host h.example[192.0.2.1] said: 550 5.7.64\\n    TenantAttribution; Relay Access Denied ATTR36 (in reply to\\n    RCPT TO command) | 550 | 5.7.64 | TenantAttribution; Relay Access Denied ATTR36 | b@example.org
            Exim, wrapped       | \\n  b@example.org\\n    host h.example [192.0.2.1]\\n    SMTP error from remote mail server after RCPT TO:<b@example.org>:\\n    550 5.7.64 TenantAttribution;\\n    Relay Access Denied ATTR36\\n\\n--- | 550 | 5.7.64 | TenantAttribution; Relay Access Denied ATTR36 | b@example.org
            qmail, report       | <b@example.org>:\\n192.0.2.1 does not like recipient.\\nRemote host said: 550 5.1.1 no such user\\nGiving up on 192.0.2.1. | 550 | 5.1.1 | no such user | b@example.org
            two in a row        | 550 5.7.64 one\\n550 5.7.64 one                   | 550 | 5.7.64 | one | -
            """)
    void readsPlainText(String name, String text, int code, String status, String words, String recipient) {
        FoundReply reply = find(text.replace("\\n", "\n")).get(0);
        assertEquals(code, reply.code().orElse(0), reply::toString);
        assertEquals(status, reply.enhancedStatus().orElse("-"));
        assertEquals(words, reply.text());
        assertEquals(recipient, reply.recipient().orElse("-"));
    }

    static Stream<Arguments> reports() {
        return rows("tests/messages/ndr/expected.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void readsReports(String file, String row, String server, String recipient) throws IOException {
        byte[] message = Files.readAllBytes(Checkout.root().resolve("tests/messages/ndr/" + file));
        List<FoundReply> replies = ReplyFinder.find(message, CATALOGUE);
        assertEquals(1, replies.size(), replies::toString);
        FoundReply reply = replies.get(0);
        assertEquals(row, CATALOGUE.explain(reply).meaning().id(), reply::toString);
        assertEquals(server, reply.server().orElse("-"));
        assertEquals(recipient, reply.recipient().orElse("-"));
    }

    @Test
    void everyReportIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.root().resolve("tests/messages/ndr"))) {
            assertEquals(
                    reports().map(row -> row.get()[0]).sorted().toList(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".eml"))
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    code and status           | 550 5.7.64 TenantAttribution; no              | 550 | 5.7.64  | TenantAttribution; no
                    code alone                | 550 No such user                              | 550 |         | No such user
                    status alone              | 5.7.64 TenantAttribution                      |     | 5.7.64  | TenantAttribution
                    nothing but the code      | 550                                           | 550 |         | ''
                    nothing but the status    | 5.7.64                                        |     | 5.7.64  | ''
                    in quotation marks        | returned '550 5.1.1 RESOLVER; not found'      | 550 | 5.1.1   | RESOLVER; not found
                    between hashes            | #550 5.4.1 Relay Access Denied ##             | 550 | 5.4.1   | Relay Access Denied
                    hash before the status    | 550 #5.1.0 Address rejected.                  | 550 | 5.1.0   | Address rejected.
                    old Exchange              | < #5.7.1 smtp;550 5.7.1 Unable to relay>      | 550 | 5.7.1   | Unable to relay>
                    with its type             | smtp; 550 No such user here                   | 550 |         | No such user here
                    in lines                  | 550-5.7.26 one\\n550-5.7.26 two\\n550 5.7.26 3 | 550 | 5.7.26  | one two 3
                    in lines, no status       | 554-one\\n554-two\\n554 three                 | 554 |         | one two three
                    wrapped in its quotation  | returned '550 5.7.64 Tenant\\n Attribution'   | 550 | 5.7.64  | Tenant Attribution
                    of Exchange's own inside  | 451 4.4.0 Primary target IP address responded with: "421 4.2.1 Unable to connect" | 421 | 4.2.1 | Unable to connect
                    refusal after success     | 250 2.1.0 ok\\n550 5.7.64 no                  | 550 | 5.7.64  | no
                    an address is no status   | 550 host [5.7.64.1] says no                   | 550 |         | host [5.7.64.1] says no
                    a time is no code         | 2026-01-05T10:00:00.550Z 421 4.3.2 busy       | 421 | 4.3.2   | busy
                    a version is no status    | 550 id 15.20.4150.23 no                       | 550 |         | id 15.20.4150.23 no
                    tabs and blanks           | 550\\t5.7.64 \\t two   words                  | 550 | 5.7.64  | two words
                    from PowerShell           | The server response was: 5.7.64 Tenant        |     | 5.7.64  | Tenant
                    from JSON of send-plain   | {"reply":"550 5.7.64 TenantAttribution"}      | 550 | 5.7.64  | TenantAttribution"}
                    """)
    void findsCodesAndText(String name, String input, String code, String status, String text) {
        List<FoundReply> replies = find(input.replace("\\n", "\n").replace("\\t", "\t"));
        assertEquals(1, replies.size(), replies::toString);
        FoundReply reply = replies.get(0);
        assertEquals(
                code == null ? "" : code, reply.code().map(Object::toString).orElse(""));
        assertEquals(status == null ? "" : status, reply.enhancedStatus().orElse(""));
        assertEquals(text, reply.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "hello",
                "the mail came at 10:25:30 from 5.7.64.1",
                "1234567890",
                "port 25 of 203.0.113.10",
                "999 9.9.9 no such code",
                "650 5.7.64.5",
                "From: a@b\nContent-Type: text/plain\n\nnothing here\n",
                "Content-Type: multipart/report; boundary=x\nFrom: a\n\n--x\n",
                "\u0000\u0001\u0002"
            })
    void findsNothing(String input) {
        assertEquals(List.of(), find(input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void readsWhatPowerShellWrites(String charset) {
        byte[] input = "\uFEFF550 5.7.64 TenantAttribution; Relay Access Denied"
                .substring(charset.startsWith("UTF") ? 0 : 1)
                .getBytes(Charset.forName(charset));
        assertEquals(
                "5.7.64",
                ReplyFinder.find(input, CATALOGUE).get(0).enhancedStatus().get());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    digits without end      | 5
                    codes without end       | 550-
                    codes with statuses     | 550-5.7.1\\s
                    statuses                | 5.7.1.
                    brackets                | [
                    quotation marks         | returned '550
                    messengers              | returned an error ->\\s
                    columns                 | ,
                    open columns            | ",<,
                    LED                     | {LED=
                    Postfix                 | postfix/ status= dsn= (
                    Exim                    | SMTP error from remote mail server after\\s
                    parentheses             | (
                    boundaries              | --x\\n
                    header lines            | Content-Type: multipart/mixed; boundary=x\\n
                    delivery status         | \\nFinal-Recipient: x\\n
                    folded                  | \\nFinal-Recipient: x\\n\\s\\s
                    folds                   | Diagnostic-Code: 550\\n\\s
                    """)
    void isLinearInWhatItReads(String name, String piece) {
        String unit = piece.replace("\\s", " ").replace("\\n", "\n");
        String input = "From: a\n" + unit.repeat((1 << 20) / unit.length());
        List<FoundReply> replies = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> find(input));
        assertTrue(replies.stream().allMatch(reply -> reply.text().length() <= 2000));
    }

    @Test
    void boundsTheDepthOfAReport() {
        StringBuilder message = new StringBuilder("From: a\nMIME-Version: 1.0\n");
        for (int i = 0; i < 2000; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
        }
        assertEquals(List.of(), find(message.toString()));
    }

    private static Stream<Arguments> rows(String file) {
        return Checkout.read(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arguments.of((Object[]) line.split("\t")));
    }

    private static List<FoundReply> find(String input) {
        return ReplyFinder.find(input.getBytes(StandardCharsets.UTF_8), CATALOGUE);
    }
}
