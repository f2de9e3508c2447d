package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Basis;
import lib.mail.Headers;
import lib.text.Ascii;

/** The fields of Microsoft's reports, and what they mean. */
final class AntispamReport {
    /**
     * A field of a report, its value, and what that means if it is known.
     *
     * @param basis documented, or inferred from samples
     */
    public record Entry(String field, String value, Optional<String> meaning, Optional<Basis> basis) {
        /** Page that documents the meaning, or the samples; in JSON one list for the message. */
        Optional<String> source() {
            return Meaning.of(field, value).map(Meaning::source);
        }
    }

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
                    Optional<Meaning> known = Meaning.of(field, value.get());
                    entries.add(new Entry(field, value.get(), known.map(Meaning::text), known.map(Meaning::basis)));
                }
            }
        }
        return entries;
    }
}
