package tests.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lib.dns.Domain;
import lib.finding.Problem;
import lib.finding.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    plain                  | contoso.com        | contoso.com
                    dot at the end         | contoso.com.       | contoso.com
                    capitals               | Contoso.COM        | contoso.com
                    umlaut                 | münchen.de         | xn--mnchen-3ya.de
                    capital umlaut         | MÜNCHEN.de         | xn--mnchen-3ya.de
                    ideographs             | 例え.jp            | xn--r8jz45g.jp
                    ideographic full stop  | 例え。jp           | xn--r8jz45g.jp
                    A-label                | xn--mnchen-3ya.de  | xn--mnchen-3ya.de
                    underscore             | _dmarc.contoso.com | _dmarc.contoso.com
                    digits only before TLD | 192.0.2.com        | 192.0.2.com
                    top-level domain       | com                | com
                    """)
    void reads(String name, String given, String domain) {
        assertEquals(domain, Domain.parse(given));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    mail address   | user@contoso.com      | did you mean contoso.com?
                    URL            | https://contoso.com/x | did you mean contoso.com?
                    URL with port  | http://contoso.com:80 | did you mean contoso.com?
                    IPv4           | 192.0.2.1             | give the domain whose mail it takes
                    IPv6           | 2001:db8::1           | give the domain whose mail it takes
                    literal        | [192.0.2.1]           | give the domain whose mail it takes
                    wildcard       | *.contoso.com         | give the domain itself
                    empty label    | contoso..com          | remove one
                    dot in front   | .contoso.com          | remove one
                    nothing        | ''                    | give for example contoso.com
                    dot alone      | .                     | remove one
                    space          | contoso com           | letters, digits, hyphens and dots make a domain
                    sharp s        | faß.de                | give the A-label, as the registrar shows it: xn--...
                    joiner         | a\u200Db.de           | give the A-label, as the registrar shows it: xn--...
                    """)
    void refuses(String name, String given, String next) {
        Problem problem = assertThrows(Problem.class, () -> Domain.parse(given));
        assertEquals(next, problem.finding().next().orElse(""));
        assertEquals("mx.bad-domain", problem.finding().id());
        assertEquals(Verdict.BAD_INPUT, problem.verdict());
    }

    @ParameterizedTest(name = "labels of {0}, {1} of them: {2}")
    @CsvSource({"63, 3, true", "64, 1, false", "61, 4, true", "62, 4, true", "63, 4, false"})
    void countsOctets(int label, int labels, boolean fits) {
        String domain = String.join(".", java.util.Collections.nCopies(labels, "a".repeat(label)));
        if (fits) {
            assertEquals(domain, Domain.parse(domain));
        } else {
            assertThrows(Problem.class, () -> Domain.parse(domain));
        }
    }
}
