package lib.causes;

import java.util.Optional;
import lib.replies.Cause;

/**
 * A likely cause of a refusal, and whether it holds for the relay that relay.json describes.
 *
 * @param holds absent where no relay.json was given
 * @param evidence what of the relay says so
 */
public record Judgement(Cause cause, Optional<Holds> holds, Optional<String> evidence) {
    /** Whether a cause is it; what to look at first stands first. */
    public enum Holds {
        YES,
        /** relay.json does not tell. */
        UNKNOWN,
        NO
    }

    static Judgement open(Cause cause) {
        return new Judgement(cause, Optional.empty(), Optional.empty());
    }

    static Judgement of(Cause cause, Holds holds, String evidence) {
        return new Judgement(cause, Optional.of(holds), Optional.of(evidence));
    }

    boolean is(Holds one) {
        return holds.equals(Optional.of(one));
    }
}
