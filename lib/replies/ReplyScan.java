package lib.replies;

import java.util.List;
import java.util.Optional;

/** Finds an SMTP reply in a line of text, in time linear in its length. */
final class ReplyScan {
    /** No reply is longer; what comes after is not kept. */
    private static final int LONGEST_TEXT = 2000;

    private static final int LONGEST_MARKS = 6;

    /** msmtp and other programs name the parts: {@code smtp_code=550 enhanced=5.7.57}. */
    private static final String ENHANCED = "enhanced=";

    /** What goes before a reply that is quoted within another, which is only the messenger. */
    private static final List<String> MESSENGERS =
            List.of("returned an error -> ", "responded with: \"", "failed on Frontend with '");

    private final String line;

    private ReplyScan(String line) {
        this.line = line;
    }

    /** A code with a status, else a code where a reply begins, else a status alone. */
    static Optional<FoundReply> in(String line) {
        return new ReplyScan(inner(line)).find();
    }

    /** Exchange wraps the reply that it was told in one of its own. */
    private static String inner(String line) {
        String inner = line;
        for (String messenger : MESSENGERS) {
            int at = inner.indexOf(messenger);
            if (at >= 0) {
                inner = inner.substring(at + messenger.length());
            }
        }
        return inner;
    }

    private Optional<FoundReply> find() {
        int alone = -1;
        int bare = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < '2' || c > '5' || !isBoundary(i)) {
                continue;
            }
            if (isCode(i)) {
                int status = skipMarks(i + 3);
                if (statusEnd(status) > 0) {
                    return Optional.of(withStatus(i, status));
                }
                bare = bare < 0 && isHead(i) ? i : bare;
            } else if (alone < 0 && statusEnd(i) > 0) {
                alone = i;
            }
        }
        if (bare >= 0) {
            return Optional.of(withoutStatus(bare));
        }
        return alone < 0 ? Optional.empty() : Optional.of(statusOnly(alone));
    }

    /** Text without any code, for what has none, as a connection that timed out. */
    static FoundReply text(String text) {
        return FoundReply.of(Optional.empty(), Optional.empty(), tidy(text));
    }

    private boolean isBoundary(int at) {
        if (at == 0) {
            return true;
        }
        char before = line.charAt(at - 1);
        return !Character.isLetterOrDigit(before) && before != '.' && before != '-';
    }

    private boolean isCode(int at) {
        return at + 3 <= line.length()
                && line.charAt(at + 1) >= '0'
                && line.charAt(at + 1) <= '5'
                && isDigit(at + 2)
                && (at + 3 == line.length() || " -\t:;,".indexOf(line.charAt(at + 3)) >= 0);
    }

    /** Whether a reply begins here: at the head of the text, or after what introduces one. */
    private boolean isHead(int at) {
        String before = line.substring(Math.max(0, at - 8), at).stripTrailing();
        return line.substring(0, Math.min(at, 200)).isBlank() && at <= 200
                || before.endsWith(":")
                || before.endsWith("smtp;")
                || before.endsWith("'")
                || before.endsWith("\"")
                || before.endsWith("#")
                || before.endsWith("=");
    }

    /** What programs put between code and status: {@code 550-#5.7.1}, {@code (550, b'5.7.64}, {@code 550;5.7.711}. */
    private int skipMarks(int at) {
        int status = at;
        while (status < line.length()
                && status < at + LONGEST_MARKS
                && "-:;,# \t('\"b".indexOf(line.charAt(status)) >= 0) {
            status++;
        }
        return line.startsWith(ENHANCED, status) ? status + ENHANCED.length() : status;
    }

    /** Where a status such as 5.7.64 that begins here ends; 0 if none does. */
    private int statusEnd(int at) {
        if (at >= line.length() || "245".indexOf(line.charAt(at)) < 0) {
            return 0;
        }
        int subject = number(at + 1);
        int detail = subject == 0 ? 0 : number(subject);
        boolean more = detail > 0
                && detail < line.length()
                && (Character.isLetterOrDigit(line.charAt(detail))
                        || line.charAt(detail) == '.' && isDigit(detail + 1));
        return more ? 0 : detail;
    }

    /** Where a dot and one to three digits end; 0 if they are not there. */
    private int number(int dot) {
        if (dot >= line.length() || line.charAt(dot) != '.') {
            return 0;
        }
        int end = dot + 1;
        while (isDigit(end)) {
            end++;
        }
        return end > dot + 1 && end <= dot + 4 ? end : 0;
    }

    private boolean isDigit(int at) {
        return at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    private FoundReply withStatus(int code, int status) {
        int end = statusEnd(status);
        String codes = line.substring(code, code + 3);
        String enhanced = line.substring(status, end);
        String text = line.substring(end).replace("\\n", " ");
        // The lines of a long reply begin with the same two codes each.
        text = text.replace(codes + "-" + enhanced, " ").replace(codes + " " + enhanced, " ");
        return FoundReply.of(Optional.of(Integer.valueOf(codes)), Optional.of(enhanced), tidy(text));
    }

    private FoundReply withoutStatus(int code) {
        String codes = line.substring(code, code + 3);
        String text = line.substring(Math.min(code + 4, line.length())).replace("\\n", " ");
        text = text.replace(" " + codes + "-", " ").replace(" " + codes + " ", " ");
        return FoundReply.of(Optional.of(Integer.valueOf(codes)), Optional.empty(), tidy(text));
    }

    private FoundReply statusOnly(int status) {
        int end = statusEnd(status);
        return FoundReply.of(Optional.empty(), Optional.of(line.substring(status, end)), tidy(line.substring(end)));
    }

    /** On one line, one space apart, without the marks that end a quotation. */
    private static String tidy(String text) {
        StringBuilder tidy = new StringBuilder();
        int kept = Math.min(text.length(), LONGEST_TEXT);
        for (int i = 0; i < kept; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                tidy.append(c);
            } else if (tidy.length() > 0 && tidy.charAt(tidy.length() - 1) != ' ') {
                tidy.append(' ');
            }
        }
        int end = tidy.length();
        while (end > 0
                && ("'\"# ".indexOf(tidy.charAt(end - 1)) >= 0
                        || tidy.charAt(end - 1) == ')' && tidy.lastIndexOf("(", end) < 0)) {
            end--;
        }
        int start = 0;
        while (start < end && ";:-) ".indexOf(tidy.charAt(start)) >= 0) {
            start++;
        }
        return tidy.substring(start, end);
    }
}
