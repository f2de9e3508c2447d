package lib.headers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows of a resource with tabs between its cells; a line that begins with # is a heading. */
final class Table {
    private Table() {}

    static List<String[]> rows(String resource) {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
