package lib.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lib.finding.Problem;

/**
 * A page for people who would rather look than read: no script, nothing that is fetched from elsewhere. Text cannot
 * become markup in it: what is foreign goes through {@link #text}.
 */
public final class Html {
    private static final String BEGIN = "<!DOCTYPE html>";

    private final StringBuilder out = new StringBuilder(16_384);

    /**
     * A page up to its heading; its beginning stays open.
     *
     * @param css rules of its own, after those of every page
     */
    public static Html page(String title, String heading, String css) {
        return new Html()
                .raw(BEGIN + "\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" ")
                .raw("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", title)
                .raw("\n<style>\n")
                .raw(style())
                .raw(css)
                .raw("</style></head>\n<body><main>\n<header>")
                .element("h1", heading);
    }

    /** What all pages look like. */
    public static String style() {
        return Resource.text(Html.class, "page.css");
    }

    /** Ends the page. */
    public Html end(String footer) {
        return raw("<footer>" + footer + "</footer>\n</main></body></html>\n");
    }

    /**
     * Writes the page to a file; only a page that was written before is replaced.
     *
     * @throws Problem if it cannot be written, or the file holds something else
     */
    public static void save(String page, String option, Path file) {
        check(option, file);
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw unwritable(option, file, e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    /**
     * Whether a page may go there, to be known before long work.
     *
     * @throws Problem if the file holds something else, or its folder is not there
     */
    public static void check(String option, Path file) {
        try {
            if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
                throw unwritable(option, file, "there is no such folder");
            }
            if (Files.exists(file) && Files.size(file) > 0 && !holdsPage(file)) {
                throw unwritable(option, file, "it is there already, and holds no HTML page");
            }
        } catch (IOException e) {
            throw unwritable(option, file, e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private static boolean holdsPage(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] beginning = in.readNBytes(BEGIN.length());
            return new String(beginning, StandardCharsets.ISO_8859_1).equals(BEGIN);
        }
    }

    private static Problem unwritable(String option, Path file, String why) {
        return Problem.badInput(
                "file.unwritable", option + " " + file, why, "give a file in a folder that you may write to");
    }

    /** Markup of our own. */
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text, as it is read, with what steers a terminal or the direction of writing shown. */
    public Html text(String text) {
        String safe = Printable.of(text);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /** An element with text in it; {@code tag} may have attributes of ours. */
    public Html element(String tag, String text) {
        int space = tag.indexOf(' ');
        String name = space < 0 ? tag : tag.substring(0, space);
        return raw("<" + tag + ">").text(text).raw("</" + name + ">");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
