package tests.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.connector.Connector;
import lib.exchange.Drift;
import lib.exchange.JsonForm;
import lib.exchange.LiveConnectors;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.relay.Relay;
import lib.relay.RelayFile;
import lib.relay.RelayRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scripts.ConnectorSpec;
import tests.Golden;
import tests.RandomRelay;
import tests.Run;

class ConnectorDriftTest {
    private static final String RELAY = """
            {"acceptedDomains": ["contoso.com"],
             "connector": {"Name": "SMTP Relay", "Comment": "Relay", "ConnectorType": "OnPremises",
               "SenderDomains": ["*"], "SenderIPAddresses": ["8.8.8.8", "8.8.4.0/24"],
               "RequireTls": true, "TlsSenderCertificateName": "*.contoso.com"}}
            """;

    private static final String LIVE = """
            {"Name": "SMTP Relay", "Identity": "SMTP Relay", "Guid": "0b1", "Enabled": true, "Comment": "Relay",
             "ConnectorType": "OnPremises", "ConnectorSource": "Default", "SenderDomains": ["smtp:*;1"],
             "SenderIPAddresses": ["8.8.4.7/24", "8.8.8.8/32"], "RequireTls": true,
             "TlsSenderCertificateName": "*.CONTOSO.com", "RestrictDomainsToIPAddresses": false,
             "RestrictDomainsToCertificate": false, "CloudServicesMailEnabled": false,
             "TreatMessagesAsInternal": false, "EFSkipLastIP": false, "EFSkipIPs": [], "EFUsers": null,
             "AssociatedAcceptedDomains": [], "TrustedOrganizations": [], "WhenChangedUTC": "2026-11-24T09:30:00Z",
             "ObjectState": "Unchanged", "OrganizationalUnitRoot": "x"}
            """;

    private static final long SEED = 20261124;

    @TempDir
    Path folder;

    /** The same connector in every shape that PowerShell gives it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    an object           | %s
                    a list              | [%s]
                    5.1's list          | {"value": [%s], "Count": 1}
                    type as a number    | 1
                    type as an object   | {"value": 1, "Value": "OnPremises"}
                    lists of 5.1        | {"value": ["smtp:*;1"], "Count": 1}
                    a list as a text    | "smtp:*;1"
                    truths as texts     | "True"
                    """)
    void seesThatNothingDiffers(String name, String shape) throws IOException {
        String live = switch (name) {
            case "type as a number", "type as an object" -> LIVE.replace("\"OnPremises\"", shape);
            case "lists of 5.1", "a list as a text" -> LIVE.replace("[\"smtp:*;1\"]", shape);
            case "truths as texts" -> LIVE.replace("true", shape).replace("false", "\"False\"");
            default -> shape.replace("%s", LIVE);
        };
        assertEquals(List.of(), drift(live).findings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsAByteOrderMark(String charset) throws IOException {
        Path file = folder.resolve("live.json");
        Files.write(file, ("\uFEFF" + LIVE).getBytes(Charset.forName(charset)));
        assertEquals(
                "SMTP Relay", LiveConnectors.read("connector-spec", file).get(0).name());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    another address     | "8.8.8.8/32" | "8.8.8.9/32" | drift.differs SenderIPAddresses
                    another comment     | "Comment": "Relay" | "Comment": "relay" | drift.differs Comment
                    no comment          | "Comment": "Relay" | "Comment": null | drift.missing Comment
                    turned off          | "Enabled": true | "Enabled": false | drift.differs Enabled
                    another type        | "OnPremises" | "Partner" | drift.differs ConnectorType
                    spam filtering off  | "TreatMessagesAsInternal": false | "TreatMessagesAsInternal": true | drift.only-there TreatMessagesAsInternal
                    a limit             | "AssociatedAcceptedDomains": [] | "AssociatedAcceptedDomains": ["contoso.com"] | drift.only-there AssociatedAcceptedDomains
                    another name        | "Name": "SMTP Relay" | "Name": "Other" | drift.connector-missing
                    """)
    void seesADrift(String name, String from, String to, String expected) throws IOException {
        List<Finding> findings = drift(LIVE.replace(from, to)).findings();
        String id = expected.split(" ")[0];
        assertEquals(id, findings.get(0).id(), findings::toString);
        assertTrue(findings.get(0).what().endsWith(expected.substring(id.length())), findings::toString);
        assertEquals(Finding.Severity.FAIL, findings.get(0).severity());
    }

    /** As the service gives them: null, empty texts, and properties that only the service sets. */
    private static final String EXPORT = """
            [{"Enabled": true, "ConnectorType": "OnPremises", "ConnectorSource": "AdminUI", "Comment": "",
              "SenderIPAddresses": [], "SenderDomains": ["smtp:*;1"], "TrustedOrganizations": [], "ClientHostNames": [],
              "AssociatedAcceptedDomains": [], "RequireTls": true, "RestrictDomainsToIPAddresses": false,
              "RestrictDomainsToCertificate": false, "CloudServicesMailEnabled": false, "TreatMessagesAsInternal": true,
              "TlsSenderCertificateName": "*.contoso.com", "EFTestMode": false, "ScanAndDropRecipients": [],
              "EFSkipLastIP": false, "EFSkipIPs": [], "EFSkipMailGateway": [], "EFUsers": ["a@contoso.com"],
              "AdminDisplayName": "", "Name": "By certificate", "Identity": "By certificate", "Id": "By certificate",
              "WhenChangedUTC": "2026-07-23T22:55:13.0000000Z", "WhenCreatedUTC": "2026-07-23T22:55:04.0000000Z",
              "Guid": "00000000-0000-0000-0000-000000000001", "ObjectState": "Unchanged", "IsValid": true},
             {"Enabled": false, "ConnectorType": "Partner", "Comment": "first\\r\\nsecond", "SenderDomains":
              ["smtp:fabrikam.com;1", "smtp:*.fabrikam.com;1"], "SenderIPAddresses": ["8.8.8.7/24", "8.8.4.4/32"],
              "RequireTls": false, "TlsSenderCertificateName": null, "Name": "Partner", "IsValid": true}]
            """;

