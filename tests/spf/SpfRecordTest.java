package tests.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lib.connector.Ipv4Range;
import lib.finding.Finding;
import lib.spf.CloudInclude;
import lib.spf.MacroString;
import lib.spf.SpfError;
import lib.spf.SpfFindings;
import lib.spf.SpfMerge;
import lib.spf.SpfRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfRecordTest {
    private static final String MICROSOFT = "spf.protection.outlook.com";

    /** RFC 7208 section 12, by the terms that it allows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1",
                "V=SPF1 -ALL",
                "v=spf1   a  mx   -all ",
                "v=spf1 +a ?mx ~ptr -all",
                "v=spf1 a:example.com/24//64 mx/24 mx//64 mx:example.com//64 -all",
                "v=spf1 ip4:192.0.2.1 ip4:192.0.2.0/0 ip6:2001:db8::/32 ip6:::ffff:192.0.2.1 ~all",
                "v=spf1 include:_spf.example.com. exists:%{ir}.%{v}._spf.%{d2} -all",
                "v=spf1 redirect=_spf.example.com exp=explain._spf.%{d}",
                "v=spf1 exists:%{l1r+-}.%{d}.example.com x-unknown=%{s}%%%_%- foo.1-2_3= -all",
                "v=spf1 a:a/b.example.com/24 ptr:example.com include:a-b.example -all"
            })
    void readsWhatTheGrammarAllows(String record) {
        assertEquals(List.of(), SpfRecord.parse(record).errors());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    v=spf1 ip4:203.0.113 -all            | 12 | it takes an IPv4 address
                    v=spf1 ip4:203.0.113.010 -all        | 12 | it takes an IPv4 address
                    v=spf1 ip4:2001:db8::1 -all          | 12 | it takes an IPv4 address; this is one of the other family
                    v=spf1 ip6:203.0.113.1 -all          | 12 | it takes an IPv6 address; this is one of the other family
                    v=spf1 ip6:fe80::1%5 -all            | 12 | it takes an IPv6 address
                    v=spf1 ip4:203.0.113.0/33 -all       | 23 | the prefix is a number from 0 to 32
                    v=spf1 ip4:203.0.113.0/024 -all      | 23 | the prefix is a number from 0 to 32
                    v=spf1 ip6:2001:db8::/129 -all       | 22 | the prefix is a number from 0 to 128
                    v=spf1 ip4 -all                      | 11 | ip4 takes a colon and an address
                    v=spf1 ip4=203.0.113.1 -all          | 11 | after ip4 stands a colon, not an equals sign
                    v=spf1 include=example.com -all      | 15 | after include stands a colon, not an equals sign
                    v=spf1 ipv4:203.0.113.1 -all         |  8 | there is no such mechanism; did you mean ip4?
                    v=spf1 ip:203.0.113.1 -all           |  8 | there is no such mechanism; did you mean ip4?
                    v=spf1 includes:example.com -all     |  8 | there is no such mechanism; did you mean include?
                    v=spf1 spf.example.com -all          |  8 | there is no mechanism of this name; a space too many may have cut it off
                    v=spf1 203.0.113.1 -all              |  8 | there is no mechanism of this name; a space too many may have cut it off
                    v=spf1 mx –all                       | 11 | it begins with a dash that is no minus sign, as word processors put it there
                    v=spf1 mx -all;                      | 12 | there is no such mechanism; did you mean all?
                    v=spf1 all:example.com               | 11 | nothing may follow all
                    v=spf1 include: -all                 | 15 | after include stand a colon and a domain
                    v=spf1 include -all                  | 15 | after include stand a colon and a domain
                    v=spf1 exists -all                   | 14 | after exists stand a colon and a domain
                    v=spf1 a: -all                       |  9 | after a stand a colon and a domain
                    v=spf1 include:localhost -all        | 16 | it takes a domain, such as example.com
                    v=spf1 include:192.0.2.1 -all        | 16 | it takes a domain, such as example.com
                    v=spf1 a:example.com/33 -all         | 21 | prefixes are written as /24, //64 or /24//64
                    v=spf1 a:example.com//129 -all       | 21 | prefixes are written as /24, //64 or /24//64
                    v=spf1 mx:example.com/24/64 -all     | 25 | prefixes are written as /24, //64 or /24//64
                    v=spf1 exists:%(i).example.com -all  | 15 | a macro is written as %{i}, a percent sign as %%
                    v=spf1 exists:%{x}.example.com -all  | 15 | a macro is written as %{i}, a percent sign as %%
                    v=spf1 exists:%{d0}.example.com -all | 15 | a macro is written as %{i}, a percent sign as %%
                    v=spf1 exists:%{c}.example.com -all  | 15 | this macro may stand in an explanation only
                    v=spf1 redirect= -all                | 17 | it takes a domain, such as example.com
                    v=spf1 redirect=a.example redirect=b.example | 27 | redirect may stand once only
                    v=spf1 1x=y -all                     |  8 | "1x" is no name of a modifier
                    v=spf1 -=y                           |  9 | after - stands a colon, not an equals sign
                    """)
    void saysWhatIsWrongAndWhere(String record, int position, String what) {
        List<SpfError> errors = SpfRecord.parse(record).errors();
        assertEquals(1, errors.size(), errors.toString());
        assertEquals(
                position + ": " + what,
                errors.get(0).position() + ": " + errors.get(0).what());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "v=spf1, true, false",
                "v=spf1 -all, true, false",
                "v=spf10 -all, false, true",
                "v=spf1; -all, false, true",
                "v = spf1 -all, false, true",
                "\"v=spf1 -all\", false, true",
                "spf1 -all, false, true",
                "spf2.0/pra -all, false, false",
                "v=DMARC1; p=none, false, false",
                "MS=ms12345678, false, false"
            })
    void tellsRecordsFromOthers(String text, boolean isSpf, boolean isAlmost) {
        assertEquals(isSpf, SpfRecord.isSpf(text));
        assertEquals(isAlmost, SpfRecord.isAlmostSpf(text));
        if (!isSpf) {
            assertThrows(IllegalArgumentException.class, () -> SpfRecord.parse(text));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 -all, 0",
        "v=spf1 a mx ptr exists:a.example include:b.example -all, 5",
        "v=spf1 mx redirect=a.example, 2",
        "v=spf1 mx redirect=a.example -all, 1",
        "v=spf1 mx -all include:a.example, 1",
        "v=spf1 exp=a.example x=y -all, 0"
    })
    void countsItsOwnLookups(String record, int lookups) {
        assertEquals(lookups, SpfRecord.parse(record).lookups());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "v=spf1 include:spf.protection.outlook.com -all, true",
        "v=spf1 include:SPF.protection.outlook.com. -all, true",
        "v=spf1 ?include:spf.protection.outlook.com -all, true",
        "v=spf1 -all include:spf.protection.outlook.com, true",
        "v=spf1 redirect=spf.protection.outlook.com, false",
        "v=spf1 include:spf.protection.outlook.de -all, false",
        "v=spf1 -all, false"
    })
    void knowsWhatItIncludes(String record, boolean includes) {
        assertEquals(includes, SpfRecord.parse(record).include(MICROSOFT).isPresent());
    }

    /** RFC 7208 section 7.4. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "%{s}, strong-bad@email.example.com",
        "%{o}, email.example.com",
        "%{d}, email.example.com",
        "%{d4}, email.example.com",
        "%{d3}, email.example.com",
        "%{d2}, example.com",
        "%{d1}, com",
        "%{dr}, com.example.email",
        "%{d2r}, example.email",
        "%{l}, strong-bad",
        "%{l-}, strong.bad",
        "%{lr}, strong-bad",
        "%{lr-}, bad.strong",
        "%{l1r-}, strong",
        "%{ir}.%{v}._spf.%{d2}, 3.2.0.192.in-addr._spf.example.com",
        "%{lr-}.lp._spf.%{d2}, bad.strong.lp._spf.example.com",
        "%{lr-}.lp.%{ir}.%{v}._spf.%{d2}, bad.strong.lp.3.2.0.192.in-addr._spf.example.com",
        "%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}, 3.2.0.192.in-addr.strong.lp._spf.example.com",
        "%{d2}.trusted-domains.example.net, example.com.trusted-domains.example.net",
        "%{d99999999999}, email.example.com",
        "%%%_%-, % %20",
        "%{S}, strong-bad%40email.example.com"
    })
    void expandsMacros(String macro, String expanded) {
        Map<Character, String> values = Map.of(
                's', "strong-bad@email.example.com",
                'l', "strong-bad",
                'o', "email.example.com",
                'd', "email.example.com",
                'i', "192.0.2.3",
                'v', "in-addr");
        assertEquals(expanded, new MacroString(macro).expand(values::get));
    }

    @Test
    void cutsADomainThatIsTooLongOnTheLeft() {
        String label = "a".repeat(62);
        String domain = new MacroString("%{l}.example.com").domain(l -> (label + ".").repeat(5));
        assertEquals(("." + label).repeat(3).substring(1) + "..example.com", domain);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    - | 203.0.113.10 | v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com -all | 3
                    - | | v=spf1 include:spf.protection.outlook.com -all | 2
                    v=spf1 include:spf.protection.outlook.com -all | 203.0.113.10 | v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com -all | 1
                    v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com ~all | 203.0.113.10 | v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com ~all | 0
                    v=spf1 ip4:203.0.113.0/24 mx -all | 203.0.113.10 | v=spf1 ip4:203.0.113.0/24 mx include:spf.protection.outlook.com -all | 1
                    v=spf1 ip4:198.51.100.1 ip6:2001:db8::1 a -all | 203.0.113.10,203.0.113.99/28 | v=spf1 ip4:198.51.100.1 ip6:2001:db8::1 ip4:203.0.113.10 ip4:203.0.113.96/28 a include:spf.protection.outlook.com -all | 3
                    v=spf1 -ip4:203.0.113.10 include:spf.protection.outlook.com -all | 203.0.113.10 | v=spf1 ip4:203.0.113.10 -ip4:203.0.113.10 include:spf.protection.outlook.com -all | 1
                    v=spf1 ?include:spf.protection.outlook.com -all | | v=spf1 include:spf.protection.outlook.com -all | 1
                    v=spf1 -all ip4:203.0.113.10 | 203.0.113.10 | v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com -all ip4:203.0.113.10 | 2
                    v=spf1 mx redirect=_spf.example.net | 203.0.113.10 | v=spf1 ip4:203.0.113.10 mx include:spf.protection.outlook.com redirect=_spf.example.net | 2
                    v=spf1   mx    -all | 203.0.113.10 | v=spf1 ip4:203.0.113.10 mx include:spf.protection.outlook.com -all | 2
                    v=spf1 exp=e.example.net a | | v=spf1 exp=e.example.net a include:spf.protection.outlook.com | 1
                    v=spf1 ip4:203.0.113 -all | 203.0.113.10 | v=spf1 ip4:203.0.113 -all | 0
                    v=spf1 mx -all | 203.0.113.10,203.0.113.10/32 | v=spf1 ip4:203.0.113.10 mx include:spf.protection.outlook.com -all | 2
                    """)
    void mergesWhatTheRelayNeeds(String before, String publicIps, String after, int changes) {
        List<Ipv4Range> ranges = publicIps == null
                ? List.of()
                : Stream.of(publicIps.split(",")).map(Ipv4Range::parse).toList();
        SpfMerge merge = SpfMerge.of(Optional.ofNullable(before).map(SpfRecord::parse), ranges, MICROSOFT);
        assertEquals(after, merge.record());
        assertEquals(changes, merge.changes().size(), merge.changes().toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    v=spf1 ip4:203.0.113.1 -all | ''
                    v=spf1 ip4:203.0.113 -all   | spf.syntax
                    v=spf1 a b -all             | spf.syntax
                    v=spf1 +all                 | spf.passes-all
                    v=spf1 mx                   | spf.no-all
                    v=spf1 -all mx              | spf.after-all
                    v=spf1 redirect=a.test -all | spf.after-all
                    v=spf1 redirect=a.test      | ''
                    v=spf1 ptr -all             | spf.ptr
                    v=spf1 ip4:192.168.1.1 -all | spf.private-address
                    v=spf1 a:a.b a:b.b a:c.b a:d.b a:e.b a:f.b a:g.b a:h.b a:i.b a:j.b a:k.b -all | spf.too-many-lookups
                    """)
    void findsWhatIsWrong(String record, String ids) {
        List<Finding> findings = SpfFindings.of("it", SpfRecord.parse(record));
        assertEquals(ids, findings.stream().map(Finding::id).collect(Collectors.joining(" ")));
    }

    @Test
    void findsALongRecord() {
        String record = "v=spf1 " + "ip4:198.51.100.1 ".repeat(30) + "-all";
        assertEquals(
                "spf.long", SpfFindings.of("it", SpfRecord.parse(record)).get(0).id());
    }

    @Test
    void networksKnowTheirAddresses() throws Exception {
        var range = SpfRecord.parse("v=spf1 ip4:203.0.113.77/26")
                .mechanisms()
                .get(0)
                .network();
        assertTrue(range.orElseThrow().contains(InetAddress.getByName("203.0.113.64")));
        assertFalse(range.orElseThrow().contains(InetAddress.getByName("203.0.113.63")));
        assertFalse(range.orElseThrow().contains(InetAddress.getByName("2001:db8::1")));
    }

    @Test
    void everyCloudHasItsInclude() {
        assertEquals(MICROSOFT, CloudInclude.worldwide().domain());
        assertEquals(
                "spf.protection.office365.us",
                CloudInclude.of("GCC High or DoD").orElseThrow().domain());
        assertTrue(CloudInclude.all().stream().noneMatch(one -> one.source().isBlank()));
    }

    /** Whatever a server sends, reading it ends, and in no exception. */
    @Test
    void readsHostileRecords() {
        for (String tail : List.of(
                "%{",
                "%{d",
                "a:%{d}}}}",
                "%",
                "a:%",
                "=",
                ":",
                "/",
                "//",
                "a//",
                "+",
                "a/9999999999",
                "ip6:" + ":".repeat(5000),
                "a" + ".".repeat(9000),
                "%{d}".repeat(9000),
                "\u0000 \u001b[31m",
                "exists:%{d" + "9".repeat(5000) + "}")) {
            SpfRecord record = SpfRecord.parse("v=spf1 " + tail);
            assertEquals(1, record.terms().isEmpty() ? 1 : record.terms().size(), tail);
        }
    }
}
