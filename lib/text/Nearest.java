package lib.text;

import java.util.Collection;

/** The known word that a misspelt one was meant to be. */
public final class Nearest {
    private Nearest() {}

    /** The word that begins so, or the one with the least edit distance, or "" if none is near. */
    public static String of(String misspelt, Collection<String> known) {
        String nearest = "";
        if (misspelt.length() < 3) {
            return nearest; // Every other short word would be near.
        }
        // Beyond a third of the letters it is another word.
        int least = Math.max(2, misspelt.length() / 3) + 1;
        for (String word : known) {
            int distance = word.startsWith(misspelt) ? 0 : distance(misspelt, word);
            if (distance < least) {
                least = distance;
                nearest = word;
            }
        }
        return nearest;
    }

    /** Insertions, deletions and substitutions (Levenshtein) that lead from one to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substitution = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
