package tests.relayspec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lib.connector.ConnectorProperty;
import lib.finding.Finding;
import lib.rehearsal.KeyFiles;
import lib.relay.Relay;
import lib.relay.RelayFile;
import lib.relay.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import scripts.ConnectorSpec;
import scripts.PfxCheck;
import tests.Golden;
import tests.RandomRelay;
import tests.RehearsalEndpoint;
import tests.Run;

class ConnectorSpecTest {
    private static final String[] FORMS = {
        "powershell",
        "verify",
        "rollback",
        "message-trace",
        "steps",
        "table",
        "dsc",
        "json",
        "postfix",
        "exim",
        "sendmail",
        "opensmtpd",
        "iis",
        "exchange-server"
    };

    @TempDir
    Path folder;

    /** The two connectors of the recipe of 2020, in every form. */
    @ParameterizedTest
    @ValueSource(strings = {"non-tls", "tls"})
    void printsEveryForm(String relay) {
        for (String form : FORMS) {
            Run run = Run.here(
                    new ConnectorSpec(),
                    "print",
                    "tests/relays/" + relay + ".json",
                    "--classic",
                    "--as",
                    form,
                    "--network",
                    "192.0.2.0/28");
            Golden.check("connector-spec-" + relay + "-" + form, run);
        }
    }

    @Test
    void showsTheNewAdminCenterToo() {
        Golden.check("connector-spec-steps-new", run("print", "tests/relays/tls.json", "--as", "steps"));
    }

    @ParameterizedTest
    @CsvSource({"non-tls, ''", "non-tls, --classic", "tls, ''"})
    void checks(String relay, String classic) {
        String file = "tests/relays/" + relay + ".json";
        Run run = classic.isEmpty() ? run("check", file) : run("check", file, classic);
        Golden.check("connector-spec-check-" + relay + classic, run);
    }

