package lib.preflight;

import java.util.HashSet;
import java.util.Set;
import lib.finding.Finding;
import lib.finding.Finding.Severity;
import lib.text.Page;
import lib.text.Page.Tone;

/** The report as a page of a terminal: a table, each row with what is wrong and what to do, and what to do first. */
final class PreflightText {
    private static final int STATUS_WIDTH = 9;
    private static final int CHECK_WIDTH = 26;
    private static final String INDENT = " ".repeat(STATUS_WIDTH);

    private PreflightText() {}

    static void write(Page page, Readiness report) {
        String to = report.server().map(host -> " to " + host).orElse("");
        page.line("preflight of mail from " + report.domain() + to);
        page.blank();
        Set<String> told = new HashSet<>();
        for (Row row : report.rows()) {
            row(page, row, told);
        }
        long remarks = Precedence.findings(report.rows()).stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .count();
        page.blank();
        String more = remarks > 0 ? "; " + remarks + " remarks in --json and --html" : "";
        page.line(report.go() ? Tone.GOOD : Tone.BAD, report.headline(), "  " + report.counts() + more);
        page.wrapped("do first: ", report.doFirst(), 10);
    }

    /** @param told steps of rows without an answer; where many wait for one thing, it is said once */
    private static void row(Page page, Row row, Set<String> told) {
        String mark = mark(row);
        String lead = pad(mark, STATUS_WIDTH).substring(mark.length());
        int width = 100 - STATUS_WIDTH - CHECK_WIDTH;
        page.line(tone(row), mark, lead + pad(row.check(), CHECK_WIDTH) + clipped(row.text(), width));
        for (Finding finding : row.findings()) {
            if (finding.severity() != Severity.INFO) {
                page.wrapped(INDENT, Page.sentence(finding), STATUS_WIDTH);
                finding.next().ifPresent(next -> next(page, next));
            }
        }
        row.ownNext().filter(told::add).ifPresent(next -> next(page, next));
    }

    private static void next(Page page, String next) {
        page.wrapped(INDENT + "next: ", next, STATUS_WIDTH + "next: ".length());
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
