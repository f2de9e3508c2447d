package tests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lib.connector.Connector;
import lib.exchange.ConnectorScript;
import lib.exchange.DscForm;
import lib.exchange.RollbackScript;
import lib.exchange.TraceScript;
import lib.exchange.VerifyScript;
import lib.relay.Relay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scripts.ConnectorSpec;
import tests.Checkout;
import tests.RandomRelay;
import tests.Run;
import tests.interop.Installed;

/**
 * The generated PowerShell with a grammar that no one here wrote: it parses without an error, and each value, however
 * hostile, is one string in it.
 */
class PowerShellParseTest {
    private static final long SEED = 20261124;
    private static final int RELAYS = 500;

    /** Scripts that have the same table of values in other words are made for each of so many. */
    private static final int OTHERS = 25;

    @TempDir
    Path folder;

    private final List<Map<String, Object>> manifest = new ArrayList<>();

    @Test
    void everyValueIsOneString() throws IOException {
        Path grammar = Installed.tool("powershell");
        RandomRelay relays = new RandomRelay(SEED);
        int scripts = 0;
        int values = 0;
        for (int i = 0; i < RELAYS; i++) {
            Relay relay = relays.next();
            List<String> all = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (Connector connector : relay.connectors()) {
                names.add(connector.name());
                connector.properties().values().forEach(one -> addTexts(all, one));
            }
            add("new" + i, ConnectorScript.of(relay), all);
            scripts++;
            values += all.size();
            if (i % OTHERS == 0) {
                add("verify" + i, VerifyScript.of(relay), all);
                add("rollback" + i, RollbackScript.of(relay), names);
                add("trace" + i, TraceScript.of(relay), names);
                add("dsc" + i, DscForm.of(relay), names);
                scripts += 4;
                values += all.size() + 3 * names.size();
            }
        }
        assertEquals(scripts + " scripts, " + values + " values\n", parse(grammar), "seed " + SEED);
    }

    @Test
    void formsOfTheMailServersParse() throws IOException {
        Path grammar = Installed.tool("powershell");
        for (String form : List.of("iis", "exchange-server")) {
            Run run = Run.here(
                    new ConnectorSpec(), "print", "tests/relays/tls.json", "--as", form, "--network", "192.0.2.0/24");
            add(form, run.stdout().lines().toList(), List.of("relay.contoso.com", "relay.pfx"));
        }
        assertEquals("2 scripts, 4 values\n", parse(grammar));
    }

    /** The check itself: it sees a string that is broken out of. */
    @Test
    void seesWhatIsWrong() throws IOException {
        Path grammar = Installed.tool("powershell");
        add("broken", List.of("$a = 'it' + 'x'"), List.of("it' + 'x"));
        add("foreign", List.of("$a = 'it\u2019 # \u2019' # \u2019"), List.of());
        add("unclosed", List.of("if ($a) {"), List.of());
        List<String> said = parse(grammar).lines().toList();
        assertEquals(true, said.stream().anyMatch(line -> line.contains("not one text")), "" + said);
        assertEquals(true, said.stream().anyMatch(line -> line.contains("error node")), "" + said);
        assertEquals(
                1, said.stream().filter(line -> line.contains("beyond ASCII")).count(), "" + said);
    }

    private static void addTexts(List<String> all, Object value) {
        if (value instanceof String text) {
            all.add(text);
        } else if (value instanceof List<?> texts) {
            texts.forEach(text -> all.add(String.valueOf(text)));
        }
    }

    private void add(String name, List<String> script, List<String> values) throws IOException {
        Path file = folder.resolve(name + ".ps1");
        Files.write(file, script);
        manifest.add(Map.of("file", file.toString(), "values", values));
    }

    private String parse(Path grammar) throws IOException {
        Path list = folder.resolve("manifest.json");
        new ObjectMapper().writeValue(list.toFile(), manifest);
        Run run = Run.command(List.of(
                Installed.program("node", "nodejs"),
                // Else V8 compiles the grammar anew while it runs, for a minute.
                "--liftoff-only",
                Checkout.root().resolve("tests/interop/powershell.mjs").toString(),
                grammar.toString(),
                list.toString()));
        assertEquals("", run.stderr());
        return run.stdout();
    }
}