    @Test
    void checksAllOfABadFile() {
        Golden.check("connector-spec-check-bad", run("check", "tests/relays/bad.json"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    none     | non-tls | '' | v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com -all
                    merged   | non-tls | v=spf1 mx include:spf.example.net ~all | v=spf1 ip4:203.0.113.10 mx include:spf.example.net include:spf.protection.outlook.com ~all
                    complete | tls | v=spf1 include:spf.protection.outlook.com -all | v=spf1 include:spf.protection.outlook.com -all
                    """)
    void printsTheSpfRecord(String name, String relay, String existing, String expected) {
        String file = "tests/relays/" + relay + ".json";
        Run run = existing.isEmpty()
                ? run("print", file, "--as", "spf")
                : run("print", file, "--as", "spf", "--spf", existing);
        assertEquals(0, run.exitCode(), run::toString);
        List<String> lines = run.stdout().lines().toList();
        assertEquals(expected, lines.get(0));
        assertTrue(lines.get(lines.size() - 1).contains(" of 10 DNS lookups"), run::toString);
    }

    /** What the schema names is what is read, with the type that it names. */
    @Test
    void schemaAndReaderAgree() throws IOException {
        Map<Schema.Type, List<String>> values = new EnumMap<>(Schema.Type.class);
        values.put(Schema.Type.TEXT, List.of("\"OnPremises\""));
        values.put(Schema.Type.TEXTS, List.of("[\"8.8.8.8\"]", "[]"));
        values.put(Schema.Type.TRUTH, List.of("true", "false"));
        values.put(Schema.Type.OBJECT, List.of("{}"));
        values.put(Schema.Type.OBJECTS, List.of("[]"));
        for (String object : List.of("relay", "connector", "test")) {
            Schema.fields(object)
                    .forEach((field, is) -> values.forEach(
                            (type, texts) -> texts.forEach(text -> assertTaken(object, field, is.type(), type, text))));
        }
    }

    private void assertTaken(String object, String field, Schema.Type is, Schema.Type given, String text) {
        boolean empty = text.equals("[]") && (is == Schema.Type.TEXTS || is == Schema.Type.OBJECTS);
        boolean taken = is == Schema.Type.READ_ONLY || is == given || empty;
        String json = "{\"" + field + "\": " + text + "}";
        String inside = object.equals("relay") ? json : "{\"" + object + "\": " + json + "}";
        List<Finding> faults = new ArrayList<>();
        try {
            RelayFile.read("file", relay(inside), faults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(
                !taken,
                faults.stream().anyMatch(fault -> fault.id().equals("relay.type")),
                object + " " + field + " " + text + ": " + faults);
    }

    /** The one list of properties and the schema that editors complete by. */
    @ParameterizedTest
    @EnumSource
    void schemaHasTheProperty(ConnectorProperty property) {
        Schema.Type type = switch (property.kind()) {
            case TEXT, PROSE, TYPE -> Schema.Type.TEXT;
            case TEXTS, DOMAINS, RANGES -> Schema.Type.TEXTS;
            case TRUTH -> Schema.Type.TRUTH;
        };
        Schema.Field field = Schema.fields("connector").get(property.toString());
        assertEquals(type, field == null ? null : field.type());
    }

    /** What the printed forms can have is what the schema documents. */
    @Test
    void everyPropertyIsDocumented() {
        RandomRelay relays = new RandomRelay(1);
        Set<String> printed = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            relays.next()
                    .connectors()
                    .forEach(one -> printed.addAll(one.properties().keySet()));
        }
        Set<String> documented = new TreeSet<>();
        Schema.fields("connector").forEach((name, field) -> {
            if (field.type() != Schema.Type.READ_ONLY) {
                assertFalse(field.description().isEmpty(), name);
                documented.add(name);
            }
        });
        printed.add("ensure"); // What it says stands in no property.
        assertEquals(documented, printed);
    }

    @Test
    void prefersNothingToWhatCouldNotWork() throws IOException {
        Path file = relay("{\"connector\": {\"Name\": \"a\", \"ConnectorType\": \"OnPremises\"}}");
        for (String form : FORMS) {
            Run run = run("print", file.toString(), "--as", form);
            assertEquals(1, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("neither SenderIPAddresses nor"), run::toString);
        }
    }

    @Test
    void writesAStepsPage() throws IOException {
        Path file = relay("""
                        {"connector": {"Name": "<script>&'\\"", "ConnectorType": "OnPremises",
                          "SenderDomains": ["*"], "SenderIPAddresses": ["8.8.8.8"]}}
                        """);
        Path page = folder.resolve("steps.html");
        Run run = run("print", file.toString(), "--as", "steps", "--html", page.toString());
        assertEquals(0, run.exitCode(), run::toString);
        String html = Files.readString(page);
        assertTrue(html.contains("<h2>&lt;script&gt;&amp;&#39;&quot;</h2>"), html);
        assertFalse(html.contains("<script"), html);
        assertTrue(html.contains("Content-Security-Policy"), html);
        Files.writeString(page, "mine");
        Path out = folder.resolve("steps.md");
        Run again = run("print", file.toString(), "--as", "steps", "-o", out.toString(), "--html", page.toString());
        assertEquals(2, again.exitCode(), again::toString);
        assertFalse(Files.exists(out), "all files of one call are written, or none");
        assertEquals("mine", Files.readString(page));
    }

    /** Windows PowerShell reads a script without a byte order mark in the machine's code page. */
    @ParameterizedTest
    @CsvSource({
        "powershell, Relay, Relay, false",
        "powershell, Büro, ('B' + [char]0x00FC + 'ro'), false",
        "message-trace, Büro, ('B' + [char]0x00FC + 'ro'), true",
        "table, Büro, Büro, false"
    })
    void noCodePageChangesAScript(String form, String name, String written, boolean marked) throws IOException {
        Path file = relay("""
                        {"connector": {"Name": "%s", "ConnectorType": "OnPremises",
                          "SenderDomains": ["*"], "SenderIPAddresses": ["8.8.8.8"]}}
                        """.formatted(name));
        Path out = folder.resolve("out");
        Run run = run("print", file.toString(), "--as", form, "-o", out.toString());
        assertEquals(0, run.exitCode(), run::toString);
        byte[] bytes = Files.readAllBytes(out);
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        assertEquals(marked, Arrays.equals(mark, Arrays.copyOf(bytes, 3)));
        assertTrue(new String(bytes, StandardCharsets.UTF_8).contains(written));
    }

    /** Each way to begin, and what the file then says. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    by address        | --ip 203.0.113.10 --ip 198.51.100.0/28 --domain contoso.com | SMTP Relay (IP) | contoso.com | -
                    by certificate    | --certificate *.Contoso.com | SMTP Relay (TLS) | contoso.com | *.contoso.com
                    by host name      | --certificate mail.contoso.com | SMTP Relay (TLS) | contoso.com | mail.contoso.com
                    old recipe        | --ip 203.0.113.10 --domain contoso.com --classic | SMTP Relay (Non-TLS) | contoso.com | -
                    named             | --ip 203.0.113.10 --domain contoso.com --name Printers | Printers | contoso.com | -
                    both              | --ip 203.0.113.10 --certificate *.contoso.com | SMTP Relay (IP) | contoso.com | -
                    """)
    void makesANewOne(String name, String args, String connector, String domain, String certificate)
            throws IOException {
        Path file = folder.resolve("relay.json");
        Run run = run(("new " + args + " -o " + file).split(" "));
        assertEquals(0, run.exitCode(), run::toString);
        Relay relay = RelayFile.read(file);
        assertEquals(connector, relay.connectors().get(0).name());
        assertEquals(List.of(domain), relay.acceptedDomains());
        assertEquals(
                certificate,
                relay.connectors().get(0).tlsSenderCertificateName().orElse("-"));
        assertEquals(args.contains("--classic"), relay.connectors().get(0).restrictDomainsToIPAddresses());
        assertEquals(
                args.contains("--ip") && args.contains("cert") ? 2 : 1,
                relay.connectors().size());
        assertEquals(Schema.text(), Files.readString(folder.resolve("relay.schema.json")));
        assertEquals(0, run("check", file.toString()).exitCode());
        Run again = run(("new " + args + " -o " + file).split(" "));
        assertEquals(2, again.exitCode());
        assertTrue(again.stderr().contains("there is one already"), again::toString);
    }

    /** The names of the certificate, and the connector's value that is right for them, as pfx-check says it. */
    @ParameterizedTest
    @CsvSource({
        "contoso.com mail.contoso.com, contoso.com, *.contoso.com",
        "contoso.com, '', contoso.com",
        "relay.contoso.com, contoso.com, *.contoso.com",
        "relay.contoso.com, '', *.contoso.com",
        "*.contoso.com, contoso.com, *.contoso.com",
        "contoso.com, contoso.com, contoso.com",
    })
    void takesTheNameFromAPfx(String name, String domain, String expected) throws IOException {
        Path pfx = folder.resolve("relay.pfx");
        KeyFiles.writePfx(RehearsalEndpoint.CA.issue(name.split(" ")), pfx, "drill".toCharArray());
        Files.writeString(folder.resolve("password"), "drill\n");
        Path file = folder.resolve("relay.json");
        String args = "new --pfx " + pfx + " --pfx-password-file " + folder.resolve("password") + " -o " + file;
        Run run = run((domain.isEmpty() ? args : args + " --domain " + domain).split(" "));
        assertEquals(0, run.exitCode(), run::toString);
        Relay relay = RelayFile.read(file);
        assertEquals(
                expected, relay.connectors().get(0).tlsSenderCertificateName().orElseThrow());
        assertEquals(pfx, relay.pfx().orElseThrow());
        String check = pfx + " --pfx-password-file " + folder.resolve("password");
        Run said = Run.here(new PfxCheck(), (domain.isEmpty() ? check : check + " --spec " + file).split(" "));
        assertTrue(said.stdout().contains("TlsSenderCertificateName " + expected + "\n"), said::toString);
    }

    @Test
    void saysThatTheCertificateIsForAnotherDomain() throws IOException {
        Path pfx = folder.resolve("relay.pfx");
        KeyFiles.writePfx(RehearsalEndpoint.CA.issue("relay.fabrikam.com"), pfx, "drill".toCharArray());
        Files.writeString(folder.resolve("password"), "drill\n");
        Run run = run(("new --domain contoso.com --pfx " + pfx + " --pfx-password-file " + folder.resolve("password"))
                .split(" "));
        assertEquals(2, run.exitCode());
        assertTrue(run.stderr().contains("its names are relay.fabrikam.com"), run::toString);
    }

    @Test
    void asksAsTheWizardDoes() throws IOException {
        Path file = folder.resolve("relay.json");
        Run run = Run.with()
                .stdin("\nfor printers\n3\n2\n203.0.113.10\ncontoso.com\n-\n")
                .script(ConnectorSpec.class, "new", "--interactive", "-o", file.toString());
        Golden.check("connector-spec-interactive", run, folder.toString(), "<dir>");
        assertEquals(
                "for printers",
                RelayFile.read(file).connectors().get(0).comment().orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no word          | --classic | command line
                    another word     | make | connector-spec make: it takes one of new, check, print, diff
                    no file          | check | it takes one relay.json
                    two files        | check a b | it takes one relay.json
                    one to compare   | diff a | diff takes relay.json and live.json
                    no form          | print tests/relays/tls.json | as what?
                    another form     | print tests/relays/tls.json --as word | it takes one of powershell, verify,
                    nothing to know it by | new --domain contoso.com | by what shall Exchange Online know the relay?
                    no domain        | new --ip 203.0.113.10 | the domain of the senders is not known
                    no address       | new --ip relay | --ip relay: is not an IP address
                    IPv6             | new --ip ::1 | is IPv6
                    no such file     | check none.json | there is no such file
                    open relay       | print tests/relays/tls.json --as postfix --network 0.0.0.0/0 | it would make an open relay
                    nearly           | print tests/relays/tls.json --as postfix --network 8.0.0.0/7 | it would make an open relay
                    open to IPv6     | print tests/relays/tls.json --as postfix --network ::/0 | it would make an open relay
                    a name           | print tests/relays/tls.json --as postfix --network localhost | it is not an IP address
                    odd path         | print tests/relays/tls.json --as exim --pem $HOME/a.pem | a character that not every mail server takes
                    """)
    void refuses(String name, String args, String why) {
        Run run = run(args.split(" "));
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains(why), run::toString);
        assertEquals("", run.stdout());
    }

    @Test
    void saysWhatTheServerIs() throws IOException {
        Path file = relay("""
                        {"acceptedDomains": ["contoso.com"], "connector": {"Name": "a",
                          "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                          "SenderIPAddresses": ["8.8.8.8"]}}
                        """);
        Run run = run("print", file.toString(), "--as", "postfix");
        assertEquals(2, run.exitCode());
        assertTrue(run.stderr().contains("there is no server in it"), run::toString);
    }

    @Test
    void isOneJsonDocument() throws IOException {
        JsonNode check = new ObjectMapper()
                .readTree(run("check", "tests/relays/tls.json", "--json").stdout());
        assertEquals("pass", check.get("status").asText());
        assertEquals(
                "SMTP Relay (TLS)", check.get("data").get("connectors").get(0).asText());
        JsonNode print = new ObjectMapper()
                .readTree(run("print", "tests/relays/tls.json", "--as", "json", "--json")
                        .stdout());
        JsonNode connector =
                new ObjectMapper().readTree(print.get("data").get("text").asText());
        assertEquals("OnPremises", connector.get("ConnectorType").asText());
    }

    private Path relay(String json) throws IOException {
        return Files.writeString(folder.resolve("relay.json"), json);
    }

    private static Run run(String... args) {
        return Run.here(new ConnectorSpec(), args);
    }
}
