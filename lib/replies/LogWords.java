package lib.replies;

import java.util.Locale;
import java.util.Optional;

/** Parts of a log line, cut out by what stands around them. */
final class LogWords {
    private static final String[] COMMANDS = {
        "EHLO", "HELO", "STARTTLS", "AUTH", "MAIL FROM", "RCPT TO", "DATA", "BDAT", "QUIT"
    };

    /** RFC 5321 section 4.5.3.1. */
    private static final int LONGEST_ADDRESS = 320;

    private LogWords() {}

    /** What stands between two marks, or after the first up to the end. */
    static Optional<String> between(String line, String from, String to) {
        int at = line.indexOf(from);
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + from.length();
        int end = line.indexOf(to, start);
        String found = line.substring(start, end < 0 ? line.length() : end).strip();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** The command that a text begins with; MAIL alone is MAIL FROM. */
    static Optional<String> command(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        for (String command : COMMANDS) {
            if (upper.startsWith(command)) {
                return Optional.of(command);
            }
        }
        if (upper.startsWith("MAIL ") || upper.equals("MAIL")) {
            return Optional.of("MAIL FROM");
        }
        if (upper.startsWith("RCPT ") || upper.equals("RCPT")) {
            return Optional.of("RCPT TO");
        }
        return Optional.empty();
    }

    /**
     * The address of the mail that a line of a report names: at its head in angle brackets, as {@code <a@b>: host ...},
     * or alone on the line.
     */
    static Optional<String> addressee(String line) {
        String words = line.strip();
        boolean bracketed = words.startsWith("<");
        int end = bracketed ? words.indexOf('>') : words.endsWith(":") ? words.length() - 1 : words.length();
        if (end < 3 || bracketed && end + 1 < words.length() && words.charAt(end + 1) != ':') {
            return Optional.empty();
        }
        String address = words.substring(bracketed ? 1 : 0, end);
        int at = address.indexOf('@');
        boolean one = at > 0 && at == address.lastIndexOf('@') && at < address.length() - 1;
        return one && address.length() <= LONGEST_ADDRESS && address.chars().noneMatch(LogWords::isForeign)
                ? Optional.of(address)
                : Optional.empty();
    }

    /** In no address of a report. */
    private static boolean isForeign(int c) {
        return c <= ' ' || "<>()[],;:\\\"".indexOf(c) >= 0;
    }

    /** The stage as Postfix and Exim write it: "end of DATA command", "RCPT TO:<a@b>". */
    static Optional<String> stage(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("end of data") || lower.contains("end of message")) {
            return Optional.of("end of DATA");
        }
        if (lower.contains("initial connection") || lower.contains("greeting")) {
            return Optional.of("the greeting");
        }
        return command(lower.startsWith("pipelined ") ? words.substring(10) : words);
    }
}
