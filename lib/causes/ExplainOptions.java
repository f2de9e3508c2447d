package lib.causes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Input;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.finding.Verdict;
import lib.relay.Relay;
import lib.replies.Catalogue;
import lib.replies.Explanation;
import lib.replies.FoundReply;
import lib.replies.KnownReply;
import lib.replies.ReplyFinder;
import lib.text.Page;
import lib.tls.PfxOptions;

/** What to explain; the options of explain-reply. */
public final class ExplainOptions {
    /** More different replies than these are not explained. */
    private static final int MOST_ANSWERS = 50;

    private final Option<List<String>> operands;
    private final Option<Optional<Path>> file;
    private final Option<Boolean> list;
    private final Option<List<String>> search;
    private final PfxOptions pfx;
    private final Option<Optional<Path>> clientCa;

    public ExplainOptions(Options options) {
        operands = options.freeOperands(
                "REPLY",
                "0..*",
                "The reply as the server or the log has it, or a file; - or nothing is" + " standard input");
        file = options.file(
                "--file",
                "Read a saved non-delivery report (.eml), a log (Postfix, Exim, sendmail,"
                        + " IIS, Exchange) or a dialogue; - is standard input");
        list = options.flag("--list", "List every reply that is known");
        search = options.list("--search", "WORD", "List the replies that have this word; repeat it", w -> w);
        pfx = new PfxOptions(options);
        clientCa = options.file("--client-ca", "The certificate's chain may lead to these CAs too");
        options.section("Options");
    }

    /** An answer for each different reply in the input, or one for a list. */
    public Stream<Answer> answers(Relay relay) {
        Catalogue catalogue = Catalogue.read();
        if (list.get() || !search.get().isEmpty()) {
            return Stream.of(listed(catalogue.search(search.get())));
        }
        List<FoundReply> replies = ReplyFinder.find(input(), catalogue);
        if (replies.isEmpty()) {
            throw ReplyFinder.none();
        }
        Map<String, List<Explanation>> different = new LinkedHashMap<>();
        for (FoundReply reply : replies) {
            Explanation one = catalogue.explain(reply);
            String key = one.meaning().id() + " " + reply.code() + reply.enhancedStatus();
            different.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
        }
        return different.values().stream()
                .limit(MOST_ANSWERS)
                .map(same -> explained(same, relay).answer());
    }

    @SuppressWarnings("ReferenceEquality")
    private Explained explained(List<Explanation> same, Relay relay) {
        Explanation one = same.get(0);
        // Not equals(): the first of a record takes a third of java's own start-up to link.
        if (relay == Relay.NONE && pfx.file(relay).isEmpty()) {
            return Explained.of(one, same.size());
        }
        boolean aboutCertificate = one.meaning().causes().stream()
                .flatMap(cause -> cause.name().stream())
                .anyMatch(name -> name.startsWith("certificate-"));
        ShownCertificate shown = aboutCertificate
                ? ShownCertificate.of(pfx, relay, clientCa.get())
                : ShownCertificate.none("not looked at");
        return Explained.of(one, same.size(), new Diagnosis(relay, one, shown));
    }

    private byte[] input() {
        if (file.get().isPresent()) {
            if (!operands.get().isEmpty()) {
                throw Problem.badInput(
                        "option.contradiction",
                        file.name() + " and " + operands.get().get(0),
                        "both say what to explain",
                        "give one of them");
            }
            return Input.bytes(file.name(), file.get().get().toString(), ReplyFinder.LIMIT_BYTES);
        }
        String words = String.join(" ", operands.get());
        if (words.isEmpty() || words.equals("-")) {
            return Input.bytes("standard input", "-", ReplyFinder.LIMIT_BYTES);
        }
        // No reply is a name of a file, as it has blanks.
        return words.indexOf(' ') < 0 && isFile(words)
                ? Input.bytes("file", words, ReplyFinder.LIMIT_BYTES)
                : words.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isFile(String word) {
        try {
            return Files.isRegularFile(Path.of(word));
        } catch (IllegalArgumentException noPath) {
            return false;
        }
    }

    private static Answer listed(List<KnownReply> replies) {
        return new Answer(Verdict.PASS, List.of(), replies, page -> list(page, replies));
    }

    private static void list(Page page, List<KnownReply> replies) {
        for (KnownReply reply : replies) {
            page.line(reply.id() + "  " + reply.by());
            page.wrapped("    ", reply.means(), 4);
        }
        page.line("of " + replies.size() + "; registered codes are known beside these");
    }
}
