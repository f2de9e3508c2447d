package lib.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Answer;
import lib.cli.Finding;
import lib.cli.Page;
import lib.cli.Verdict;

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
    public static TestSend of(
            Server server, Plan.StartTls tls, Plan.Envelope envelope, List<Attempt> attempts) {
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

    /** The answer; an address that did not answer matters only if none did. */
    public Answer answer(List<Finding> more) {
        List<Finding> findings = new ArrayList<>(more);
        Verdict verdict = Finding.verdict(more);
        boolean connected = attempts.stream().anyMatch(attempt -> !attempt.neverConnected());
        for (Attempt attempt : attempts) {
            boolean passedOver = attempt.neverConnected() && connected;
            verdict = verdict.worse(passedOver ? Verdict.WARN : attempt.verdict());
            findings.addAll(AttemptFindings.of(attempt));
        }
        return new Answer(verdict, findings, this, page -> write(page, findings));
    }

    private void write(Page page, List<Finding> findings) {
        for (Attempt attempt : attempts) {
            AttemptText.write(page, server, attempt);
        }
        page.findings(findings);
        String id = testId.map(own -> "; test id " + own).orElse("");
        for (Attempt attempt : attempts) {
            Page.Tone tone = attempt.verdict() == Verdict.PASS ? Page.Tone.GOOD : Page.Tone.BAD;
            String which = attempts.size() > 1 ? attempt.address() + ": " : "";
            page.line(tone, which + attempt.summary(), id);
        }
    }
}
