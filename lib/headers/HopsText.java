package lib.headers;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lib.finding.Basis;
import lib.finding.Finding;
import lib.received.Hop;
import lib.received.HopTime;
import lib.text.Page;

/** A message for people: the hop table, its reading, the verdict, the decoded headers. */
final class HopsText {
    /** How to show it. */
    record Style(boolean local, boolean wide) {}

    private static final int BAR = 6;
    private static final int NAME = 25;
    private static final int MOST_ROWS = 100;
    private static final int MOST_TEXT = 500;

    private final MessageReport report;
    private final Route route;
    private final Style style;
    private final boolean oneDay;

    HopsText(MessageReport report, Route route, Style style) {
        this.report = report;
        this.route = route;
        this.style = style;
        this.oneDay = days().size() == 1;
    }

    void print(Page page, List<Finding> findings) {
        page.line(title(report));
        if (oneDay) {
            page.line(days().get(0));
        }
        page.blank();
        if (!route.hops().isEmpty()) {
            page.table(table());
            page.blank();
            int number = 1;
            for (String sentence : report.reading()) {
                page.wrapped("  " + number++ + ". ", sentence, 5);
            }
            page.blank();
        }
        for (Statement sentence : VerdictSentences.of(route)) {
            page.wrapped("", sentence.marked(), 2);
        }
        page.findings(findings);
        headers(page);
    }

    static String title(MessageReport report) {
        String number = report.message() > 1 ? " message " + report.message() : "";
        return report.file()
                + number
                + ": "
                + ShortWords.clipped(report.subject().orElse("(no subject)"), MOST_TEXT)
                + report.messageId()
                        .map(id -> "  " + ShortWords.clipped(id, MOST_TEXT))
                        .orElse("");
    }

    private List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        String zone = style.local() ? "local time" : "UTC";
        rows.add(List.of("hop", "delay", "", "TLS", "protocol", zone, "from -> by"));
        int hidden = Math.max(0, route.hops().size() - MOST_ROWS);
        long longest = Math.max(1, route.slowestSeconds().orElse(0L));
        for (int i = hidden; i < route.hops().size(); i++) {
            Hop hop = route.hops().get(i);
            Step step = route.steps().get(i);
            rows.add(List.of(
                    padded(String.valueOf(step.hop()), 3),
                    padded(step.delaySeconds().map(ShortWords::duration).orElse("?"), 5),
                    bar(step.delaySeconds().orElse(0L), longest),
                    ShortWords.tlsMark(hop),
                    ShortWords.clipped(
                            style.wide() ? hop.with().orElse("-") : ShortWords.protocol(hop.with()),
                            style.wide() ? 40 : 10),
                    hop.time().map(this::time).orElse("(no time)"),
                    names(hop)));
        }
        if (hidden > 0) {
            rows.add(1, List.of("...", "", "", "", "", "", hidden + " older hops are not shown"));
        }
        return rows;
    }

    private String names(Hop hop) {
        if (style.wide()) {
            return ShortWords.sender(hop) + " -> " + ShortWords.receiver(hop);
        }
        String from = hop.from().or(hop::fromRdns).or(hop::fromIp).orElse("(not said)");
        return ShortWords.shortened(from, NAME) + " -> " + ShortWords.shortened(ShortWords.receiver(hop), NAME);
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** A clock that is behind has no length. */
    private static String bar(long delay, long longest) {
        if (delay < 0) {
            return "skew";
        }
        int length = (int) ((delay * BAR + longest - 1) / longest);
        return "#".repeat(Math.min(BAR, length));
    }

    /** The date as well only if the hops are not all of one day, or --wide asks for it. */
    private String time(Instant time) {
        String iso = HopTime.iso(time.plusSeconds(offset(time)));
        String clock = iso.substring(11, 19);
        return style.wide() ? iso.substring(0, 10) + " " + clock : oneDay ? clock : iso.substring(5, 10) + " " + clock;
    }

    private long offset(Instant time) {
        return style.local() ? ZoneId.systemDefault().getRules().getOffset(time).getTotalSeconds() : 0;
    }

    /** The days on which the message was under way. */
    private List<String> days() {
        List<String> days = new ArrayList<>();
        for (Hop hop : route.hops()) {
            if (hop.time().isPresent()) {
                Instant time = hop.time().get();
                String day = HopTime.iso(time.plusSeconds(offset(time))).substring(0, 10);
                if (!days.contains(day)) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    private void headers(Page page) {
        if (!report.exchange().isEmpty()) {
            page.blank();
            page.line("Exchange");
            for (Map.Entry<String, String> field : report.exchange().entrySet()) {
                page.wrapped(
                        "  " + shortName(field.getKey()) + ": ",
                        ShortWords.clipped(field.getValue(), MOST_TEXT).replace(";", "; "),
                        6);
            }
        }
        entries(page, "Forefront antispam report", report.forefrontAntispam());
        entries(page, "Microsoft antispam", report.microsoftAntispam());
        results(page, "Authentication-Results", report.authentication());
        for (ArcSet set : report.arc()) {
            String by = set.sealedBy().map(domain -> " by " + domain).orElse("");
            String chain = set.chain().map(cv -> ", chain " + cv).orElse("");
            results(page, "ARC " + set.instance() + by + chain, set.results());
        }
        if (!report.dkim().isEmpty()) {
            page.blank();
            page.line("DKIM signatures (not verified here)");
            for (DkimSignature signature : report.dkim()) {
                page.line("  d="
                        + signature.domain().orElse("?")
                        + " s="
                        + signature.selector().orElse("?")
                        + " a="
                        + signature.algorithm().orElse("?"));
            }
        }
    }

    static String shortName(String field) {
        return field.startsWith("X-MS-Exchange-")
                ? field.substring("X-MS-Exchange-".length())
                : field.startsWith("X-") ? field.substring(2) : field;
    }

    private static void entries(Page page, String heading, List<AntispamReport.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        page.blank();
        page.line(heading);
        List<List<String>> rows = new ArrayList<>();
        for (AntispamReport.Entry entry : entries) {
            rows.add(List.of(
                    "  " + entry.field(),
                    ShortWords.clipped(entry.value(), 45),
                    marked(entry.meaning().orElse(""), entry.basis())));
        }
        page.table(rows);
        sources(page, entries.stream().map(AntispamReport.Entry::source).toList());
    }

    private static void results(Page page, String heading, List<AuthenticationResult> results) {
        if (results.isEmpty()) {
            return;
        }
        page.blank();
        page.line(heading);
        for (AuthenticationResult result : results) {
            Optional<String> meaning = result.meaning();
            page.wrapped(
                    "  " + result.method() + "=" + result.result() + "  ",
                    ShortWords.clipped(
                            (marked(meaning.orElse(""), result.basis()) + " " + result.detail()).trim(), MOST_TEXT),
                    6);
        }
        sources(page, results.stream().map(AuthenticationResult::source).toList());
    }

    /** A meaning that no page documents says so. */
    static String marked(String meaning, Optional<Basis> basis) {
        return basis.filter(Basis.INFERRED::equals).isPresent() ? meaning + " [inferred]" : meaning;
    }

    private static void sources(Page page, List<Optional<String>> sources) {
        String all = joined(sources);
        if (!all.isEmpty()) {
            page.wrapped("  source  ", all, 10);
        }
    }

    static String joined(List<Optional<String>> sources) {
        Set<String> all = new LinkedHashSet<>();
        for (Optional<String> source : sources) {
            source.ifPresent(all::add);
        }
        return String.join("; ", all);
    }
}
