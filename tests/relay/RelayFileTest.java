package tests.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lib.connector.Connector;
import lib.connector.ConnectorProperty;
import lib.connector.Ipv4Range;
import lib.finding.Problem;
import lib.relay.Relay;
import lib.relay.RelayFile;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayFileTest {
    private static final String FULL = """
            {
              "$schema": "relay.schema.json",
              // both kinds of comment
              "acceptedDomains": ["contoso.com", "contoso.onmicrosoft.com"], /* are allowed */
              "server": "contoso-com.mail.protection.outlook.com",
              "publicIps": ["203.0.113.10"],
              "connector": { "Name": "SMTP Relay", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                             "RequireTls": true, "TlsSenderCertificateName": "*.contoso.com",
                             "SenderIPAddresses": ["203.0.113.10", "198.51.100.0/24"] },
              "test": { "from": "scanner@contoso.com", "to": ["admin@contoso.com", "a@example.org"],
                        "ehlo": "relay.contoso.com", "pfx": "secret/relay.pfx" }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void readsAll() throws IOException {
        Relay expected = new Relay(
                List.of("contoso.com", "contoso.onmicrosoft.com"),
                Optional.of("contoso-com.mail.protection.outlook.com"),
                List.of("203.0.113.10"),
                List.of(Connector.of("SMTP Relay", Connector.Type.ON_PREMISES)
                        .withSenderIPAddresses(
                                List.of(Ipv4Range.parse("203.0.113.10"), Ipv4Range.parse("198.51.100.0/24")))
                        .withTlsSenderCertificateName("*.contoso.com")
                        .withRequireTls(true)),
                List.of(),
                Optional.of("scanner@contoso.com"),
                List.of("admin@contoso.com", "a@example.org"),
                Optional.of("relay.contoso.com"),
                Optional.of(folder.resolve("secret/relay.pfx")));
        assertEquals(expected, RelayFile.read(file(FULL.getBytes(StandardCharsets.UTF_8))));
    }

    /** As editors and PowerShell's Out-File save it. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsAByteOrderMark(String charset) throws IOException {
        byte[] bytes = ("\uFEFF" + FULL).getBytes(Charset.forName(charset));
        assertEquals(2, RelayFile.read(file(bytes)).acceptedDomains().size());
    }

    @Test
    void readsNothingFromAnEmptyObject() throws IOException {
        assertEquals(Relay.NONE, RelayFile.read(file("{}".getBytes(StandardCharsets.UTF_8))));
    }

    /** As {@code Get-InboundConnector | ConvertTo-Json} gives it back. */
    @Test
    void readsSeveralConnectors() throws IOException {
        String text = """
                {"connectors": [
                  {"Name": "a", "ConnectorType": "Partner", "Enabled": false, "Comment": null,
                   "SenderDomains": ["smtp:*;1"], "TlsSenderCertificateName": null,
                   "RestrictDomainsToIPAddresses": true, "ClientHostNames": [[{}]]},
                  {"ConnectorType": "OnPremises", "Name": "b"}
                ]}
                """;
        List<Connector> connectors =
                RelayFile.read(file(text.getBytes(StandardCharsets.UTF_8))).connectors();
        assertEquals(
                List.of(
                        Connector.of("a", Connector.Type.PARTNER)
                                .withEnabled(false)
                                .withSenderDomains(List.of("smtp:*;1"))
                                .with(ConnectorProperty.RESTRICT_DOMAINS_TO_IP_ADDRESSES, true),
                        Connector.of("b", Connector.Type.ON_PREMISES).withSenderDomains(List.of())),
                connectors);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    misspelt        | {"acceptedDomain": []}    | relay.unknown-field | 1 | 20 | unknown field "acceptedDomain"; did you mean "acceptedDomains"?
                    other case      | {"Server": "a"}           | relay.unknown-field | 1 | 12 | unknown field "Server"; did you mean "server"?
                    unknown         | {"colour": 1}             | relay.unknown-field | 1 | 12 | unknown field "colour"; known here are $schema, acceptedDomains, server, publicIps, connector, connectors, test
                    in test         | {"test": {"form": "a"}}   | relay.unknown-field | 1 | 19 | unknown field "form"; did you mean "from"?
                    on line 3       | {\\n"server": "a",\\n "mx": 1} | relay.unknown-field | 3 | 8 | unknown field "mx"; known here are $schema, acceptedDomains, server, publicIps, connector, connectors, test
                    twice           | {"server": "a", "server": "b"} | relay.not-json | 1 | 25 | Duplicate field 'server'
                    number for text | {"server": 25}            | relay.type | 1 | 12 | server must be text: "..."
                    null for text   | {"server": null}          | relay.type | 1 | 12 | server must be text: "..."
                    blank text      | {"server": " "}           | relay.type | 1 | 12 | server must be text: "..."
                    text for list   | {"test": {"to": "a"}}     | relay.type | 1 | 17 | to must be a list: ["...", "..."]
                    list of numbers | {"publicIps": ["a", 1]}   | relay.type | 1 | 21 | each item of publicIps must be text: "..."
                    list of lists   | {"publicIps": [["a"]]}    | relay.type | 1 | 16 | each item of publicIps must be text: "..."
                    list for object | {"test": []}              | relay.type | 1 | 10 | test must be an object: { ... }
                    text for object | {"connector": "a"}        | relay.type | 1 | 15 | connector must be an object: { ... }
                    list of texts   | {"connectors": ["a"]}     | relay.type | 1 | 17 | each item of connectors must be an object: { ... }
                    connector's field | {"connector": {"TlsSenderCertificate": "a"}} | relay.unknown-field | 1 | 40 | unknown field "TlsSenderCertificate"; did you mean "TlsSenderCertificateName"?
                    no ConnectorType | {"connector": {"Name": "a"}} | relay.connector | 1 | 27 | connector has no ConnectorType
                    no Name         | {"connectors": [{"ConnectorType": "Partner"}]} | relay.connector | 1 | 44 | each item of connectors has no Name
                    connector's type | {"connector": {"ConnectorType": "onpremises"}} | relay.connector | 1 | 33 | ConnectorType is OnPremises or Partner
                    text for truth  | {"connector": {"RequireTls": "yes"}} | relay.type | 1 | 30 | RequireTls must be true or false
                    IPv6 address    | {"connector": {"SenderIPAddresses": ["::1"]}} | connector.address | 1 | 43 | SenderIPAddresses: ::1 is IPv6: Exchange takes IPv4 alone here
                    leading zero    | {"connector": {"SenderIPAddresses": ["203.0.113.010"]}} | connector.address | 1 | 53 | SenderIPAddresses: 203.0.113.010 has a number that begins with 0, which some programs read as octal
                    dash range      | {"connector": {"SenderIPAddresses": ["192.0.2.1-192.0.2.9"]}} | connector.address | 1 | 59 | SenderIPAddresses: 192.0.2.1-192.0.2.9 is a dash range: give CIDR ranges, /24 to /32
                    range too wide  | {"connector": {"SenderIPAddresses": ["192.0.2.0/23"]}} | connector.address | 1 | 52 | SenderIPAddresses: 192.0.2.0/23 takes /24 to /32
                    CR LF in text   | {"test": {"from": "a\\u000d\\u000ab"}} | relay.control-character | 1 | 19 | from has a control character
                    escape in field | {"\\u001b[31m": 1}        | relay.unknown-field | 1 | 16 | unknown field "\u001B[31m"; known here are $schema, acceptedDomains, server, publicIps, connector, connectors, test
                    a list          | []                        | relay.type | 1 | 1 | the file must be an object: { ... }
                    a word          | relay                     | relay.not-json | 1 | 1 | Unrecognized token 'relay': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
                    nothing         | ''                        | relay.type | 1 | 0 | the file must be an object: { ... }
                    cut in a text   | {"server": "contoso       | relay.not-json | 1 | 20 | Unexpected end-of-input in VALUE_STRING
                    cut in a list   | {"publicIps": ["a",       | relay.not-json | 1 | 20 | Unexpected end-of-input within/between Array entries
                    cut in an object | {"server": "a"           | relay.not-json | 1 | 15 | Unexpected end-of-input: expected close marker for Object
                    two documents   | {} {}                     | relay.not-json | 1 | 4 | text after the closing brace
                    single quotes   | {'server': 'a'}           | relay.not-json | 1 | 2 | Unexpected character (''' (code 39)): was expecting double-quote to start field name
                    comma at end    | {"server": "a",}          | relay.not-json | 1 | 16 | Unexpected character ('}' (code 125)): was expecting double-quote to start field name
                    """)
    void refuses(String name, String text, String id, int line, int column, String why) throws IOException {
        String lines = text.replace("\\n", "\n");
        Path file = file(lines.getBytes(StandardCharsets.UTF_8));
        Problem problem = assertThrows(Problem.class, () -> RelayFile.read(file));
        assertEquals(
                id + " | " + file + " line " + line + " column " + column + " | " + why,
                problem.finding().id()
                        + " | "
                        + problem.finding().what()
                        + " | "
                        + problem.finding().why());
        assertEquals(2, problem.verdict().exitCode());
    }

    @Test
    void refusesAWrongCharacterCode() throws IOException {
        Path file = file("{\"server\": \"Gr\u00FC\u00DFe\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                "relay.not-json",
                assertThrows(Problem.class, () -> RelayFile.read(file))
                        .finding()
                        .id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void boundsTheDepth(String opening) throws IOException {
        Path file = file(
                ("{\"connector\": {\"ClientHostNames\":" + opening.repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        Problem problem = Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> assertThrows(Problem.class, () -> RelayFile.read(file)));
        assertEquals("relay.not-json", problem.finding().id());
    }

    @Test
    void boundsTheSize() throws IOException {
        Path file = file(("{}" + " ".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8));
        Problem problem = assertThrows(Problem.class, () -> RelayFile.read(file));
        assertEquals("file.too-large", problem.finding().id());
        assertEquals("it has more than 1048576 bytes", problem.finding().why());
    }

    @Test
    void saysWhichFileIsNotThere() {
        Problem problem = assertThrows(Problem.class, () -> RelayFile.read(folder.resolve("none.json")));
        assertEquals("--spec " + folder.resolve("none.json"), problem.finding().what());
        assertEquals("there is no such file", problem.finding().why());
    }

    @Test
    void saysThatAFolderIsNoFile() {
        Problem problem = assertThrows(Problem.class, () -> RelayFile.read(folder));
        assertEquals("file.unreadable", problem.finding().id());
        assertTrue(
                problem.finding().why().equals("it is a folder"),
                problem.finding().why());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("relay.json"), bytes);
    }
}
