package lib.smtp;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.net.HostPort;
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

    /**
     * What the attempts mean. An address that did not answer is a warning where another one did: the verdict stays the
     * worst of the findings.
     */
    public List<Finding> findings() {
        boolean connected = attempts.stream().anyMatch(attempt -> !attempt.neverConnected());
        return attempts.stream()
                .flatMap(attempt -> AttemptFindings.of(attempt).stream()
                        .map(finding -> attempt.neverConnected() && connected ? finding.asWarning() : finding))
                .toList();
    }

    /** The worst of the attempts; one that was passed over for another address counts as a warning. */
    public Verdict verdict() {
        boolean connected = attempts.stream().anyMatch(attempt -> !attempt.neverConnected());
        return attempts.stream()
                .map(attempt -> attempt.neverConnected() && connected ? Verdict.WARN : attempt.verdict())
                .reduce(Finding.verdict(findings()), Verdict::worse);
    }

    /** The last conversation: all before it found nobody, or it stands for them. */
    Attempt last() {
        return attempts.get(attempts.size() - 1);
    }

    /** The server's certificates where a handshake showed them, leaf first. */
    public Optional<List<CertificateSummary>> serverChain() {
        return attempts.stream()
                .flatMap(attempt -> attempt.tls().stream())
                .map(TlsSession::serverChain)
                .filter(chain -> !chain.isEmpty())
                .findFirst();
    }
}
