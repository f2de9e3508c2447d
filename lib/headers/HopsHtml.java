package lib.headers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lib.finding.Finding;
import lib.received.Hop;
import lib.text.Html;
import lib.text.Page;
import lib.text.Resource;
import lib.text.Words;

/** A message as one page: no script, and nothing that is fetched from elsewhere. */
final class HopsHtml {
    private static final int MOST_HOPS = 100;
    private static final int MOST_TEXT = 2000;

    private final MessageReport report;
    private final Route route;
    private final List<Finding> findings;
    private final Html html;

    private HopsHtml(MessageReport report, Route route, List<Finding> findings) {
        this.report = report;
        this.route = route;
        this.findings = findings;
        String title = clipped(report.subject().orElse("(no subject)"));
        html = Html.page("Hops: " + title, title, Resource.text(HopsHtml.class, "hops.css"));
    }

    static String page(MessageReport report, Route route, List<Finding> findings) {
        HopsHtml page = new HopsHtml(report, route, findings);
        page.write();
        return page.html.toString();
    }

    private void write() {
        html.element("p class=\"soft\"", clipped(about()));
        Badge badge = Badge.of(route);
        html.element("p class=\"badge " + Words.of(badge.tone()) + "\"", badge.text())
                .raw("</header>\n");
        verdict();
        chain();
        decoded();
        html.end("header-hops of relaykit. Received: lines are claims of the hosts that wrote them;"
                + " signatures are not verified here. Times are UTC.");
    }

    private String about() {
        return report.file()
                + (report.message() > 1 ? " message " + report.message() : "")
                + report.messageId().map(id -> " \u00B7 " + id).orElse("");
    }

    private void verdict() {
        html.raw("<section>").element("h2", "Verdict").raw("<ul>");
        VerdictSentences.of(route).forEach(sentence -> html.element("li", clipped(sentence.marked())));
        html.raw("</ul>");
        if (!findings.isEmpty()) {
            html.raw("<ul class=\"notes\">");
            for (Finding finding : findings) {
                String tone = switch (finding.severity()) {
                    case INFO -> "plain";
                    case WARN -> "warn";
                    case FAIL -> "bad";
                };
                html.element("li class=\"" + tone + "\"", clipped(Page.sentence(finding)));
            }
            html.raw("</ul>");
        }
        html.raw("</section>\n");
    }

    private void chain() {
        if (route.hops().isEmpty()) {
            return;
        }
        html.raw("<section>").element("h2", "The way").raw("<ol>");
        report.reading().forEach(sentence -> html.element("li", clipped(sentence)));
        html.raw("</ol>\n");
        int first = Math.max(0, route.hops().size() - MOST_HOPS);
        html.raw("<p class=\"soft\" style=\"margin-top:1rem\">Time at each hop</p>");
        HopsDrawing.strip(html, route, first);
        if (first > 0) {
            html.element("p class=\"soft\"", first + " older hops are not shown.");
        }
        html.raw("<ol class=\"chain\">\n");
        for (int i = first; i < route.hops().size(); i++) {
            hop(i);
        }
        html.raw("</ol></section>\n");
    }

    private void hop(int index) {
        Hop hop = route.hops().get(index);
        Step step = route.steps().get(index);
        html.raw("<li class=\"hop " + HopsDrawing.tone(step.role()) + "\">");
        HopsDrawing.node(html, step.hop(), index + 1 == route.hops().size());
        html.element("p class=\"role\"", step.role().label()).element("h3", clipped(ShortWords.receiver(hop)));
        if (step.fromRole().isPresent()) {
            html.element("p class=\"soft\"", "from " + clipped(ShortWords.sender(hop)));
        }
        html.raw("<dl>");
        fact("Protocol", hop.with());
        fact(
                "Link",
                Optional.of(
                        ShortWords.tls(hop) + hop.tlsCipher().map(c -> ", " + c).orElse("")));
        fact("Time", step.time());
        fact("Id", hop.id());
        fact("For", hop.forAddress());
        html.raw("</dl>");
        HopsDrawing.delay(html, step, route);
        html.raw("<details class=\"raw\"><summary>Received: line</summary>")
                .element("code", clipped(hop.raw()))
                .raw("</details></li>\n");
    }

    private void fact(String name, Optional<String> value) {
        if (value.isPresent()) {
            html.raw("<div>")
                    .element("dt", name)
                    .element("dd", clipped(value.get()))
                    .raw("</div>");
        }
    }

    private void decoded() {
        if (!report.exchange().isEmpty()) {
            html.raw("<section>").element("h2", "Exchange headers").raw("<dl class=\"facts\">");
            for (Map.Entry<String, String> field : report.exchange().entrySet()) {
                html.element("dt", HopsText.shortName(field.getKey())).element("dd", clipped(field.getValue()));
            }
            html.raw("</dl></section>\n");
        }
        entries("Forefront antispam report", report.forefrontAntispam());
        entries("Microsoft antispam", report.microsoftAntispam());
        results("Authentication-Results", report.authentication());
        for (ArcSet set : report.arc()) {
            results(
                    "ARC " + set.instance()
                            + set.sealedBy().map(d -> " by " + d).orElse(""),
                    set.results());
        }
        if (!report.dkim().isEmpty()) {
            html.raw("<section>").element("h2", "DKIM signatures").raw("<table>");
            for (DkimSignature signature : report.dkim()) {
                row(
                        "d=" + signature.domain().orElse("?"),
                        "s=" + signature.selector().orElse("?"),
                        "a=" + signature.algorithm().orElse("?"),
                        Optional.empty());
            }
            html.raw("</table></section>\n");
        }
    }

    private void entries(String heading, List<AntispamReport.Entry> entries) {
        if (!entries.isEmpty()) {
            html.raw("<section>").element("h2", heading).raw("<table>");
            for (AntispamReport.Entry one : entries) {
                row(one.field(), one.value(), HopsText.marked(one.meaning().orElse(""), one.basis()), one.source());
            }
            html.raw("</table></section>\n");
        }
    }

    private void results(String heading, List<AuthenticationResult> results) {
        if (!results.isEmpty()) {
            html.raw("<section>").element("h2", clipped(heading)).raw("<table>");
            for (AuthenticationResult one : results) {
                row(
                        one.method(),
                        one.result(),
                        one.meaning()
                                        .map(m -> HopsText.marked(m, one.basis()) + ". ")
                                        .orElse("")
                                + one.detail(),
                        one.source());
            }
            html.raw("</table></section>\n");
        }
    }

    private void row(String first, String second, String third, Optional<String> source) {
        html.raw("<tr>")
                .element("td", clipped(first))
                .element("td", clipped(second))
                .raw("<td>")
                .text(clipped(third));
        source.ifPresent(page -> html.raw(" ").element("small class=\"soft\"", page));
        html.raw("</td></tr>");
    }

    private static String clipped(String text) {
        return ShortWords.clipped(text, MOST_TEXT);
    }
}
