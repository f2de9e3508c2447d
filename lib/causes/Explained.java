package lib.causes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lib.causes.Judgement.Holds;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.replies.Catalogue;
import lib.replies.Explanation;
import lib.replies.FoundReply;
import lib.replies.Known;
import lib.replies.KnownReply;
import lib.replies.ReplyFinder;
import lib.replies.Side;
import lib.replies.Sources;
import lib.text.Page;
import lib.text.Page.Tone;

/**
 * A reply, explained.
 *
 * @param times how often the input has it
 * @param id of the row that explains it, such as {@code exo.attr36}
 * @param by who says it
 * @param usualStage where in the conversation it comes, or in its report
 * @param side who has to act
 * @param first what to do first
 * @param byTheRules what the published rules give for relay.json
 * @param sources each with date and place
 */
public record Explained(
        FoundReply reply,
        int times,
        Known known,
        String id,
        String by,
        String usualStage,
        Side side,
        String means,
        String first,
        List<Judgement> causes,
        Optional<String> byTheRules,
        List<String> sources) {

    /**
     * A reply as the server or a log has it, such as {@code 550 5.7.64 TenantAttribution}.
     *
     * @throws Problem if there is no reply in the text
     */
    public static Explained of(String reply) {
        Catalogue catalogue = Catalogue.read();
        return of(catalogue.explain(ReplyFinder.first(reply, catalogue)), 1);
    }

    /** Without a relay.json: the causes as the catalogue has them. */
    static Explained of(Explanation one, int times) {
        List<Judgement> causes =
                one.meaning().causes().stream().map(Judgement::open).toList();
        return of(one, times, causes, one.meaning().next(), Optional.empty());
    }

    /** With the causes gone through. */
    static Explained of(Explanation one, int times, Diagnosis diagnosis) {
        List<Judgement> causes = one.meaning().causes().stream()
                .map(diagnosis::judge)
                .sorted(Comparator.comparing(judged -> judged.holds().orElseThrow()))
                .toList();
        return of(
                one,
                times,
                causes,
                first(one, causes, diagnosis),
                diagnosis.rules().outcome());
    }

    private static Explained of(
            Explanation one, int times, List<Judgement> causes, String first, Optional<String> byTheRules) {
        KnownReply meaning = one.meaning();
        return new Explained(
                one.reply(),
                times,
                one.known(),
                meaning.id(),
                meaning.by(),
                meaning.stage(),
                meaning.side(),
                meaning.means(),
                first,
                causes,
                byTheRules,
                Sources.places(meaning.sources()));
    }

    private static String first(Explanation one, List<Judgement> causes, Diagnosis diagnosis) {
        Optional<String> fix = causes.stream()
                .filter(cause -> cause.is(Holds.YES))
                .findFirst()
                .map(cause -> cause.cause().fix());
        return fix.orElseGet(() -> diagnosis.rules().take()
                ? "relay.json as it is would be taken, so the tenant or the server"
                        + " differs from it: "
                        + one.meaning().next()
                : one.meaning().next());
    }

    /** The answer: passes where the reply, or its status, is known. */
    public Answer answer() {
        String what = reply.words();
        Finding finding = known == Known.CLASS
                ? Finding.warn("reply.class-only", what, "only its class is known: " + means, first)
                : Finding.info(known == Known.REPLY ? "reply.known" : "reply.status-only", what, means)
                        .withNext(first);
        List<Finding> findings = List.of(finding.withSource(String.join("; ", sources)));
        return Answer.of(findings, this, this::write);
    }

    private void write(Page page) {
        page.line(reply.refuses() ? Tone.BAD : Tone.GOOD, reply.words(), "");
        field(page, "means", means + note());
        field(page, "said", said());
        field(page, "acts", side.words());
        field(page, "first", first);
        byTheRules.ifPresent(rules -> field(page, "rules", rules));
        if (!causes.isEmpty()) {
            page.blank();
            page.line("Likely causes, the likeliest first:");
            causes(page);
        }
        page.blank();
        for (String place : sources) {
            page.wrapped("  source  ", place, 10);
        }
        page.blank();
    }

    private String note() {
        return switch (known) {
            case REPLY -> "";
            case STATUS -> " (what the status code is registered for; this text has no row here)";
            case CLASS -> " (only the class of this reply is known)";
        };
    }

    private String said() {
        List<String> words = new ArrayList<>();
        words.add("by " + by);
        if (known == Known.REPLY || reply.stage().isPresent()) {
            words.add(reply.stage().map(at -> "at " + at).orElse("usually at: " + usualStage));
        }
        reply.server().ifPresent(server -> words.add("server " + server));
        reply.recipient().ifPresent(to -> words.add("recipient " + to));
        if (times > 1) {
            words.add(times + " times");
        }
        return String.join(", ", words);
    }

    private static void field(Page page, String name, String text) {
        page.wrapped("  " + name + " ".repeat(8 - name.length()), text, 10);
    }

    private void causes(Page page) {
        int number = 0;
        for (Judgement one : causes) {
            number++;
            String mark = one.holds().map(Explained::mark).orElse("");
            String lead = (number < 10 ? "  " : " ") + number + ". ";
            page.wrapped(lead, mark + one.cause().text(), 5);
            one.evidence().ifPresent(evidence -> page.wrapped("     because  ", evidence, 14));
            if (one.is(Holds.NO)) {
                continue;
            }
            one.cause().run().ifPresent(run -> page.wrapped("     run      ", run, 14));
            one.cause().check().ifPresent(check -> page.wrapped("     check    ", check, 14));
            page.wrapped("     fix      ", one.cause().fix(), 14);
        }
    }

    private static String mark(Holds holds) {
        return switch (holds) {
            case YES -> "HOLDS: ";
            case NO -> "not so: ";
            case UNKNOWN -> "open: ";
        };
    }
}
