package tests.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lib.connector.Connector;
import lib.connector.ConnectorProperty;
import lib.exchange.ConnectorScript;
import lib.exchange.Drift;
import lib.exchange.DscForm;
import lib.exchange.LiveConnectors;
import lib.relay.Relay;
import lib.relay.RelayFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.RandomRelay;

/**
 * What connector.ps1 leaves behind: its tables are read as PowerShell reads them, and a small model of
 * Set-InboundConnector sets what differs, starting from any connector. Then diff finds nothing.
 */
class ConvergingScriptTest {
    private static final long SEED = 20261125;
    private static final Pattern ASSIGNMENT = Pattern.compile(" {4}(\\w+) = (.*)");
    private static final Pattern PIECE = Pattern.compile("'((?:[^']|'')*)'|\\[char\\]0x([0-9A-F]{4})");

    @TempDir
    Path folder;

    @Test
    void leavesTheConnectorAsRelayJsonHasIt() throws IOException {
        RandomRelay relays = new RandomRelay(SEED);
        for (int i = 0; i < 200; i++) {
            Relay wanted = relays.next();
            Relay foreign = relays.next();
            List<String> script = ConnectorScript.of(wanted);
            Map<String, Object> defaults = tables(script, "$defaults = ").get(0);
            List<Map<String, Object>> parameters = tables(script, "$connectors += ");
            List<Map<String, Object>> tenant = new ArrayList<>();
            for (int j = 0; j < parameters.size(); j++) {
                Connector before =
                        foreign.connectors().get(j % foreign.connectors().size());
                tenant.add(set(before, parameters.get(j), defaults));
            }
            Path live = folder.resolve("live.json");
            new ObjectMapper().writeValue(live.toFile(), tenant);
            Drift drift = Drift.of(wanted, LiveConnectors.read("live", live));
            String shown = "seed " + SEED + ", relay " + i + ": " + drift.rows();
            assertTrue(drift.rows().stream().allMatch(row -> row.state() == Drift.State.SAME), shown);
        }
    }

    /** The four that diff told of and the script of before left as they were. */
    @Test
    void clearsWhatRelayJsonDoesNotSay() throws IOException {
        Connector before = Connector.of("SMTP Relay", Connector.Type.ON_PREMISES)
                .withTlsSenderCertificateName("*.fabrikam.com")
                .withRequireTls(true)
                .with(ConnectorProperty.TREAT_MESSAGES_AS_INTERNAL, true)
                .with(ConnectorProperty.EF_USERS, List.of("a@contoso.com"))
                .with(ConnectorProperty.ASSOCIATED_ACCEPTED_DOMAINS, List.of("contoso.com"));
        List<String> script = ConnectorScript.of(relay("""
                {"connector": {"Name": "SMTP Relay", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                  "SenderIPAddresses": ["8.8.8.8"]}}
                """));
        Map<String, Object> after = set(
                before,
                tables(script, "$connectors += ").get(0),
                tables(script, "$defaults = ").get(0));
        assertEquals(false, after.get("TreatMessagesAsInternal"));
        assertEquals(false, after.get("RequireTls"));
        for (String property : List.of("TlsSenderCertificateName", "EFUsers", "AssociatedAcceptedDomains")) {
            assertTrue(after.containsKey(property), property);
            assertEquals(null, after.get(property), property);
        }
    }

    @Test
    void answersForEveryPropertyOfTheTable() throws IOException {
        Relay relay = relay("""
                {"connectors": [{"Name": "a", "ConnectorType": "OnPremises", "SenderDomains": ["*"]},
                                {"Name": "b'c", "ensure": "Absent"}]}
                """);
        List<String> script = ConnectorScript.of(relay);
        Map<String, Object> defaults = tables(script, "$defaults = ").get(0);
        List<String> dsc = DscForm.of(relay);
        for (ConnectorProperty property : ConnectorProperty.values()) {
            assertEquals(property != ConnectorProperty.NAME, defaults.containsKey("" + property), "" + property);
            boolean inDsc = property != ConnectorProperty.NAME && property != ConnectorProperty.TRUSTED_ORGANIZATIONS;
            assertEquals(inDsc, dsc.stream().anyMatch(line -> line.strip().startsWith(property + " = ")));
        }
        assertTrue(script.contains("$absent = @('b''c')"), "" + script);
        assertTrue(script.stream().anyMatch(line -> line.contains("Remove-InboundConnector -Identity")), "" + script);
        assertTrue(dsc.stream().anyMatch(line -> line.strip().equals("Ensure = 'Absent'")), "" + dsc);
    }

    /** Set-InboundConnector: what it is given is set, $null empties; the script gives it what differs. */
    private static Map<String, Object> set(
            Connector before, Map<String, Object> parameters, Map<String, Object> defaults) {
        Map<String, Object> live = new LinkedHashMap<>();
        for (ConnectorProperty property : ConnectorProperty.values()) {
            live.put(property.toString(), before.plain(property));
        }
        live.put("Name", parameters.get("Name"));
        defaults.forEach((property, byItself) -> live.put(property, parameters.getOrDefault(property, byItself)));
        return live;
    }

    /** The hash tables that begin so, with their values as PowerShell has them. */
    private static List<Map<String, Object>> tables(List<String> script, String beginning) {
        List<Map<String, Object>> tables = new ArrayList<>();
        boolean inside = false;
        for (String line : script) {
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (line.startsWith(beginning)) {
                inside = true;
                tables.add(new TreeMap<>());
            } else if (line.equals("}")) {
                inside = false;
            } else if (inside && assignment.matches()) {
                tables.get(tables.size() - 1).put(assignment.group(1), value(assignment.group(2)));
            }
        }
        return tables;
    }

    private static Object value(String text) {
        return switch (text) {
            case "$true" -> true;
            case "$false" -> false;
            case "$null" -> null;
            default ->
                text.startsWith("@(")
                        ? texts(text.substring(2, text.length() - 1))
                        : texts(text).get(0);
        };
    }

    /** Texts with commas between; pieces with a plus between are one. */
    private static List<String> texts(String list) {
        List<String> texts = new ArrayList<>();
        Matcher piece = PIECE.matcher(list);
        String before = ",";
        int end = 0;
        while (piece.find()) {
            before = texts.isEmpty() ? "," : list.substring(end, piece.start());
            end = piece.end();
            String text = piece.group(1) != null
                    ? piece.group(1).replace("''", "'")
                    : String.valueOf((char) Integer.parseInt(piece.group(2), 16));
            if (before.contains(",")) {
                texts.add(text);
            } else {
                assertEquals(" + ", before);
                texts.set(texts.size() - 1, texts.get(texts.size() - 1) + text);
            }
        }
        return texts;
    }

    private Relay relay(String json) throws IOException {
        return RelayFile.read(Files.writeString(folder.resolve("relay.json"), json));
    }
}
