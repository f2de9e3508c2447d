package tests.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.interop.Nsd;

/** mx-lookup against a real server. */
class MxNsdTest {
    private static final String ZONE = """
            $ORIGIN .
            $TTL 3600
            . SOA ns.test. hostmaster.test. 1 3600 600 86400 300
            . NS ns.test.
            ns.test. A 198.51.100.53
            contoso.com. MX 0 contoso-com.mail.protection.outlook.com.
            contoso-com.mail.protection.outlook.com. 10 A 203.0.113.49
            contoso-com.mail.protection.outlook.com. 10 AAAA 2001:db8:0:0:1:0:0:1
            _mta-sts.contoso.com. TXT "v=STSv1; id=20260101000000Z"
            _smtp._tls.contoso.com. TXT "v=TLSRPTv1; rua=mailto:tls@contoso.com"
            _25._tcp.contoso-com.mail.protection.outlook.com. TLSA 3 1 1 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF
            new.test. MX 10 new-test.o-v1.mx.microsoft.
            new-test.o-v1.mx.microsoft. A 203.0.113.50
            gcc.test. MX 10 gcc.mail.protection.office365.us.
            gcc.mail.protection.office365.us. A 203.0.113.51
            china.test. MX 10 china-test.mail.protection.partner.outlook.cn.
            china-test.mail.protection.partner.outlook.cn. A 203.0.113.52
            legacy.test. MX 10 mail.messaging.microsoft.com.
            mail.messaging.microsoft.com. A 203.0.113.53
            fabrikam.com. MX 20 mxb-00112233.gslb.pphosted.com.
            fabrikam.com. MX 10 mxa-00112233.gslb.pphosted.com.
            mxa-00112233.gslb.pphosted.com. A 198.51.100.10
            mxb-00112233.gslb.pphosted.com. A 198.51.100.11
            fabrikam-com.mail.protection.outlook.com. A 203.0.113.54
            google.test. MX 1 smtp.google.com.
            smtp.google.com. A 198.51.100.12
            own.test. MX 10 mail.own.test.
            mail.own.test. A 198.51.100.13
            mixed.test. MX 10 contoso-com.mail.protection.outlook.com.
            mixed.test. MX 20 mail.own.test.
            two.test. MX 10 contoso-com.mail.protection.outlook.com.
            two.test. MX 20 new-test.o-v1.mx.microsoft.
            null.test. MX 0 .
            half-null.test. MX 0 .
            half-null.test. MX 10 mail.own.test.
            implicit.test. A 198.51.100.14
            none.test. TXT "nothing"
            dangling.test. MX 10 gone.test.
            half-dangling.test. MX 10 contoso-com.mail.protection.outlook.com.
            half-dangling.test. MX 20 gone.test.
            wrong-key.test. MX 0 nobody.mail.protection.outlook.com.
            nodata-host.test. MX 10 none.test.
            literal.test. MX 10 198.51.100.1.
            alias-host.test. MX 10 cname.test.
            cname.test. CNAME mail.own.test.
            alias.test. CNAME contoso.com.
            private.test. MX 10 inside.test.
            inside.test. A 10.0.0.25
            loop.test. MX 10 loop1.test.
            loop1.test. CNAME loop2.test.
            loop2.test. CNAME loop1.test.
            xn--mnchen-3ya.test. MX 0 contoso-com.mail.protection.outlook.com.
            escape.test. MX 10 \\027[31mred.test.
            """;

