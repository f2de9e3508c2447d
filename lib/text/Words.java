package lib.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lib.finding.Problem;

/** Enum constants as the words of a command line or a JSON document: NO_ANSWER is no-answer. */
public final class Words {
    private Words() {}

    /** The word of a constant; its label, if it has one. */
    public static String of(Enum<?> constant) {
        return constant instanceof Labelled labelled
                ? labelled.label()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words of a type, in the order of the constants. */
    public static <E extends Enum<E>> String all(Class<E> type, String separator) {
        List<String> words = new ArrayList<>();
        for (E one : type.getEnumConstants()) {
            words.add(of(one));
        }
        return String.join(separator, words);
    }

    /**
     * The constant of a word.
     *
     * @throws Problem if there is none, with the words that there are
     */
    public static <E extends Enum<E>> E read(String option, Class<E> type, String word) {
        for (E one : type.getEnumConstants()) {
            if (of(one).equals(word)) {
                return one;
            }
        }
        throw Problem.badInput(
                "option.choice", option + " " + word, "it takes one of " + all(type, ", "), "use one of these words");
    }
}
