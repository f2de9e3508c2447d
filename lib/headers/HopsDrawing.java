package lib.headers;

import lib.text.Html;

/** The strip of delays of the page, and its colours. */
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
}