    private static Nsd nsd;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        nsd = Nsd.start(".", ZONE + manyTargets());
    }

    @AfterAll
    static void stop() throws IOException {
        if (nsd != null) {
            nsd.close();
        }
    }

    /** More than fits into a datagram, so that it takes TCP. */
    private static String manyTargets() {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            zone.append("many.test. MX ").append(i).append(" host").append(i).append(".many.test.\n");
            zone.append("host").append(i).append(".many.test. A 198.51.100.1\n");
        }
        return zone.toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    worldwide               | contoso.com       | 0 | pass  | ''
                    DNSSEC-capable name     | new.test          | 0 | pass  | ''
                    GCC High, DoD           | gcc.test          | 0 | pass  | ''
                    21Vianet                | china.test        | 0 | pass  | ''
                    dot at the end, case    | CONTOSO.com.      | 0 | pass  | ''
                    international name      | münchen.test      | 0 | pass  | ''
                    former name             | legacy.test       | 0 | warn  | mx.legacy-host mx.guess
                    gateway                 | fabrikam.com      | 0 | warn  | mx.gateway mx.guess
                    other mail service      | google.test       | 0 | warn  | mx.mail-service mx.guess
                    own host                | own.test          | 0 | warn  | mx.unknown-host mx.guess
                    Microsoft and another   | mixed.test        | 0 | warn  | mx.mixed
                    two of Microsoft        | two.test          | 0 | pass  | mx.several
                    null MX                 | null.test         | 1 | fail  | mx.null mx.guess
                    null MX and another     | half-null.test    | 0 | warn  | mx.null-among-others mx.unknown-host mx.guess
                    implicit MX             | implicit.test     | 0 | warn  | mx.implicit mx.guess
                    NODATA                  | none.test         | 1 | fail  | mx.none mx.guess
                    NXDOMAIN                | no-such.test      | 1 | fail  | mx.no-domain
                    host does not exist     | dangling.test     | 1 | fail  | mx.target-dangling mx.unknown-host mx.guess
                    host has no address     | nodata-host.test  | 1 | fail  | mx.target-dangling mx.unknown-host mx.guess
                    one host does not exist | half-dangling.test | 0 | warn | mx.target-dangling mx.mixed
                    endpoint of nobody      | wrong-key.test    | 1 | fail  | mx.target-dangling
                    address as host         | literal.test      | 1 | fail  | mx.target-is-address mx.unknown-host mx.guess
                    CNAME as host           | alias-host.test   | 0 | warn  | mx.target-is-alias mx.unknown-host mx.guess
                    domain is a CNAME       | alias.test        | 0 | pass  | mx.domain-is-alias
                    private address         | private.test      | 0 | warn  | mx.target-not-public mx.unknown-host mx.guess
                    CNAMEs in a circle      | loop.test         | 3 | error | mx.target-unanswered mx.unknown-host mx.guess
                    150 hosts, over TCP     | many.test         | 0 | warn  | mx.unknown-host mx.too-many mx.guess
                    terminal escape         | escape.test       | 1 | fail  | mx.target-dangling mx.unknown-host mx.guess
                    mail address            | user@contoso.com  | 2 | error | mx.bad-domain
                    """)
    void judges(String name, String domain, int exitCode, String status, String findings) throws IOException {
        MxLookupRun run = MxLookupRun.of("--json", "--nameserver", nsd.server(), domain);
        assertEquals(findings, run.findings(), run.out());
        assertTrue(run.out().contains("\"status\":\"" + status + "\""), run.out());
        assertEquals(exitCode, run.exitCode());
        assertEquals("", run.err());
    }

    @Test
    void tellsWhatAnAdminWantsAtAGlance() throws IOException {
        MxLookupRun run = MxLookupRun.of("--nameserver", nsd.server(), "contoso.com");
        assertEquals("""
                pass  contoso.com: the relay host is contoso-com.mail.protection.outlook.com

                  pref  ttl   host                                     address            ttl
                     0  3600  contoso-com.mail.protection.outlook.com  203.0.113.49       10
                                                                       2001:db8::1:0:0:1  10

                  whose     contoso-com.mail.protection.outlook.com: Exchange Online (worldwide)
                  TLSA      contoso-com.mail.protection.outlook.com: 3 1 1
                            00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
                  MTA-STS   v=STSv1; id=20260101000000Z
                  TLS-RPT   v=TLSRPTv1; rua=mailto:tls@contoso.com
                  server    %s, without proof by DNSSEC
                """.formatted(nsd.server()), run.out());
    }

    @Test
    void shortPrintsTheRelayHostAlone() throws IOException {
        MxLookupRun run = MxLookupRun.of("--short", "--nameserver", nsd.server(), "contoso.com");
        assertEquals("contoso-com.mail.protection.outlook.com\n", run.out());
        assertEquals("", run.err());
        assertEquals(0, run.exitCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"fabrikam.com, 1", "null.test, 1", "no-such.test, 1", "wrong-key.test, 1", "loop.test, 3"})
    void shortNeverPrintsAGuess(String domain, int exitCode) throws IOException {
        MxLookupRun run = MxLookupRun.of("--short", "--nameserver", nsd.server(), domain);
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("mx-lookup: "), run.err());
        assertEquals(exitCode, run.exitCode());
    }

    @Test
    void readsNamesFromStandardInputAndKeepsTheirOrder() throws IOException {
        MxLookupRun run = MxLookupRun.with(
                "# ours\n\uFEFFcontoso.com\r\n\nno such\nfabrikam.com # theirs\n",
                "--json",
                "--file",
                "-",
                "--nameserver",
                nsd.server());
        assertEquals(3, run.out().lines().count());
        assertEquals("mx.bad-domain mx.gateway", run.findings());
        assertEquals(2, run.exitCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"udp", "tcp"})
    void answersAThousandNamesInTheirOrder(String way) throws IOException {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            names.append(i % 3 == 0 ? "contoso.com" : "n" + i + ".test").append('\n');
        }
        String[] arguments = {"--file", "-", "--nameserver", nsd.server(), "--tcp"};
        MxLookupRun run =
                MxLookupRun.with(names.toString(), java.util.Arrays.copyOf(arguments, way.equals("tcp") ? 5 : 4));
        String told = run.out().lines().map(line -> line.split(" +")[1] + "\n").reduce("", String::concat);
        assertEquals(names.toString(), told);
        assertEquals(1, run.exitCode());
    }

    @Test
    void showsEscapesAndNeverSendsThem() throws IOException {
        MxLookupRun run = MxLookupRun.of("--nameserver", nsd.server(), "escape.test");
        assertTrue(run.out().contains("\\027[31mred.test"), run.out());
        assertTrue(run.out().chars().allMatch(c -> c == '\n' || c >= ' '), run.out());
    }

    @Test
    void asksTheNextServerWhenOneIsDead() throws IOException {
        MxLookupRun run =
                MxLookupRun.of("--short", "--nameserver", "127.0.0.1:9", "--nameserver", nsd.server(), "contoso.com");
        assertEquals("contoso-com.mail.protection.outlook.com\n", run.out());
    }
}
