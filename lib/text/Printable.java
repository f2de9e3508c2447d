package lib.text;

/** Foreign text made safe to show: what would steer a terminal is shown, not emitted. */
public final class Printable {
    private Printable() {}

    /**
     * The text with control characters (C0, DEL, C1), line and paragraph separators, bidirectional controls (Unicode
     * UAX #9) and lone surrogates written as {@code \x1B} or {@code \u202E}.
     */
    public static String of(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (steers(text, i)) {
                return escape(text, i);
            }
        }
        return text;
    }

    private static String escape(String text, int from) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!steers(text, i)) {
                safe.append(c);
            } else if (c < 0x100) {
                safe.append("\\x").append(hex(c >> 4)).append(hex(c));
            } else {
                safe.append("\\u").append(hex(c >> 12)).append(hex(c >> 8));
                safe.append(hex(c >> 4)).append(hex(c));
            }
        }
        return safe.toString();
    }

    private static boolean steers(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x7F) {
            return c < 0x20;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c <= 0x9F
                || c == 0x061C
                || c >= 0x200E && c <= 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF;
    }

    private static char hex(int nibble) {
        return "0123456789ABCDEF".charAt(nibble & 0xF);
    }
}
