package tests.headers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.HeaderHops;
import tests.Run;

/** The rules for single hops, at their borders; each message is a few header fields. */
class HopRulesTest {
    private static final String LATER = "; Tue, 3 Jun 2025 10:00:02 +0000";
    private static final String EARLIER = "; Tue, 3 Jun 2025 10:00:00 +0000";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "10.255.255.255,",
        "11.0.0.1, forged-suspect",
        "127.0.0.2,",
        "172.15.255.255, forged-suspect",
        "172.16.0.1,",
        "172.31.255.255,",
        "172.32.0.1, forged-suspect",
        "192.168.3.4,",
        "192.169.0.1, forged-suspect",
        "169.254.1.1,",
        "100.64.0.1,",
        "100.128.0.1, forged-suspect",
        "IPv6:fd00::1,",
        "IPv6:fe80::1,",
        "IPv6:2001:db8::1, forged-suspect",
    })
    void aPrivateAddressExplainsAnotherName(String address, String warning) throws IOException {
        assertEquals(
                warning == null ? "" : warning,
                warnings(
                        "from inner (x.example.net [" + address + "]) by mx.example.org with ESMTP" + LATER,
                        "from client.example.com (client.example.com [192.0.2.1]) by out.example.com with ESMTP"
                                + EARLIER));
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"300,", "301, slow-hop", "-5,", "-6, clock-skew"})
    void theLimitsThemselvesAreNoRemark(int seconds, String warning) throws IOException {
        String time = java.time.Instant.parse("2025-06-03T10:00:00Z")
                .plusSeconds(seconds)
                .toString();
        String later = "; 3 Jun 2025 " + time.substring(11, 19) + " +0000";
        String earlier = "; 3 Jun 2025 10:00:00 +0000";
        assertEquals(
                warning == null ? "" : warning,
                warnings("from a.example.org by b.example.org with ESMTP" + later, "by a.example.org" + earlier));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    iprev=pass policy.iprev=192.0.2.1     | iprev=pass
                    iprev=fail policy.iprev=192.0.2.1     | iprev=fail
                    auth=pass smtp.auth=a; spf=none       | auth=pass spf=none
                    x-tls=pass smtp.version=TLSv1.3       |
                    """)
    void methodsOfAuthenticationResults(String value, String results) throws IOException {
        String message = "Received: by b.example.org" + LATER + "\nAuthentication-Results: b.example.org; " + value;
        assertEquals(
                results == null ? "" : results,
                StreamSupport.stream(data(message).get("authentication").spliterator(), false)
                        .map(one -> one.get("method").asText() + "="
                                + one.get("result").asText())
                        .collect(Collectors.joining(" ")));
    }

    private String warnings(String... newestFirst) throws IOException {
        JsonNode data = data("Received: " + String.join("\nReceived: ", newestFirst));
        return String.join(" ", data.get("warnings").findValuesAsText("warning"));
    }

    private JsonNode data(String header) throws IOException {
        Path file = folder.resolve("message.eml");
        Files.writeString(file, header + "\n\n");
        return new ObjectMapper()
                .readTree(Run.here(new HeaderHops(), "--json", file.toString()).stdout())
                .get("data");
    }
}
