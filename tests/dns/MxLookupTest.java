package tests.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lib.dns.DomainList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What mx-lookup does before and without asking anyone. */
class MxLookupTest {
    @TempDir
    Path folder;

    @Test
    void printsPowerShellForTheDomainsOfRelayJson() throws IOException {
        Path spec = folder.resolve("relay.json");
        Files.writeString(spec, "{\"acceptedDomains\": [\"contoso.com\", \"münchen.example\"]}");
        MxLookupRun run =
                MxLookupRun.of("--spec", spec.toString(), "--powershell", "--tcp", "--nameserver", "192.0.2.53");
        String rest = " -Type MX -DnsOnly -TcpOnly -Server '192.0.2.53'"
                + " | Where-Object QueryType -eq 'MX' | Sort-Object Preference\n";
        assertEquals(
                "Resolve-DnsName -Name 'contoso.com'" + rest + "Resolve-DnsName -Name 'xn--mnchen-3ya.example'" + rest,
                run.out());
        assertEquals(0, run.exitCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no domain at all        | --tcp                                            | mx.nothing-asked
                    nameserver without host | contoso.com --nameserver :53                     | dns.bad-nameserver
                    port out of range       | contoso.com --nameserver 192.0.2.53:65536        | dns.bad-nameserver
                    DoH in clear            | contoso.com --doh http://192.0.2.53/dns-query    | dns.bad-doh
                    DoH with a password     | contoso.com --doh https://u:p@dns.example/       | dns.bad-doh
                    DoH and a nameserver    | contoso.com --doh https://[::1]/ --nameserver ::1 | dns.contradiction
                    DoH over TCP            | contoso.com --doh https://[::1]/ --tcp           | dns.contradiction
                    PowerShell with a port  | contoso.com --powershell --nameserver [::1]:5353 | dns.no-powershell
                    PowerShell with DoH     | contoso.com --powershell --doh https://[::1]/    | dns.no-powershell
                    no such file            | --file no/such/file                              | file.unreadable
                    """)
    void refuses(String name, String arguments, String finding) throws IOException {
        MxLookupRun run = MxLookupRun.of((arguments + " --json").split(" +"));
        assertEquals(finding, run.findings(), run.out());
        assertEquals(2, run.exitCode());
        assertTrue(run.err().startsWith("mx-lookup: "), run.err());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UTF-8, false",
        "UTF-8, true",
        "UTF-16LE, true",
        "UTF-16BE, true",
        "UTF-16LE, false",
        "UTF-16BE, false",
        "ISO-8859-1, false"
    })
    void readsListsAsWindowsWritesThem(String charset, boolean marked) throws IOException {
        Path file = folder.resolve("domains.txt");
        String text = "# ours\r\ncontoso.com\r\n\r\n  münchen.example # theirs\r\n";
        Files.write(file, ((marked ? "\uFEFF" : "") + text).getBytes(Charset.forName(charset)));
        assertEquals(List.of("contoso.com", "münchen.example"), DomainList.read("--file", file.toString()));
    }
}
