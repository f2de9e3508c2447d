package lib.smtp;

import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.text.Words;
import lib.tls.TlsFailure;
import lib.tls.TlsSession;

/**
 * One conversation with one address of the server, and how it ended.
 *
 * @param address IP address
 * @param connectMillis time until the TCP connection stood
 * @param stage where it ended
 * @param reply the reply that decided, unchanged
 * @param detail what else is known, such as the words of a TLS error
 * @param capabilities last reply to EHLO
 * @param tls what the handshake showed, also where it failed
 * @param tlsFailure why TLS ended the conversation, where it did
 * @param recipients in the order given, as far as the conversation came
 */
public record Attempt(
        String address,
        int port,
        Optional<Long> connectMillis,
        Outcome outcome,
        Stage stage,
        Optional<Reply> reply,
        Optional<String> detail,
        Optional<Reply> capabilities,
        Optional<TlsSession> tls,
        Optional<TlsFailure> tlsFailure,
        List<Recipient> recipients,
        List<Dialogue.Turn> dialogue) {

    /** What became of one recipient. */
    public record Recipient(String rcptTo, boolean accepted, Reply reply) {
        /** Why it was refused; empty if it was not. */
        public Optional<Finding> finding() {
            return AttemptFindings.of(this);
        }
    }

    /** How a conversation ended. */
    public enum Outcome {
        /** The server took the message for every recipient. */
        SENT(Verdict.PASS),
        /** Ended where {@code --stop-after} said. */
        STOPPED(Verdict.PASS),
        /** The server took the message, but not for every recipient. */
        PARTLY_SENT(Verdict.FAIL),
        REFUSED(Verdict.FAIL),
        /** STARTTLS was required and the server does not offer it. */
        STARTTLS_MISSING(Verdict.FAIL),
        CONNECT_TIMEOUT(Verdict.NO_ANSWER),
        CONNECTION_REFUSED(Verdict.NO_ANSWER),
        UNREACHABLE(Verdict.NO_ANSWER),
        REPLY_TIMEOUT(Verdict.NO_ANSWER),
        /** The server closed or reset the connection. */
        DROPPED(Verdict.NO_ANSWER),
        /** The message went out whole and no reply came: the server may have it. */
        TAKEN_UNKNOWN(Verdict.NO_ANSWER),
        /** The reply does not begin with three digits. */
        NOT_SMTP(Verdict.NO_ANSWER),
        REPLY_TOO_LONG(Verdict.NO_ANSWER),
        /** More than the reply to STARTTLS came before the handshake. */
        STARTTLS_INJECTION(Verdict.NO_ANSWER),
        TLS_FAILED(Verdict.NO_ANSWER),
        /** The server did not take the client's certificate, or wants one. */
        CERTIFICATE_REFUSED(Verdict.FAIL);

        private final Verdict verdict;

        Outcome(Verdict verdict) {
            this.verdict = verdict;
        }

        public Verdict verdict() {
            return verdict;
        }

        /** As in a sentence: "connection refused". */
        String words() {
            return Words.of(this).replace('-', ' ');
        }
    }

    /** The outcome's verdict; a refused recipient counts even where the plan stopped after it. */
    public Verdict verdict() {
        boolean refused = recipients.stream().anyMatch(recipient -> !recipient.accepted());
        return outcome.verdict().worse(refused ? Verdict.FAIL : Verdict.PASS);
    }

    /** What the attempt means to the admin: each way it can end, with the next step. */
    public List<Finding> findings() {
        return AttemptFindings.of(this);
    }

    /** What the handshake means for the server's certificate. */
    public List<Finding> serverCertificateFindings() {
        return TlsFindings.ofServerCertificate(this);
    }

    /** What the handshake, and a refusal right after it, mean for the client's certificate. */
    public List<Finding> clientCertificateFindings() {
        return TlsFindings.ofClientCertificate(this);
    }

    /** Whether the server ended it once it had seen the client's certificate, before any mail: by TLS or by a reply. */
    public boolean refusedCertificate() {
        boolean shown = tls.filter(
                        one -> one.complete() && !one.certificateSent().isEmpty())
                .isPresent();
        return outcome == Outcome.CERTIFICATE_REFUSED
                || tlsFailure.filter(TlsFailure::aboutOurCertificate).isPresent()
                || shown && outcome == Outcome.REFUSED && stage.compareTo(Stage.MAIL) < 0;
    }

    /** What happened, in a few words. */
    String summary() {
        long accepted = recipients.stream().filter(Recipient::accepted).count();
        return switch (outcome) {
            case SENT -> "sent: the server took the message for " + count(accepted);
            case PARTLY_SENT ->
                "partly sent: the server took the message for " + accepted + " of " + count(recipients.size());
            case STOPPED -> "stopped after " + stage + " as asked: no message was sent";
            case TAKEN_UNKNOWN -> "unknown whether it was taken: no reply after the end of the message";
            default -> "not sent: " + outcome.words() + " at " + stage;
        };
    }

    private static String count(long recipients) {
        return recipients + (recipients == 1 ? " recipient" : " recipients");
    }

    /** Whether no connection came about, so that another address is worth a try. */
    public boolean neverConnected() {
        return connectMillis.isEmpty();
    }
}
