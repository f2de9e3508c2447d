package tests.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Script;
import lib.dns.Dns;
import lib.dns.DnsOptions;
import lib.finding.Verdict;
import lib.preflight.DnsSource;
import lib.spf.SpfClient;
import lib.spf.SpfEvaluation;
import lib.spf.SpfResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.Run;
import tests.interop.Nsd;

/** check_host() of RFC 7208 against a real NSD: its appendix A, its limits, and its errors. */
class SpfEvaluationTest {
    /** The zone of RFC 7208 appendix A, and one domain for each case below. */
    private static final String ZONE = """
            $ORIGIN .
            $TTL 60
            . SOA ns.test. hostmaster.test. 1 2 3 4 5
            . NS ns.test.
            ns.test. A 127.0.0.1

            example.com. MX 10 mail-a.example.com.
            example.com. MX 20 mail-b.example.com.
            example.com. A 192.0.2.10
            example.com. A 192.0.2.11
            amy.example.com. A 192.0.2.65
            bob.example.com. A 192.0.2.66
            mail-a.example.com. A 192.0.2.129
            mail-b.example.com. A 192.0.2.130
            example.org. MX 10 mail-c.example.org.
            mail-c.example.org. A 192.0.2.140
            10.2.0.192.in-addr.arpa. PTR example.com.
            11.2.0.192.in-addr.arpa. PTR example.com.
            65.2.0.192.in-addr.arpa. PTR amy.example.com.
            66.2.0.192.in-addr.arpa. PTR bob.example.com.
            4.0.0.10.in-addr.arpa. PTR bob.example.com.

            a1.example.com. TXT "v=spf1 +all"
            a2.example.com. TXT "v=spf1 a:example.com -all"
            a3.example.com. TXT "v=spf1 a:example.org -all"
            a4.example.com. TXT "v=spf1 mx:example.com -all"
            a5.example.com. TXT "v=spf1 mx:example.org -all"
            a6.example.com. TXT "v=spf1 mx:example.com mx:example.org -all"
            a7.example.com. TXT "v=spf1 mx:example.com/30 mx:example.org/30 -all"
            a8.example.com. TXT "v=spf1 ptr:example.com -all"
            a9.example.com. TXT "v=spf1 ip4:192.0.2.128/28 -all"

            plain.test. TXT "v=spf1 ip4:203.0.113.10 -all"
            plain.test. TXT "MS=ms12345678"
            soft.test. TXT "v=spf1 ~all"
            neutral.test. TXT "v=spf1 ?all"
            open.test. TXT "v=spf1 ip4:192.0.2.99"
            split.test. TXT "v=spf1 ip4:203.0." "113.10 -all"
            six.test. TXT "v=spf1 ip6:2001:db8::/32 a:six-host.test//64 -all"
            six-host.test. AAAA 2001:db8:1::1
            include.test. TXT "v=spf1 include:plain.test -all"
            not-that.test. TXT "v=spf1 -include:plain.test +all"
            deep.test. TXT "v=spf1 include:include.test ~all"
            redirect.test. TXT "v=spf1 redirect=plain.test"
            both.test. TXT "v=spf1 redirect=plain.test ~all"
            exists.test. TXT "v=spf1 exists:%{ir}.%{v}.%{l1r-}.lp.%{d} -all"
            10.113.0.203.in-addr.scan.lp.exists.test. A 127.0.0.2
            helo.test. TXT "v=spf1 exists:%{h}.ok.%{o} -all"
            relay.contoso.com.ok.helo.test. A 127.0.0.2
            p.test. TXT "v=spf1 exists:%{p}.known.test -all"
            printer.p.test.known.test. A 127.0.0.2
            printer.p.test. A 203.0.113.10
            10.113.0.203.in-addr.arpa. PTR other.test.
            10.113.0.203.in-addr.arpa. PTR printer.p.test.
            ptr.test. TXT "v=spf1 ptr -all"
            null-mx.test. TXT "v=spf1 mx -all"
            null-mx.test. MX 0 .

            two.test. TXT "v=spf1 ip4:203.0.113.10 -all"
            two.test. TXT "v=spf1 -all"
            wrong.test. TXT "v=spf1 ip4:203.0.113 -all"
            to-wrong.test. TXT "v=spf1 include:wrong.test -all"
            to-none.test. TXT "v=spf1 include:example.org -all"
            redirect-none.test. TXT "v=spf1 redirect=example.org"
            loop.test. TXT "v=spf1 include:loop.test -all"
            ten.test. TXT "v=spf1 a:n.test mx:n.test a:n.test a:n.test a:n.test a:n.test a:n.test a:n.test a:n.test a:n.test -all"
            eleven.test. TXT "v=spf1 include:ten.test -all"
            early.test. TXT "v=spf1 ip4:203.0.113.10 include:ten.test -all"
            n.test. A 192.0.2.1
            n.test. MX 0 n.test.
            void2.test. TXT "v=spf1 a:none1.test a:none2.test ip4:203.0.113.10 -all"
            void3.test. TXT "v=spf1 a:none1.test a:none2.test a:none3.test ip4:203.0.113.10 -all"
            hosts.test. TXT "v=spf1 mx -all"
            hosts.test. MX 1 n.test.
            hosts.test. MX 2 h2.test.
            hosts.test. MX 3 h3.test.
            hosts.test. MX 4 h4.test.
            hosts.test. MX 5 h5.test.
            hosts.test. MX 6 h6.test.
            hosts.test. MX 7 h7.test.
            hosts.test. MX 8 h8.test.
            hosts.test. MX 9 h9.test.
            hosts.test. MX 10 h10.test.
            hosts.test. MX 11 h11.test.
            """;

