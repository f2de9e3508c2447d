package lib.smtp;

import java.util.List;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.text.Page;
import lib.tls.TlsSession;

/** A test message and what became of it, as people read it. */
public final class TestSendText {
    private TestSendText() {}

    /** The answer of a send. */
    public static Answer answer(TestSend send) {
        return answer(send, List.of());
    }

    /**
     * The answer of a send.
     *
     * @param before what was found before it connected
     */
    public static Answer answer(TestSend send, List<Finding> before) {
        List<Finding> findings = Finding.joined(before, send.findings());
        return new Answer(send.verdict(), findings, send, page -> {
            writeDialogues(page, send);
            page.findings(findings);
            writeSummary(page, send);
        });
    }

    static void writeDialogues(Page page, TestSend send) {
        for (Attempt attempt : send.attempts()) {
            AttemptText.write(page, send.server(), attempt);
        }
    }

    static void writeSummary(Page page, TestSend send) {
        String id = send.testId().map(own -> "; test id " + own).orElse("");
        for (Attempt attempt : send.attempts()) {
            Page.Tone tone = attempt.verdict() == Verdict.PASS ? Page.Tone.GOOD : Page.Tone.BAD;
            String which = send.attempts().size() > 1 ? attempt.address() + ": " : "";
            page.line(tone, which + attempt.summary(), proof(attempt) + id);
        }
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
}
