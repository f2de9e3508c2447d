package tests.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import lib.tls.CertificateNames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "mail.contoso.com, mail.contoso.com, true",
        "Mail.Contoso.com, mail.contoso.COM, true",
        "mail.contoso.com, www.contoso.com, false",
        "*.contoso.com, *.contoso.com, true",
        "*.contoso.com, mail.contoso.com, true",
        "*.contoso.com, a.b.contoso.com, true",
        "*.contoso.com, contoso.com, true",
        "*.contoso.com, notcontoso.com, false",
        "*.contoso.com, contoso.com.example.net, false",
        "mail.contoso.com, *.contoso.com, false",
        "contoso.com, mail.contoso.com, false"
    })
    void matchesWhatTheConnectorNames(String connector, String name, boolean match) {
        assertEquals(match, CertificateNames.match(connector, name));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "contoso.com, contoso.com",
        "hostname.contoso.com, contoso.com",
        "*.contoso.com, contoso.com",
        "HOST.Contoso.com, contoso.com",
        "hostname.sub.contoso.com,",
        "*.sub.contoso.com,",
        "host.eu.contoso.com, eu.contoso.com",
        "notcontoso.com,",
        "com,"
    })
    void findsTheAcceptedDomain(String name, String domain) {
        assertEquals(
                Optional.ofNullable(domain),
                CertificateNames.acceptedDomain(name, List.of("contoso.com", "eu.contoso.com")));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({
        "*.contoso.com, contoso.com, *.contoso.com",
        "*.contoso.com contoso.com, contoso.com, *.contoso.com",
        "relay.contoso.com, contoso.com, *.contoso.com",
        "relay.contoso.com, relay.contoso.com, relay.contoso.com",
        "relay.contoso.com, contoso.com relay.contoso.com, relay.contoso.com",
        "contoso.com, contoso.com, contoso.com",
        "contoso.com www.contoso.com, contoso.com, *.contoso.com",
        "a.fabrikam.com b.contoso.com, contoso.com fabrikam.com, *.contoso.com",
        "a.fabrikam.com *.contoso.com, fabrikam.com contoso.com, *.contoso.com",
        "relay.eu.contoso.com, contoso.com,",
        "*.eu.contoso.com, contoso.com,",
        "relay.example.net, contoso.com,",
        "relay.contoso.com mail.contoso.com, , *.contoso.com",
        "contoso.com mail.contoso.com, , *.contoso.com",
        "contoso.com, , contoso.com",
        "contoso.co.uk, , contoso.co.uk",
        "mail.contoso.co.uk, , *.contoso.co.uk",
        "contoso.com mail.contoso.com, contoso.com, *.contoso.com",
        "contoso.com *.contoso.com, , *.contoso.com",
        ", contoso.com,",
        ", ,"
    })
    void suggestsWhatTheConnectorShouldName(String names, String accepted, String connector) {
        assertEquals(Optional.ofNullable(connector), CertificateNames.suggest(words(names), words(accepted)));
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }
}