    private static Nsd nsd;

    @BeforeAll
    static void serve() throws Exception {
        nsd = Nsd.start(".", ZONE);
    }

    @AfterAll
    static void stop() throws Exception {
        if (nsd != null) {
            nsd.close();
        }
    }

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    a1.example.com     | 192.0.2.1      | pass      | 0  | +all
                    a2.example.com     | 192.0.2.10     | pass      | 1  | a:example.com
                    a2.example.com     | 192.0.2.12     | fail      | 1  | -all
                    a3.example.com     | 192.0.2.10     | fail      | 1  | -all
                    a4.example.com     | 192.0.2.129    | pass      | 1  | mx:example.com
                    a4.example.com     | 192.0.2.130    | pass      | 1  | mx:example.com
                    a5.example.com     | 192.0.2.140    | pass      | 1  | mx:example.org
                    a6.example.com     | 192.0.2.140    | pass      | 2  | mx:example.org
                    a7.example.com     | 192.0.2.131    | pass      | 1  | mx:example.com/30
                    a7.example.com     | 192.0.2.143    | pass      | 2  | mx:example.org/30
                    a8.example.com     | 192.0.2.65     | pass      | 1  | ptr:example.com
                    a8.example.com     | 192.0.2.140    | fail      | 1  | -all
                    a8.example.com     | 10.0.0.4       | fail      | 1  | -all
                    a9.example.com     | 192.0.2.65     | fail      | 0  | -all
                    a9.example.com     | 192.0.2.129    | pass      | 0  | ip4:192.0.2.128/28
                    plain.test         | 203.0.113.10   | pass      | 0  | ip4:203.0.113.10
                    PLAIN.test         | 203.0.113.10   | pass      | 0  | ip4:203.0.113.10
                    plain.test         | 2001:db8::1    | fail      | 0  | -all
                    soft.test          | 203.0.113.10   | softfail  | 0  | ~all
                    neutral.test       | 203.0.113.10   | neutral   | 0  | ?all
                    open.test          | 203.0.113.10   | neutral   | 0  | -
                    split.test         | 203.0.113.10   | pass      | 0  | ip4:203.0.113.10
                    six.test           | 2001:db8::9    | pass      | 0  | ip6:2001:db8::/32
                    six.test           | 2001:db8:1::7  | pass      | 0  | ip6:2001:db8::/32
                    six.test           | 203.0.113.10   | fail      | 1  | -all
                    include.test       | 203.0.113.10   | pass      | 1  | include:plain.test > ip4:203.0.113.10
                    include.test       | 203.0.113.11   | fail      | 1  | -all
                    not-that.test      | 203.0.113.10   | fail      | 1  | -include:plain.test > ip4:203.0.113.10
                    deep.test          | 203.0.113.10   | pass      | 2  | include:include.test > include:plain.test > ip4:203.0.113.10
                    redirect.test      | 203.0.113.10   | pass      | 1  | redirect=plain.test > ip4:203.0.113.10
                    redirect.test      | 203.0.113.11   | fail      | 1  | redirect=plain.test > -all
                    both.test          | 203.0.113.10   | softfail  | 0  | ~all
                    exists.test        | 203.0.113.10   | pass      | 1  | exists:%{ir}.%{v}.%{l1r-}.lp.%{d}
                    helo.test          | 203.0.113.10   | pass      | 1  | exists:%{h}.ok.%{o}
                    p.test             | 203.0.113.10   | pass      | 1  | exists:%{p}.known.test
                    ptr.test           | 203.0.113.10   | fail      | 1  | -all
                    null-mx.test       | 203.0.113.10   | fail      | 1  | -all
                    example.org        | 203.0.113.10   | none      | 0  | -
                    nowhere.test       | 203.0.113.10   | none      | 0  | -
                    localhost          | 203.0.113.10   | none      | 0  | -
                    ten.test           | 203.0.113.10   | fail      | 10 | -all
                    early.test         | 203.0.113.10   | pass      | 0  | ip4:203.0.113.10
                    void2.test         | 203.0.113.10   | pass      | 2  | ip4:203.0.113.10
                    """)
    void evaluates(String domain, String ip, String outcome, int lookups, String decidedBy) throws Exception {
        SpfResult result = evaluate(domain, ip, false);
        assertEquals(
                outcome + " " + lookups + " " + decidedBy,
                outcome(result)
                        + " "
                        + result.lookups()
                        + " "
                        + (result.decidedBy().isEmpty() ? null : String.join(" > ", result.decidedBy())),
                result::toString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    two.test           | two.test has 2 SPF records
                    wrong.test         | the record of wrong.test has "ip4:203.0.113" at column 12: it takes an IPv4 address
                    to-wrong.test      | the record of wrong.test has "ip4:203.0.113" at column 12: it takes an IPv4 address
                    to-none.test       | include:example.org leads to no SPF record
                    redirect-none.test | redirect=example.org leads to no SPF record
                    loop.test          | include:loop.test is lookup number 11, ten are allowed
                    eleven.test        | a:n.test is lookup number 11, ten are allowed
                    void3.test         | A of none3.test is the third lookup that finds nothing, two are allowed
                    hosts.test         | mx leads to 11 hosts, ten are allowed
                    """)
    void isAnErrorOfTheDomain(String domain, String why) throws Exception {
        SpfResult result = evaluate(domain, "203.0.113.10", false);
        assertEquals("permerror " + why, outcome(result) + " " + result.why());
    }

    @Test
    void noAnswerIsTemporary() throws Exception {
        SpfResult result = ask("127.0.0.1:9", "plain.test", "203.0.113.10", false);
        assertEquals("temperror", outcome(result));
        assertTrue(result.why().startsWith("TXT of plain.test: "), result.why());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"early.test, 11", "plain.test, 0", "deep.test, 2", "loop.test, 31", "redirect.test, 1"})
    void countsToTheEnd(String domain, int lookups) throws Exception {
        assertEquals(lookups, evaluate(domain, "203.0.113.10", true).lookups());
    }

    private static String outcome(SpfResult result) {
        return result.outcome().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static SpfResult evaluate(String domain, String ip, boolean toTheEnd) throws Exception {
        return ask(nsd.server(), domain, ip, toTheEnd);
    }

    private static SpfResult ask(String server, String domain, String ip, boolean toTheEnd) throws Exception {
        SpfClient client = new SpfClient(InetAddress.getByName(ip), "scan-1@" + domain, "relay.contoso.com");
        SpfScript script = new SpfScript(client, toTheEnd);
        Run run = Run.here(script, "--nameserver", server, "--timeout", "3");
        assertEquals(0, run.exitCode(), run::toString);
        return script.result;
    }

    /** Asks with the options that a script has. */
    private static final class SpfScript extends Script {
        private final DnsOptions dns = new DnsOptions(options);
        private final SpfClient client;
        private final boolean toTheEnd;
        private SpfResult result;

        SpfScript(SpfClient client, boolean toTheEnd) {
            super("spf", "Asks what SPF says.");
            this.client = client;
            this.toTheEnd = toTheEnd;
        }

        @Override
        protected Stream<Answer> answers() {
            try (Dns asked = dns.dns()) {
                DnsSource source = new DnsSource(asked);
                result = toTheEnd ? SpfEvaluation.toTheEnd(client, source) : SpfEvaluation.of(client, source);
            }
            return Stream.of(new Answer(Verdict.PASS, List.of(), result, page -> {}));
        }
    }
}
