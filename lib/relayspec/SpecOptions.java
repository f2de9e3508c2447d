package lib.relayspec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.text.Words;

/** What to do with a relay.json; the options of connector-spec. */
public final class SpecOptions {
    /** The first word of the command line. */
    private enum Verb {
        NEW,
        CHECK,
        PRINT,
        DIFF
    }

    private final Option<List<String>> operands;
    private final Option<Optional<Path>> spec;
    private final Option<Boolean> classic;
    private final Option<Optional<Path>> output;
    private final NewOptions making;
    private final PrintOptions printing;

    public SpecOptions(Options options) {
        operands = options.operands(
                "WORD",
                "1..3",
                "new: write a relay.json; check relay.json: say what is wrong with it;"
                        + " print relay.json: print it as --as says; diff relay.json"
                        + " live.json: compare it with what Get-InboundConnector |"
                        + " ConvertTo-Json -Depth 5 gave");
        spec = options.file("--spec", "The relay.json, in place of the word after the first");
        classic = options.flag("--classic", "The recipe of 2020: its parameters, only explained; its admin center");
        output = options.file("-o, --output", "Write to this file, which must not exist");
        making = new NewOptions(options);
        printing = new PrintOptions(options);
    }

    public Answer answer() {
        List<String> words = operands.get();
        Verb verb = Words.read("connector-spec", Verb.class, words.get(0));
        if (verb == Verb.NEW) {
            expect(words, 1, "new takes options alone");
            return making.answer(classic.get(), output.get());
        }
        List<String> files = new ArrayList<>(words.subList(1, words.size()));
        spec.get().ifPresent(file -> files.add(0, file.toString()));
        expect(
                files,
                verb == Verb.DIFF ? 2 : 1,
                verb == Verb.DIFF ? "diff takes relay.json and live.json" : "it takes one relay.json");
        Path relay = Path.of(files.get(0));
        return switch (verb) {
            case CHECK -> CheckedRelayText.answer(CheckedRelay.of(relay, classic.get()));
            case PRINT -> printing.answer(CheckedRelay.of(relay, classic.get()), classic.get(), output.get());
            default -> Difference.answer(CheckedRelay.of(relay, classic.get()), Path.of(files.get(1)));
        };
    }

    private static void expect(List<String> given, int count, String why) {
        if (given.size() != count) {
            throw Problem.badInput("spec.files", "connector-spec", why, "connector-spec --help has an example");
        }
    }
}
