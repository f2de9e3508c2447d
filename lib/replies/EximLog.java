package lib.replies;

import java.util.Optional;

/**
 * A line of Exim: {@code ** a@b R=dnslookup T=remote_smtp H=host [ip]: SMTP error from remote mail server after RCPT
 * TO:<a@b>: 550 5.7.64 ...}; older ones have the host behind the command.
 */
final class EximLog {
    private static final String ERROR = "SMTP error from remote mail server after ";

    private EximLog() {}

    static boolean is(String line) {
        return line.contains(ERROR) || line.contains(" R=") && line.contains(" T=");
    }

    static Optional<FoundReply> read(String line) {
        int error = line.indexOf(ERROR);
        String said = error < 0 ? afterTransport(line) : line.substring(error + ERROR.length());
        FoundReply reply = ReplyScan.in(said).orElseGet(() -> ReplyScan.text(said));
        return Optional.of(reply.at(error < 0 ? Optional.empty() : LogWords.stage(said))
                .from(server(line))
                .to(recipient(line))
                .in(FoundReply.Form.EXIM));
    }

    /** {@code defer (110): Connection timed out}, or what follows the transport. */
    private static String afterTransport(String line) {
        int defer = line.indexOf("defer (");
        int colon = line.indexOf(": ", defer < 0 ? Math.max(0, line.indexOf(" T=")) : defer);
        return colon < 0 ? line : line.substring(colon + 2);
    }

    private static Optional<String> server(String line) {
        return LogWords.between(line, " H=", "]")
                .or(() -> LogWords.between(line, " host ", "]"))
                .map(host -> host.contains("[") ? host.replace(" [", "[") + "]" : host);
    }

    private static Optional<String> recipient(String line) {
        return LogWords.between(line, "RCPT TO:<", ">")
                .or(() -> LogWords.between(line, " ** ", " "))
                .or(() -> LogWords.between(line, " == ", " "));
    }
}
