package lib.headers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lib.finding.Basis;
import lib.text.Resource;

/**
 * What a value in a header means: header-values.tsv, most of it from Microsoft's own table. A value that is not in it
 * is shown without a meaning.
 *
 * @param source page or RFC that documents it, or the samples from which it is inferred
 */
record Meaning(String text, String source) {
    /** Read when first wanted. */
    private static final class Table {
        static final Map<String, Map<String, Meaning>> BY_FIELD = read();

        private static Map<String, Map<String, Meaning>> read() {
            Map<String, Map<String, Meaning>> meanings = new HashMap<>();
            for (String[] row : Resource.rows(Meaning.class, "header-values.tsv")) {
                meanings.computeIfAbsent(row[0], field -> new HashMap<>()).put(row[1], new Meaning(row[2], row[3]));
            }
            return meanings;
        }
    }

    /** Of a value; of a three-digit code that is not listed the meaning of its hundred. */
    static Optional<Meaning> of(String field, String value) {
        Map<String, Meaning> meanings = Table.BY_FIELD.getOrDefault(field, Map.of());
        Meaning exact = meanings.get(value);
        if (exact == null && value.length() == 3) {
            exact = meanings.get(value.charAt(0) + "xx");
        }
        return Optional.ofNullable(exact == null ? meanings.get("") : exact);
    }

    Basis basis() {
        return source.startsWith("samples") ? Basis.INFERRED : Basis.DOCUMENTED;
    }
}
