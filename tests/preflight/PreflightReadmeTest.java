package tests.preflight;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.Checkout;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.interop.Nsd;
import tests.readme.Shown;

/** What README.md shows of preflight is what it prints; its DNS is a server of the test's. */
class PreflightReadmeTest {
    private static final Pattern SHOWN = Pattern.compile("## Go or no-go\\?\n(?s:.*?)```text\n((?s:.*?))```");

    @TempDir
    Path folder;

    /** A relay whose connector has a mistyped address, with all else as it should be. */
    @Test
    void readmeShowsWhatIsPrinted() throws Exception {
        Matcher shown = SHOWN.matcher(Checkout.read("README.md"));
        assertTrue(shown.find(), "README.md shows no preflight");
        String zone =
                PreflightRelay.COMMON + PreflightRelay.zone("contoso.com", "ip4:203.0.113.10 => ip4:203.0.113.77");
        try (Nsd nsd = Nsd.start(".", zone);
                RehearsalEndpoint endpoint =
                        RehearsalEndpoint.with().asIp("203.0.113.77").start()) {
            PreflightRelay relay = new PreflightRelay(folder, nsd, RehearsalEndpoint.CA.root());
            Run run = relay.run(
                    "address",
                    "203.0.113.10 => 203.0.113.77;;: [\"203.0.113.77\"], \"Enabled\""
                            + " => : [\"203.0.113.71\"], \"Enabled\"",
                    endpoint.port(),
                    "--probe-recipients");
            String printed = run.stdout() + run.stderr();
            assertTrue(Shown.fits(steady(shown.group(1)), steady(printed)), printed);
        }
    }

    private static String steady(String output) {
        return output.replaceAll("port \\d+", "port <port>")
                .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z \\w+", "<time>")
                .replaceAll("until 20[0-9-]{8}", "until <date>")
                .replaceAll("AM0PEPF\\w+|RK1PEPF\\w+", "<host>");
    }
}
