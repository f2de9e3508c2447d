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
    private static final int MOST_NAME = 32;

    private final MessageReport report;
    private final Route route;
    private final List<Finding> findings;
    private final List<Statement> statements;
    private final Html html;

    private HopsHtml(MessageReport report, Route route, List<Finding> findings) {
        this.report = report;
        this.route = route;
        this.findings = findings;
        String title = clipped(report.subject().orElse("(no subject)"));
        statements = VerdictSentences.of(route);
        html = Html.page("Hops: " + title, title, Resource.text(HopsHtml.class, "hops.css") + highlights(statements));
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
        way();
        decoded();
        html.end("header-hops of relaykit. Received: lines are claims of the hosts that wrote them;"
                + " signatures are not verified here. Times are UTC.");
    }

    private String about() {
        return report.file()
                + (report.message() > 1 ? " message " + report.message() : "")
                + report.messageId().map(id -> " \u00B7 " + id).orElse("");
    }

    /** Each sentence opens to what it rests on; its hops are marked meanwhile. */
    private void verdict() {
        html.raw("<section>").element("h2", "Verdict").raw("<ol class=\"verdict\">");
        for (int i = 0; i < statements.size(); i++) {
            statement(i + 1, statements.get(i));
        }
        html.raw("</ol>");
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

    private void statement(int number, Statement statement) {
        String basis = statement.basis().map(Words::of).orElse("not known");
        html.raw("<li><details class=\"statement\" id=\"s" + number + "\"><summary>")
                .text(clipped(statement.text()))
                .raw(" <span class=\"basis\">" + basis + "</span></summary>");
        for (String header : statement.headers()) {
            html.element("code", clipped(header));
        }
        for (int hop : statement.hops()) {
            html.element("p class=\"soft\"", "Hop " + hop + ", Received:")
                    .element("code", clipped(route.hops().get(hop - 1).raw()));
        }
        html.raw("</details></li>\n");
    }

    private void way() {
        if (route.hops().isEmpty()) {
            return;
        }
        int first = Math.max(0, route.hops().size() - MOST_HOPS);
        html.raw("<section>").element("h2", "The way");
        if (first > 0) {
            html.element("p class=\"soft\"", first + " older hops are not shown.");
        }
        for (Lane lane : Lane.of(route)) {
            if (lane.last() >= first) {
                lane(lane, Math.max(first, lane.first()));
            }
        }
        html.raw("<p class=\"soft time\">Time at each hop</p>");
        HopsDrawing.strip(html, route, first);
        html.raw("<details class=\"raw\"><summary>In words</summary><ol>");
        report.reading().forEach(sentence -> html.element("li", clipped(sentence)));
        html.raw("</ol></details></section>\n");
    }

    private void lane(Lane lane, int first) {
        html.raw("<div class=\"lane " + Words.of(lane.kind()) + "\">")
                .element("h3", clipped(lane.name()))
                .element("p class=\"soft\"", clipped(lane.note()))
                .raw("<ol class=\"stations\">\n");
        for (int i = first; i <= lane.last(); i++) {
            station(i);
        }
        html.raw("</ol></div>\n");
    }

    /** A hop, and before it the link by which the message came to it. */
    private void station(int index) {
        Hop hop = route.hops().get(index);
        Step step = route.steps().get(index);
        html.raw("<li><div class=\"link " + Words.of(Encryption.of(hop)) + "\">")
                .element("b", Encryption.of(hop) == Encryption.NONE ? "" : ShortWords.tls(hop))
                .element("span", index == 0 ? "" : delay(step))
                .raw("</div><article class=\"station " + HopsDrawing.tone(step.role()) + "\" id=\"hop" + step.hop()
                        + "\">")
                .raw("<p class=\"role\"><span class=\"disc\">" + step.hop() + "</span> ")
                .text(step.role().label());
        marks(step.hop());
        html.raw("</p><h4 title=\"")
                .text(clipped(ShortWords.receiver(hop)))
                .raw("\">")
                .text(ShortWords.shortened(ShortWords.receiver(hop), MOST_NAME))
                .raw("</h4>");
        if (step.fromRole().isPresent()) {
            String name = hop.from()
                    .or(hop::fromRdns)
                    .map(from -> ShortWords.shortened(from, MOST_NAME))
                    .orElse("");
            String ip = hop.fromIp().filter(address -> !name.contains(address)).orElse("");
            html.element("p class=\"soft\"", ("from " + name + " " + ip).trim());
        }
        html.element("p class=\"soft\"", step.time().orElse("no time"))
                .raw("<details class=\"raw\"><summary>Received: line</summary><dl>");
        fact("Protocol", hop.with());
        fact("Cipher", hop.tlsCipher());
        fact("Id", hop.id());
        fact("For", hop.forAddress());
        html.raw("</dl>").element("code", clipped(hop.raw())).raw("</details></article></li>\n");
    }

    private static String delay(Step step) {
        return step.delaySeconds()
                .map(delay -> ShortWords.duration(delay) + (delay < 0 ? ": clocks disagree" : ""))
                .orElse("no time");
    }

    /** The numbers of the sentences that rest on a hop, with the sentence to be seen over each. */
    private void marks(int hop) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).hops().contains(hop)) {
                html.raw(" <abbr class=\"mark\" title=\"")
                        .text(clipped(statements.get(i).text()))
                        .raw("\">" + (i + 1) + "</abbr>");
            }
        }
    }

    /** While a sentence is pointed at or open, the hops that it rests on are marked. */
    private static String highlights(List<Statement> statements) {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            for (int hop : statements.get(i).hops()) {
                String sentence = "#s" + (i + 1);
                css.append("main:has(")
                        .append(sentence)
                        .append(":hover,")
                        .append(sentence)
                        .append("[open]) #hop")
                        .append(hop)
                        .append("{outline:3px solid var(--c)}\n");
            }
        }
        return css.toString();
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
            html.raw("</table>");
            sources(entries.stream().map(AntispamReport.Entry::source).toList());
            html.raw("</section>\n");
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
            html.raw("</table>");
            sources(results.stream().map(AuthenticationResult::source).toList());
            html.raw("</section>\n");
        }
    }

    private void sources(List<Optional<String>> sources) {
        String all = HopsText.joined(sources);
        if (!all.isEmpty()) {
            html.element("p class=\"soft\"", "Source: " + all);
        }
    }

    private void row(String first, String second, String third, Optional<String> source) {
        html.raw("<tr>")
                .element("td", clipped(first))
                .element("td", clipped(second))
                .raw("<td title=\"")
                .text(source.orElse(""))
                .raw("\">")
                .text(clipped(third))
                .raw("</td></tr>");
    }

    private static String clipped(String text) {
        return ShortWords.clipped(text, MOST_TEXT);
    }
}
