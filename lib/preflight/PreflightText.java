package lib.preflight;

import java.util.ArrayList;
import java.util.List;
import lib.finding.Finding;
import lib.finding.Finding.Severity;
import lib.text.Page;
import lib.text.Page.Tone;

/** The report as a page of a terminal: a table, what is wrong with it, and what to do first. */
final class PreflightText {
    private static final int STATUS_WIDTH = 9;
    private static final int CHECK_WIDTH = 26;

    private PreflightText() {}

    static void write(Page page, Readiness report) {
        String to = report.server().map(host -> " to " + host).orElse("");
        page.line("preflight of mail from " + report.domain() + to);
        page.blank();
        for (Row row : report.rows()) {
            String mark = mark(row);
            String lead = pad(mark, STATUS_WIDTH).substring(mark.length());
            int width = 100 - STATUS_WIDTH - CHECK_WIDTH;
            page.line(tone(row), mark, lead + pad(row.check(), CHECK_WIDTH) + clipped(row.text(), width));
        }
        List<Finding> findings = new ArrayList<>();
        int remarks = 0;
        for (Finding finding : Precedence.findings(report.rows())) {
            if (finding.severity() == Severity.INFO) {
                remarks++;
            } else {
                findings.add(finding);
            }
        }
        if (!findings.isEmpty()) {
            page.blank();
            page.findings(findings);
        }
        page.blank();
        String more = remarks > 0 ? "; " + remarks + " remarks in --json and --html" : "";
        page.line(report.go() ? Tone.GOOD : Tone.BAD, report.headline(), "  " + report.counts() + more);
        page.wrapped("do first: ", report.doFirst(), 10);
    }

    private static String mark(Row row) {
        return row.isFailed() ? "FAIL" : row.status().status();
    }

    private static Tone tone(Row row) {
        return switch (row.status()) {
            case PASS -> Tone.GOOD;
            case WARN -> Tone.WARN;
            case FAIL -> Tone.BAD;
            default -> row.isMissed() ? Tone.BAD : Tone.DIM;
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String clipped(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 2) + "..";
    }
}
