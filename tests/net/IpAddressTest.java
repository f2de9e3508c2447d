package tests.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lib.net.AddressKind;
import lib.net.IpAddress;
import lib.net.IpNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.ConnectorSpec;
import scripts.HeaderHops;
import scripts.Preflight;
import scripts.Rehearse;
import scripts.SendPlain;
import tests.Checkout;
import tests.Run;

/**
 * One owner of addresses: what it reads, how it writes them, which of them are private, and that every script asks it.
 */
class IpAddressTest {
    @TempDir
    Path folder;

    /** What is typed is read strictly, what stands in a header as it comes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            IPv4             | 192.0.2.1          | 192.0.2.1     | 192.0.2.1
            leading zero     | 203.0.113.010      | -             | 203.0.113.10
            three numbers    | 203.0.113          | -             | -
            too large        | 203.0.113.256      | -             | -
            blank            | ' 192.0.2.1'       | -             | -
            IPv6             | 2001:DB8:0:0::1    | 2001:db8::1   | 2001:db8::1
            in brackets      | [2001:db8::1]      | -             | 2001:db8::1
            with a zone      | fe80::1%eth0       | -             | fe80::1
            tag              | IPv6:2001:db8::1   | -             | 2001:db8::1
            unset            | ::                 | ::            | ::
            IPv4 in IPv6     | ::ffff:192.0.2.1   | ::ffff:c000:201 | 192.0.2.1
            IPv4 at the end  | 64:ff9b::192.0.2.1 | 64:ff9b::c000:201 | 64:ff9b::c000:201
            two gaps         | 2001::1::2         | -             | -
            eight and a gap  | 1:2:3:4:5:6:7::8   | -             | -
            a name           | localhost          | -             | -
            digits alone     | 3232235777         | -             | -
            """)
    void reads(String name, String text, String typed, String wild) {
        assertEquals(Optional.ofNullable(typed), IpAddress.literal(text).map(IpAddress::text));
        assertEquals(Optional.ofNullable(wild), IpAddress.of(text));
    }

    /** Java reads each text back as the address that it was written for. */
    @Test
    void writesWhatJavaReads() throws UnknownHostException {
        Random random = new Random(5952);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(4) == 0 ? 4 : 16];
            random.nextBytes(octets);
            for (int j = 0; j < octets.length; j += 2) {
                if (random.nextBoolean()) {
                    octets[j] = octets[j + 1] = 0;
                }
            }
            String text = IpAddress.text(IpAddress.of(octets));
            InetAddress read = InetAddress.getByName(text);
            assertEquals(InetAddress.getByAddress(octets), read, text);
            assertEquals(Optional.of(text), IpAddress.literal(text).map(IpAddress::text));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            9.255.255.255   | PUBLIC
            10.0.0.0        | PRIVATE
            172.15.255.255  | PUBLIC
            172.16.0.0      | PRIVATE
            172.31.255.255  | PRIVATE
            172.32.0.0      | PUBLIC
            192.168.255.255 | PRIVATE
            192.169.0.0     | PUBLIC
            100.63.255.255  | PUBLIC
            100.64.0.0      | SHARED
            100.127.255.255 | SHARED
            100.128.0.0     | PUBLIC
            127.255.255.255 | LOOPBACK
            169.254.1.1     | LINK_LOCAL
            192.0.2.255     | DOCUMENTATION
            198.51.100.0    | DOCUMENTATION
            203.0.113.9     | DOCUMENTATION
            198.17.255.255  | PUBLIC
            198.18.0.0      | RESERVED
            198.19.255.255  | RESERVED
            198.20.0.0      | PUBLIC
            0.0.0.0         | RESERVED
            224.0.0.1       | MULTICAST
            255.255.255.255 | RESERVED
            ::              | RESERVED
            ::1             | LOOPBACK
            ::2             | PUBLIC
            ::ffff:10.0.0.1 | PRIVATE
            fc00::1         | PRIVATE
            fdff::1         | PRIVATE
            fe00::1         | PUBLIC
            fe80::1         | LINK_LOCAL
            febf::1         | LINK_LOCAL
            fec0::1         | PRIVATE
            ff02::1         | MULTICAST
            2001:db8::1     | DOCUMENTATION
            2001:db9::1     | PUBLIC
            3fff:fff::1     | DOCUMENTATION
            3fff:1000::1    | PUBLIC
            """)
    void knowsWhatAnAddressIsFor(String address, AddressKind kind) {
        assertEquals(kind, AddressKind.of(IpAddress.parse(address)));
        assertEquals(kind, AddressKind.of(IpAddress.of(address).orElseThrow()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one address         | 203.0.113.10    | 203.0.113.10 | true
            its neighbour       | 203.0.113.10    | 203.0.113.11 | false
            first               | 203.0.113.10/29 | 203.0.113.8  | true
            last                | 203.0.113.10/29 | 203.0.113.15 | true
            after the last      | 203.0.113.10/29 | 203.0.113.16 | false
            everything          | 0.0.0.0/0       | 203.0.113.16 | true
            the other family    | ::/0            | 203.0.113.16 | false
            IPv6                | 2001:db8::/33   | 2001:db8:7fff::1 | true
            IPv6, one bit more  | 2001:db8::/33   | 2001:db8:8000::1 | false
            """)
    void holds(String name, String network, String address, boolean inside) {
        assertEquals(inside, IpNetwork.parse(network).contains(IpAddress.parse(address)));
    }

    /** What one script refuses no other takes: .NET and libc read 010 as eight. */
    @Test
    void eachScriptRefusesALeadingZero() throws IOException {
        String zero = "203.0.113.010";
        Path spec = folder.resolve("relay.json");
        Files.writeString(spec, """
                {"acceptedDomains": ["contoso.com"], "server": "127.0.0.1", "publicIps": ["%s"],
                 "connector": {"Name": "a", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                               "SenderIPAddresses": ["203.0.113.10"]},
                 "test": {"from": "a@contoso.com", "to": ["b@contoso.com"]}}
                """.formatted(zero));
        String message =
                Checkout.root().resolve("tests/messages/hostile-page.eml").toString();
        List<Run> runs = new ArrayList<>();
        runs.add(Run.here(new SendPlain(), "--server", "127.0.0.1", "--source-address", zero));
        runs.add(Run.here(new Preflight(), "--domain", "contoso.com", "--public-ip", zero));
        runs.add(Run.here(new Preflight(), "--spec", spec.toString()));
        runs.add(Run.here(new Rehearse(), "--serve", "--as-ip", zero));
        runs.add(Run.here(new Rehearse(), "--serve", "--listen", zero));
        runs.add(Run.here(new Rehearse(), "--spec", spec.toString()));
        runs.add(Run.here(new ConnectorSpec(), "new", "--ip", zero, "--domain", "contoso.com"));
        runs.add(Run.here(new ConnectorSpec(), "print", spec.toString(), "--as", "spf"));
        runs.add(Run.here(new ConnectorSpec(), "print", "tests/relays/tls.json", "--as", "postfix", "--network", zero));
        runs.add(Run.here(new HeaderHops(), message, "--expect-ip", zero));
        for (Run run : runs) {
            assertEquals(2, run.exitCode(), run.toString());
            assertTrue(run.stderr().contains("begins with 0, which some programs read as octal"), run.toString());
        }
    }
}
