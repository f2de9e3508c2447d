package lib.received;

import java.util.Arrays;
import java.util.Optional;
import lib.net.IpAddress;

/** The words of a clause that may have several, such as {@code with Microsoft SMTP Server}. */
final class WordList {
    private int[] bounds = new int[8];
    private int size;
    private String text = "";

    void add(String text, int start, int end) {
        this.text = text;
        if (size == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * size);
        }
        bounds[size++] = start;
        bounds[size++] = withoutComma(text, start, end);
    }

    /** The words up to the date, one space apart, without a colon behind them; all if the date came before them. */
    Optional<String> before(int date) {
        int limit = size > 0 && bounds[0] > date ? Integer.MAX_VALUE : date;
        int last = -2;
        while (last + 2 < size && bounds[last + 2] < limit) {
            last += 2;
        }
        if (last < 0) {
            return Optional.empty();
        }
        int end = bounds[last + 1];
        end = end > bounds[last] + 1 && text.charAt(end - 1) == ':' ? end - 1 : end;
        if (last == 0) {
            return Optional.of(text.substring(bounds[0], end));
        }
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < last; i += 2) {
            words.append(text, bounds[i], bounds[i + 1]).append(' ');
        }
        return Optional.of(words.append(text, bounds[last], end).toString());
    }

    /** A host name as written, without a comma or dot behind it. */
    static String host(String text, int start, int end) {
        int to = withoutComma(text, start, end);
        return text.substring(start, to > start + 1 && text.charAt(to - 1) == '.' ? to - 1 : to);
    }

    /** An address, also as Java's {@code /192.0.2.1} and in brackets twice; a comma behind it is left out. */
    static Optional<String> address(String text, int start, int end) {
        int from = start;
        int to = withoutComma(text, start, end);
        if (from < to && text.charAt(from) == '/') {
            from++;
        } else if (text.startsWith("[[", from) && text.startsWith("]]", to - 2)) {
            from++;
            to--;
        }
        return IpAddress.of(text, from, to);
    }

    /** Where the word ends, a comma behind it left out. */
    static int withoutComma(String text, int start, int end) {
        return end > start + 1 && text.charAt(end - 1) == ',' ? end - 1 : end;
    }
}
