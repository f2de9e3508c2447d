package lib.received;

import java.util.Optional;
import lib.net.IpAddress;
import lib.text.Ascii;

/**
 * Reads the value of one {@code Received:} field (RFC 5321 section 4.4), tolerant of what mail contains. One pass from
 * left to right; a keyword counts only outside of comments and quotes, and only the first time. Never throws, and takes
 * time in proportion to the length.
 */
final class Received {
    private enum Clause {
        NONE,
        FROM,
        BY,
        VIA,
        WITH,
        ID,
        FOR,
        /** Exim's: the cipher follows. */
        TLS,
        /** Of a keyword that came before. */
        IGNORED
    }

    /** The date of a field without a semicolon begins in one of the last words. */
    private static final int TAIL_WORDS = 12;

    private final String text;
    private final Lexer lexer;
    private final FromClause from = new FromClause();
    private final TlsWords tls = new TlsWords();
    private final WordList with = new WordList();
    private final WordList via = new WordList();
    private final int[] wordStarts = new int[TAIL_WORDS];
    private int words;
    private Clause clause = Clause.NONE;
    private int seen;
    private Optional<String> by = Optional.empty();
    private Optional<String> byIp = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<String> forAddress = Optional.empty();
    private int semicolon = -1;
    private int dateStart = Integer.MAX_VALUE;
    private final ReceivedDate date;

    Received(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.date = new ReceivedDate(text);
    }