    /** A tenant's export becomes relay.json, and diff against the same export finds nothing. */
    @ParameterizedTest
    @CsvSource({"'',2", "Partner,1", "by certificate,1"})
    void anExportBecomesRelayJson(String name, int connectors) throws IOException {
        Path live = Files.writeString(folder.resolve("live.json"), EXPORT);
        Path file = folder.resolve("relay.json");
        List<String> args =
                new ArrayList<>(List.of("new", "--from", "" + live, "-o", "" + file, "--domain", "contoso.com"));
        args.addAll(name.isEmpty() ? List.of() : List.of("--name", name));
        Run made = Run.here(new ConnectorSpec(), args.toArray(String[]::new));
        assertEquals(0, made.exitCode(), made::toString);
        assertEquals(connectors, RelayFile.read(file).connectors().size());
        Run diff = Run.here(new ConnectorSpec(), "diff", "" + file, "" + live);
        assertEquals(0, diff.exitCode(), diff::toString);
        assertTrue(diff.stdout().contains("the tenant is as relay.json has it"), diff::toString);
    }

    /** Every property of an export may stand in relay.json. */
    @Test
    void anExportIsPasted() throws IOException {
        String one = EXPORT.substring(1, EXPORT.indexOf("},") + 1);
        Relay relay = RelayFile.read(Files.writeString(folder.resolve("relay.json"), "{\"connector\": " + one + "}"));
        assertEquals(List.of("a@contoso.com"), relay.connectors().get(0).efUsers());
        assertEquals(Optional.empty(), relay.connectors().get(0).comment());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    an unknown type | "ConnectorType": "Cloud" | ConnectorType Cloud
                    IPv6            | "ConnectorType": "OnPremises", "SenderIPAddresses": ["2001:db8::1"] | SenderIPAddresses 2001:db8::1
                    a truth         | "ConnectorType": "OnPremises", "Enabled": "maybe" | Enabled maybe
                    """)
    void writesNoHalfConnector(String name, String properties, String named) throws IOException {
        Path live = Files.writeString(folder.resolve("live.json"), "{\"Name\": \"a\", " + properties + "}");
        Run run = Run.here(new ConnectorSpec(), "new", "--from", "" + live, "--domain", "contoso.com");
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains(named), run::toString);
    }

    @Test
    void seesAPartnerThatLocksTheTenant() throws IOException {
        String lock = """
                {"Name": "Gateway", "ConnectorType": "Partner", "Enabled": true, "SenderDomains": ["smtp:*;1"],
                 "RestrictDomainsToIPAddresses": true, "SenderIPAddresses": ["9.9.9.9"], "EFSkipLastIP": true}
                """;
        List<Finding> findings = drift("[" + LIVE + "," + lock + "]").findings();
        assertEquals(
                List.of("drift.partner-locks", "drift.enhanced-filtering"),
                findings.stream().map(Finding::id).toList());
    }

    @Test
    void seesWhoElseWouldTakeTheMail() throws IOException {
        String other = LIVE.replace("SMTP Relay", "Other")
                .replace("\"8.8.4.7/24\", \"8.8.8.8/32\"", "\"1.1.1.1\"")
                .replace("*.CONTOSO.com", "mail.contoso.com");
        List<Finding> findings = drift("[" + LIVE + "," + other + "]").findings();
        assertEquals(
                List.of("relay.connectors-overlap"),
                findings.stream().map(Finding::id).toList());
        assertEquals(
                List.of(),
                drift("[" + LIVE + "," + other.replace("\"Enabled\": true", "\"Enabled\": false") + "]")
                        .findings());
    }

    @Test
    void isShownPropertyByProperty() throws IOException {
        Files.writeString(folder.resolve("relay.json"), RELAY);
        Files.writeString(folder.resolve("live.json"), LIVE.replace("true", "false"));
        Run run = Run.here(
                new ConnectorSpec(),
                "diff",
                folder.resolve("relay.json").toString(),
                folder.resolve("live.json").toString());
        Golden.check("connector-spec-diff", run);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing       | '' | live.no-connectors
                    a text        | "a" | live.no-connectors
                    others        | [{"Name": "a", "DomainName": "b"}] | live.no-connectors
                    cut           | [{"Name": "a" | live.not-json
                    no JSON       | Name : SMTP Relay | live.not-json
                    two documents | {"Name": "a", "ConnectorType": "Partner"} {"Name": "b", "ConnectorType": "Partner"} | live.several-documents
                    outbound      | {"Name": "a", "ConnectorType": "Partner", "RecipientDomains": ["*"], "UseMXRecord": true} | live.outbound
                    no Name       | {"Identity": "a", "ConnectorType": "Partner"} | live.no-name
                    joined text   | {"Name": "a", "ConnectorType": "Partner", "SenderDomains": "smtp:contoso.com;1 smtp:fabrikam.com;1"} | live.cut
                    joined IPs    | {"Name": "a", "ConnectorType": "Partner", "SenderIPAddresses": "8.8.8.8 8.8.4.4"} | live.cut
                    an array type | {"Name": "a", "ConnectorType": "Partner", "EFUsers": "System.Object[]"} | live.cut
                    """)
    void refuses(String name, String live, String id) throws IOException {
        Path file = Files.writeString(folder.resolve("live.json"), live);
        Problem problem = assertThrows(Problem.class, () -> LiveConnectors.read("connector-spec", file));
        assertEquals(id, problem.finding().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"Name\":", "{\"value\":["})
    void boundsTheDepth(String opening) throws IOException {
        Path file = Files.writeString(folder.resolve("live.json"), opening.repeat(100_000));
        Problem problem = assertThrows(Problem.class, () -> LiveConnectors.read("diff", file));
        assertEquals("live.not-json", problem.finding().id());
    }

