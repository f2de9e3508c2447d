package lib.smtp;

import java.util.ArrayList;
import java.util.List;
import lib.cli.Finding;

/** What an attempt means to the admin: each way it can end, with the next step. */
final class AttemptFindings {
    private AttemptFindings() {}

    /** The findings of one attempt; none if all went well. */
    static List<Finding> of(Attempt attempt) {
        List<Finding> findings = new ArrayList<>(ofEnding(attempt));
        for (Attempt.Recipient recipient : attempt.recipients()) {
            if (!recipient.accepted()) {
                findings.add(
                        refusal(
                                "smtp.recipient-refused",
                                "RCPT TO:<" + recipient.rcptTo() + ">",
                                recipient.reply()));
            }
        }
        return findings;
    }

    private static List<Finding> ofEnding(Attempt attempt) {
        String server = attempt.address() + " port " + attempt.port();
        String at = server + " at " + attempt.stage();
        String detail = attempt.detail().orElse("");
        return switch (attempt.outcome()) {
            case SENT, PARTLY_SENT, STOPPED -> List.of();
            case REFUSED -> refused(attempt);
            case STARTTLS_MISSING ->
                    fail(
                            "smtp.starttls-missing",
                            server,
                            "it does not offer STARTTLS, and TLS was required; nothing was sent",
                            "find what removes STARTTLS on the way (SMTP inspection of a firewall"
                                    + " often does), or send in clear with --tls off");
            case CONNECT_TIMEOUT ->
                    fail(
                            "smtp.connect-timeout",
                            server,
                            "no answer to the connection",
                            "providers and firewalls often block port 25 out: try from another"
                                    + " network, and have it opened for this machine");
            case CONNECTION_REFUSED ->
                    fail(
                            "smtp.connection-refused",
                            server,
                            "the host is there, and nothing listens on the port",
                            "check host and port");
            case UNREACHABLE ->
                    fail(
                            "smtp.unreachable",
                            server,
                            detail,
                            "check the route from this machine, or choose with -4 or -6");
            case REPLY_TIMEOUT ->
                    fail(
                            "smtp.reply-timeout",
                            at,
                            "the server did not finish in time",
                            "try again, with a longer --timeout for a server that is only slow");
            case DROPPED ->
                    fail(
                            "smtp.dropped",
                            at,
                            "the connection ended: " + clipped(detail),
                            "try again; where it always ends here, the server's rules or a filter"
                                    + " on the way end it");
            case NOT_SMTP ->
                    fail(
                            "smtp.not-smtp",
                            at,
                            "\"" + clipped(detail) + "\" is no SMTP reply",
                            "check host and port");
            case REPLY_TOO_LONG ->
                    fail(
                            "smtp.reply-too-long",
                            at,
                            detail + ", where RFC 5321 section 4.5.3.1.5 has 512 a line",
                            "check host and port: no mail server talks like this");
            case STARTTLS_INJECTION ->
                    fail(
                            "smtp.starttls-injection",
                            server,
                            "more than the reply to STARTTLS came before the handshake; someone on"
                                    + " the way may have put it there (RFC 3207 section 4.1)",
                            "do not use this path; find what stands between here and the server");
            case TLS_FAILED ->
                    fail(
                            "smtp.tls-failed",
                            at,
                            detail,
                            "look at the server's certificate and TLS versions; --tls-ca names a"
                                    + " CA of your own");
        };
    }

    private static List<Finding> refused(Attempt attempt) {
        // Refused recipients are told one by one.
        if (attempt.reply().isEmpty() || !attempt.recipients().isEmpty() && isRcpt(attempt)) {
            return List.of();
        }
        return List.of(refusal("smtp.refused", attempt.stage().toString(), attempt.reply().get()));
    }

    private static boolean isRcpt(Attempt attempt) {
        return attempt.stage() == Stage.RCPT;
    }

    private static List<Finding> fail(String id, String what, String why, String next) {
        return List.of(Finding.fail(id, what, why, next));
    }

    /** RFC 5321 section 4.2.1: 4yz invites to try again, 5yz does not. */
    private static Finding refusal(String id, String what, Reply reply) {
        String next =
                reply.transientFailure()
                        ? "try again later: " + reply.code() + " is a temporary refusal"
                        : "do not repeat it unchanged: " + reply.code() + " is permanent";
        return Finding.fail(id, what + " refused", reply.text(), next);
    }

    private static String clipped(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "...";
    }
}
