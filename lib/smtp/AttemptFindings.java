package lib.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Basis;
import lib.finding.Finding;
import lib.replies.Catalogue;
import lib.replies.Explanation;
import lib.replies.KnownReply;

/** What an attempt means to the admin: each way it can end, with the next step. */
final class AttemptFindings {
    private AttemptFindings() {}

    /** The findings of one attempt; none if all went well. */
    static List<Finding> of(Attempt attempt) {
        List<Finding> findings = new ArrayList<>();
        attempt.tls().ifPresent(tls -> findings.addAll(TlsFindings.told(tls)));
        findings.addAll(attempt.tlsFailure()
                .map(failure -> List.of(TlsFindings.failed(attempt, failure)))
                .orElseGet(() -> ofEnding(attempt)));
        for (Attempt.Recipient recipient : attempt.recipients()) {
            of(recipient).ifPresent(findings::add);
        }
        return findings;
    }

    /** Why the recipient was refused; empty if it was not. */
    static Optional<Finding> of(Attempt.Recipient recipient) {
        return recipient.accepted()
                ? Optional.empty()
                : Optional.of(
                        refusal("smtp.recipient-refused", "RCPT TO:<" + recipient.rcptTo() + ">", recipient.reply()));
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
                                + " often does); send-plain sends in clear");
            case CONNECT_TIMEOUT -> silence("smtp.connect-timeout", server, "net.connect-timeout");
            case CONNECTION_REFUSED -> silence("smtp.connection-refused", server, "net.connection-refused");
            case UNREACHABLE ->
                fail("smtp.unreachable", server, detail, "check the route from this machine, or choose with -4 or -6");
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
                        "try again; where it always ends here, the server's rules or a filter" + " on the way end it");
            case TAKEN_UNKNOWN ->
                fail(
                        "smtp.taken-unknown",
                        server + " after the end of the message",
                        "it went out whole, and whether it was taken is unknown: " + clipped(detail),
                        "look before you send again: in the recipient's mailbox or the server's log");
            case NOT_SMTP ->
                fail("smtp.not-smtp", at, "\"" + clipped(detail) + "\" is no SMTP reply", "check host and port");
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
            case TLS_FAILED, CERTIFICATE_REFUSED ->
                fail(
                        "smtp.tls-failed",
                        at,
                        detail,
                        "look at the server's certificate and TLS versions; --tls-ca names a" + " CA of your own");
        };
    }

    private static List<Finding> refused(Attempt attempt) {
        // Refused recipients are told one by one.
        if (attempt.reply().isEmpty() || !attempt.recipients().isEmpty() && isRcpt(attempt)) {
            return List.of();
        }
        return List.of(refusal(
                "smtp.refused", attempt.stage().toString(), attempt.reply().get()));
    }

    private static boolean isRcpt(Attempt attempt) {
        return attempt.stage() == Stage.RCPT;
    }

    private static List<Finding> fail(String id, String what, String why, String next) {
        return List.of(Finding.fail(id, what, why, next));
    }

    /** The reply unchanged, and what the catalogue says of it. */
    private static Finding refusal(String id, String what, Reply reply) {
        if (reply.code() < 400) {
            return Finding.fail(
                    id, what + " refused", reply.text(), "check host and port: such a reply has no place at this step");
        }
        Explanation known = Catalogue.read().explain(reply.code(), reply.enhancedStatus(), reply.text());
        Finding finding = Finding.fail(id, what + " refused", reply.text(), known.next());
        // The refusal is seen; the source is that of the next step.
        return known.source().map(finding::withSource).orElse(finding).on(Basis.SEEN);
    }

    /** No reply at all: the row of that name. */
    private static List<Finding> silence(String id, String server, String row) {
        KnownReply known = Catalogue.read().named(row);
        return List.of(Finding.fail(id, server, known.means(), known.next())
                .withSource(String.join(", ", known.sources()))
                .on(Basis.SEEN));
    }

    private static String clipped(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "...";
    }
}
