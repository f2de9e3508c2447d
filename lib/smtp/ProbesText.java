package lib.smtp;

import java.util.List;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.text.MergedRecords;
import lib.text.Page;

/** What addresses say on their SMTP port, as people read it. */
public final class ProbesText {
    private ProbesText() {}

    /** Another answer with what the probes found. */
    public static Answer added(Probes probes, Answer answer) {
        List<Finding> found = probes.findings();
        return new Answer(
                answer.verdict().worse(probes.verdict()),
                Finding.joined(answer.findings(), found),
                new MergedRecords((Record) answer.data(), probes),
                page -> {
                    answer.text().accept(page);
                    write(page, probes, found);
                });
    }

    private static void write(Page page, Probes probes, List<Finding> findings) {
        for (Probe probe : probes.probes()) {
            page.blank();
            String reached = probe.connectMillis()
                    .map(ms -> ", connected in " + ms + " ms")
                    .orElse("");
            page.line(Page.Tone.DIM, "=== ", probe.host() + " " + probe.address() + " port " + probe.port() + reached);
            probe.greeting().ifPresent(line -> page.line("    " + line));
            probe.ehlo().forEach(line -> page.line("    " + line));
            probe.seenAs().ifPresent(own -> page.line("    sees this machine as " + own));
        }
        if (!findings.isEmpty()) {
            page.blank();
            page.findings(findings);
        }
    }
}
