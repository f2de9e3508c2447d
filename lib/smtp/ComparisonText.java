package lib.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.text.Page;
import lib.tls.TlsSession;

/** Two sends side by side, as people read them. */
public final class ComparisonText {
    private ComparisonText() {}

    /**
     * The answer: the verdict of the send with the certificate, and what the difference proves.
     *
     * @param before what was found before either connected
     */
    public static Answer answer(Comparison comparison, List<Finding> before) {
        List<Finding> findings = Finding.joined(before, comparison.findings());
        return new Answer(comparison.verdict(), findings, comparison, page -> write(page, comparison, findings));
    }

    private static void write(Page page, Comparison comparison, List<Finding> findings) {
        page.line(Page.Tone.DIM, "### ", "without the certificate");
        TestSendText.writeDialogues(page, comparison.without());
        page.blank();
        page.line(Page.Tone.DIM, "### ", "with the certificate");
        TestSendText.writeDialogues(page, comparison.with());
        page.blank();
        page.table(rows(comparison));
        page.blank();
        page.findings(findings);
        TestSendText.writeSummary(page, comparison.with());
    }

    private static List<List<String>> rows(Comparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "without", "with"));
        rows.add(row(comparison, "certificate asked for", ComparisonText::asked));
        rows.add(row(comparison, "certificate sent", ComparisonText::sent));
        for (String rcptTo : comparison.with().rcptTo()) {
            rows.add(row(comparison, rcptTo, send -> shown(send, rcptTo)));
        }
        rows.add(row(comparison, "outcome", send -> send.last().outcome().words()));
        return rows;
    }

    private static List<String> row(Comparison comparison, String name, Function<TestSend, String> cell) {
        return List.of(name, cell.apply(comparison.without()), cell.apply(comparison.with()));
    }

    private static String asked(TestSend send) {
        return send.last()
                .tls()
                .flatMap(TlsSession::certificateAsked)
                .map(asked -> asked ? "yes" : "no")
                .orElse("not known");
    }

    private static String sent(TestSend send) {
        return send.last()
                .tls()
                .filter(tls -> !tls.certificateSent().isEmpty())
                .map(tls -> String.join(", ", tls.certificateSent().get(0).names()))
                .orElse("none");
    }

    /** The whole reply stands in the dialogue above. */
    private static String shown(TestSend send, String rcptTo) {
        Fate fate = Fate.of(send, rcptTo);
        Optional<Reply> reply = fate.reply();
        return reply.isEmpty()
                ? "-"
                : (fate.isTaken() ? "taken   " : "REFUSED ")
                        + reply.get().code()
                        + reply.get()
                                .enhancedStatus()
                                .map(status -> " " + status)
                                .orElse("");
    }
}
