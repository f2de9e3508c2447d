package lib.headers;

import java.util.List;
import lib.cli.Finding;
import lib.cli.Page;

/** A message for a ticket: the table, the reading and the verdict; every value is escaped. */
final class HopsMarkdown {
    private HopsMarkdown() {}

    static void print(Page page, Report report, Route route, List<Finding> findings) {
        page.line("### " + escaped(HopsText.title(report)));
        page.blank();
        if (!route.hops().isEmpty()) {
            page.line("| hop | delay | TLS | protocol | time (UTC) | from | by | role |");
            page.line("| ---: | ---: | --- | --- | --- | --- | --- | --- |");
        }
        for (int i = 0; i < route.hops().size(); i++) {
            Hop hop = route.hops().get(i);
            Step step = route.steps().get(i);
            page.line(
                    "| "
                            + String.join(
                                    " | ",
                                    String.valueOf(step.hop()),
                                    step.delaySeconds().map(Names::duration).orElse("?"),
                                    Names.tlsMark(hop),
                                    escaped(hop.with().orElse("-")),
                                    step.time().orElse("-"),
                                    escaped(Names.sender(hop)),
                                    escaped(Names.receiver(hop)),
                                    step.role())
                            + " |");
        }
        page.blank();
        int number = 1;
        for (String sentence : report.reading()) {
            page.line(number++ + ". " + escaped(sentence));
        }
        page.blank();
        for (String sentence : report.verdict()) {
            page.line("- " + escaped(sentence));
        }
        for (Finding finding : findings) {
            page.line(
                    "- **" + finding.id() + "** " + escaped(finding.what() + ": " + finding.why()));
        }
        page.blank();
    }

    /** CommonMark: a backslash before any ASCII punctuation makes it text. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_{}[]()#+!|<>~&@".indexOf(c) >= 0 || c == ':' && isLink(text, i)) {
                escaped.append('\\');
            }
            escaped.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        return escaped.toString();
    }

    /** GitHub makes links of bare addresses. */
    private static boolean isLink(String text, int colon) {
        return text.startsWith("//", colon + 1);
    }
}
