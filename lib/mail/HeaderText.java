package lib.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lib.text.Ascii;

/**
 * Header fields out of text as people have it: saved messages, and what was copied from a mail program. Copying loses
 * indentation, adds a prefix to each line, doubles the line ends, or takes along what the page says above the header.
 */
final class HeaderText {
    /** Lines looked at to tell whether each is followed by a blank one. */
    private static final int DOUBLED_SAMPLE = 20;

    private static final int DOUBLED_FIELDS = 3;

    /** Where a header may begin below other text. */
    private static final List<String> FIRST_FIELDS =
            List.of("Received:", "Delivered-To:", "Return-Path:", "X-Received:");

    /** A block that has one of these is a header, whether or not it has Received: fields. */
    private static final Set<String> MESSAGE_FIELDS = Set.of("received", "message-id", "date", "mime-version");

    /** Written without a space behind the colon by some software. */
    private static final Set<String> KNOWN_FIELDS =
            Set.of("received", "subject", "from", "to", "cc", "date", "message-id", "sender");

    /** What an mbox makes of the sender that an older host wrote; no field. */
    private static final String QUOTED_FROM = ">From ";

    private final String text;
    private List<Field> fields = new ArrayList<>(48);
    private String prefix = "";
    private boolean doubled;

    /** Whether the blank line behind the fields was seen. */
    private boolean ended;

    /** Whether the line has blanks and nothing else. */
    private boolean blanks;

    private int line;
    private int lineEnd;
    private int next;
    private String name;

    /** What the field's first line says; most have no other. */
    private String first = "";

    private final StringBuilder value = new StringBuilder(256);

    private HeaderText(String text) {
        this.text = text;
    }

    /**
     * The fields in their order, newest first; none if the text has no header.
     *
     * @param whole whether the text is: of one that is not, the header may be, if its end is seen
     */
    static Headers read(String text, boolean whole) {
        HeaderText reader = new HeaderText(text);
        reader.read();
        return new Headers(reader.fields, whole || reader.ended);
    }

    private void read() {
        int start = firstLine();
        if (!isField(start) && !text.startsWith("From ", start) && !text.startsWith(QUOTED_FROM, start)) {
            start = fieldBelow(start);
        }
        readFrom(start);
        for (Field field : fields) {
            if (MESSAGE_FIELDS.contains(Ascii.lower(field.name()))) {
                return;
            }
        }
        int below = fieldBelow(next);
        ended = false;
        if (below < text.length()) {
            fields = new ArrayList<>();
            readFrom(below);
        }
    }

    /** Where the first line that is not blank begins, behind what stands before each line. */
    private int firstLine() {
        int i = 0;
        int lineStart = 0;
        while (i < text.length() && (Ascii.isSpace(text.charAt(i)) || text.charAt(i) == '>')) {
            if (text.charAt(i) == '\n') {
                lineStart = i + 1;
            }
            i++;
        }
        prefix = lineStart < i && isField(i) && isBeforeNext(lineStart, i) ? text.substring(lineStart, i) : "";
        return prefix.isEmpty() ? lineStart : i;
    }

    /** Of a quoted text the next line is quoted too; else {@code >Received:} is the name of a field. */
    private boolean isBeforeNext(int from, int to) {
        int quote = text.indexOf('>', from);
        int next = text.indexOf('\n', to) + 1;
        return quote < 0 || quote >= to || next == 0 || text.startsWith(text.substring(from, quote + 1), next);
    }

    private int fieldBelow(int from) {
        int i = from;
        while (i < text.length()) {
            int begin = i;
            while (begin < text.length() && isIndent(text.charAt(begin))) {
                begin++;
            }
            for (String field : FIRST_FIELDS) {
                if (text.regionMatches(true, begin, field, 0, field.length())) {
                    prefix = text.substring(i, begin);
                    return begin;
                }
            }
            int end = text.indexOf('\n', begin);
            i = end < 0 ? text.length() : end + 1;
        }
        return i;
    }

    private static boolean isIndent(char c) {
        return c == ' ' || c == '\t' || c == '>';
    }

