package tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lib.cli.Script;
import lib.relay.RelayFile;
import org.junit.jupiter.api.Test;
import scripts.HeaderHops;
import scripts.MxLookup;
import scripts.Rehearse;
import scripts.SendPlain;
import tests.Checkout;
import tests.FaultyServer;
import tests.Run;

/**
 * Every session shown in README.md is run, and what it prints is what README.md shows; only
 * moments, durations, ids and the address of the server differ. A block of a session is a {@code
 * console} block that begins with {@code $ ./jbang}; the rest may be left out after a line "...".
 */
class ReadmeTest {
    private static final Pattern SESSION =
            Pattern.compile("```console\n\\$ \\./jbang (.*)\n((?:.*\n)*?)```\n");

    private static final String ZONE =
            """
            $ORIGIN .
            $TTL 3600
            . SOA ns.test. hostmaster.test. 1 2 3 4 5
            . NS ns.test.
            ns.test. A 127.0.0.1
            contoso.com. MX 0 contoso-com.mail.protection.outlook.com.
            _mta-sts.contoso.com. TXT "v=STSv1; id=20260101000000Z"
            contoso-com.mail.protection.outlook.com. 10 A 192.0.2.25
            fabrikam.com. MX 10 mxa-00112233.gslb.pphosted.com.
            mxa-00112233.gslb.pphosted.com. A 198.51.100.10
            """;

    /** Exchange Online's texts, for a sender whom no connector matches. */
    private static final String UNKNOWN_SENDER =
            """
            > 220 AM0PEPF00000001.mail.protection.outlook.com Microsoft ESMTP MAIL Service ready
            < EHLO *
            > 250-AM0PEPF00000001.mail.protection.outlook.com Hello [203.0.113.5]
            > 250-SIZE 157286400
            > 250-STARTTLS
            > 250 SMTPUTF8
            < MAIL FROM:*
            > 250 2.1.0 Sender OK
            < RCPT TO:*
            > 250 2.1.5 Recipient OK
            < RCPT TO:*
            > 550 5.7.64 TenantAttribution; Relay Access Denied
            < QUIT
            > 221 2.0.0 Service closing transmission channel
            """;

    @Test
    void sessionsPrintWhatIsShown() throws Exception {
        String readme = Checkout.read("README.md");
        Matcher session = SESSION.matcher(readme);
        int sessions = 0;
        try (Nsd nsd = Nsd.start(".", ZONE)) {
            while (session.find()) {
                String shown = steady(session.group(2));
                String printed = steady(run(session.group(1), nsd));
                if (shown.endsWith("\n...\n")) {
                    shown = shown.substring(0, shown.length() - "...\n".length());
                    printed = printed.substring(0, Math.min(shown.length(), printed.length()));
                }
                assertEquals(shown, printed, session.group(1));
                sessions++;
            }
        }
        assertTrue(sessions >= 5, "README.md shows " + sessions + " sessions");
    }

    @Test
    void exampleOfRelayJsonIsRead() {
        var relay = RelayFile.read(Checkout.root().resolve("examples/relay.json"));
        assertEquals("contoso-com.mail.protection.outlook.com", relay.server().orElseThrow());
        assertEquals(2, relay.to().size());
    }

    @Test
    void examplesAreListed() throws IOException {
        try (var files = Files.list(Checkout.root().resolve("examples"))) {
            String readme = Checkout.read("README.md");
            files.forEach(
                    file ->
                            assertTrue(
                                    readme.contains("examples/" + file.getFileName()), "" + file));
        }
    }

    private static String run(String commandLine, Nsd nsd) throws IOException {
        List<String> words = new ArrayList<>(List.of(commandLine.split(" ")));
        String alias = words.remove(0);
        if (alias.equals("rehearse")) {
            return run(new Rehearse(), words);
        }
        if (alias.equals("header-hops")) {
            return run(new HeaderHops(), words);
        }
        if (alias.equals("mx-lookup")) {
            words.addAll(List.of("--nameserver", nsd.server()));
            return run(new MxLookup(), words);
        }
        assertEquals("send-plain", alias, "a session that this test cannot run");
        try (FaultyServer server = FaultyServer.start(UNKNOWN_SENDER)) {
            int at = words.indexOf("--server") + 1;
            words.set(at, server.address());
            return run(new SendPlain(), words);
        }
    }

    private static String run(Script script, List<String> words) {
        Run run = Run.here(script, words.toArray(new String[0]));
        return run.stdout() + run.stderr();
    }

    private static String steady(String output) {
        return output.replaceAll("=== .* port \\d+, connected in \\d+ ms", "=== <server>")
                .replaceAll(" +\\d+ ms ", " <ms> ")
                .replaceAll("test id \\S+", "test id <id>")
                .replaceAll("(server +)[0-9.:]+", "$1<server>");
    }
}
