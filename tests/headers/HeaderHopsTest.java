package tests.headers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scripts.HeaderHops;
import tests.Checkout;
import tests.Golden;
import tests.Run;

/** What header-hops prints, and its exit code. */
class HeaderHopsTest {
    private static final Path ROUTES = Checkout.root().resolve("tests/messages/routes");

    @TempDir
    Path folder;

    @Test
    void jsonHasNoLineForTheHeadingOfCsv() {
        String message = Checkout.root()
                .resolve("tests/messages/routes/10-never-microsoft.eml")
                .toString();
        Run both = Run.here(new HeaderHops(), "--json", "--csv", message);
        assertEquals(Run.here(new HeaderHops(), "--json", message).stdout(), both.stdout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "05", "06", "08", "10", "11", "12", "13", "17", "18"})
    void tellsTheRoute(String number) throws IOException {
        Golden.check("header-hops-" + number, run(number), dir());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wide", "--csv", "--markdown", "--json"})
    void hasOtherShapes(String option) throws IOException {
        Golden.check("header-hops-01" + option.substring(1), run("01", option), dir());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "04", "08", "09", "11", "12", "14", "16", "17"})
    void fitsAHundredColumns(String number) throws IOException {
        run(number)
                .stdout()
                .lines()
                .skip(1)
                .forEach(line -> assertTrue(line.length() <= 100, () -> line.length() + ": " + line));
    }

