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
    private final String text;
    private final List<byte[]> found = new ArrayList<>();
    private int line;
    private int lineEnd;
    private int next;

    private Attached(String text) {
        this.text = text;
    }

    /** The header blocks in the order of the parts; the outer message is none of them. */
    static List<byte[]> headers(byte[] message) {
        // Byte for byte; the encoding is found out for each block by itself.
        Attached reader = new Attached(new String(message, StandardCharsets.ISO_8859_1));
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
                add(decoded(untilBoundary()));
                more = toBoundary();
            } else if (message) {
                // Its header is read as the next one, so that what is inside of it is found too.
                int from = next;
                more = next < text.length();
                header();
                add(bytes(text.substring(from, next)));
                next = from;
            } else if (type.startsWith("text/rfc822-headers")) {
                add(bytes(untilBoundary()));
                more = toBoundary();
            } else {
                more = toBoundary();
            }
            more &= next > start;
        }
    }

    private void add(byte[] header) {
        if (header.length > 0 && header.length <= Mail.LIMIT_BYTES) {
            found.add(header);
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

    private static byte[] decoded(String base64) {
        byte[] message;
        try {
            message = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException cutOff) {
            return new byte[0];
        }
        int end = 0;
        while (end + 1 < message.length
                && !(message[end] == '\n' && (message[end + 1] == '\n' || message[end + 1] == '\r'))) {
            end++;
        }
        return Arrays.copyOf(message, Math.min(message.length, end + 1));
    }

    private static byte[] bytes(String header) {
        return header.getBytes(StandardCharsets.ISO_8859_1);
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
