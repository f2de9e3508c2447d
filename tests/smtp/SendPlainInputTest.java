package tests.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import scripts.SendPlain;
import tests.FaultyServer;
import tests.Run;

/** What people give to send-plain, well and badly. */
class SendPlainInputTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no server          | --from a@contoso.com --to b@contoso.com                     | 2 | --server: no host to connect to
                    no sender          | --server h --to b@contoso.com                               | 2 | --from: no sender
                    no recipient       | --server h --from a@contoso.com                             | 2 | --to: no recipient, and there is no default
                    unknown host       | --server no-such-host.invalid --from a@b.c --to d@e.f       | 3 | no-such-host.invalid: the name does not resolve on this machine
                    port 0             | --server h:0 --from a@b.c --to d@e.f                        | 2 | --server h:0: a port is a number from 1 to 65535
                    port 99999         | --server h:99999 --from a@b.c --to d@e.f                    | 2 | --server h:99999: a port is a number from 1 to 65535
                    port with letters  | --server h:smtp --from a@b.c --to d@e.f                     | 2 | --server h:smtp: a port is a number from 1 to 65535
                    no host            | --server :25 --from a@b.c --to d@e.f                        | 2 | --server :25: not a host name
                    host with a slash  | --server smtp://h --from a@b.c --to d@e.f                   | 2 | --server smtp://h: a port is a number
                    address without @  | --server h --from contoso --to d@e.f                        | 2 | --from contoso: an address is local-part@domain
                    address without domain | --server h --from a@ --to d@e.f                         | 2 | --from a@: not an address
                    two in one option  | --server h --from a@b.c --to d@e.f,g@h.i                    | 2 | --to d@e.f,g@h.i: 2 addresses where one is wanted
                    bad domain         | --server h --from a@b..c --to d@e.f                         | 2 | --from a@b..c: not
                    ambiguous domain   | --server h --from a@faß.de --to d@e.f                       | 2 | faß.de: software differs in how it reads this name
                    ambiguous host     | --server faß.de --from a@b.c --to d@e.f                     | 2 | --server faß.de: software differs in how it reads this name
                    local part not ASCII | --server h --from jürgen@contoso.com --to d@e.f           | 2 | needs SMTPUTF8 (RFC 6531)
                    ehlo with a space  | --server h --from a@b.c --to d@e.f --ehlo a_b+c             | 2 | --ehlo a_b+c: neither a host name nor an address literal
                    header, no colon   | --server h --from a@b.c --to d@e.f --header X-Test          | 2 | --header X-Test: not a header field
                    unreadable file    | --server h --from a@b.c --to d@e.f --attach no/such/file    | 2 | --attach no/such/file: no readable file
                    unreadable body    | --server h --from a@b.c --to d@e.f --body @no/such/file     | 2 | --body no/such/file: there is no such file
                    unreadable message | --server h --from a@b.c --to d@e.f --data no/such/file      | 2 | --data no/such/file: there is no such file
                    ready and subject  | --server h --from a@b.c --to d@e.f --data x --subject s     | 2 | --data --subject: a ready message is sent as it is
                    two envelopes      | --server h --from a@b.c --to d@e.f --null-sender --mail-from a@b.c | 2 | both say who sends
                    IPv4 and IPv6      | --server localhost --from a@b.c --to d@e.f -4 -6            | 2 | -4 -6: one excludes the other
                    bad stage          | --server h --from a@b.c --to d@e.f --stop-after data        | 2 | it takes one of connect, ehlo, starttls, mail, rcpt
                    bad time           | --server h --from a@b.c --to d@e.f --timeout 0              | 2 | --timeout 0
                    source not an IP   | --server h --from a@b.c --to d@e.f --source-address eth0    | 2 | not an IP address
                    source not ours    | --server 127.0.0.1:9 --from a@b.c --to d@e.f --source-address 192.0.2.1 | 3 | 127.0.0.1 port 9
                    CA file without CA | --server h --from a@b.c --to d@e.f --tls required --tls-ca no/such/file | 2 | --tls-ca no/such/file: there is no such file
                    """)
    void isAnsweredInWords(String name, String options, int exit, String text) {
        Run run = Run.here(new SendPlain(), options.split(" "));
        assertEquals(exit, run.exitCode(), run::toString);
        assertTrue((run.stderr() + run.stdout()).contains(text), run::toString);
    }

    static List<String> optionsOnTheWire() {
        return List.of(
                "--server",
                "--ehlo",
                "--from",
                "--to",
                "--mail-from",
                "--header-from",
                "--subject",
                "--header",
                "--test-id",
                "--source-address",
                "--data",
                "--attach");
    }

    @ParameterizedTest
    @MethodSource("optionsOnTheWire")
    void lineEndsAndNulAreRefused(String option) {
        for (String control : List.of("\r", "\n", "\r\nRSET\r\n", "\0")) {
            Run run = Run.here(new SendPlain(), option + "=x@contoso.com" + control + "y");
            assertEquals(2, run.exitCode(), run::toString);
            assertTrue(run.stderr().contains("CR, LF and NUL are not allowed"), run::toString);
        }
    }

    @Test
    void hundredRecipientsAreAllAsked() throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            IntStream.range(0, 98).forEach(i -> args.addAll(List.of("--to", "u" + i + "@b.test")));
            Run run = Run.here(new SendPlain(), args.toArray(new String[0]));
            assertEquals(0, run.exitCode(), run::toString);
            long asked = server.told().stream()
                    .filter(line -> line.startsWith("RCPT TO:"))
                    .count();
            assertEquals(99, asked);
            String message = server.messages().get(0);
            assertTrue(message.lines().allMatch(line -> line.length() <= 78), message);
        }
    }

    @Test
    void emptyBodyIsSent() throws IOException {
        Run run = sendAndRead("--body", "", "--test-id", "t1");
        assertTrue(run.stdout().contains("Subject: relaykit test [t1]\r\n"), run.stdout());
        assertTrue(run.stdout().endsWith("X-Relaykit-Test-Id: t1\r\n\r\n"), run.stdout());
    }

    @Test
    void bodyComesFromAFileAndADotIsStuffed() throws IOException {
        Path body = Files.writeString(folder.resolve("body.txt"), "first\n.\n..dots\nGrüße\n");
        Run run = sendAndRead("--body", "@" + body);
        assertTrue(run.stdout().contains("first\r\n..\r\n...dots\r\n"), run.stdout());
        assertTrue(run.stdout().contains("Content-Transfer-Encoding: quoted-printable"));
        assertTrue(run.stdout().contains("Gr=C3=BC=C3=9Fe"), run.stdout());
    }

    @Test
    void longMessageIsShownInPart() throws IOException {
        Path body = Files.writeString(folder.resolve("long.txt"), "one line\n".repeat(5_000));
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            args.addAll(List.of("--body", "@" + body));
            Run run = Run.here(new SendPlain(), args.toArray(new String[0]));
            assertEquals(0, run.exitCode(), run::toString);
            assertTrue(run.stdout().lines().count() < 80, run::toString);
            assertTrue(run.stdout().contains(" bytes in all\n"), run::toString);
            assertEquals(5_000, server.messages().get(0).split("one line\r\n", -1).length - 1);
        }
    }

    @Test
    void twoAtSignsBeginATextWithOne() throws IOException {
        assertTrue(sendAndRead("--body", "@@home").stdout().contains("\r\n@home\r\n"));
    }

    @Test
    void readyMessageIsSentByteForByte() throws IOException {
        String ready = "From: a@b.test\r\nBcc: hidden@b.test\r\nX-Odd:no space\r\n\r\nbody\r\n";
        Path file = Files.writeString(folder.resolve("ready.eml"), ready);
        assertEquals(ready, sendAndRead("--data", file.toString()).stdout());
    }

    @Test
    void headersAreEncodedReplacedAndAdded() throws IOException {
        String message = sendAndRead(
                        "--header", "Reply-To: Büro <b@b.test>",
                        "--header", "X-Two: 1",
                        "--header", "X-Two: 2",
                        "--header", "subject: own")
                .stdout();
        assertTrue(message.contains("Reply-To: =?UTF-8?"), message);
        assertTrue(message.contains("X-Two: 1\r\nX-Two: 2\r\n"), message);
        assertTrue(message.contains("Subject: own\r\n"), message);
        assertEquals(
                1, message.lines().filter(line -> line.startsWith("Subject:")).count());
    }

    @Test
    void attachmentKeepsNameAndBytes() throws IOException {
        Path file = folder.resolve("scan 1.pdf");
        Files.write(file, new byte[] {0, 1, 2, (byte) 0xFF, '\r', 'x'});
        String message = sendAndRead("--attach", file.toString()).stdout();
        assertTrue(message.contains("multipart/mixed"), message);
        assertTrue(message.contains("filename=\"scan 1.pdf\""), message);
        assertTrue(message.contains("AAEC/w14"), message);
    }

    @Test
    void sendersAreThreeThings() throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            args.addAll(List.of("--mail-from", "bounce@b.test", "--header-from", "Büro <h@b.test>"));
            Run.here(new SendPlain(), args.toArray(new String[0]));
            assertTrue(server.told().contains("MAIL FROM:<bounce@b.test>"), server.told()::toString);
            String message = server.messages().get(0);
            assertTrue(message.contains("From: =?UTF-8?"), message);
            assertTrue(message.contains("<h@b.test>\r\n"), message);
        }
    }

    @Test
    void nullSenderIsAnEmptyPath() throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            args.add("--null-sender");
            Run.here(new SendPlain(), args.toArray(new String[0]));
            assertTrue(server.told().contains("MAIL FROM:<>"), server.told()::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "connect, '[QUIT]'",
        "ehlo, '[EHLO me.b.test, QUIT]'",
        "mail, '[EHLO me.b.test, MAIL FROM:<a@b.test>, QUIT]'",
        "rcpt, '[EHLO me.b.test, MAIL FROM:<a@b.test>, RCPT TO:<b@b.test>, QUIT]'"
    })
    void stopsAfter(String stage, String told) throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            args.addAll(List.of("--stop-after", stage, "--ehlo", "me.b.test"));
            Run run = Run.here(new SendPlain(), args.toArray(new String[0]));
            assertEquals(0, run.exitCode(), run::toString);
            assertEquals(told, server.told().toString());
            assertTrue(run.stdout().contains("no message was sent"), run::toString);
        }
    }

    @Test
    void stopsAfterStartTlsEvenWhereThereIsNone() throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            args.addAll(List.of("--stop-after", "starttls", "--tls", "optional"));
            Run run = Run.here(new SendPlain(), args.toArray(new String[0]));
            assertEquals(0, run.exitCode(), run::toString);
            assertTrue(server.told().stream().noneMatch(line -> line.startsWith("MAIL")));
        }
    }

    @Test
    void ehloNameIsNeverLocalhost() throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            Run.here(new SendPlain(), send(server).toArray(new String[0]));
            String ehlo = server.told().get(0).substring("EHLO ".length());
            assertTrue(ehlo.startsWith("[127.0.0.") || ehlo.indexOf('.') > 0, ehlo);
            assertTrue(!ehlo.startsWith("localhost"), ehlo);
        }
    }

    @Test
    void sourceAddressIsUsed() throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            args.addAll(List.of("--source-address", "127.0.0.7"));
            Run.here(new SendPlain(), args.toArray(new String[0]));
            String ehlo = server.told().get(0);
            assertTrue(ehlo.equals("EHLO [127.0.0.7]") || ehlo.indexOf('[') < 0, ehlo);
        }
    }

    @Test
    void dryRunOpensNothing() throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            args.add("--dry-run");
            Run run = Run.here(new SendPlain(), args.toArray(new String[0]));
            assertEquals(0, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("X-Relaykit-Test-Id: "), run::toString);
            assertEquals(0, server.connections());
        }
    }

    @Test
    void powerShellQuotesEachValue() {
        Run run = Run.here(
                new SendPlain(),
                "--powershell",
                "--server=h.test",
                "--from=O'Brien <a@b.test>",
                "--to=b@b.test",
                "--subject=it’s $(Get-Date)",
                "--body=one\ntwo");
        assertEquals(
                "Send-MailMessage -SmtpServer 'h.test' -Port 25 -From 'O''Brien <a@b.test>'"
                        + " -To 'b@b.test' -Subject ('it' + [char]0x2019 + 's $(Get-Date)')"
                        + " -Body (@('one', 'two') -join \"`r`n\")\n",
                run.stdout());
    }

    @Test
    void relayFileGivesWhatIsNotGiven() throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            Path spec = folder.resolve("relay.json");
            Files.writeString(spec, """
                    {"server": "%s", "test": {"from": "s@b.test", "to": ["x@b.test", "y@b.test"],
                     "ehlo": "relay.b.test"}}
                    """.formatted(server.address()));
            Run run = Run.here(new SendPlain(), "--spec", spec.toString(), "--to", "only@b.test");
            assertEquals(0, run.exitCode(), run::toString);
            assertEquals(
                    "[EHLO relay.b.test, MAIL FROM:<s@b.test>, RCPT TO:<only@b.test>, DATA, QUIT]",
                    server.told().toString());
        }
    }

    /** Angus alone would try the first address only. */
    @Test
    void nextAddressIsTriedWhereOneRefuses() throws IOException {
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, "127.0.0.9 relay.test\n127.0.0.1 relay.test\n");
        try (FaultyServer server = FaultyServer.start("rest")) {
            Run run = Run.with()
                    .jvm("-Djdk.net.hosts.file=" + hosts)
                    .script(
                            SendPlain.class,
                            "--server=relay.test:" + server.port(),
                            "--from=a@b.test",
                            "--to=b@b.test");
            assertEquals(0, run.exitCode(), run::toString);
            assertTrue(run.stdout().startsWith("=== relay.test 127.0.0.9 port "), run::toString);
            assertTrue(run.stdout().contains("=== relay.test 127.0.0.1 port "), run::toString);
            assertTrue(run.stdout().contains("\n127.0.0.1: sent: "), run::toString);
            assertEquals(1, server.messages().size());
        }
    }

    @Test
    void messageIdTellsTheSendersDomainAndNotThisMachine() throws IOException {
        String message = sendAndRead("--test-id", "t2").stdout();
        assertTrue(message.matches("(?s).*Message-ID: <t2\\.\\d+@b\\.test>\r\n.*"), message);
    }

    @Test
    void internationalDomainGoesOutInALabels() throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            args.addAll(List.of("--to", "post@münchen.example"));
            Run run = Run.here(new SendPlain(), args.toArray(new String[0]));
            assertEquals(0, run.exitCode(), run::toString);
            assertTrue(server.told().contains("RCPT TO:<post@xn--mnchen-3ya.example>"), server.told()::toString);
        }
    }

    /** A socket's own timeout covers reading only; the message is larger than all buffers. */
    @Test
    void serverThatReadsNoMoreIsGivenUp() throws IOException {
        Path body = Files.writeString(folder.resolve("large.txt"), "0123456789\n".repeat(2 << 20));
        try (FaultyServer server = FaultyServer.start("until DATA / > 354 go / sleep 30s")) {
            List<String> args = send(server);
            args.addAll(List.of("--body", "@" + body, "--timeout", "1"));
            Run run = Run.here(new SendPlain(), args.toArray(new String[0]));
            assertEquals(3, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("the server did not finish in time"), run::toString);
        }
    }

    private static List<String> send(FaultyServer server) {
        return new ArrayList<>(List.of("--server", server.address(), "--from", "a@b.test", "--to", "b@b.test"));
    }

    /** The message that arrived, in the place of standard output. */
    private static Run sendAndRead(String... more) throws IOException {
        try (FaultyServer server = FaultyServer.start("rest")) {
            List<String> args = send(server);
            args.addAll(List.of(more));
            Run run = Run.here(new SendPlain(), args.toArray(new String[0]));
            assertEquals(0, run.exitCode(), run::toString);
            return new Run(0, server.messages().get(0), "");
        }
    }
}
