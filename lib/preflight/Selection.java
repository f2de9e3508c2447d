package lib.preflight;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.text.Nearest;
import lib.text.Words;

/** Which checks to run: {@code --only} and {@code --skip}, each by group or by id. */
final class Selection {
    private final Option<List<String>> only;
    private final Option<List<String>> skip;

    Selection(Options options) {
        only = list(options, "--only", "Run this group or check alone (dns, or dns.spf); repeat it");
        skip = list(options, "--skip", "Leave this group or check out; repeat it");
    }

    private static Option<List<String>> list(Options options, String name, String text) {
        return options.list(name, "CHECK", text, word -> word);
    }

    /**
     * The checks chosen.
     *
     * @throws Problem for a word that is neither a group nor a check
     */
    List<Check> of(List<Check> all) {
        Set<String> wanted = words(only, all);
        Set<String> unwanted = words(skip, all);
        List<Check> chosen = new ArrayList<>();
        for (Check check : all) {
            boolean in = !only.isGiven() || isAmong(check, wanted);
            if (in && !isAmong(check, unwanted)) {
                chosen.add(check);
            }
        }
        if (chosen.isEmpty()) {
            throw Problem.badInput(
                    "option.contradiction", "--only, --skip", "no check is left", "leave one of them out");
        }
        return chosen;
    }

    private static boolean isAmong(Check check, Set<String> words) {
        return words.contains(check.id()) || words.contains(Words.of(check.group()));
    }

    /** With commas between them, too. */
    private static Set<String> words(Option<List<String>> option, List<Check> all) {
        Set<String> known = new LinkedHashSet<>();
        for (Check check : all) {
            known.add(Words.of(check.group()));
        }
        for (Check check : all) {
            known.add(check.id());
        }
        Set<String> words = new LinkedHashSet<>();
        for (String given : option.get()) {
            for (String word : given.split(",")) {
                if (!known.contains(word)) {
                    throw unknown(option.name(), word, known);
                }
                words.add(word);
            }
        }
        return words;
    }

    private static Problem unknown(String option, String word, Set<String> known) {
        String near = Nearest.of(word, known);
        return Problem.badInput(
                "option.choice",
                option + " " + word,
                "there is no such group or check",
                near.isEmpty()
                        ? "use one of " + String.join(", ", known)
                        : "did you mean " + near + "? All of them: " + String.join(", ", known));
    }
}