    Hop read() {
        // One gateway put the whole field in brackets.
        int i = text.startsWith("[from ") ? 1 : 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '(') {
                i = comment(i);
            } else if (c == ';') {
                semicolon = i + 1;
                clause = Clause.NONE;
                i++;
            } else if (c == ')' || c == ',' || Ascii.isSpace(c)) {
                i++;
            } else {
                int end = lexer.endOfWord(i, clause == Clause.FROM || clause == Clause.BY);
                word(i, end);
                i = end;
            }
        }
        findDate();
        Optional<String> protocol = with.before(dateStart);
        tls.readWith(protocol);
        return new Hop(
                from.name(),
                from.ehlo(),
                from.rdns(),
                from.ip(),
                by,
                byIp,
                protocol,
                via.before(dateStart),
                id,
                forAddress,
                tls.version(),
                tls.cipher(),
                date.instant(),
                text);
    }

    /** The date is what follows the last semicolon, else what the line ends with. */
    private void findDate() {
        if (dateStart < Integer.MAX_VALUE && date.read(dateStart)) {
            return;
        }
        if (!findDate(true)) {
            findDate(false);
        }
    }

    /** One that ends the line; or one with a weekday, which is a date whatever follows it. */
    private boolean findDate(boolean last) {
        for (int i = Math.max(0, words - TAIL_WORDS); i < words; i++) {
            int start = wordStarts[i % TAIL_WORDS];
            if (last ? date.readToEnd(start) : date.readWithWeekday(start)) {
                dateStart = start;
                return true;
            }
        }
        return false;
    }

    private int comment(int open) {
        int close = lexer.endOfComment(open);
        if (close < 0) {
            return open + 1;
        }
        if (clause == Clause.FROM) {
            from.comment(text, open + 1, close);
        } else if (clause == Clause.BY && byIp.isEmpty()) {
            byIp = addressInComment(open + 1, close);
        }
        tls.readComment(text, open + 1, close);
        return close + 1;
    }

    /** A bracketed address, or one that begins the comment; build numbers are not addresses. */
    private Optional<String> addressInComment(int start, int end) {
        Optional<String> address = Optional.empty();
        boolean first = true;
        int i = Ascii.skipSpace(text, start, end);
        while (i < end && address.isEmpty() && text.charAt(i) != '(') {
            int wordEnd = Ascii.endOfWord(text, i, end);
            if (text.charAt(i) == '[') {
                address = IpAddress.of(text, i, wordEnd);
            } else if (first && wordEnd == end) {
                // A number with a zero in front is one of a version: (7.0.030.2).
                int length = wordEnd - i;
                address = IpAddress.of(text, i, wordEnd).filter(ip -> ip.indexOf(':') >= 0 || ip.length() == length);
            }
            first = false;
            i = Ascii.skipSpace(text, wordEnd, end);
        }
        return address;
    }

    private void word(int start, int end) {
        if (id.isEmpty() && Ascii.startsWith(text, start, end, "id=")) { // debbugs
            id = bare(start + 3, end);
            clause = Clause.NONE;
            semicolon = -1;
            return;
        }
        if (text.charAt(start) == '[' && tls.readBrackets(text, start, end)) {
            return;
        }
        Clause keyword = keyword(start, end);
        if (semicolon >= 0) {
            if (keyword == null) {
                dateStart = semicolon;
            }
            semicolon = -1;
        }
        if (keyword == null) {
            value(start, end);
            wordStarts[words++ % TAIL_WORDS] = start;
            return;
        }
        if (keyword == Clause.WITH && isBehind("ssl/tls")) {
            clause = Clause.TLS; // using SSL/TLS with AES256-SHA cipher
            return;
        }
        boolean again = (seen & 1 << keyword.ordinal()) != 0;
        seen |= 1 << keyword.ordinal();
        clause = again ? Clause.IGNORED : keyword;
    }

    /** Whether this was the last word that is no keyword. */
    private boolean isBehind(String word) {
        return words > 0 && Ascii.startsWith(text, wordStarts[(words - 1) % TAIL_WORDS], text.length(), word);
    }

    private Clause keyword(int start, int end) {
        switch (end - start) {
            case 2:
                return Ascii.is(text, start, end, "by")
                        ? Clause.BY
                        : Ascii.is(text, start, end, "id") ? Clause.ID : null;
            case 3:
                if (Ascii.is(text, start, end, "id:")) {
                    return Clause.ID;
                }
                return Ascii.is(text, start, end, "for")
                        ? Clause.FOR
                        : Ascii.is(text, start, end, "via")
                                ? Clause.VIA
                                : Ascii.is(text, start, end, "tls") ? Clause.TLS : null;
            case 4:
                return Ascii.is(text, start, end, "from") && !isFieldName(end)
                        ? Clause.FROM
                        : Ascii.is(text, start, end, "with") ? Clause.WITH : null;
            case 13:
                return Ascii.is(text, start, end, "envelope-from") ? Clause.IGNORED : null;
            default:
                return null;
        }
    }

    /** {@code From : <kim@contoso.com>}, a field that was put behind the date. */
    private boolean isFieldName(int end) {
        int next = Ascii.skipSpace(text, end, text.length());
        return next > end && next < text.length() && text.charAt(next) == ':';
    }

    private void value(int start, int end) {
        if ((clause == Clause.ID || clause == Clause.FOR) && isDate(start, end)) {
            clause = Clause.NONE;
        }
        switch (clause) {
            case FROM -> from.word(text, start, end);
            case BY -> by(start, end);
            case WITH -> with.add(text, start, end);
            case VIA -> via.add(text, start, end);
            case ID -> {
                id = bare(start, end);
                clause = Clause.NONE;
            }
            case FOR -> {
                if (!isNameBefore(start, end)) {
                    forAddress = bare(start, end);
                    clause = Clause.NONE;
                }
            }
            case TLS -> {
                tls.readCipher(text, start, end);
                clause = Clause.NONE;
            }
            default -> tls.readWord(text, start, end);
        }
    }

    /** {@code for Tue, 3 Jun 2025}: the value was left out. */
    private boolean isDate(int start, int end) {
        return end - start == 4 && text.charAt(end - 1) == ',' && date.isWithWeekday(start);
    }

    /** {@code <"Kim" <kim@contoso.com>>}: the address follows. */
    private boolean isNameBefore(int start, int end) {
        int next = Ascii.skipSpace(text, end, text.length());
        return text.startsWith("<\"", start) && next < text.length() && text.charAt(next) == '<';
    }

    private void by(int start, int end) {
        if (by.isEmpty()) {
            by = Optional.of(WordList.host(text, start, end)).filter(name -> !name.isEmpty());
        }
        if (byIp.isEmpty()) {
            byIp = WordList.address(text, start, end);
        }
    }

    private Optional<String> bare(int start, int end) {
        int from = start;
        int to = WordList.withoutComma(text, start, end);
        if (from < to && text.charAt(from) == '<') {
            while (from < to && text.charAt(from) == '<') {
                from++;
            }
            int close = Ascii.indexOf(text, '>', from, to);
            to = close < 0 ? to : close;
        }
        String value = text.substring(from, to).trim();
        boolean words = value.indexOf(' ') >= 0 && value.indexOf('@') < 0; // <multiple recipients>
        return value.isEmpty() || words ? Optional.empty() : Optional.of(value);
    }
}
