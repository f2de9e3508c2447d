package tests.headers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
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
            for (String message : List.of("routes/13", "routes/17", "verdicts/22", "hostile-page")) {
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

    /** Two tenants and Google between them; each hop a station in its lane, each link with its TLS and its time. */
    @Test
    void drawsALaneForEachOrganisation() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "Chromium is not installed");
        Path page = page("verdicts/22");
        try (Chromium chromium = new Chromium(folder.resolve("profile"))) {
            chromium.open(page, 1280, "light");
            assertEquals(
                    "contoso.com: 1|Exchange Online, first stay: 2 3 4|Google: 5 6 7|Exchange Online, second stay: 8 9 10 11",
                    chromium.evaluate(
                            "[...document.querySelectorAll('.lane')].map(l => l.querySelector('h3').textContent"
                                    + " + ': ' + [...l.querySelectorAll('.disc')].map(d => d.textContent).join(' ')).join('|')"));
            assertEquals(
                    "clear in clear |tls over TLS 1.2 1 s|tls over TLS 1.2 2 s|tls over TLS 1.2 1 s|tls over TLS 1.2 4 s|"
                            + "unsaid no TLS is said 1 s|unsaid no TLS is said 1 s",
                    chromium.evaluate(
                            "[...document.querySelectorAll('.link')].slice(0, 7).map(l => l.classList[1] + ' ' +"
                                    + " [...l.children].map(c => c.textContent).join(' ')).join('|')"));
            assertEquals("beside", place(chromium, "hop2", "hop3"));
            assertEquals("below", place(chromium, "hop4", "hop5"));
            chromium.open(page, 390, "dark");
            assertEquals("below", place(chromium, "hop2", "hop3"));
            chromium.evaluate("document.querySelectorAll('.link')[2].id = 'link3'");
            assertEquals("below", place(chromium, "hop2", "link3"));
            assertEquals("below", place(chromium, "link3", "hop3"));
        }
    }

    @Test
    void showsWhatEachSentenceRestsOn() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "Chromium is not installed");
        Path page = page("verdicts/22");
        try (Chromium chromium = new Chromium(folder.resolve("profile"))) {
            chromium.open(page, 1280, "light");
            String sentence = chromium.evaluate("document.querySelector('#s4 summary').textContent");
            assertTrue(sentence.startsWith("Whether a connector took it at hop 2 is unknown"), sentence);
            assertEquals("none none", outlines(chromium));
            assertEquals("0", shownHeight(chromium));
            chromium.pointAt("#s4 summary");
            assertEquals("solid none", outlines(chromium));
            chromium.pointAt("h1");
            assertEquals("none none", outlines(chromium));
            chromium.evaluate("document.querySelector('#s4 summary').click()");
            assertEquals("solid none", outlines(chromium));
            assertTrue(Double.parseDouble(shownHeight(chromium)) > 10, shownHeight(chromium));
            assertEquals(
                    "X-MS-Exchange-Transport-CrossTenantHeadersStripped: AM4PEPF00027B55.eurprd04.prod.outlook.com",
                    chromium.evaluate("document.querySelector('#s4 code').textContent"));
            assertEquals(
                    sentence.replace(" not known", ""),
                    chromium.evaluate(
                            "[...document.querySelectorAll('#hop2 abbr')].find(a => a.textContent == '4').title"));
        }
    }

    @Test
    void printsOnWhiteWithAllEvidence() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "Chromium is not installed");
        Path page = page("verdicts/22");
        try (Chromium chromium = new Chromium(folder.resolve("profile"))) {
            chromium.open(page, 800, "dark");
            chromium.print();
            assertEquals("rgb(255, 255, 255)", chromium.evaluate("getComputedStyle(document.body).backgroundColor"));
            assertEquals("rgb(0, 0, 0)", chromium.evaluate("getComputedStyle(document.body).color"));
            assertTrue(Double.parseDouble(shownHeight(chromium)) > 10, shownHeight(chromium));
            assertEquals("800", chromium.evaluate("document.documentElement.scrollWidth"));
        }
    }

    /** The picture in README.md is that of this page; {@code UPDATE_GOLDEN=1} takes it anew. */
    @Test
    void readmeShowsThePage() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "Chromium is not installed");
        Path picture = Checkout.root().resolve("examples/header-hops.png");
        Path page = folder.resolve("hops.html");
        Run.with()
                .stdin(Checkout.read("tests/messages/verdicts/21-relay-then-another-tenant.eml"))
                .script(HeaderHops.class, "--html", page.toString());
        try (Chromium chromium = new Chromium(folder.resolve("profile"))) {
            chromium.open(page, 1000, "light");
            int end = (int) Double.parseDouble(
                    chromium.evaluate("document.querySelector('.strip').getBoundingClientRect().bottom"));
            BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(chromium.screenshot()))
                    .getSubimage(0, 0, 1000, end + 10);
            if (System.getenv("UPDATE_GOLDEN") != null) {
                ImageIO.write(drawn, "png", picture.toFile());
            }
            BufferedImage shown = ImageIO.read(picture.toFile());
            assertEquals(drawn.getWidth(), shown.getWidth());
            assertEquals(drawn.getHeight(), shown.getHeight(), drawn.getHeight() * 0.2, "the page has another length");
            assertTrue(Checkout.read("README.md").contains("(examples/header-hops.png)"));
        }
    }

    /** Whether the second of two stations is to the right of the first, or below it. */
    private static String place(Chromium chromium, String one, String other) throws Exception {
        return chromium.evaluate(
                "((a, b) => a.top == b.top && a.right < b.left ? 'beside' : a.bottom <= b.top ? 'below' : '')"
                        + "(document.querySelector('#" + one + "').getBoundingClientRect(),"
                        + " document.querySelector('#" + other + "').getBoundingClientRect())");
    }

    /** Of the hop that sentence 4 rests on, and of the next. */
    private static String outlines(Chromium chromium) throws Exception {
        return chromium.evaluate("getComputedStyle(document.querySelector('#hop2')).outlineStyle + ' ' +"
                + " getComputedStyle(document.querySelector('#hop3')).outlineStyle");
    }

    private static String shownHeight(Chromium chromium) throws Exception {
        return chromium.evaluate("document.querySelector('#s4 code').checkVisibility({contentVisibilityAuto: true})"
                + " ? document.querySelector('#s4 code').getBoundingClientRect().height : 0");
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
