package lib.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The data files that lie beside the classes: UTF-8, read whole. */
public final class Resource {
    private Resource() {}

    /** @param owner a class of the room that the file lies in */
    public static String text(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows with tabs between their cells; a line that begins with # is a heading. */
    public static List<String[]> rows(Class<?> owner, String name) {
        String text = text(owner, name);
        List<String[]> rows = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            if (end > start && text.charAt(start) != '#') {
                rows.add(text.substring(start, end).split("\t", -1));
            }
            start = end + 1;
        }
        return rows;
    }
}
