package lib.headers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lib.mail.Headers;
import lib.text.Ascii;
import lib.text.Resource;

/**
 * What the fields of Microsoft's reports mean: header-values.tsv, from Microsoft's own table. A value that is not in it
 * is shown without a meaning.
 */
final class AntispamReport {
    /** A field of a report, its value, and what that means if it is known. */
    public record Entry(String field, String value, Optional<String> meaning) {}

    /** What tells most about a relay, first; the rest is Microsoft's own diagnosis. */
    private static final List<String> FOREFRONT =
            List.of("CIP", "DIR", "H", "PTR", "IPV", "CTRY", "SFV", "SCL", "CAT", "SRV", "SFTY", "LANG");

    private static final List<String> MICROSOFT = List.of("BCL");

    private AntispamReport() {}

    /** The value of one field of {@code CIP:203.0.113.25;CTRY:DE;...}. */
    static Optional<String> value(String report, String field) {
        int at = 0;
        while (at < report.length()) {
            int end = report.indexOf(';', at);
            end = end < 0 ? report.length() : end;
            int start = Ascii.skipSpace(report, at, end);
            int colon = start + field.length();
            if (colon < end && report.charAt(colon) == ':' && report.startsWith(field, start)) {
                String value = report.substring(colon + 1, end).trim();
                return value.isEmpty() ? Optional.empty() : Optional.of(value);
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    static List<Entry> forefront(Headers headers) {
        return entries(headers.said("X-Forefront-Antispam-Report"), FOREFRONT);
    }

    static List<Entry> microsoft(Headers headers) {
        return entries(headers.said("X-Microsoft-Antispam"), MICROSOFT);
    }

    private static List<Entry> entries(Optional<String> report, List<String> fields) {
        List<Entry> entries = new ArrayList<>();
        if (report.isPresent()) {
            for (String field : fields) {
                Optional<String> value = value(report.get(), field);
                if (value.isPresent()) {
                    entries.add(new Entry(field, value.get(), meaning(field, value.get())));
                }
            }
        }
        return entries;
    }

    /** Of a value; of a three-digit code that is not listed the meaning of its hundred. */
    static Optional<String> meaning(String field, String value) {
        Map<String, String> meanings = Meanings.BY_FIELD.getOrDefault(field, Map.of());
        String exact = meanings.get(value);
        if (exact == null && value.length() == 3) {
            exact = meanings.get(value.charAt(0) + "xx");
        }
        return Optional.ofNullable(exact == null ? meanings.get("") : exact);
    }

    /** Read when first wanted. */
    private static final class Meanings {
        static final Map<String, Map<String, String>> BY_FIELD = read();

        private static Map<String, Map<String, String>> read() {
            Map<String, Map<String, String>> meanings = new HashMap<>();
            for (String[] row : Resource.rows(AntispamReport.class, "header-values.tsv")) {
                meanings.computeIfAbsent(row[0], field -> new HashMap<>()).put(row[1], row[2]);
            }
            return meanings;
        }
    }
}
