package tests.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Script;
import lib.finding.Verdict;
import lib.smtp.Probes;
import lib.smtp.ProbesText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.FaultyServer;
import tests.Run;
import tests.SilentPort;

/** What --probe finds at an address, and how it tells a blocked port from a dead host. */
class MxProbeTest {
    /** Probes 127.0.0.1, as mx-lookup does for the addresses that it found. */
    private static final class ProbeScript extends Script {
        private final Probes.Wanted probes = new Probes.Wanted(options);

        ProbeScript() {
            super("probe", "Probes this machine.");
        }

        public record Nothing() {}

        @Override
        protected Stream<Answer> answers() {
            Answer before = new Answer(Verdict.PASS, List.of(), new Nothing(), page -> {});
            return Stream.of(ProbesText.added(probes.of(List.of(InetAddress.getLoopbackAddress())), before));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Exchange Online | until EHLO / > 250-VE1EUR01FT034.mail.protection.outlook.com Hello [203.0.113.5] / > 250-SIZE 157286400 / > 250 STARTTLS / rest | 0 | "seenAs":"203.0.113.5","startTls":true
                    Postfix         | offer STARTTLS / rest                        | 0 | "ehlo":["mail.contoso.test","STARTTLS"],"startTls":true
                    no STARTTLS     | rest                                         | 0 | smtp.no-starttls
                    refuses us      | > 554 5.7.1 no service / rest                | 1 | smtp.refused
                    silent          | sleep 30s                                    | 3 | smtp.reply-timeout
                    hangs up        | close                                        | 3 | smtp.dropped
                    no mail server  | > SSH-2.0-OpenSSH_9.2 / rest                 | 3 | smtp.not-smtp
                    """)
    void tellsWhatAnswers(String name, String dialogue, int exit, String found) throws IOException {
        try (FaultyServer server = FaultyServer.start(dialogue)) {
            Run run = probe(server.port(), "--json");
            assertEquals(exit, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains(found), run::toString);
            assertFalse(server.told().stream().anyMatch(line -> line.startsWith("MAIL")));
        }
    }

    @Test
    void showsGreetingEhloAndOwnAddress() throws IOException {
        try (FaultyServer server =
                FaultyServer.start("until EHLO / > 250-mx Hello [203.0.113.5] / > 250 STARTTLS / rest")) {
            Run run = probe(server.port());
            assertTrue(run.stdout().contains("220 mail.contoso.test ESMTP\n"), run::toString);
            assertTrue(run.stdout().contains("sees this machine as 203.0.113.5\n"), run::toString);
        }
    }

    @Test
    void refusedConnectionIsNoBlockedPort() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        Run run = probe(port, "--json");
        assertEquals(3, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("smtp.connection-refused"), run::toString);
    }

    /** A full backlog answers like a firewall that drops: not at all. */
    @Test
    void silenceOfAllAddressesIsABlockedPort() throws IOException {
        try (SilentPort silent = SilentPort.open()) {
            Run run = probe(silent.port(), "--json");
            assertEquals(3, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("smtp.port-blocked"), run::toString);
        }
    }

    private static Run probe(int port, String... more) {
        List<String> args = new ArrayList<>(List.of("--probe", "--probe-port", "" + port, "--probe-timeout", "1"));
        args.addAll(List.of(more));
        return Run.here(new ProbeScript(), args.toArray(new String[0]));
    }
}
