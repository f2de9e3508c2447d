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
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
                    + "code{background:#eef;padding:.1rem .3rem;border-radius:.2rem;"
                    + "overflow-wrap:anywhere;color:#113}li{margin:.3rem 0}"
                    + "@media(prefers-color-scheme:dark){body{background:#111;color:#eee}"
                    + "code{background:#223;color:#dde}}";

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
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.raw("<meta name=\"viewport\" content=\"width=device-width\">");
        html.element("title", "Inbound connectors, step by step");
        html.raw("<style>" + STYLE + "</style></head><body>\n");
        for (Way way : ways) {
            html.element("h1", way.title()).raw("<ol>\n");
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
        return html.raw("</body></html>\n").toString();
    }
}