    @Test
    void hasHelp() {
        Golden.check("header-hops-help", Run.here(new HeaderHops(), "--help"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    01 | --expect-connector                        | 0 | info  --expect-connector: X-MS-Exchange-CrossTenant-FromEntityHeader: HybridOnPrem
                    05 | --expect-connector                        | 1 | FAIL  --expect-connector: X-MS-Exchange-Organization-MessageDirectionality: Incoming
                    18 | --expect-connector                        | 1 | FAIL  --expect-connector: unknown: no header of Exchange says how it came
                    10 | --expect-connector                        | 1 | FAIL  --expect-connector: it never was in Exchange Online
                    02 | --expect-tls                              | 0 | info  --expect-tls: the entry was over TLS 1.3
                    01 | --expect-tls                              | 1 | FAIL  --expect-tls: the entry was in clear
                    06 | --expect-tls                              | 1 | FAIL  --expect-tls: there is no entry by SMTP
                    01 | --expect-ip 203.0.113.25                  | 0 | Exchange Online saw 203.0.113.25
                    01 | --expect-ip 203.0.113.0/24                | 0 | Exchange Online saw 203.0.113.25
                    01 | --expect-ip 203.0.113.0/30                | 1 | FAIL  --expect-ip 203.0.113.0/30: Exchange Online saw 203.0.113.25
                    01 | --expect-ip 192.0.2.1 --expect-ip 203.0.113.25 | 0 | Exchange Online saw 203.0.113.25
                    06 | --expect-ip 203.0.113.25                  | 1 | no address is known that Exchange Online saw
                    01 | --expect-tenant 1F0C2B5E-6A41-4C1D-9D7E-0A1B2C3D4E5F | 0 | the Exchange headers are of tenant 1f0c2b5e
                    01 | --expect-tenant c0ffee00-1234-4abc-8def-00aa11bb22cc | 1 | FAIL  --expect-tenant c0ffee00
                    18 | --expect-tenant c0ffee00-1234-4abc-8def-00aa11bb22cc | 1 | no header names a tenant
                    01 | --max-delay 3                             | 0 | no hop took longer
                    01 | --max-delay 2                             | 1 | FAIL  --max-delay 2: hop 5 took 3 s
                    12 | --max-delay 60                            | 1 | FAIL  --max-delay 60: hop 2 took 2 h 0 m 3 s
                    01 | --expect-hop relay01.contoso.com          | 0 | --expect-hop relay01.contoso.com: at hop 1
                    01 | --expect-hop contoso.com --expect-hop google.com | 0 | --expect-hop google.com: at hop 5
                    01 | --expect-hop google.com --expect-hop contoso.com | 1 | FAIL  --expect-hop contoso.com: no hop names it
                    01 | --expect-hop 192.168.0.3                  | 0 | at hop 1
                    01 | --expect-hop toso.com                     | 1 | FAIL  --expect-hop toso.com: no hop names it
                    01 | --expect-ip 203.0.113                     | 2 | it is not an IP address
                    01 | --max-delay soon                          | 2 | --max-delay soon: it takes whole seconds
                    01 | --utc --local                             | 2 | --utc --local: one excludes the other
                    01 | --csv --markdown                          | 2 | one excludes the other
                    01 | --clipboard                               | 2 | --clipboard FILE: one excludes the other
                    01 | --html /no/such/folder/page.html          | 2 | --html /no/such/folder/page.html
                    """)
    void checksWhatIsExpected(String number, String options, int exit, String text) throws IOException {
        Run run = run(number, options.split(" "));
        assertEquals(exit, run.exitCode(), run::toString);
        assertTrue(run.toString().replaceAll("\\s+", " ").contains(text.replaceAll("\\s+", " ")), run::toString);
    }

    @Test
    void eachFailureIsNamed() throws IOException {
        Run run = run("01", "--expect-tls", "--max-delay", "1", "--expect-hop", "fabrikam.com");
        assertEquals(1, run.exitCode());
        assertEquals(
                3, run.stdout().lines().filter(line -> line.startsWith("FAIL")).count());
    }

    @Test
    void relayJsonIsWhatIsExpected() throws IOException {
        Path spec = folder.resolve("relay.json");
        Files.writeString(spec, "{\"acceptedDomains\":[\"contoso.com\"],\"publicIps\":[\"203.0.113.25\"]}");
        assertEquals(0, run("01", "--spec", spec.toString()).exitCode());
        Run other = run("05", "--spec", spec.toString());
        assertEquals(1, other.exitCode());
        assertTrue(other.stdout().contains("That makes it Direct Send"), other::toString);
        assertTrue(other.stdout().contains("FAIL  --expect-ip 203.0.113.25"), other::toString);
    }

    @Test
    void findsTheTestMessage() throws IOException {
        StringBuilder mbox = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            mbox.append("From a@b.c Tue Jun  3 10:00:00 2025\nReceived: by b.example.org with SMTP")
                    .append("; Tue, 3 Jun 2025 10:00:00 +0000\nX-Relaykit-Test-Id: id" + i)
                    .append("\nSubject: s" + i + "\n\nbody\n\n");
        }
        Path file = folder.resolve("a.mbox");
        Files.writeString(file, mbox);
        Run found = Run.here(new HeaderHops(), "--test-id", "id321", file.toString());
        assertEquals(0, found.exitCode());
        assertTrue(found.stdout().startsWith(file + " message 322: s321\n"), found::toString);
        Run missing = Run.here(new HeaderHops(), "--test-id", "id", file.toString());
        assertEquals(1, missing.exitCode());
        assertTrue(missing.stdout().contains("FAIL  --test-id id: no message"), missing::toString);
    }

    @Test
    void timesCanBeThoseOfTheMachine() {
        Run run = Run.with()
                .jvm("-Duser.timezone=Asia/Kolkata")
                .script(HeaderHops.class, "--local", message("01").toString());
        assertTrue(run.stdout().contains("local time"), run::toString);
        assertTrue(run.stdout().contains("15:00:00"), run::toString);
    }

    @Test
    void saysWhatIsNoMessage() throws IOException {
        Path file = folder.resolve("x.txt");
        Files.writeString(file, "no header here\n");
        Golden.check("header-hops-no-header", Run.here(new HeaderHops(), file.toString()));
        Golden.check("header-hops-no-file", Run.here(new HeaderHops(), "no/such/file.eml"));
        Files.writeString(file, "Subject: a draft\n\n");
        Golden.check("header-hops-draft", Run.here(new HeaderHops(), file.toString()), dir());
    }

    private Run run(String number, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of(options));
        args.add(message(number).toString());
        return Run.here(new HeaderHops(), args.toArray(String[]::new));
    }

    private static Path message(String number) {
        return Checkout.files("tests/messages/routes").stream()
                .filter(name -> name.contains("/" + number + "-"))
                .map(Checkout.root()::resolve)
                .findFirst()
                .orElseThrow();
    }

    private String[] dir() {
        return new String[] {
            "(" + ROUTES + "|" + folder + ")", "<dir>",
        };
    }
}
