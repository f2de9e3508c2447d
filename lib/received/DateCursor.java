package lib.received;

import lib.text.Ascii;

/** A place in the text of a date, and the number that was read last. */
abstract class DateCursor {
    protected final String text;
    protected int at;
    protected int number;
    protected int digits;

    DateCursor(String text) {
        this.text = text;
    }

    /** Whether this character is next. */
    protected boolean isNext(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    protected int endOfLetters() {
        int end = at;
        while (end < text.length() && end - at < 10 && Ascii.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The name that begins with the word from here to {@code end}, three letters at least. */
    protected int indexOf(String[] names, int end) {
        int length = end - at;
        for (int i = 0; length >= 3 && i < names.length; i++) {
            if (Ascii.isStart(text, at, end, names[i])) {
                return i;
            }
        }
        return -1;
    }

    /** At most nine digits; more are no part of a date. */
    protected boolean readNumber() {
        number = 0;
        digits = 0;
        while (at < text.length() && digits < 9 && Ascii.isDigit(text.charAt(at))) {
            number = number * 10 + text.charAt(at) - '0';
            digits++;
            at++;
        }
        return digits > 0;
    }

    /** White space, commas and comments. */
    protected void skipGaps() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                int close = text.indexOf(')', at);
                at = close < 0 ? text.length() : close + 1;
            } else if (c == ')' || c == ',' || Ascii.isSpace(c)) {
                at++;
            } else {
                return;
            }
        }
    }
}
