package lib.smtp;

import java.util.ArrayList;
import java.util.List;
import lib.cli.Finding;

/** What an attempt means to the admin: each way it can end, with the next step. */
final class AttemptFindings {
    private AttemptFindings() {}

    /** The findings of one attempt; none if all went well. */
    static List<Finding> of(Attempt attempt) {
        String server = attempt.address() + " port " + attempt.port();
        String detail = attempt.detail().orElse("");
        List<Finding> findings = new ArrayList<>();
        switch (attempt.outcome()) {
            case SENT, STOPPED -> {}
            case PARTLY_SENT -> {}
            case REFUSED -> refused(attempt, findings);
            case STARTTLS_MISSING ->
                    findings.add(
                            Finding.fail(
                                    "smtp.starttls-missing",
                                    server,
                                    "it does not offer STARTTLS, and TLS was required; nothing was"
                                            + " sent",
                                    "send with --tls off, or find what removes STARTTLS on the way"
                                            + " (a firewall's SMTP inspection often does)"));
            case CONNECT_TIMEOUT ->
                    findings.add(
                            Finding.fail(
                                    "smtp.connect-timeout",
                                    server,
                                    "no answer to the connection",
                                    "port 25 out is often blocked by the provider or a firewall;"
                                            + " try from another network, and ask for it to be"
                                            + " opened"));
            case CONNECTION_REFUSED ->
                    findings.add(
                            Finding.fail(
                                    "smtp.connection-refused",
                                    server,
                                    "the host is there, and nothing listens on the port",
                                    "check host and port"));
            case UNREACHABLE ->
                    findings.add(
                            Finding.fail(
                                    "smtp.unreachable",
                                    server,
                                    detail,
                                    "check the route from this machine, or use -4 or -6"));
            case REPLY_TIMEOUT ->
                    findings.add(
                            Finding.fail(
                                    "smtp.reply-timeout",
                                    server + " at " + attempt.stage(),
                                    "the server did not finish its reply in time",
                                    "try again, with a longer --timeout for a server that is only"
                                            + " slow"));
            case DROPPED ->
                    findings.add(
                            Finding.fail(
                                    "smtp.dropped",
                                    server + " at " + attempt.stage(),
                                    "the connection ended: " + detail,
                                    "try again; if it always ends here, a filter on the way or the"
                                            + " server's own rules end it"));
            case NOT_SMTP ->
                    findings.add(
                            Finding.fail(
                                    "smtp.not-smtp",
                                    server + " at " + attempt.stage(),
                                    "it says \"" + clipped(detail) + "\", which is no SMTP reply",
                                    "check host and port"));
            case REPLY_TOO_LONG ->
                    findings.add(
                            Finding.fail(
                                    "smtp.reply-too-long",
                                    server + " at " + attempt.stage(),
                                    detail + ", where RFC 5321 section 4.5.3.1.5 has 512 a line",
                                    "check host and port: this is no mail server that works"));
            case STARTTLS_INJECTION ->
                    findings.add(
                            Finding.fail(
                                            "smtp.starttls-injection",
                                            server,
                                            "more than one reply came before the TLS handshake;"
                                                    + " someone on the way may have put it there",
                                            "do not use this connection; find out what stands"
                                                    + " between this machine and the server")
                                    .withSource("RFC 3207 section 4.1"));
            case TLS_FAILED ->
                    findings.add(
                            Finding.fail(
                                    "smtp.tls-failed",
                                    server + " at " + attempt.stage(),
                                    detail,
                                    "look at the server's certificate and TLS versions, or send"
                                            + " with --tls off"));
        }
        attempt.recipients().stream()
                .filter(rcpt -> !rcpt.accepted())
                .map(AttemptFindings::refusedRecipient)
                .forEach(findings::add);
        return findings;
    }

    private static void refused(Attempt attempt, List<Finding> findings) {
        boolean byRecipients = attempt.stage() == Stage.RCPT && !attempt.recipients().isEmpty();
        if (byRecipients) {
            return;
        }
        attempt.reply()
                .ifPresent(
                        reply ->
                                findings.add(
                                        Finding.fail(
                                                "smtp.refused",
                                                attempt.stage() + " refused",
                                                reply.text(),
                                                again(reply))));
    }

    private static Finding refusedRecipient(Attempt.Recipient recipient) {
        return Finding.fail(
                "smtp.recipient-refused",
                "RCPT TO:<" + recipient.rcptTo() + "> refused",
                recipient.reply().text(),
                again(recipient.reply()));
    }

    /** RFC 5321 section 4.2.1. */
    private static String again(Reply reply) {
        if (reply.transientFailure()) {
            return "try again later: " + reply.code() + " is a temporary refusal";
        }
        return "do not send the same again: " + reply.code() + " is a permanent refusal";
    }

    private static String clipped(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "...";
    }
}
