package lib.smtp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.net.HostPort;
import lib.text.Page;
import lib.tls.CertificateSummary;
import lib.tls.TlsSession;
import lib.tls.TlsSettings;

/**
 * A test message and what became of it.
 *
 * @param server host as given
 * @param tls what was asked of TLS
 * @param testId id in the message, empty for a ready message
 * @param attempts conversations in the order held
 */
public record TestSend(
        String server,
        int port,
        Plan.StartTls tls,
        String mailFrom,
        List<String> rcptTo,
        Optional<String> testId,
        Optional<String> messageId,
        List<Attempt> attempts) {

    /** The record of a send. */
    public static TestSend of(HostPort server, Plan.StartTls tls, Plan.Envelope envelope, List<Attempt> attempts) {
        return new TestSend(
                server.host(),
                server.port(),
                tls,
                envelope.mailFrom(),
                envelope.rcptTo(),
                envelope.message().testId(),
                envelope.message().messageId(),
                attempts);
    }

    /**
     * Sends in clear to the first address of the server that can be connected to; what goes wrong on the way is an
     * {@link Attempt.Outcome}.
     *
     * @param server host, with {@code :port} if not 25
     * @throws lib.finding.Problem if it is no host, or has no address
     */
    public static TestSend plain(String server, Plan.Envelope envelope) {
        return send(server, Plan.StartTls.OFF, TlsSettings.DEFAULT, envelope);
    }

    /** Likewise with STARTTLS, or not at all. */
    public static TestSend encrypted(String server, Plan.Envelope envelope, TlsSettings tls) {
        return send(server, Plan.StartTls.REQUIRED, tls, envelope);
    }

    private static TestSend send(String name, Plan.StartTls startTls, TlsSettings tls, Plan.Envelope envelope) {
        HostPort server = HostPort.parse("server", name);
        Plan plan = new Plan(
                EhloName.await(EhloName.lookUp()),
                startTls,
                tls,
                Optional.of(envelope),
                Optional.empty(),
                ConnectionOptions.CONNECT_TIMEOUT,
                ConnectionOptions.REPLY_TIMEOUT,
                Optional.empty());
        List<InetAddress> addresses = server.addresses(HostPort.Family.ANY);
        return of(server, startTls, envelope, Delivery.attempts(plan, addresses, server.port(), false));
    }

    /** The answer; an address that did not answer matters only if none did. */
    public Answer answer() {
        List<Finding> findings = new ArrayList<>();
        Verdict verdict = Verdict.PASS;
        boolean connected = attempts.stream().anyMatch(attempt -> !attempt.neverConnected());
        for (Attempt attempt : attempts) {
            boolean passedOver = attempt.neverConnected() && connected;
            verdict = verdict.worse(passedOver ? Verdict.WARN : attempt.verdict());
            List<Finding> ofAttempt = AttemptFindings.of(attempt);
            boolean warned = Finding.verdict(ofAttempt) == Verdict.WARN;
            verdict = verdict.worse(warned ? Verdict.WARN : Verdict.PASS);
            findings.addAll(ofAttempt);
        }
        return new Answer(verdict, findings, this, page -> write(page, findings));
    }

    /** The server's certificates where a handshake showed them, leaf first. */
    public Optional<List<CertificateSummary>> serverChain() {
        return attempts.stream()
                .flatMap(attempt -> attempt.tls().stream())
                .map(TlsSession::serverChain)
                .filter(chain -> !chain.isEmpty())
                .findFirst();
    }

    /** What TLS proved, for the last line. */
    private static String proof(Attempt attempt) {
        if (attempt.tls().filter(TlsSession::complete).isEmpty()) {
            return "";
        }
        TlsSession tls = attempt.tls().get();
        String server = tls.serverFault().isPresent() ? "; server NOT VERIFIED" : "";
        return tls.certificateReady()
                ? server + (tls.certificateSent().isEmpty() ? "; certificate NOT SENT" : "; certificate sent")
                : server;
    }

    private void write(Page page, List<Finding> findings) {
        writeDialogues(page);
        page.findings(findings);
        writeSummary(page);
    }

    void writeDialogues(Page page) {
        for (Attempt attempt : attempts) {
            AttemptText.write(page, server, attempt);
        }
    }

    void writeSummary(Page page) {
        String id = testId.map(own -> "; test id " + own).orElse("");
        for (Attempt attempt : attempts) {
            Page.Tone tone = attempt.verdict() == Verdict.PASS ? Page.Tone.GOOD : Page.Tone.BAD;
            String which = attempts.size() > 1 ? attempt.address() + ": " : "";
            page.line(tone, which + attempt.summary(), proof(attempt) + id);
        }
    }
}
