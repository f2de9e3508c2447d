package lib.text;

import java.util.Locale;

/** Characters of header fields; the locale has no say. */
public final class Ascii {
    private Ascii() {}

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Space, tab and what else separates words in damaged text: line ends, NUL, no-break space. */
    public static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0';
    }

    /** Whether the part of the text is the word, in any case; the word is given in lower case. */
    public static boolean is(String text, int from, int to, String word) {
        return to - from == word.length() && agreeing(text, from, to, word) == word.length();
    }

    /** Whether the part of the text begins with the word. */
    public static boolean startsWith(String text, int from, int to, String word) {
        return agreeing(text, from, to, word) == word.length();
    }

    /** Whether the word begins with the part of the text. */
    public static boolean isStart(String text, int from, int to, String word) {
        return agreeing(text, from, to, word) == to - from;
    }

    /** In how many characters from the first the part of the text and the word are the same. */
    private static int agreeing(String text, int from, int to, String word) {
        int most = Math.min(to - from, word.length());
        int i = 0;
        while (i < most && lower(text.charAt(from + i)) == word.charAt(i)) {
            i++;
        }
        return i;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /** Where the character is in this part of the text, or -1. */
    public static int indexOf(String text, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** What names of header fields are made of; RFC 5322 allows more, and nobody uses it. */
    public static boolean isNameCharacter(char c) {
        return isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.';
    }

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Where a word inside of a comment ends: at white space or a comment in it. */
    public static int endOfWord(String text, int from, int to) {
        int i = from;
        while (i < to && !isSpace(text.charAt(i)) && text.charAt(i) != '(') {
            i++;
        }
        return i;
    }

    public static int skipSpace(String text, int from, int to) {
        int i = from;
        while (i < to && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
