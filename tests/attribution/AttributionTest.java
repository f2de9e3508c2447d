package tests.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lib.attribution.Attribution;
import lib.attribution.Client;
import lib.attribution.ClientCertificate;
import lib.attribution.ClientCertificate.Fault;
import lib.attribution.Organization;
import lib.attribution.Organization.Switch;
import lib.attribution.Reason;
import lib.connector.Connector;
import lib.connector.Connector.Type;
import lib.connector.ConnectorProperty;
import lib.connector.Ipv4Range;
import lib.finding.Basis;
import lib.text.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each row of the decision table and each numbered rule is a case, with the tag of its source.
 *
 * <p>A client is an address and what it does on the connection: {@code clear}, {@code tls}, or the names in its
 * certificate with a fault of the chain, such as {@code mail.contoso.com,www.contoso.com!incomplete}.
 */
class AttributionTest {
    private static final List<String> ACCEPTED = List.of("contoso.com", "contoso.onmicrosoft.com");

    private static final Map<String, Connector> CONNECTORS = Map.ofEntries(
            own("ip", "203.0.113.10", ""),
            own("range", "203.0.113.0/24", ""),
            own("ip-tls", "203.0.113.10", "tls"),
            own("wild", "", "*.contoso.com"),
            own("host", "", "mail.contoso.com"),
            own("domain", "", "contoso.com"),
            own("foreign", "", "*.fabrikam.com"),
            own("both", "203.0.113.10", "*.contoso.com"),
            partner("lock-ip", "*", "198.51.100.7", "", true, false),
            partner("lock-cert", "*", "", "gw.gateway.net", false, true),
            partner("lock-fabrikam", "*.fabrikam.com", "198.51.100.7", "", true, false),
            partner("cert-fabrikam", "*.fabrikam.com", "", "gw.fabrikam.com", false, true),
            partner("known-ip", "contoso.com", "198.51.100.7", "", false, false),
            partner("known-ip-2", "*", "203.0.113.77", "", false, false),
            partner("tls-only", "smtp:*;1", "", "", false, false));

