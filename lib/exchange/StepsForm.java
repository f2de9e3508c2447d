package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import lib.exchange.AdminCenterSteps.Action;
import lib.exchange.AdminCenterSteps.Step;
import lib.exchange.AdminCenterSteps.Way;
import lib.text.Html;
import lib.text.Markdown;

/** The steps as Markdown, and as a page to have beside the browser's. */
public final class StepsForm {
    private StepsForm() {}

    public static List<String> markdown(List<Way> ways) {
        List<String> lines = new ArrayList<>();
        for (Way way : ways) {
            lines.add("## " + Markdown.code(way.title()));
            int number = 1;
            for (Step step : way.steps()) {
                lines.add(number++ + ". **" + step.page() + "**");
                for (Action action : step.actions()) {
                    lines.add("   - "
                            + action.text()
                            + (action.value().isEmpty() ? "" : ": " + Markdown.code(action.value())));
                }
            }
            lines.add("");
        }
        return lines;
    }

    /** One file, nothing from elsewhere. */
    public static String html(List<Way> ways) {
        Html html = Html.page("Inbound connectors, step by step", "Inbound connectors, step by step", "")
                .raw("</header>\n");
        for (Way way : ways) {
            html.element("h2", way.title()).raw("<ol>\n");
            for (Step step : way.steps()) {
                html.raw("<li>").element("strong", step.page()).raw("<ul>\n");
                for (Action action : step.actions()) {
                    html.raw("<li>").text(action.text());
                    if (!action.value().isEmpty()) {
                        html.text(": ").element("code", action.value());
                    }
                    html.raw("</li>\n");
                }
                html.raw("</ul></li>\n");
            }
            html.raw("</ol>\n");
        }
        return html.end("connector-spec of relaykit").toString();
    }
}