    private void readFrom(int start) {
        next = start;
        doubled = isDoubled();
        next = start;
        ended = false;
        boolean afterBlank = false;
        boolean afterBlanks = false;
        while (nextLine()) {
            if (blanks) {
                afterBlanks = true;
                continue;
            }
            if (line == lineEnd) {
                if (!doubled || afterBlank) {
                    ended = true;
                    break;
                }
                afterBlank = true;
                continue;
            }
            afterBlank = false;
            char c = text.charAt(line);
            boolean indented = c == ' ' || c == '\t';
            if (!indented && isField(line)) {
                endField();
                int colon = text.indexOf(':', line);
                name = text.substring(line, colon).trim();
                append(colon + 1);
            } else if (!indented && afterBlanks) {
                ended = true; // The header ended with the line of blanks.
                break;
            } else if (text.startsWith(QUOTED_FROM, line)) {
                endField();
            } else if (name != null) {
                append(line);
            }
            afterBlanks = false;
        }
        endField();
    }

    /** Moves to the next line: its text is from {@link #line} to {@link #lineEnd}. */
    private boolean nextLine() {
        if (next >= text.length()) {
            return false;
        }
        line = text.startsWith(prefix, next) ? next + prefix.length() : next;
        int feed = text.indexOf('\n', next);
        lineEnd = feed < 0 ? text.length() : feed;
        next = feed < 0 ? text.length() : feed + 1;
        int content = lineEnd;
        boolean indented = line < lineEnd && (text.charAt(line) == ' ' || text.charAt(line) == '\t');
        while (content > line && Ascii.isSpace(text.charAt(content - 1))) {
            content--;
        }
        // White space alone is blank, and so is a prefix alone; a NUL is neither.
        lineEnd = content;
        line = Math.min(line, lineEnd);
        if (!prefix.isBlank() && prefix.startsWith(text.substring(line, Math.min(lineEnd, line + prefix.length())))) {
            line = lineEnd;
        }
        // Copied text has lost or gained blanks; elsewhere such a line goes on with the field (RFC 5322 section 4.2).
        blanks = indented && line == lineEnd && prefix.isEmpty();
        return true;
    }

    /** Whether a blank line follows each line, as some pages give to the clipboard. */
    private boolean isDoubled() {
        int lines = 0;
        int found = 0;
        while (lines < DOUBLED_SAMPLE && nextLine() && line < lineEnd) {
            found += isField(line) ? 1 : 0;
            lines++;
            if (nextLine() && line < lineEnd) {
                return false;
            }
        }
        return found >= DOUBLED_FIELDS;
    }

    /**
     * Whether a field begins here. Text that lost its indentation has lines like {@code CIP:192...} and
     * {@code from:to:subject} that are none.
     */
    private boolean isField(int from) {
        // Some rename a field so, to hide it: then it is another.
        int start = from < text.length() && text.charAt(from) == '>' ? from + 1 : from;
        int i = start;
        while (i < text.length() && (Ascii.isNameCharacter(text.charAt(i)))) {
            i++;
        }
        int nameEnd = i;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        if (nameEnd == start || !Ascii.isLetter(text.charAt(start)) || i == text.length() || text.charAt(i) != ':') {
            return false;
        }
        if (i + 1 == text.length() || Ascii.isSpace(text.charAt(i + 1))) {
            return true;
        }
        return text.regionMatches(true, start, "X-", 0, 2)
                || text.charAt(i + 1) == '<'
                || KNOWN_FIELDS.contains(Ascii.lower(text.substring(start, nameEnd))) && !isListOfNames(i + 1);
    }

    private boolean isListOfNames(int start) {
        int i = start;
        while (i < text.length() && Ascii.isNameCharacter(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == ':';
    }

    private void append(int start) {
        int from = start;
        while (from < lineEnd && Ascii.isSpace(text.charAt(from))) {
            from++;
        }
        if (from == lineEnd) {
            return;
        }
        // A copy at once; append with two bounds copies each character by itself.
        String piece = text.substring(from, lineEnd);
        if (first.isEmpty()) {
            first = piece;
            return;
        }
        if (value.length() == 0) {
            value.append(first);
        }
        value.append(' ').append(piece);
    }

    private void endField() {
        if (name != null) {
            fields.add(new Field(name, value.length() == 0 ? first : value.toString()));
            first = "";
            value.setLength(0);
            name = null;
        }
    }
}