    @ParameterizedTest(name = "{0} [{1}]")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # step 0
                    0 banned address              | NDR CAP19 | ip     | address-banned     | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 0 | 550 5.7.606 | none        | nothing            | -           | false
                    0 HELO is the server's name   | NDR       | ip     | helo-is-server     | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 0 | 550 5.7.506 | none        | nothing            | -           | false
                    0 IPv6 without PTR            | NDR       | wild   | ipv6-no-ptr        | 2001:db8::1 mail.contoso.com | scanner@contoso.com | someone@example.org | 0 | 550 5.7.25 | none | nothing | - | false
                    0 IPv6 neither SPF nor DKIM   | NDR       | wild   | ipv6-unsigned      | 2001:db8::1 mail.contoso.com | scanner@contoso.com | someone@example.org | 0 | 450 4.7.26 | none | nothing | - | false
                    0 IPv4 needs no PTR           | NDR       | ip     | ipv6-no-ptr        | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 3 | -           | ip          | sender-domain      | originating | false
                    # step 1
                    1 locked to addresses         | TPC GHOST | lock-ip   | - | 203.0.113.10 clear | scanner@contoso.com | admin@contoso.com | 1 | 550 5.7.51 | none | nothing          | -        | false
                    1 locked to a certificate     | TPC JP    | lock-cert | - | 203.0.113.10 mail.contoso.com | a@fabrikam.com | admin@contoso.com | 1 | 550 5.7.51 | none | nothing | -        | false
                    1 from the locked address     | TPC       | lock-ip   | - | 198.51.100.7 clear | a@fabrikam.com      | admin@contoso.com | 5 | -          | none | recipient-domain | incoming | false
                    1 with the locked certificate | TPC       | lock-cert | - | 192.0.2.1 gw.gateway.net | a@fabrikam.com | admin@contoso.com | 5 | -          | none | recipient-domain | incoming | false
                    1 certificate's chain faulty  | TPC       | lock-cert | - | 192.0.2.1 gw.gateway.net!incomplete | a@fabrikam.com | admin@contoso.com | 1 | 550 5.7.51 | none | nothing | - | false
                    1 sender domain not covered   | NIC       | lock-fabrikam | - | 192.0.2.1 clear | scanner@contoso.com | admin@contoso.com | 5 | -          | none | recipient-domain | incoming | false
                    1 sender's subdomain covered  | NIC       | lock-fabrikam | - | 192.0.2.1 clear | a@eu.fabrikam.com   | admin@contoso.com | 1 | 550 5.7.51 | none | nothing          | -        | false
                    1 null sender, * covers it    | TPC       | lock-ip   | - | 192.0.2.1 clear    | ''                  | admin@contoso.com | 1 | 550 5.7.51 | none | nothing          | -        | true
                    1 null sender, a domain does not | NIC    | lock-fabrikam | - | 192.0.2.1 clear | ''                 | admin@contoso.com | 5 | -          | none | recipient-domain | incoming | false
                    1 own connector comes first   | PARTNER   | lock-ip ip | - | 203.0.113.10 clear | scanner@contoso.com | admin@contoso.com | 3 | -          | ip   | sender-domain    | originating | true
                    1 a second partner knows it   | TPC       | lock-ip known-ip-2 | - | 203.0.113.77 clear | scanner@contoso.com | admin@contoso.com | 5 | -          | none | recipient-domain | incoming | true
                    1 disabled lock does nothing  | FAQ       | lock-ip:off | - | 192.0.2.1 clear  | a@fabrikam.com      | admin@contoso.com | 5 | -          | none | recipient-domain | incoming | false
                    1 recipient of another tenant | IRR       | lock-ip   | - | 192.0.2.1 clear    | a@fabrikam.com      | someone@example.org | 6 | 550 5.7.64 | none | nothing        | -        | false
                    # step 2
                    2 certificate, own sender     | RELAY23   | wild   | - | 192.0.2.1 mail.contoso.com | scanner@contoso.com | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    2 certificate, foreign sender | MC1226222 | wild   | - | 192.0.2.1 mail.contoso.com | a@fabrikam.com      | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    2 certificate, null sender    | ATTR36    | wild   | - | 192.0.2.1 mail.contoso.com | ''                  | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    2 inside recipient            | RELAY23   | wild   | - | 192.0.2.1 mail.contoso.com | ''                  | admin@contoso.com   | 2 | - | certificate | certificate-domain | originating | false
                    2 wildcard literally          | N564      | wild   | - | 192.0.2.1 *.contoso.com    | a@fabrikam.com      | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    2 *.d means d itself too      | NIC       | wild   | - | 192.0.2.1 contoso.com      | a@fabrikam.com      | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    2 connector disabled          | FAQ       | wild:off | - | 192.0.2.1 mail.contoso.com | a@fabrikam.com    | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | true
                    2 wrong name                  | N564      | wild   | - | 192.0.2.1 mail.fabrikam.com | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    2 name only ends alike        | N564      | wild   | - | 192.0.2.1 mail.notcontoso.com | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    2 intermediate not sent       | KB3212877 | wild   | - | 192.0.2.1 mail.contoso.com!incomplete | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    2 unknown root                | RELAYQA   | wild   | - | 192.0.2.1 mail.contoso.com!not-trusted | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    2 expired                     | SEPP      | wild   | - | 192.0.2.1 mail.contoso.com!expired | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | true
                    2 not valid yet               | SEPP      | wild   | - | 192.0.2.1 mail.contoso.com!not-yet-valid | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | true
                    2 TLS without certificate     | RELAY23   | wild   | - | 192.0.2.1 tls              | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    2 wildcard for a host name    | 5.2       | host   | - | 192.0.2.1 *.contoso.com    | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | true
                    # step 3
                    3 address and own sender      | RELAY23   | ip     | - | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | false
                    3 over TLS                    | RELAY23   | ip     | - | 203.0.113.10 tls   | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | false
                    3 inside recipient            | RELAY23   | ip     | - | 203.0.113.10 clear | scanner@contoso.com | admin@contoso.com   | 3 | - | ip | sender-domain | originating | false
                    3 second accepted domain      | RELAY23   | ip     | - | 203.0.113.10 clear | a@CONTOSO.onmicrosoft.com | someone@example.org | 3 | - | ip | sender-domain | originating | false
                    3 subdomain is not accepted   | RELAY23   | ip     | - | 203.0.113.10 clear | a@eu.contoso.com    | someone@example.org | 8 | 550 5.7.64 | ip | nothing | - | false
                    3 in a range                  | NIC       | range  | - | 203.0.113.255 clear | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | false
                    3 beside the range            | NIC       | range  | - | 203.0.112.255 clear | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    3 IPv6 has no connector by IP | NIC       | ip     | - | 2001:db8::1 clear  | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    3 connector disabled          | FAQ       | ip:off | - | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | true
                    3 another connector disabled  | FAQ       | ip wild:off | - | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | false
                    3 same, and it would match    | FAQ       | ip wild:off | - | 203.0.113.10 mail.contoso.com | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | true
                    3 disabled, another address   | FAQ       | ip:off | - | 192.0.2.1 clear    | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    3 for the sender's domain     | NIC       | ip:contoso.com | - | 203.0.113.10 clear | scanner@Contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | false
                    3 for another accepted domain | NIC       | ip:contoso.onmicrosoft.com | - | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | true
                    3 same, inside                | NIC       | ip:contoso.onmicrosoft.com | - | 203.0.113.10 clear | scanner@contoso.com | admin@contoso.com | 5 | - | none | recipient-domain | incoming | true
                    2 for another domain, by certificate | NIC | wild:contoso.onmicrosoft.com | - | 192.0.2.1 mail.contoso.com | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | true
                    2 for a domain, null sender   | NIC       | wild:contoso.com | - | 192.0.2.1 mail.contoso.com | '' | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | true
                    3 headers that are not played | NIC       | ip:hybrid | - | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | true
                    3 same, internal              | NIC       | ip:internal | - | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | true
                    # step 4
                    4 certificate's domain not accepted, sender's is | RELAY23 | foreign | - | 192.0.2.1 mail.fabrikam.com | scanner@contoso.com | someone@example.org | 4 | - | certificate | sender-domain | originating | true
                    # step 5
                    5 direct send                 | NIC   | ip | - | 192.0.2.1 clear | scanner@contoso.com | admin@contoso.com | 5 | - | none | recipient-domain | incoming | false
                    5 mail from the internet      | NIC   | ip | - | 192.0.2.1 tls   | a@fabrikam.com      | admin@contoso.com | 5 | - | none | recipient-domain | incoming | false
                    5 RejectDirectSend            | DS SOC | ip | reject-direct-send | 192.0.2.1 clear | scanner@contoso.com | admin@contoso.com | 5 | 550 5.7.68 | none | nothing | - | false
                    5 same, foreign sender        | SOC   | ip | reject-direct-send | 192.0.2.1 clear | a@fabrikam.com      | admin@contoso.com | 5 | - | none | recipient-domain | incoming | false
                    5 same, null sender           | SOC   | ip | reject-direct-send | 192.0.2.1 clear | ''                  | admin@contoso.com | 5 | - | none | recipient-domain | incoming | false
                    5 same, connector matched     | DS    | ip | reject-direct-send | 203.0.113.10 clear | scanner@contoso.com | admin@contoso.com | 3 | - | ip | sender-domain | originating | false
                    5 same, partner knows source  | SOC   | known-ip | reject-direct-send | 198.51.100.7 clear | scanner@contoso.com | admin@contoso.com | 5 | - | none | recipient-domain | incoming | false
                    5 same, other source          | SOC   | known-ip | reject-direct-send | 198.51.100.8 clear | scanner@contoso.com | admin@contoso.com | 5 | 550 5.7.68 | none | nothing | - | false
                    5 same, partner of other senders knows it | SOC | lock-fabrikam | reject-direct-send | 198.51.100.7 clear | scanner@contoso.com | admin@contoso.com | 5 | - | none | recipient-domain | incoming | false
                    5 same, by certificate        | SOC   | cert-fabrikam | reject-direct-send | 192.0.2.1 gw.fabrikam.com | scanner@contoso.com | admin@contoso.com | 5 | - | none | recipient-domain | incoming | false
                    5 same, chain faulty          | SOC   | cert-fabrikam | reject-direct-send | 192.0.2.1 gw.fabrikam.com!expired | scanner@contoso.com | admin@contoso.com | 5 | 550 5.7.68 | none | nothing | - | false
                    5 same, partner disabled      | SOC   | lock-fabrikam:off | reject-direct-send | 198.51.100.7 clear | scanner@contoso.com | admin@contoso.com | 5 | 550 5.7.68 | none | nothing | - | false
                    # steps 6 and 7
                    6 nothing matches             | IRR    | ip | -            | 192.0.2.1 clear | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    6 no connector at all         | IRR    | -  | -            | 192.0.2.1 clear | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    7 wrong region                | ATTR35 | ip | wrong-region | 192.0.2.1 clear | scanner@contoso.com | someone@example.org | 7 | 451 4.4.62 | none | nothing | - | false
                    7 right with a connector      | IRR    | ip | wrong-region | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | false
                    # steps 8 and 9
                    8 address, foreign sender     | ATTR36 | ip      | - | 203.0.113.10 clear          | a@fabrikam.com | someone@example.org | 8 | 550 5.7.64 | ip          | nothing | - | false
                    8 address, null sender        | ATTR36 RELAY23 | ip | - | 203.0.113.10 clear       | ''             | someone@example.org | 8 | 550 5.7.64 | ip          | nothing | - | false
                    8 certificate and sender foreign | ATTR36HCW | foreign | - | 192.0.2.1 mail.fabrikam.com | a@fabrikam.com | someone@example.org | 8 | 550 5.7.64 | certificate | nothing | - | false
                    9 foreign sender, inside recipient | MC1226222 | ip | - | 203.0.113.10 clear | a@fabrikam.com | admin@contoso.com | 9 | - | ip          | recipient-domain | originating | true
                    9 same by certificate         | MC1226222 | foreign | - | 192.0.2.1 mail.fabrikam.com | a@fabrikam.com | admin@contoso.com | 9 | - | certificate | recipient-domain | originating | true
                    # steps 10 and 11
                    10 nobody has the address     | N541 CAP541 | ip | missing | 192.0.2.1 clear    | a@fabrikam.com      | Nobody@contoso.com | 10 | 550 5.4.1 | none | recipient-domain | - | false
                    10 same through the connector | N541        | ip | missing | 203.0.113.10 clear | scanner@contoso.com | nobody@contoso.com | 10 | 550 5.4.1 | ip   | sender-domain    | - | true
                    11 RequireTls, in clear       | NIC | ip-tls   | - | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 6  | 550 5.7.64 | none | nothing          | -           | true
                    11 same, inside               | NIC | ip-tls   | - | 203.0.113.10 clear | scanner@contoso.com | admin@contoso.com   | 5  | -          | none | recipient-domain | incoming    | true
                    11 RequireTls, with TLS       | NIC | ip-tls   | - | 203.0.113.10 tls   | scanner@contoso.com | someone@example.org | 3  | -          | ip   | sender-domain    | originating | false
                    11 partner, in clear          | NIC | tls-only:tls | - | 192.0.2.1 clear | a@fabrikam.com     | admin@contoso.com   | 11 | 550 5.7.51 | none | nothing          | -           | true
                    11 partner, with TLS          | NIC | tls-only:tls | - | 192.0.2.1 tls   | a@fabrikam.com     | admin@contoso.com   | 5  | -          | none | recipient-domain | incoming    | false
                    # rules of 5.1
                    rule 1 (a) alone is not enough | RELAY23 | ip   | - | 192.0.2.1 clear    | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    rule 1 (b) alone is not enough | RELAY23 | ip   | - | 203.0.113.10 clear | a@fabrikam.com      | someone@example.org | 8 | 550 5.7.64 | ip   | nothing | - | false
                    rule 3 certificate before sender | MC1226222 | wild | - | 192.0.2.1 mail.contoso.com | scanner@contoso.com | admin@contoso.com | 2 | - | certificate | certificate-domain | originating | false
                    rule 3 sender before recipient | MC1226222 | ip | - | 203.0.113.10 clear | scanner@contoso.com | admin@contoso.com | 3 | - | ip | sender-domain | originating | false
                    rule 5 one label below         | ATTR36HCW | wild | - | 192.0.2.1 hostname.contoso.com | '' | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    rule 5 two labels below        | ATTR36HCW | wild | - | 192.0.2.1 hostname.sub.contoso.com | '' | someone@example.org | 8 | 550 5.7.64 | certificate | nothing | - | false
                    rule 5 host-name connector, parent accepted | ATTR36HCW ATTR36 QNA JP | host | - | 192.0.2.1 mail.contoso.com | '' | someone@example.org | 2 | - | certificate | certificate-domain | originating | true
                    rule 5 connector names the accepted domain | ATTR36 | domain | - | 192.0.2.1 contoso.com | '' | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    rule 6 SAN carries the name    | ATTR36 RELAYQA | wild | - | 192.0.2.1 other.example.net,mail.contoso.com | '' | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    rule 6 the accepted one of two | ATTR36 | wild | - | 192.0.2.1 a.b.contoso.com,mail.contoso.com | '' | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    rule 7 self-signed             | RELAYQA | wild | - | 192.0.2.1 mail.contoso.com!self-signed | scanner@contoso.com | someone@example.org | 6 | 550 5.7.64 | none | nothing | - | false
                    rule 8 certificate wins        | MC1226222 | ip wild | - | 203.0.113.10 mail.contoso.com | scanner@contoso.com | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    rule 8 in one connector        | MC1226222 | both | - | 203.0.113.10 mail.contoso.com | scanner@contoso.com | someone@example.org | 2 | - | certificate | certificate-domain | originating | false
                    rule 8 address where the chain is faulty | KB3212877 | ip wild | - | 203.0.113.10 mail.contoso.com!incomplete | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | false
                    12.1 two connectors match      | 12.1 | ip range | - | 203.0.113.10 clear | scanner@contoso.com | someone@example.org | 3 | - | ip | sender-domain | originating | true
                    """)
    void decides(
            String name,
            String source,
            String connectors,
            String switches,
            String client,
            String mailFrom,
            String rcptTo,
            int step,
            String reply,
            String match,
            String by,
            String direction,
            boolean inferred)
            throws UnknownHostException {
        Attribution got = Attribution.of(
                organization(connectors, switches),
                client(client, "helo-is-server".equals(switches)),
                mailFrom,
                rcptTo);
        String said = got.refusal()
                .map(refusal -> refusal.text().split(" ", 3))
                .map(words -> words[0] + " " + words[1])
                .orElse(null);
        assertEquals(
                List.of(step + "", "" + reply, match, by, "" + direction, inferred + ""),
                List.of(
                        got.step() + "",
                        "" + said,
                        Words.of(got.match()),
                        Words.of(got.attributedBy()),
                        "" + got.direction().map(Words::of).orElse(null),
                        (got.basis() == Basis.INFERRED) + ""),
                () -> got.reasons().toString());
        assertFalse(got.reasons().isEmpty());
        Set<String> tags = Set.of(source.split(" "));
        assertTrue(
                !inferred
                        || got.reasons().stream()
                                .filter(Reason::isInferred)
                                .flatMap(reason -> Stream.of(reason.source().split(" ")))
                                .anyMatch(tags::contains),
                () -> "what is inferred is not from " + source + ": " + got.reasons());
    }

    /** Row 8's text is ATTR36's own, row 6's that of KB 3212877. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    203.0.113.10 clear | 550 5.7.64 Relay Access Denied ATTR36. For more details please refer to https://support.microsoft.com/kb/3169958
                    192.0.2.1 clear    | 550 5.7.64 TenantAttribution; Relay Access Denied
                    """)
    void saysWhichOfTheTwo(String client, String text) throws UnknownHostException {
        Attribution got = Attribution.of(
                organization("ip", null), client(client, false), "a@fabrikam.com", "someone@example.org");
        assertEquals(text, got.refusal().orElseThrow().text());
    }

    /** Rule 4's second half: what another tenant has cannot be known here, so it is said. */
    @ParameterizedTest
    @CsvSource({"203.0.113.10 clear, true", "203.0.113.10 mail.contoso.com, false"})
    void warnsOfASharedAddress(String client, boolean warned) throws UnknownHostException {
        Attribution got = Attribution.of(
                organization("ip wild", null), client(client, false), "scanner@contoso.com", "someone@example.org");
        assertEquals(
                warned, got.reasons().stream().anyMatch(reason -> reason.text().contains("another tenant")));
    }

    private static Organization organization(String connectors, String switches) {
        List<Connector> all = new ArrayList<>();
        for (String name : connectors == null ? new String[0] : connectors.split(" ")) {
            String[] parts = name.split(":");
            Connector connector = CONNECTORS.get(parts[0]);
            all.add(parts.length == 1 ? connector : changed(connector, parts[1]));
        }
        Set<Switch> on = EnumSet.noneOf(Switch.class);
        Set<String> missing = Set.of();
        if ("missing".equals(switches)) {
            missing = Set.of("nobody@Contoso.com");
        } else if (switches != null && !switches.equals("helo-is-server")) {
            on.add(Switch.valueOf(switches.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        return new Organization(all, ACCEPTED, on, missing);
    }

    /** Switched, or for mail of one accepted domain alone. */
    private static Connector changed(Connector connector, String how) {
        return switch (how) {
            case "off" -> connector.withEnabled(false);
            case "tls" -> connector.withRequireTls(true);
            case "hybrid" -> connector.with(ConnectorProperty.CLOUD_SERVICES_MAIL_ENABLED, true);
            case "internal" -> connector.with(ConnectorProperty.TREAT_MESSAGES_AS_INTERNAL, true);
            default -> connector.with(ConnectorProperty.ASSOCIATED_ACCEPTED_DOMAINS, List.of(how));
        };
    }

    private static Client client(String text, boolean heloIsServer) throws UnknownHostException {
        String[] parts = text.split(" ");
        InetAddress address = InetAddress.getByName(parts[0]);
        Optional<ClientCertificate> certificate = Optional.empty();
        if (!parts[1].equals("clear") && !parts[1].equals("tls")) {
            String[] shown = parts[1].split("!");
            Optional<Fault> fault = shown.length == 1
                    ? Optional.empty()
                    : Optional.of(
                            Fault.valueOf(shown[1].toUpperCase(Locale.ROOT).replace('-', '_')));
            List<String> names = List.of(shown[0].split(","));
            certificate = Optional.of(new ClientCertificate("CN=" + names.get(0), names, true, fault, "x"));
        }
        return new Client(address, heloIsServer, !parts[1].equals("clear"), certificate);
    }

    private static Map.Entry<String, Connector> own(String name, String address, String tls) {
        Connector own = Connector.of(name, Type.ON_PREMISES).withSenderIPAddresses(addresses(address));
        return Map.entry(
                name,
                tls.isEmpty() || tls.equals("tls")
                        ? own.withRequireTls(!tls.isEmpty())
                        : own.withTlsSenderCertificateName(tls));
    }

    private static Map.Entry<String, Connector> partner(
            String name, String domains, String address, String certificate, boolean toAddress, boolean toCertificate) {
        return Map.entry(
                name,
                Connector.of(name, Type.PARTNER)
                        .withSenderDomains(List.of(domains))
                        .withSenderIPAddresses(addresses(address))
                        .withTlsSenderCertificateName(certificate)
                        .with(ConnectorProperty.RESTRICT_DOMAINS_TO_IP_ADDRESSES, toAddress)
                        .with(ConnectorProperty.RESTRICT_DOMAINS_TO_CERTIFICATE, toCertificate));
    }

    private static List<Ipv4Range> addresses(String text) {
        return text.isEmpty() ? List.of() : List.of(Ipv4Range.parse(text));
    }
}
