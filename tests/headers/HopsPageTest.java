package tests.headers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scripts.HeaderHops;
import tests.Checkout;
import tests.Chromium;
import tests.Run;

/** The page of header-hops --html, as a browser shows it. */
class HopsPageTest {
    @TempDir
    Path folder;

    @Test
    void fitsPhonesAndDesktopsAndAsksForNothing() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "Chromium is not installed");
        Path shots = Checkout.root().resolve("tests/out/hops-page");
        Files.createDirectories(shots);
        try (Chromium chromium = new Chromium(folder.resolve("profile"))) {
            for (String message : List.of("routes/01", "routes/13", "routes/17", "hostile-page")) {
                Path page = page(message);
                for (int width : List.of(390, 1280)) {
                    for (String theme : List.of("light", "dark")) {
                        chromium.open(page, width, theme);
                        String name = message.replace('/', '-') + "-" + width + "-" + theme;
                        Files.write(shots.resolve(name + ".png"), chromium.screenshot());
                        assertEquals(List.of(page.toUri().toString()), chromium.requests(), name);
                        assertEquals(
                                String.valueOf(width), chromium.evaluate("document.documentElement.scrollWidth"), name);
                        assertEquals("undefined", chromium.evaluate("typeof hacked"), name);
                        assertEquals("0", chromium.evaluate("document.scripts.length"), name);
                    }
                }
            }
        }
    }

    @Test
    void isReadableInBothThemes() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "Chromium is not installed");
        Path page = page("routes/01");
        try (Chromium chromium = new Chromium(folder.resolve("profile"))) {
            List<String> colours = new ArrayList<>();
            for (String theme : List.of("light", "dark")) {
                chromium.open(page, 390, theme);
                colours.add(chromium.evaluate("getComputedStyle(document.body).backgroundColor"));
                colours.add(chromium.evaluate("getComputedStyle(document.body).color"));
            }
            assertEquals(4, colours.stream().distinct().count(), colours::toString);
        }
    }

    @Test
    void refersToNothingElsewhere() throws Exception {
        String html = Files.readString(page("hostile-page"));
        assertTrue(html.contains("default-src 'none'"), html);
        for (String reference : List.of("<script", "<img", "<a ", "<link", "url(", "@import")) {
            assertFalse(html.contains(reference), reference);
        }
    }

    private Path page(String message) throws Exception {
        List<String> file = Checkout.files("tests/messages").stream()
                .filter(name -> name.startsWith("tests/messages/" + message))
                .toList();
        Path page = folder.resolve(message.replace('/', '-') + ".html");
        Run run = Run.here(
                new HeaderHops(),
                "--html",
                page.toString(),
                Checkout.root().resolve(file.get(0)).toString());
        assertEquals("", run.stderr(), run::toString);
        return page;
    }
}
