package lib.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The header that a message came with, octet for octet.
 *
 * @param fields each with its continuation lines and line ends; Latin-1 stands for octets
 */
record Header(List<String> fields) {
    /** Only the service itself may say what begins so, or is named so; it removes what comes from outside. */
    private static final List<String> FAMILIES = List.of("x-ms-exchange-organization-", "x-ms-exchange-crosstenant-");

    private static final Set<String> VERDICTS = Set.of(
            "x-eopattributedmessage",
            "x-eoptenantattributedmessage",
            "x-originatororg",
            "x-forefront-antispam-report",
            "x-ms-publictraffictype",
            "x-ms-office365-filtering-correlation-id");

    /** Where RFC 5322 section 2.1.1 would have a line end, if possible. */
    private static final int WIDTH = 78;

    /** Reads a header block; the empty line at its end is not part of it. */
    static Header of(byte[] block) {
        String text = new String(block, StandardCharsets.ISO_8859_1);
        List<String> fields = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf("\r\n", at);
            String line = end < 0 ? text.substring(at) + "\r\n" : text.substring(at, end + 2);
            at = end < 0 ? text.length() : end + 2;
            boolean continues = line.startsWith(" ") || line.startsWith("\t");
            if (continues && !fields.isEmpty()) {
                fields.set(fields.size() - 1, fields.get(fields.size() - 1) + line);
            } else if (!line.equals("\r\n")) {
                fields.add(line);
            }
        }
        return new Header(fields);
    }

    /** The first value of a field, unfolded. */
    Optional<String> value(String name) {
        for (String field : fields) {
            if (has(field, name) && field.startsWith(":", name.length())) {
                String value = field.substring(name.length() + 1);
                String unfolded = value.replaceAll("\r\n[ \t]*", " ").strip();
                return unfolded.isEmpty() ? Optional.empty() : Optional.of(unfolded);
            }
        }
        return Optional.empty();
    }

    /** Without what the service alone may say: a forged verdict would prove a connector. */
    byte[] withoutTheServicesFields() {
        StringBuilder kept = new StringBuilder();
        for (String field : fields) {
            String name =
                    field.substring(0, Math.max(0, field.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
            if (!VERDICTS.contains(name) && FAMILIES.stream().noneMatch(name::startsWith)) {
                kept.append(field);
            }
        }
        return bytes(kept.toString());
    }

    /** Whether the field's name begins so; names know no case (RFC 5322 section 1.2.2). */
    private static boolean has(String field, String start) {
        return field.regionMatches(true, 0, start, 0, start.length());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A field with its line end, folded at blanks. */
    static String field(String name, String value) {
        if (name.length() + 2 + value.length() <= WIDTH) {
            return name + ": " + value + "\r\n";
        }
        StringBuilder field = new StringBuilder(name).append(':');
        int used = field.length();
        for (String word : value.split(" ")) {
            if (used + 1 + word.length() > WIDTH && used > 0) {
                field.append("\r\n");
                used = 0;
            }
            field.append(' ').append(word);
            used += 1 + word.length();
        }
        return field.append("\r\n").toString();
    }
}
