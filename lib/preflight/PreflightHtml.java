package lib.preflight;

import lib.finding.Finding;
import lib.text.Html;
import lib.text.Page;
import lib.text.Resource;

/** The report as one page for a ticket, or for a wall. */
final class PreflightHtml {
    private final Readiness report;
    private final Html html;

    private PreflightHtml(Readiness report) {
        this.report = report;
        String title = "Preflight of " + report.domain();
        html = Html.page(title, title, Resource.text(PreflightHtml.class, "preflight.css"));
    }

    static String page(Readiness report) {
        PreflightHtml page = new PreflightHtml(report);
        page.write();
        return page.html.toString();
    }

    private void write() {
        String to = report.server().map(host -> "to " + host + " \u00B7 ").orElse("");
        html.element("p class=\"soft\"", to + report.counts());
        html.element("p class=\"soft\"", report.occasion());
        html.element("p class=\"badge " + badge() + "\"", report.headline())
                .raw("</header>\n<div class=\"" + (report.go() ? "go" : "no-go") + "\">\n")
                .raw("<section class=\"first\">")
                .element("h2", "Do first");
        if (report.first().isPresent()) {
            Readiness.First first = report.first().get();
            html.element("p", first.what()).element("p class=\"step\"", first.next());
            html.element("p class=\"soft\"", first.check());
        } else {
            html.element("p", report.doFirst());
        }
        html.raw("</section></div>\n");
        for (Group group : Group.values()) {
            group(group);
        }
        html.end("preflight of relaykit. What did not run is not passed. Rules are Microsoft's"
                + " published ones; only a tenant can show the rest.");
    }

    private String badge() {
        return switch (report.verdict()) {
            case PASS -> "good";
            case WARN -> "warn";
            default -> "bad";
        };
    }

    private void group(Group group) {
        boolean any = report.rows().stream().anyMatch(row -> row.group() == group);
        if (!any) {
            return;
        }
        html.raw("<section>").element("h2", group.title()).raw("<table class=\"rows\">");
        for (Row row : report.rows()) {
            if (row.group() == group) {
                row(row);
            }
        }
        html.raw("</table></section>\n");
    }

    private void row(Row row) {
        html.raw("<tr><td>")
                .element("span class=\"mark " + tone(row) + "\"", row.status().status())
                .raw("</td><td>")
                .text(row.title())
                .element("code", row.check())
                .raw("</td><td>")
                .text(row.text());
        if (!row.findings().isEmpty()) {
            html.raw("<ul class=\"notes\">");
            row.findings().forEach(this::finding);
            html.raw("</ul>");
        }
        row.ownNext().ifPresent(next -> html.element("p class=\"step\"", next));
        html.raw("</td></tr>\n");
    }

    private void finding(Finding finding) {
        String tone = switch (finding.severity()) {
            case INFO -> "plain";
            case WARN -> "warn";
            case FAIL -> "bad";
        };
        html.raw("<li class=\"" + tone + "\">").text(Page.sentence(finding));
        finding.next().ifPresent(next -> html.element("p class=\"step\"", next));
        finding.source().ifPresent(source -> html.element("p class=\"soft\"", source));
        html.raw("</li>");
    }

    private static String tone(Row row) {
        return switch (row.status()) {
            case PASS -> "good";
            case WARN -> "warn";
            case FAIL -> "bad";
            default -> row.isMissed() ? "bad" : "plain";
        };
    }
}
