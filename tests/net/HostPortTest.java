package tests.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lib.finding.Problem;
import lib.net.HostPort;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.ConnectorSpec;
import scripts.Rehearse;
import scripts.SendPlain;
import tests.Run;

/** One way to read host and port; every script that takes a server reads it so. */
class HostPortTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            name             | mail.contoso.com        | mail.contoso.com | 25
            name and port    | mail.contoso.com:2525   | mail.contoso.com | 2525
            dot at the end   | mail.contoso.com.       | mail.contoso.com | 25
            IDN              | bücher.example:26       | xn--bcher-kva.example | 26
            IPv4             | 192.0.2.25:26           | 192.0.2.25       | 26
            IPv6             | 2001:db8::25            | 2001:db8::25     | 25
            IPv6 in brackets | [2001:db8::25]          | 2001:db8::25     | 25
            IPv6 and port    | [2001:db8::25]:26       | 2001:db8::25     | 26
            """)
    void reads(String name, String text, String host, int port) {
        assertEquals(new HostPort(host, port), HostPort.parse("--server", text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            port 0         | mail.contoso.com:0
            port too large | mail.contoso.com:65536
            no digits      | mail.contoso.com:smtp
            empty port     | mail.contoso.com:
            space          | mail contoso.com
            nothing        | :25
            """)
    void refuses(String name, String text) {
        Problem problem = assertThrows(Problem.class, () -> HostPort.parse("--server", text));
        assertEquals("option.server", problem.finding().id());
    }

    /** What one script refuses no other takes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"contoso-com.mail.protection.outlook.com:0", "contoso-com.mail.protection.outlook.com:x", "a b"})
    void eachScriptRefusesTheSameServer(String server) throws IOException {
        Path spec = folder.resolve("relay.json");
        Files.writeString(spec, """
                {"acceptedDomains": ["contoso.com"], "server": "%s",
                 "connector": {"Name": "a", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                               "SenderIPAddresses": ["203.0.113.10"]},
                 "test": {"from": "a@contoso.com", "to": ["b@contoso.com"]}}
                """.formatted(server));

        for (Run run : new Run[] {
            Run.here(new SendPlain(), "--spec", spec.toString()), Run.here(new Rehearse(), "--spec", spec.toString())
        }) {
            assertEquals(2, run.exitCode(), run.toString());
            assertTrue(run.stderr().contains("server in relay.json " + server), run.stderr());
        }
        Run print = Run.here(new ConnectorSpec(), "print", spec.toString(), "--as", "postfix");
        assertEquals(1, print.exitCode(), print.toString());
        assertTrue(print.stdout().contains("FAIL  server is " + server), print.toString());
    }

    /** The SPF record ends in -all, so an address must not be left out of it without a word. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"198.51.100.010", "198.51.100.300", "198.51.100"})
    void noAddressIsLeftOutOfTheSpfRecord(String address) throws IOException {
        Path spec = folder.resolve("spf.json");
        Files.writeString(spec, """
                {"acceptedDomains": ["contoso.com"], "publicIps": ["%s"],
                 "connector": {"Name": "a", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                               "SenderIPAddresses": ["203.0.113.10"]}}
                """.formatted(address));

        Run run = Run.here(new ConnectorSpec(), "print", spec.toString(), "--as", "spf");

        assertEquals(2, run.exitCode(), run.toString());
        assertTrue(run.stderr().contains("publicIps " + address), run.stderr());
        assertEquals("", run.stdout());
    }
}
