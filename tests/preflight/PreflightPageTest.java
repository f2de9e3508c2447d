package tests.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scripts.Preflight;
import tests.Checkout;
import tests.Chromium;
import tests.FaultyServer;
import tests.Run;

/** The page of preflight --html, with a relay and a server that would like to be markup. */
class PreflightPageTest {
    private static final String SPEC = """
            {
              "acceptedDomains": ["contoso.com"],
              "publicIps": ["203.0.113.77"],
              "connector": {
                "Name": "<script>hacked=1</script><img src=x onerror=alert(1)>",
                "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                "SenderIPAddresses": ["203.0.113.10"], "Enabled": false
              },
              "test": {"from": "scanner@contoso.com", "ehlo": "relay.contoso.com"}
            }
            """;

    @TempDir
    Path folder;

    private Path page;

    @BeforeEach
    void write() throws Exception {
        page = folder.resolve("preflight.html");
        Path spec = Files.writeString(folder.resolve("relay.json"), SPEC);
        try (FaultyServer server = FaultyServer.start("> 220 <script>hacked=2</script> \\e[31m ESMTP / until EHLO"
                + " / > 250-mx Hello [203.0.113.77] / > 250 <b>BOLD</b> / rest")) {
            Run run = Run.here(
                    new Preflight(),
                    "--spec",
                    spec.toString(),
                    "--server",
                    server.address(),
                    "--nameserver",
                    "127.0.0.1:9",
                    "--timeout",
                    "1",
                    "--html",
                    page.toString());
            assertEquals(1, run.exitCode(), run::toString);
        }
    }

    @Test
    void holdsNoMarkupButOurs() throws Exception {
        String html = Files.readString(page);
        assertTrue(html.contains("&lt;script&gt;hacked=2"), html);
        assertTrue(html.contains("default-src 'none'"), html);
        for (String markup : List.of("<script", "<img", "<b>", "<a ", "<link", "url(", "\u001B")) {
            assertFalse(html.contains(markup), markup);
        }
    }

    @Test
    void fitsPhonesAndDesktopsAndAsksForNothing() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "Chromium is not installed");
        Path shots = Checkout.root().resolve("tests/out/preflight-page");
        Files.createDirectories(shots);
        try (Chromium chromium = new Chromium(folder.resolve("profile"))) {
            for (int width : List.of(390, 1280)) {
                for (String theme : List.of("light", "dark")) {
                    chromium.open(page, width, theme);
                    String name = width + "-" + theme;
                    Files.write(shots.resolve(name + ".png"), chromium.screenshot());
                    assertEquals(List.of(page.toUri().toString()), chromium.requests(), name);
                    assertEquals(
                            String.valueOf(width), chromium.evaluate("document.documentElement.scrollWidth"), name);
                    assertEquals("undefined", chromium.evaluate("typeof hacked"), name);
                }
            }
        }
    }
}
