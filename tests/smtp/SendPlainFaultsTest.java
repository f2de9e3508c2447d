package tests.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.SendPlain;
import tests.FaultyServer;
import tests.Run;

/** send-plain against servers that refuse, break, stall and attack. */
class SendPlainFaultsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    greeting 554          | > 554 5.7.1 no service / rest                  |                  | 1 | smtp.refused           | the greeting refused: 554 5.7.1 no service
                    421 as greeting       | > 421 4.3.2 closing / close                    |                  | 1 | smtp.refused           | try again later, 421
                    421 to EHLO           | until EHLO / > 421 4.3.2 closing / close       |                  | 1 | smtp.refused           | EHLO refused: 421 4.3.2 closing
                    421 to MAIL           | until MAIL / > 421 4.3.2 closing / close       |                  | 1 | smtp.refused           | MAIL FROM refused: 421 4.3.2 closing
                    421 to RCPT           | until RCPT / > 421 4.3.2 closing / close       |                  | 1 | smtp.refused           | RCPT TO refused: 421 4.3.2 closing
                    421 to DATA           | until DATA / > 421 4.3.2 closing / close       |                  | 1 | smtp.refused           | DATA refused: 421 4.3.2 closing
                    421 to the message    | until . / > 421 4.3.2 closing / close          |                  | 1 | smtp.refused           | DATA refused: 421 4.3.2 closing
                    MAIL 550              | until MAIL / > 550 5.7.60 no / rest            |                  | 1 | smtp.refused           | may not send with this sender address: give it Send As
                    message 552           | until . / > 552 5.3.4 too big / rest           |                  | 1 | smtp.refused           | DATA refused: 552 5.3.4 too big
                    message 451           | until . / > 451 4.7.500 busy / rest            |                  | 1 | smtp.refused           | let the server try again, and have a connector identify it
                    250 to DATA           | until DATA / > 250 2.0.0 what data? / rest     |                  | 1 | smtp.refused           | DATA refused: 250 2.0.0 what data?
                    all recipients refused| until RCPT / > 550 5.7.64 no / > 550 5.7.64 no / rest |           | 1 | smtp.recipient-refused | RCPT TO:<in@contoso.com> refused: 550 5.7.64 no
                    one recipient refused | until RCPT / > 250 2.1.5 ok / < RCPT* / > 550 5.7.64 no / rest |  | 1 | smtp.recipient-refused | partly sent: the server took the message for 1 of 2 recipients
                    no greeting           | sleep 30s                                      | --timeout 0.3    | 3 | smtp.reply-timeout     | at the greeting
                    greeting drips        | drip 100ms 220 welcome to the slow server\\r\\n  | --timeout 0.5  | 3 | smtp.reply-timeout     | at the greeting
                    reply drips           | until MAIL / drip 100ms 250 2.1.0 Sender OK, eventually\\r\\n | --timeout 0.5 | 3 | smtp.reply-timeout | at MAIL FROM
                    reply never ends      | until EHLO / repeat 100000 > 250-X-MORE        |                  | 3 | smtp.reply-too-long    | at EHLO
                    no line end           | repeat 100000 raw 220_never_ending_            |                  | 3 | smtp.reply-too-long    | at the greeting
                    closed at once        | close                                          |                  | 3 | smtp.dropped           | at the greeting
                    closed at EHLO        | until EHLO / close                             |                  | 3 | smtp.dropped           | at EHLO
                    closed in a reply     | until EHLO / > 250-half / close                |                  | 3 | smtp.dropped           | at EHLO
                    closed at MAIL        | until MAIL / close                             |                  | 3 | smtp.dropped           | at MAIL FROM
                    closed at RCPT        | until RCPT / close                             |                  | 3 | smtp.dropped           | at RCPT TO
                    closed at DATA        | until DATA / close                             |                  | 3 | smtp.dropped           | at DATA
                    closed after message  | until . / close                                |                  | 3 | smtp.taken-unknown     | look before you send again
                    silent after message  | until . / sleep 30s                            | --timeout 0.3    | 3 | smtp.taken-unknown     | no complete reply came within the time
                    half a reply after it | until . / > 250-half / close                   |                  | 3 | smtp.taken-unknown     | unknown whether it was taken
                    two codes in a reply  | until . / > 250-2.0.0 x / > 550 5.7.1 refused / rest |            | 3 | smtp.taken-unknown     | 550 5.7.1 refused
                    two codes at RCPT     | until RCPT / > 250-2.1.5 x / > 550 5.7.1 no / rest |              | 3 | smtp.not-smtp          | "550 5.7.1 no" is no SMTP reply
                    four digits           | until MAIL / > 2500 x / rest                   |                  | 3 | smtp.not-smtp          | "2500 x" is no SMTP reply
                    greeting 999          | > 999 x / rest                                 |                  | 3 | smtp.not-smtp          | "999 x" is no SMTP reply
                    MAIL 600              | until MAIL / > 600 x / rest                    |                  | 3 | smtp.not-smtp          | "600 x" is no SMTP reply
                    RCPT 850              | until RCPT / > 850 x / rest                    |                  | 3 | smtp.not-smtp          | "850 x" is no SMTP reply
                    STARTTLS 950          | offer STARTTLS / until STARTTLS / > 950 x / rest | --tls required | 3 | smtp.not-smtp          | "950 x" is no SMTP reply
                    EHLO 554, then closed | until EHLO / > 554 5.7.1 Client host blocked / close |            | 1 | smtp.refused           | EHLO refused: 554 5.7.1 Client host blocked
                    reset at RCPT         | until RCPT / reset                             |                  | 3 | smtp.dropped           | at RCPT TO
                    an SSH server         | > SSH-2.0-OpenSSH_9.2 / rest                   |                  | 3 | smtp.not-smtp          | "SSH-2.0-OpenSSH_9.2" is no SMTP reply
                    empty line as reply   | until MAIL / raw \\r\\n / rest                  |                 | 3 | smtp.not-smtp          | at MAIL FROM
                    terminal escapes      | until MAIL / > 550 \\e[2J\\e]0;owned\\x07 / rest |                | 1 | smtp.refused           | 550 \\x1B[2J\\x1B]0;owned\\x07
                    NUL in a reply        | until MAIL / > 550 a\\0b / rest                 |                 | 1 | smtp.refused           | 550 a\\x00b
                    STARTTLS not offered  | rest                                           | --tls required   | 1 | smtp.starttls-missing  | nothing was sent
                    HELO only, TLS wanted | until EHLO / > 502 5.5.1 no / rest             | --tls required   | 1 | smtp.starttls-missing  | nothing was sent
                    STARTTLS refused      | offer STARTTLS / until STARTTLS / > 454 4.7.0 no TLS / rest | --tls required | 1 | smtp.refused | STARTTLS refused: 454 4.7.0 no TLS
                    same, TLS optional    | offer STARTTLS / until STARTTLS / > 454 4.7.0 no TLS / rest | --tls optional | 1 | smtp.refused | STARTTLS refused: 454 4.7.0 no TLS
                    reply injected        | offer STARTTLS / until STARTTLS / raw 220 go\\r\\n250 injected\\r\\n / tls / rest | --tls required --insecure | 3 | smtp.starttls-injection | RFC 3207
                    clear text for TLS    | offer STARTTLS / until STARTTLS / > 220 go / sleep 200ms / > 250 no handshake / sleep 1s | --tls required | 3 | tls.not-tls | answered the handshake in clear
                    closed for TLS        | offer STARTTLS / until STARTTLS / > 220 go / close | --tls required | 3 | tls.cut-short            | ended the connection in the handshake
                    handshake never comes | offer STARTTLS / until STARTTLS / > 220 go / sleep 30s | --tls required --timeout 0.5 | 3 | smtp.reply-timeout | at STARTTLS
                    unknown CA            | offer STARTTLS / until STARTTLS / > 220 go / tls / rest | --tls required | 3 | tls.server-not-trusted | leads to no root that is trusted here
                    """)
    void isToldInWords(String name, String dialogue, String options, int exit, String id, String text)
            throws IOException {
        try (FaultyServer server = FaultyServer.start(dialogue)) {
            Run run = send(server, options, false);
            assertEquals(exit, run.exitCode(), run::toString);
            assertTrue(run.stdout().replaceAll("\n +", " ").contains(text), run::toString);
            assertFalse(run.stdout().chars().anyMatch(c -> c < 32 && c != '\n'), run::toString);
        }
        try (FaultyServer server = FaultyServer.start(dialogue)) {
            Run run = send(server, options, true);
            assertEquals(exit, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("\"id\":\"" + id + "\""), run::toString);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    bare LF                  | raw 220 ready\\n / until MAIL / raw 250 ok\\n / rest |
                    reply without text       | until MAIL / raw 250\\r\\n / rest                  |
                    EHLO refused, HELO taken | until EHLO / > 502 5.5.1 what? / rest            |
                    450 first, then taken    | until RCPT / > 450 4.7.1 later / < RCPT* / > 250 ok / rest | 1
                    TLS optional, not there  | rest                                             |
                    TLS optional, unverified | offer STARTTLS / until STARTTLS / > 220 go / tls / rest |
                    """)
    void sendsAllTheSame(String name, String dialogue, Integer exit) throws IOException {
        try (FaultyServer server = FaultyServer.start(dialogue)) {
            Run run = send(server, "--tls optional", false);
            assertEquals(exit == null ? 0 : exit, run.exitCode(), run::toString);
            assertEquals(1, server.messages().size(), run::toString);
        }
    }

    private static Run send(FaultyServer server, String options, boolean json) {
        List<String> args = new ArrayList<>(List.of(
                "--server",
                server.address(),
                "--from",
                "scanner@contoso.com",
                "--to",
                "in@contoso.com",
                "--to",
                "out@example.org",
                "--ehlo",
                "relay.contoso.com"));
        if (options != null) {
            args.addAll(List.of(options.split(" ")));
        }
        if (json) {
            args.add("--json");
        }
        return Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> Run.here(new SendPlain(), args.toArray(new String[0])));
    }
}
