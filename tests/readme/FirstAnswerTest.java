package tests.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tests.Checkout;
import tests.Run;
import tests.interop.Nsd;
import tests.interop.Postfix;

/** What a new user does: finds the host in DNS, and sends it a message that arrives. */
@Tag("slow")
class FirstAnswerTest {
    private static final String ZONE = """
            $ORIGIN contoso.test.
            $TTL 3600
            @ SOA ns hostmaster 1 2 3 4 5
            @ NS ns
            ns A 127.0.0.1
            @ MX 10 mail
            mail A 127.0.0.1
            """;

    @Test
    void mxOfNsdLeadsToAMailboxOfPostfix() throws Exception {
        Map<String, String> settings = Map.of("virtual_mailbox_domains", "contoso.test");
        try (Nsd nsd = Nsd.start("contoso.test", ZONE);
                Postfix postfix = Postfix.start(settings)) {
            Run lookup = jbang("mx-lookup", "--json", "--nameserver", nsd.server(), "contoso.test");
            JsonNode target = new JsonMapper().readTree(lookup.stdout()).at("/data/targets/0");
            assertEquals("mail.contoso.test", target.path("host").asText(), lookup::toString);
            String address = target.at("/addresses/0/address").asText();

            Run send = jbang(
                    "send-plain",
                    "--server",
                    address + ":" + postfix.port(),
                    "--from",
                    "scanner@contoso.test",
                    "--to",
                    "admin@contoso.test",
                    "--test-id",
                    "first-answer");
            assertEquals(0, send.exitCode(), send::toString);
            List<byte[]> mailbox = postfix.mailbox("admin@contoso.test");
            assertEquals(1, mailbox.size(), postfix.log());
            String message = new String(mailbox.get(0), StandardCharsets.UTF_8);
            assertTrue(message.contains("\nX-Relaykit-Test-Id: first-answer\n"), message);
        }
    }

    private static Run jbang(String... args) {
        List<String> command = new ArrayList<>();
        command.add(Checkout.root().resolve("jbang").toString());
        command.addAll(List.of(args));
        return Run.command(command);
    }
}
