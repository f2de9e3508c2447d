package lib.headers;

import java.util.List;
import lib.finding.Finding;
import lib.received.Hop;
import lib.text.Markdown;
import lib.text.Page;

/** A message for a ticket: the table, the reading and the verdict; every value is escaped. */
final class HopsMarkdown {
    private HopsMarkdown() {}

    static void print(Page page, MessageReport report, Route route, List<Finding> findings) {
        page.line("### " + Markdown.escaped(HopsText.title(report)));
        page.blank();
        if (!route.hops().isEmpty()) {
            page.line("| hop | delay | TLS | protocol | time (UTC) | from | by | role |");
            page.line("| ---: | ---: | --- | --- | --- | --- | --- | --- |");
        }
        for (int i = 0; i < route.hops().size(); i++) {
            Hop hop = route.hops().get(i);
            Step step = route.steps().get(i);
            page.line("| "
                    + String.join(
                            " | ",
                            String.valueOf(step.hop()),
                            step.delaySeconds().map(ShortWords::duration).orElse("?"),
                            ShortWords.tlsMark(hop),
                            Markdown.escaped(hop.with().orElse("-")),
                            step.time().orElse("-"),
                            Markdown.escaped(ShortWords.sender(hop)),
                            Markdown.escaped(ShortWords.receiver(hop)),
                            step.role().label())
                    + " |");
        }
        page.blank();
        int number = 1;
        for (String sentence : report.reading()) {
            page.line(number++ + ". " + Markdown.escaped(sentence));
        }
        page.blank();
        for (Statement sentence : VerdictSentences.of(route)) {
            page.line("- " + Markdown.escaped(sentence.marked()));
        }
        for (Finding finding : findings) {
            page.line("- **" + finding.id() + "** " + Markdown.escaped(Page.sentence(finding)));
        }
        page.blank();
    }
}
