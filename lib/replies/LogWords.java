package lib.replies;

import java.util.Locale;
import java.util.Optional;

/** Parts of a log line, cut out by what stands around them. */
final class LogWords {
    private static final String[] COMMANDS = {
        "EHLO", "HELO", "STARTTLS", "AUTH", "MAIL FROM", "RCPT TO", "DATA", "BDAT", "QUIT"
    };

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
