package lib.replies;

import java.util.List;
import lib.text.Resource;

/** Where a fact is from: a tag of sources.tsv with its date and place; an RFC is its own place. */
public final class Sources {
    private Sources() {}

    /** Each tag as {@code N564 (2024-01): https://...}. */
    public static List<String> places(List<String> tags) {
        String table = Resource.text(Stanza.class, "sources.tsv");
        return tags.stream().map(tag -> place(table, tag)).toList();
    }

    private static String place(String table, String tag) {
        int start = table.indexOf("\n" + tag + "\t") + 1;
        if (start == 0) {
            return tag;
        }
        String[] cells = table.substring(start, table.indexOf('\n', start)).split("\t");
        return tag + " (" + cells[1] + "): " + cells[2];
    }
}
