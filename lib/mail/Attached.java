package lib.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import lib.text.Ascii;

/**
 * The headers of messages inside of a message (RFC 2046 section 5.2.1): parts of type message/rfc822 or message/global,
 * and text/rfc822-headers as non-delivery reports have them. A line that begins with two hyphens is taken as a
 * boundary.
 */
final class Attached {
    private final String file;
    private final String text;
    private final List<Mail> found = new ArrayList<>();
    private int line;
    private int lineEnd;
    private int next;

    private Attached(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The header blocks in the order of the parts; the outer message is none of them. */
    static List<Mail> in(String file, byte[] message) {
        // Byte for byte; the encoding is found out for each block by itself.
        Attached reader = new Attached(file, new String(message, StandardCharsets.ISO_8859_1));
        reader.read();
        return reader.found;
    }

    private void read() {
        boolean more = true;
        while (more) {
            int start = next;
            String header = header();
            String type = value(header, "content-type:");
            boolean message = type.startsWith("message/rfc822") || type.startsWith("message/global");
            if (message && value(header, "content-transfer-encoding:").startsWith("base64")) {
                addDecoded(untilBoundary());
                more = toBoundary();
            } else if (message) {
                // Its header is read as the next one, so that what is inside of it is found too.
                int from = next;
                more = next < text.length();
                header();
                add(text.substring(from, next));
                next = from;
            } else if (type.startsWith("text/rfc822-headers")) {
                add(untilBoundary());
                more = toBoundary();
            } else {
                more = toBoundary();
            }
            more &= next > start;
        }
    }

    private void add(String header) {
        add(header.getBytes(StandardCharsets.ISO_8859_1), false);
    }

    private void add(byte[] message, boolean cut) {
        if (message.length > 0) {
            int length = Math.min(message.length, Mail.LIMIT_BYTES);
            found.add(new Mail(file, found.size() + 1, message, 0, length, false, cut || length < message.length));
        }
    }

    /** Reads up to and with the next blank line; in lower case, unfolded. */
    private String header() {
        StringBuilder header = new StringBuilder();
        while (nextLine() && line < lineEnd && !isBoundary()) {
            boolean folded = text.charAt(line) == ' ' || text.charAt(line) == '\t';
            header.append(folded ? "" : "\n").append(text, line, lineEnd);
        }
        return Ascii.lower(header.append('\n').toString());
    }

    private static String value(String header, String name) {
        int at = header.indexOf("\n" + name);
        if (at < 0) {
            return "";
        }
        int from = at + 1 + name.length();
        return header.substring(from, header.indexOf('\n', from)).trim();
    }

    private boolean toBoundary() {
        while (nextLine()) {
            if (isBoundary() && !text.startsWith("--", lineEnd - 2)) {
                return true;
            }
        }
        return false;
    }

    private String untilBoundary() {
        int from = next;
        int before = next;
        while (nextLine() && !isBoundary()) {
            before = next;
        }
        next = before;
        return text.substring(from, before);
    }

    /** Up to its header's end; of one that is cut off, or damaged, what is there. */
    private void addDecoded(String base64) {
        String digits = base64.replaceAll("[^A-Za-z0-9+/]", "");
        int whole = digits.length() & ~3;
        // One digit left over is none of any byte.
        boolean cut = digits.length() - whole == 1;
        byte[] message = Base64.getDecoder().decode(cut ? digits.substring(0, whole) : digits);
        add(Arrays.copyOf(message, LineEnds.endOfHeader(message, 0, message.length)), cut);
    }

    private boolean isBoundary() {
        return text.startsWith("--", line) && lineEnd - line > 2;
    }

    private boolean nextLine() {
        if (next >= text.length()) {
            return false;
        }
        line = next;
        int feed = text.indexOf('\n', next);
        next = feed < 0 ? text.length() : feed + 1;
        lineEnd = feed < 0 ? text.length() : feed;
        if (lineEnd > line && text.charAt(lineEnd - 1) == '\r') {
            lineEnd--;
        }
        return true;
    }
}
