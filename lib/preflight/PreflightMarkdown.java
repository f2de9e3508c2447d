package lib.preflight;

import static lib.text.Markdown.escaped;

import lib.finding.Finding;
import lib.text.Page;

/** The report for a ticket: the table, each row with what is wrong and what to do, and what to do first. */
final class PreflightMarkdown {
    private PreflightMarkdown() {}

    static void write(Page page, Readiness report) {
        String to = report.server().map(host -> " to " + host).orElse("");
        page.line("### " + report.headline() + ": mail from " + escaped(report.domain() + to));
        page.blank();
        page.line(escaped(report.occasion()));
        page.blank();
        page.line("| status | check | seen |");
        page.line("| --- | --- | --- |");
        for (Row row : report.rows()) {
            String mark = row.isFailed() ? "**FAIL**" : row.status().status();
            page.line("| " + mark + " | " + row.check() + " | " + cell(row) + " |");
        }
        page.blank();
        page.line(escaped(report.counts()) + ".");
        page.line("**Do first:** " + escaped(report.doFirst()));
    }

    /** What was seen, what is wrong with it, and what to do. */
    private static String cell(Row row) {
        StringBuilder cell = new StringBuilder(escaped(row.text()));
        for (Finding finding : row.findings()) {
            if (finding.next().isPresent()) {
                cell.append("<br>").append(escaped(Page.sentence(finding)));
                cell.append("<br>**next:** ").append(escaped(finding.next().get()));
            }
        }
        row.ownNext().ifPresent(next -> cell.append("<br>**next:** ").append(escaped(next)));
        return cell.toString();
    }
}