    /** What is printed as JSON is read back as it was, and differs in nothing from a live one. */
    @Test
    void randomRelaysComeBack() throws IOException {
        RandomRelay relays = new RandomRelay(SEED);
        for (int i = 0; i < 500; i++) {
            Relay relay = relays.next();
            String shown = "seed " + SEED + ", relay " + i;
            List<Finding> fails = RelayRules.check(relay, true).stream()
                    .filter(one -> one.severity() == Finding.Severity.FAIL)
                    .toList();
            assertEquals(List.of(), fails, shown);
            String json = String.join("\n", JsonForm.of(relay.connectors()));
            Path file = Files.writeString(
                    folder.resolve("relay.json"),
                    relay.connectors().size() == 1
                            ? "{\"connector\": " + json + "}"
                            : "{\"connectors\": " + json + "}");
            List<Connector> back = RelayFile.read(file).connectors();
            assertEquals(relay.connectors(), back, shown);
            Path live = Files.writeString(folder.resolve("live.json"), json);
            List<Drift.Row> rows =
                    Drift.of(relay, LiveConnectors.read("connector-spec", live)).rows();
            assertTrue(rows.stream().allMatch(row -> row.state() == Drift.State.SAME), shown + rows);
        }
    }

    private Drift drift(String live) throws IOException {
        Relay relay = RelayFile.read(Files.writeString(folder.resolve("relay.json"), RELAY));
        return Drift.of(
                relay, LiveConnectors.read("connector-spec", Files.writeString(folder.resolve("live.json"), live)));
    }
}
