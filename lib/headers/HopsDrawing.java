package lib.headers;

import lib.text.Html;

/** The pictures of the page: the strip of delays, the chain, the bar of each hop. */
final class HopsDrawing {
    private static final int UNITS = 1000;

    private HopsDrawing() {}

    /** The class of the page's style for a role. */
    static String tone(Role role) {
        return switch (role) {
            case CLIENT -> "client";
            case RELAY -> "relay";
            case GATEWAY -> "gateway";
            case FRONT_END, TRANSPORT -> "exo";
            case HAND_OFF -> "handoff";
            case RECIPIENT -> "recipient";
            case UNKNOWN -> "unknown";
        };
    }

    /** All delays side by side; a hop whose clock is behind has no length. */
    static void strip(Html html, Route route, int first) {
        long total = 0;
        for (int i = first; i < route.steps().size(); i++) {
            total += length(route.steps().get(i));
        }
        html.raw("<svg class=\"strip\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\"")
                .raw(" role=\"img\" aria-label=\"Delays of the hops side by side\">");
        long before = 0;
        for (int i = first; i < route.steps().size() && total > 0; i++) {
            Step step = route.steps().get(i);
            long from = before * UNITS / total;
            before += length(step);
            long to = before * UNITS / total;
            if (to > from) {
                html.raw("<g class=\"" + tone(step.role()) + "\"><rect x=\"" + from + "\" width=\"")
                        .raw(Math.max(1, to - from - 2) + "\" height=\"10\" fill=\"var(--c)\">")
                        .element("title", "Hop " + step.hop() + ": " + ShortWords.duration(length(step)))
                        .raw("</rect></g>");
            }
        }
        html.raw("</svg>\n");
    }

    private static long length(Step step) {
        return Math.max(0, step.delaySeconds().orElse(0L));
    }

    /** A disc with the number of the hop, and the line to the next one. */
    static void node(Html html, int number, boolean last) {
        html.raw("<svg class=\"node\" viewBox=\"0 0 28 28\" aria-hidden=\"true\">")
                .raw("<circle cx=\"14\" cy=\"14\" r=\"13\" fill=\"var(--c)\"/>")
                .raw("<text x=\"14\" y=\"18.5\" text-anchor=\"middle\" font-size=\"12\"")
                .raw(" font-weight=\"700\" fill=\"var(--card)\">" + number + "</text></svg>");
        if (!last) {
            html.raw("<svg class=\"link\" viewBox=\"0 0 28 10\" preserveAspectRatio=\"none\"")
                    .raw(" aria-hidden=\"true\"><rect x=\"13\" width=\"2\" height=\"10\"")
                    .raw(" fill=\"var(--line)\"/></svg>");
        }
    }

    static void delay(Html html, Step step, Route route) {
        long longest = Math.max(1, route.slowestSeconds().orElse(1L));
        String words = step.delaySeconds()
                .map(delay -> delay < 0 ? ShortWords.duration(delay) + ": clocks disagree" : ShortWords.duration(delay))
                .orElse("no time");
        html.raw("<div class=\"delay\"><svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\"")
                .raw(" aria-hidden=\"true\"><rect height=\"10\" fill=\"var(--c)\" width=\"")
                .raw(length(step) * UNITS / longest + "\"/></svg>")
                .element("span", words)
                .raw("</div>");
    }
}
