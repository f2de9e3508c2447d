package lib.received;

import lib.text.Ascii;

/**
 * Where the words and comments of a structured field end (RFC 5322 section 3.2). What is opened and never closed is an
 * ordinary character; each kind is looked for in vain only once, so that the time is in proportion to the length.
 */
final class Lexer {
    private final String text;
    private boolean commentsNest = true;
    private boolean commentsClose = true;
    private boolean quotesClose = true;

    Lexer(String text) {
        this.text = text;
    }

    /** Where the comment is closed; one that never is ends at the next parenthesis, or nowhere. */
    int endOfComment(int open) {
        if (commentsNest) {
            int depth = 0;
            for (int i = open; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && --depth == 0) {
                    return i;
                }
            }
            commentsNest = false;
        }
        int close = commentsClose ? text.indexOf(')', open) : -1;
        commentsClose = close >= 0;
        return close;
    }

    /**
     * Where the word ends: at white space, a comment or a semicolon.
     *
     * @param host whether it names a host, so that an address may be glued to it
     */
    int endOfWord(int start, boolean host) {
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Ascii.isSpace(c) || c == '(' || c == ')' || c == ';') {
                return i;
            }
            if (host && c == '[' && i > start && isGluedAddress(start, i)) {
                return i;
            }
            int close = c == '"' ? endOfQuote(i) : c == '<' ? endOfAngle(i) : -1;
            i = close < 0 ? i + 1 : close + 1;
        }
        return i;
    }

    /** An address glued to a name, as in {@code mail.contoso.com[192.0.2.1]}. */
    private boolean isGluedAddress(int start, int bracket) {
        return text.charAt(start) != '[' && bracket + 1 < text.length() && Ascii.isDigit(text.charAt(bracket + 1));
    }

    private int endOfQuote(int open) {
        if (quotesClose) {
            for (int i = open + 1; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    return i;
                }
            }
            quotesClose = false;
        }
        return -1;
    }

    /** A closing bracket that comes before anything that cannot be in an address, or in {@code <384684(2)>}. */
    private int endOfAngle(int open) {
        boolean parenthesis = false;
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i;
            }
            parenthesis |= c == '(';
            if (c == '<' || c == ';' || parenthesis && Ascii.isSpace(c)) {
                return -1;
            }
        }
        return -1;
    }
}
