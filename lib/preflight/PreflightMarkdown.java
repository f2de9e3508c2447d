package lib.preflight;

import static lib.text.Markdown.escaped;

import lib.finding.Finding;
import lib.text.Page;

/** The report for a ticket: the table, what is wrong, and what to do first. */
final class PreflightMarkdown {
    private PreflightMarkdown() {}

    static void write(Page page, Readiness report) {
        String to = report.server().map(host -> " to " + host).orElse("");
        page.line("### " + report.headline() + ": mail from " + escaped(report.domain() + to));
        page.blank();
        page.line("| status | check | seen |");
        page.line("| --- | --- | --- |");
        for (Row row : report.rows()) {
            String mark = row.isFailed() ? "**FAIL**" : row.status().status();
            page.line("| " + mark + " | " + row.check() + " | " + escaped(row.text()) + " |");
        }
        page.blank();
        for (Finding finding : Precedence.findings(report.rows())) {
            if (finding.next().isPresent()) {
                page.line("- **"
                        + finding.id()
                        + "** "
                        + escaped(Page.sentence(finding))
                        + "; next: "
                        + escaped(finding.next().get()));
            }
        }
        page.blank();
        page.line(escaped(report.counts()) + ".");
        page.line("**Do first:** " + escaped(report.doFirst()));
    }
}
