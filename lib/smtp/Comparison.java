package lib.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.smtp.Attempt.Recipient;
import lib.text.Page;
import lib.tls.TlsSession;

/**
 * The same test message twice: the one test that shows that a certificate connector took it, and not Direct Send or a
 * connector by IP address.
 *
 * @param without what became of it without the certificate
 * @param with what became of it with the certificate
 */
public record Comparison(TestSend without, TestSend with) {
    /** The answer: the verdict of the send with the certificate, and what the difference proves. */
    public Answer answer() {
        Answer certified = with.answer();
        List<Finding> findings = new ArrayList<>(certified.findings());
        Finding told = difference();
        findings.add(told);
        Verdict verdict = certified.verdict().worse(Finding.verdict(List.of(told)));
        boolean compared = !last(without).neverConnected();
        return new Answer(
                compared ? verdict : verdict.worse(Verdict.NO_ANSWER), findings, this, page -> write(page, findings));
    }

    private Finding difference() {
        List<String> gained = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (String rcptTo : with.rcptTo()) {
            boolean before = accepted(without, rcptTo);
            boolean now = accepted(with, rcptTo);
            if (now && !before) {
                gained.add(rcptTo);
            } else if (before && !now) {
                lost.add(rcptTo);
            }
        }
        if (!lost.isEmpty()) {
            return Finding.warn(
                    "compare.certificate-hurts",
                    "with the certificate " + String.join(", ", lost) + " was refused",
                    "and without it taken",
                    "read the reply above; check the certificate with pfx-check");
        }
        if (!gained.isEmpty()) {
            return Finding.info(
                    "compare.certificate-decides",
                    String.join(", ", gained) + " was taken with the certificate only",
                    "so the certificate made the difference, not the address and not Direct Send");
        }
        return with.rcptTo().stream().anyMatch(rcptTo -> accepted(with, rcptTo))
                ? Finding.warn(
                        "compare.no-difference",
                        "the certificate made no difference",
                        "the same recipients were taken without it: Direct Send (recipients inside)"
                                + " or a connector by IP address would do the same",
                        "compare with a recipient outside the organization, from an address that no"
                                + " connector names")
                : Finding.fail(
                        "compare.certificate-ignored",
                        "the certificate made no difference",
                        "no recipient was taken with it or without",
                        "check it against the connector: pfx-check --spec relay.json");
    }

    private static boolean accepted(TestSend send, String rcptTo) {
        return reply(send, rcptTo).filter(Recipient::accepted).isPresent();
    }

    private static Optional<Recipient> reply(TestSend send, String rcptTo) {
        return last(send).recipients().stream()
                .filter(recipient -> recipient.rcptTo().equals(rcptTo))
                .findFirst();
    }

    private static Attempt last(TestSend send) {
        return send.attempts().get(send.attempts().size() - 1);
    }

    private void write(Page page, List<Finding> findings) {
        page.line(Page.Tone.DIM, "### ", "without the certificate");
        without.writeDialogues(page);
        page.blank();
        page.line(Page.Tone.DIM, "### ", "with the certificate");
        with.writeDialogues(page);
        page.blank();
        page.table(rows());
        page.blank();
        page.findings(findings);
        with.writeSummary(page);
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "without", "with"));
        rows.add(row("certificate asked for", Comparison::asked));
        rows.add(row("certificate sent", Comparison::sent));
        for (String rcptTo : with.rcptTo()) {
            rows.add(row(
                    rcptTo, send -> reply(send, rcptTo).map(Comparison::shown).orElse("-")));
        }
        rows.add(row("outcome", send -> last(send).outcome().words()));
        return rows;
    }

    private List<String> row(String name, Function<TestSend, String> cell) {
        return List.of(name, cell.apply(without), cell.apply(with));
    }

    private static String asked(TestSend send) {
        return tls(send).map(tls -> tls.certificateAsked() ? "yes" : "no").orElse("-");
    }

    private static String sent(TestSend send) {
        return tls(send)
                .filter(tls -> !tls.certificateSent().isEmpty())
                .map(tls -> String.join(", ", tls.certificateSent().get(0).names()))
                .orElse("none");
    }

    private static Optional<TlsSession> tls(TestSend send) {
        return last(send).tls();
    }

    /** The whole reply stands in the dialogue above. */
    private static String shown(Recipient recipient) {
        Reply reply = recipient.reply();
        return (recipient.accepted() ? "taken   " : "REFUSED ")
                + reply.code()
                + reply.enhancedStatus().map(status -> " " + status).orElse("");
    }
}
