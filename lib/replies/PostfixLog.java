package lib.replies;

import java.util.Optional;

/**
 * A line of Postfix about a delivery: {@code to=<a@b>, relay=host[ip]:25, dsn=5.7.64, status=bounced (host host[ip]
 * said: 550 5.7.64 ... (in reply to RCPT TO command))}.
 */
final class PostfixLog {
    private PostfixLog() {}

    static boolean is(String line) {
        return line.contains(" status=") && line.contains(" dsn=") || line.contains("postfix/");
    }

    static Optional<FoundReply> read(String line) {
        int status = line.indexOf(" status=");
        int open = status < 0 ? -1 : line.indexOf(" (", status);
        if (open < 0) {
            return rejected(line);
        }
        String reason = line.substring(open + 2, withoutParenthesis(line));
        int in = reason.lastIndexOf(" (in reply to ");
        String said = in < 0 ? reason : reason.substring(0, in);
        Optional<String> stage = in < 0
                ? reason.contains("refused to talk to me")
                        ? Optional.of("the greeting")
                        : LogWords.between(reason, "while sending ", "\n").flatMap(LogWords::stage)
                : LogWords.stage(reason.substring(in + " (in reply to ".length()));
        FoundReply reply = ReplyScan.in(quoted(said)).orElseGet(() -> ReplyScan.text(said));
        Optional<String> dsn = LogWords.between(line, " dsn=", ",");
        return Optional.of(reply.withStatus(reply.enhancedStatus().or(() -> dsn))
                .at(stage)
                .from(LogWords.between(line, " relay=", ",").filter(one -> !none(one)))
                .to(LogWords.between(line, " to=<", ">"))
                .in(FoundReply.Form.POSTFIX));
    }

    /** A refusal of Postfix itself: {@code NOQUEUE: reject: RCPT from host[ip]: 554 5.7.1 ...}. */
    private static Optional<FoundReply> rejected(String line) {
        return LogWords.between(line, " reject: ", "\n")
                .flatMap(said -> ReplyScan.in(said).map(reply -> reply.at(LogWords.command(said))))
                .map(reply -> reply.in(FoundReply.Form.POSTFIX));
    }

    private static String quoted(String reason) {
        for (String lead : new String[] {" said: ", " refused to talk to me: "}) {
            int at = reason.indexOf(lead);
            if (at >= 0) {
                return reason.substring(at + lead.length());
            }
        }
        return reason;
    }

    private static int withoutParenthesis(String line) {
        String stripped = line.stripTrailing();
        return stripped.endsWith(")") ? stripped.length() - 1 : stripped.length();
    }

    private static boolean none(String relay) {
        return relay.equals("none");
    }
}
