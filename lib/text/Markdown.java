package lib.text;

/** Markdown in which text cannot become markup. */
public final class Markdown {
    private Markdown() {}

    /** CommonMark: a backslash before any ASCII punctuation makes it text. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_{}[]()#+!|<>~&@".indexOf(c) >= 0 || c == ':' && isLink(text, i)) {
                escaped.append('\\');
            }
            escaped.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        return escaped.toString();
    }

    /** A code span, which shows the text as it is: its fence is longer than any in the text. */
    public static String code(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String blank = longest > 0 ? " " : "";
        return fence + blank + text.replace('\n', ' ').replace('\r', ' ') + blank + fence;
    }

    /** GitHub makes links of bare addresses. */
    private static boolean isLink(String text, int colon) {
        return text.startsWith("//", colon + 1);
    }
}
