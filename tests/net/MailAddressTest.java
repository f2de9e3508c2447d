package tests.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lib.net.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.ConnectorSpec;
import tests.Run;

/** One owner of the question to which domain a mail address belongs. */
class MailAddressTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            plain             | scanner@contoso.com           | contoso.com
            capitals          | Scanner@CONTOSO.com           | contoso.com
            dot at the end    | scanner@contoso.com.          | contoso.com
            with a name       | Scanner <scanner@contoso.com> | contoso.com
            IDN               | a@BÜCHER.example              | xn--bcher-kva.example
            A-labels          | a@xn--bcher-kva.example       | xn--bcher-kva.example
            at sign in quotes | "a@b"@contoso.com             | contoso.com
            address literal   | a@[192.0.2.1]                 | [192.0.2.1]
            no domain         | postmaster                    | ''
            null sender       | ''                            | ''
            null sender, <>   | <>                            | ''
            """)
    void domain(String name, String address, String domain) {
        assertEquals(domain, MailAddress.domain(address));
    }

    /** A name and its A-labels are one domain: no warning that the sender is in none that is accepted. */
    @Test
    void anAcceptedDomainMayBeWrittenAsTheSenderIsOrNot() throws IOException {
        Path spec = folder.resolve("relay.json");
        Files.writeString(spec, """
                {"acceptedDomains": ["Bücher.example"],
                 "connector": {"Name": "a", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                               "SenderIPAddresses": ["203.0.113.10"]},
                 "test": {"from": "a@xn--bcher-kva.example", "to": ["b@contoso.com"]}}
                """);
        Run run = Run.here(new ConnectorSpec(), "check", spec.toString());
        assertFalse(run.stdout().contains("test.from is in"), run.toString());
    }
}
