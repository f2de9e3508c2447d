package tests.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lib.finding.Finding;
import lib.relay.Relay;
import lib.relay.RelayFile;
import lib.relay.RelayRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorRulesTest {
    private static final String ALWAYS_BY_ADDRESS = "INFO connector.null-sender, INFO connector.address-yours-alone";

    @TempDir
    Path folder;

    /**
     * The connector's properties after Name and SenderDomains; IP and CERT stand for a connector with nothing to say
     * about. The findings are those beside {@link #ALWAYS_BY_ADDRESS}.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    by address            | IP | ''
                    by certificate        | CERT | ''
                    neither               | "ConnectorType": "OnPremises" | FAIL connector.identifies-nobody
                    certificate, no TLS   | "ConnectorType": "OnPremises", "TlsSenderCertificateName": "*.contoso.com" | FAIL connector.tls-off
                    old recipe            | IP, "RestrictDomainsToIPAddresses": true | WARN connector.restrict-no-effect
                    restricted certificate | CERT, "RestrictDomainsToCertificate": true | INFO connector.restrict-certificate-no-effect
                    restricts to nothing  | "ConnectorType": "Partner", "RestrictDomainsToIPAddresses": true | FAIL connector.restrict-no-address, WARN connector.restrict-blocks-all, INFO connector.partner-no-relay
                    no certificate        | "ConnectorType": "Partner", "RestrictDomainsToCertificate": true | FAIL connector.restrict-no-certificate, WARN connector.restrict-blocks-all, INFO connector.partner-no-relay
                    both restrictions     | IP, "RequireTls": true, "TlsSenderCertificateName": "*.contoso.com", "RestrictDomainsToIPAddresses": true, "RestrictDomainsToCertificate": true | FAIL connector.restrict-both, INFO connector.restrict-certificate-no-effect, INFO connector.address-yours-alone, WARN connector.restrict-no-effect
                    cloud services        | CERT, "CloudServicesMailEnabled": true | WARN connector.cloud-services
                    cloud services, partner | "ConnectorType": "Partner", "CloudServicesMailEnabled": true | FAIL connector.cloud-services-partner, INFO connector.partner-no-relay
                    internal              | CERT, "TreatMessagesAsInternal": true | WARN connector.internal-unfiltered
                    internal and cloud services | CERT, "TreatMessagesAsInternal": true, "CloudServicesMailEnabled": true | FAIL connector.internal-cloud-services, WARN connector.internal-unfiltered
                    internal, partner     | "ConnectorType": "Partner", "TreatMessagesAsInternal": true | FAIL connector.internal-partner, WARN connector.internal-unfiltered, INFO connector.partner-no-relay
                    TLS by address        | IP, "RequireTls": true | INFO connector.tls-by-address
                    disabled              | CERT, "Enabled": false | WARN connector.disabled
                    organizations         | CERT, "TrustedOrganizations": ["fabrikam.com"] | WARN connector.organizations-alone
                    filtering             | CERT, "EFSkipLastIP": true, "EFSkipIPs": ["8.8.8.8"] | WARN connector.filtering-both
                    private address       | TYPE, "SenderIPAddresses": ["10.1.2.3"] | WARN connector.address-private
                    private range         | TYPE, "SenderIPAddresses": ["192.168.0.1/25"] | WARN connector.address-private, INFO connector.address-host-bits
                    172.16.0.0/12         | TYPE, "SenderIPAddresses": ["172.31.255.255"] | WARN connector.address-private
                    just outside of it    | TYPE, "SenderIPAddresses": ["172.32.0.1"] | ''
                    loopback              | TYPE, "SenderIPAddresses": ["127.0.0.1"] | WARN connector.address-reserved
                    carrier NAT           | TYPE, "SenderIPAddresses": ["100.64.0.1"] | WARN connector.address-reserved
                    link-local            | TYPE, "SenderIPAddresses": ["169.254.1.1"] | WARN connector.address-reserved
                    benchmarks            | TYPE, "SenderIPAddresses": ["198.19.255.255"] | WARN connector.address-reserved
                    after benchmarks      | TYPE, "SenderIPAddresses": ["198.20.0.0"] | ''
                    multicast             | TYPE, "SenderIPAddresses": ["239.1.1.1"] | WARN connector.address-reserved
                    broadcast             | TYPE, "SenderIPAddresses": ["255.255.255.255"] | WARN connector.address-reserved
                    documentation         | TYPE, "SenderIPAddresses": ["203.0.113.10"] | INFO connector.address-documentation
                    Exchange Online's     | TYPE, "SenderIPAddresses": ["40.107.1.1"] | WARN connector.address-microsoft
                    host bits             | TYPE, "SenderIPAddresses": ["8.8.8.10/28"] | INFO connector.address-host-bits
                    twice                 | TYPE, "SenderIPAddresses": ["8.8.8.8", "8.8.8.8/32"] | WARN connector.address-duplicate
                    overlap               | TYPE, "SenderIPAddresses": ["8.8.8.0/24", "8.8.8.8"] | WARN connector.address-overlap
                    wildcard inside       | CERT, "SenderDomains": ["a.*.contoso.com"] | FAIL connector.sender-domain-wildcard, INFO connector.sender-domains-no-effect
                    wildcard and domain   | PARTNER, "SenderDomains": ["*.fabrikam.com"] | INFO connector.partner-no-relay
                    address space         | PARTNER, "SenderDomains": ["smtp:fabrikam.com;1"] | INFO connector.partner-no-relay
                    no domain             | PARTNER, "SenderDomains": ["@fabrikam.com"] | INFO connector.partner-no-relay, FAIL connector.sender-domain-form
                    none                  | CERT, "SenderDomains": [] | FAIL connector.sender-domains-missing
                    blocks all            | PARTNER, "RequireTls": true, "RestrictDomainsToCertificate": true, "TlsSenderCertificateName": "*.fabrikam.com", "AssociatedAcceptedDomains": [] | WARN connector.restrict-blocks-all, INFO connector.partner-no-relay
                    subject for a name    | "ConnectorType": "OnPremises", "RequireTls": true, "TlsSenderCertificateName": "CN=mail.contoso.com" | FAIL connector.certificate-name-form
                    wildcard inside the name | "ConnectorType": "OnPremises", "RequireTls": true, "TlsSenderCertificateName": "mail.*.contoso.com" | FAIL connector.certificate-name-wildcard
                    one label below       | "ConnectorType": "OnPremises", "RequireTls": true, "TlsSenderCertificateName": "mail.contoso.com" | WARN connector.certificate-host-not-accepted
                    two labels below      | "ConnectorType": "OnPremises", "RequireTls": true, "TlsSenderCertificateName": "mail.sub.contoso.com" | WARN connector.certificate-domain-not-accepted
                    wildcard below        | "ConnectorType": "OnPremises", "RequireTls": true, "TlsSenderCertificateName": "*.sub.contoso.com" | WARN connector.certificate-domain-not-accepted
                    the domain itself     | "ConnectorType": "OnPremises", "RequireTls": true, "TlsSenderCertificateName": "Contoso.com" | ''
                    not accepted          | CERT, "AssociatedAcceptedDomains": ["fabrikam.com"] | WARN connector.associated-not-accepted
                    hidden character      | CERT, "Comment": "a\\u202Eb" | FAIL connector.hidden-character
                    """)
    void finds(String name, String properties, String expected) throws IOException {
        String json = properties
                .replace("IP,", "TYPE, \"SenderIPAddresses\": [\"8.8.8.8\"],")
                .replaceFirst("IP$", "TYPE, \"SenderIPAddresses\": [\"8.8.8.8\"]")
                .replace("TYPE", "\"ConnectorType\": \"OnPremises\"")
                .replace("PARTNER", "\"ConnectorType\": \"Partner\"")
                .replace(
                        "CERT",
                        "\"ConnectorType\": \"OnPremises\", \"RequireTls\": true,"
                                + " \"TlsSenderCertificateName\": \"*.contoso.com\"");
        String domains = json.contains("SenderDomains") ? "" : "\"SenderDomains\": [\"*\"], ";
        String found = found(relay("\"Name\": \"a\", " + domains + json), false);
        assertEquals(expected, found.replaceFirst("^" + ALWAYS_BY_ADDRESS + "(, )?", ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing               | {} | FAIL relay.no-connector, WARN relay.no-accepted-domains
                    address not named     | {"acceptedDomains": ["contoso.com"], "publicIps": ["8.8.4.4"], "connector": IP} | WARN relay.address-not-named
                    address named         | {"acceptedDomains": ["contoso.com"], "publicIps": ["8.8.8.8"], "connector": IP} | ''
                    sender elsewhere      | {"acceptedDomains": ["contoso.com"], "connector": IP, "test": {"from": "a@fabrikam.com"}} | WARN relay.sender-not-accepted
                    sender inside         | {"acceptedDomains": ["contoso.com"], "connector": IP, "test": {"from": "a@CONTOSO.com"}} | ''
                    one name twice        | {"acceptedDomains": ["contoso.com"], "connectors": [IP, {"Name": "A", "ConnectorType": "OnPremises", "SenderDomains": ["*"], "RequireTls": true, "TlsSenderCertificateName": "*.contoso.com"}]} | FAIL relay.name-twice
                    same addresses        | {"acceptedDomains": ["contoso.com"], "connectors": [IP, {"Name": "b", "ConnectorType": "OnPremises", "SenderDomains": ["*"], "SenderIPAddresses": ["8.8.8.0/24"]}]} | WARN relay.connectors-overlap
                    log-in host           | {"acceptedDomains": ["contoso.com"], "server": "SMTP.office365.com:587", "connector": IP} | FAIL relay.server-submission
                    an address            | {"acceptedDomains": ["contoso.com"], "server": "52.101.1.2", "connector": IP} | WARN relay.server-address
                    a URL                 | {"acceptedDomains": ["contoso.com"], "server": "http://x y", "connector": IP} | FAIL relay.server-form
                    no domain             | {"acceptedDomains": ["not a domain"], "connector": IP} | FAIL relay.value-form
                    no recipient          | {"acceptedDomains": ["contoso.com"], "connector": IP, "test": {"to": ["xx"]}} | FAIL relay.value-form
                    no EHLO name          | {"acceptedDomains": ["contoso.com"], "connector": IP, "test": {"ehlo": "a b"}} | FAIL relay.value-form
                    EHLO by address       | {"acceptedDomains": ["contoso.com"], "connector": IP, "test": {"ehlo": "[192.0.2.1]"}} | ''
                    to be removed         | {"acceptedDomains": ["contoso.com"], "connectors": [{"Name": "old", "ensure": "Absent"}]} | ''
                    wanted and not        | {"acceptedDomains": ["contoso.com"], "connectors": [IP, {"Name": "A", "ensure": "Absent"}]} | FAIL relay.name-absent
                    other type            | {"acceptedDomains": ["contoso.com"], "connectors": [IP, {"Name": "b", "ConnectorType": "Partner", "SenderDomains": ["*"], "SenderIPAddresses": ["8.8.8.0/24"]}]} | ''
                    """)
    void findsInTheWhole(String name, String json, String expected) throws IOException {
        String byAddress = "{\"Name\": \"a\", \"ConnectorType\": \"OnPremises\", \"SenderDomains\": [\"*\"],"
                + " \"SenderIPAddresses\": [\"8.8.8.8\"]}";
        Files.writeString(
                folder.resolve("relay.json"),
                json.replace("IP,", byAddress + ",").replace("IP}", byAddress + "}"));
        Relay relay = RelayFile.read(folder.resolve("relay.json"));
        List<String> found = new ArrayList<>();
        for (Finding finding : RelayRules.check(relay, false)) {
            if (finding.id().startsWith("relay.")) {
                found.add(finding.severity() + " " + finding.id());
            }
        }
        assertEquals(expected, String.join(", ", found));
    }

    /** What Exchange could not take, or what nobody sees. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no address to skip   | "EFSkipIPs": ["hello"] | FAIL connector.skip-form
                    a private network    | "EFSkipIPs": ["10.0.0.0/8"] | FAIL connector.skip-unsupported
                    Microsoft's own      | "EFSkipIPs": ["40.92.0.1-40.92.0.9"] | FAIL connector.skip-unsupported
                    a gateway's          | "EFSkipIPs": ["9.9.9.9", "8.8.8.8-8.8.8.9", "9.9.9.0/24"] | ''
                    nobody               | "EFUsers": ["nobody"] | FAIL connector.user-form
                    address for a name   | "TlsSenderCertificateName": "8.8.8.8" | FAIL connector.certificate-name-form
                    zero width           | "Comment": "a\u200Bb" | FAIL connector.hidden-character
                    word joiner          | "Comment": "a\u2060b" | FAIL connector.hidden-character
                    soft hyphen          | "Comment": "a\u00ADb" | FAIL connector.hidden-character
                    Hangul filler        | "Comment": "a\u3164b" | FAIL connector.hidden-character
                    a tag                | "Comment": "a\uDB40\uDC41b" | FAIL connector.hidden-character
                    a family             | "Comment": "\uD83D\uDC69\u200D\uD83D\uDC67" | ''
                    """)
    void findsWhatCannotWork(String name, String property, String expected) throws IOException {
        String more = property.contains("Tls") ? "" : ", \"TlsSenderCertificateName\": \"*.contoso.com\"";
        Relay relay = relay("\"Name\": \"a\", \"ConnectorType\": \"OnPremises\", \"SenderDomains\": [\"*\"],"
                + " \"RequireTls\": true, " + property + more);
        assertEquals(expected, found(relay, false));
    }

    /** The partner's domain is the partner's. */
    @Test
    void aPartnersCertificateNeedsNoAcceptedDomain() throws IOException {
        Relay relay = relay("\"Name\": \"a\", \"ConnectorType\": \"Partner\", \"SenderDomains\": [\"fabrikam.com\"],"
                + " \"RequireTls\": true, \"TlsSenderCertificateName\": \"*.fabrikam.com\"");
        assertEquals("INFO connector.partner-no-relay", found(relay, false));
    }

    /** The old recipe is explained where it is wanted, and a warning where it is not. */
    @ParameterizedTest
    @CsvSource({"true, INFO", "false, WARN"})
    void explainsTheOldRecipe(boolean classic, String severity) throws IOException {
        String found = found(
                relay("\"Name\": \"a\", \"ConnectorType\": \"OnPremises\","
                        + " \"SenderDomains\": [\"*\"], \"SenderIPAddresses\":"
                        + " [\"8.8.8.8\"], \"RestrictDomainsToIPAddresses\": true"),
                classic);
        assertTrue(found.endsWith(severity + " connector.restrict-no-effect"), found);
    }

    private Relay relay(String properties) throws IOException {
        Path file = Files.writeString(
                folder.resolve("relay.json"),
                "{\"acceptedDomains\": [\"contoso.com\"], \"connector\": {" + properties + "}}");
        return RelayFile.read(file);
    }

    private static String found(Relay relay, boolean classic) {
        List<String> found = new ArrayList<>();
        for (Finding finding : RelayRules.check(relay, classic)) {
            assertTrue(finding.severity() == Finding.Severity.INFO
                    || finding.next().isPresent());
            assertTrue(finding.source().isPresent(), finding.id());
            found.add(finding.severity() + " " + finding.id());
        }
        return String.join(", ", found);
    }
}
