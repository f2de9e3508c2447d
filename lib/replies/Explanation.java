package lib.replies;

import java.util.Optional;

/**
 * A reply and what the catalogue says of it.
 *
 * @param known how much that is
 */
public record Explanation(FoundReply reply, Known known, KnownReply meaning) {
    /** What it means and what to do first, in one sentence: the next step of a finding. */
    public String next() {
        return meaning.means() + ": " + meaning.next();
    }

    /** Tags of the sources, for a finding. */
    public Optional<String> source() {
        return meaning.sources().isEmpty() ? Optional.empty() : Optional.of(String.join(", ", meaning.sources()));
    }
}
