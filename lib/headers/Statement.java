package lib.headers;

import java.util.List;
import java.util.Optional;
import lib.finding.Basis;
import lib.text.Words;

/**
 * One sentence on a message, and what it rests on.
 *
 * @param basis empty where the sentence says that something is not known
 * @param headers the fields that say it, as {@code name: value}
 * @param hops numbers of the lines that say it
 */
record Statement(String text, Optional<Basis> basis, List<String> headers, List<Integer> hops) {
    /** A header of a message may be as long as it likes. */
    private static final int MOST = 500;

    /** What a sentence rests on, without the sentence; for documents. */
    record Evidence(Optional<Basis> basis, List<String> headers, List<Integer> hops) {}

    static Statement said(String text, Integer... hops) {
        return new Statement(text, Optional.of(Basis.SAID), List.of(), List.of(hops));
    }

    static Statement inferred(String text, Integer... hops) {
        return new Statement(text, Optional.of(Basis.INFERRED), List.of(), List.of(hops));
    }

    static Statement unknown(String text, Integer... hops) {
        return new Statement(text, Optional.empty(), List.of(), List.of(hops));
    }

    Statement with(Optional<String> header) {
        return header.map(field -> new Statement(text, basis, List.of(ShortWords.clipped(field, MOST)), hops))
                .orElse(this);
    }

    Evidence evidence() {
        return new Evidence(basis, headers, hops);
    }

    /** The sentence with its basis, as a finding is shown. */
    String marked() {
        return text + basis.map(one -> " [" + Words.of(one) + "]").orElse("");
    }
}
