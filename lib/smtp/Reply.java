package lib.smtp;

import java.util.List;
import java.util.Optional;

/**
 * What a server answered (RFC 5321 section 4.2).
 *
 * @param code three digits, such as 250
 * @param enhancedStatus such as 5.7.64 (RFC 3463), where the first line has one
 * @param lines as received, with code, without line ends
 */
public record Reply(int code, Optional<String> enhancedStatus, List<String> lines) {
    public Reply {
        lines = List.copyOf(lines);
    }

    static boolean beginsWithCode(String line) {
        return line.length() >= 3 && line.chars().limit(3).allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * The first line that makes this no SMTP reply (RFC 5321 section 4.2): three digits, of which the first is 1 to 5,
     * the same in every line, then a space, a hyphen or the end.
     */
    static Optional<String> notOneOf(List<String> lines) {
        String first = lines.get(0);
        for (String line : lines) {
            boolean formed = beginsWithCode(line)
                    && line.charAt(0) >= '1'
                    && line.charAt(0) <= '5'
                    && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
            if (!formed || !line.startsWith(first.substring(0, 3))) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** A reply from its lines; the first must begin with three digits. */
    static Reply of(List<String> lines) {
        String first = lines.get(0);
        return new Reply(Integer.parseInt(first.substring(0, 3)), enhancedStatus(first), lines);
    }

    /** 2yz: done. */
    public boolean positive() {
        return code / 100 == 2;
    }

    /** The reply on one line, unchanged otherwise. */
    public String text() {
        return String.join(" / ", lines);
    }

    /** "250 2.1.5 Ok" -> 2.1.5: class, subject and detail, of which the class repeats the code. */
    private static Optional<String> enhancedStatus(String line) {
        int end = 4;
        int dots = 0;
        while (end < line.length() && line.charAt(end) != ' ') {
            char c = line.charAt(end++);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return Optional.empty();
            }
        }
        boolean complete = dots == 2 && line.charAt(4) == line.charAt(0);
        return complete ? Optional.of(line.substring(4, end)) : Optional.empty();
    }
}
