package lib.replies;

import java.util.Optional;

/**
 * A line of sendmail: {@code to=<a@b>, ..., relay=host. [ip], dsn=5.7.64, stat=Service unavailable}; newer ones have
 * {@code reply=} with the words of the server.
 */
final class SendmailLog {
    private SendmailLog() {}

    static boolean is(String line) {
        return line.contains(" stat=") && line.contains(" mailer=");
    }

    static Optional<FoundReply> read(String line) {
        String stat = LogWords.between(line, " stat=", "\n").orElse("");
        Optional<FoundReply> said = LogWords.between(line, " reply=", ", stat=").flatMap(ReplyScan::in);
        FoundReply reply = said.or(() -> ReplyScan.in(stat)).orElseGet(() -> ReplyScan.text(stat));
        Optional<String> dsn = LogWords.between(line, " dsn=", ",");
        return Optional.of(reply.withStatus(reply.enhancedStatus().or(() -> dsn))
                .from(LogWords.between(line, " relay=", ","))
                .to(LogWords.between(line, " to=", ",").map(SendmailLog::withoutBrackets))
                .in(FoundReply.Form.SENDMAIL));
    }

    private static String withoutBrackets(String address) {
        return address.startsWith("<") && address.endsWith(">") ? address.substring(1, address.length() - 1) : address;
    }
}
