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

    /** The answer: the verdict of the address that was used, or the worst with several. */
    public Answer answer(List<Finding> more) {
        List<Finding> findings = new ArrayList<>(more);
        Verdict verdict = Finding.verdict(more);
        boolean connected = attempts.stream().anyMatch(attempt -> !attempt.neverConnected());
        for (Attempt attempt : attempts) {
            // An address that did not answer matters only if none did.
            boolean passedOver = attempt.neverConnected() && connected;
            verdict = verdict.worse(passedOver ? Verdict.WARN : attempt.outcome().verdict());
            findings.addAll(AttemptFindings.of(attempt));
        }
        return new Answer(verdict, findings, this, page -> write(page, findings));
    }

    private void write(Page page, List<Finding> findings) {
        for (Attempt attempt : attempts) {
            AttemptText.write(page, server, attempt);
            attempt.reply()
                    .filter(reply -> attempt.outcome() == Attempt.Outcome.SENT
                            || attempt.outcome() == Attempt.Outcome.PARTLY_SENT)
                    .ifPresent(reply -> page.line(Page.Tone.GOOD, "queued   ", reply.text()));
        }
        testId.ifPresent(id -> page.line("test id  " + id));
        page.findings(findings);
    }
}
