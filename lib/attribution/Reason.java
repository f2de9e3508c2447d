package lib.attribution;

import java.util.Optional;
import lib.replies.RelayCause;

/**
 * One step of the way to a verdict.
 *
 * @param source tag of the published source, such as KB3212877
 * @param inferred true where no source says it, or the sources disagree
 * @param cause what of the relay is in the way, where this is it
 */
public record Reason(String text, String source, boolean inferred, Optional<RelayCause> cause) {
    static Reason published(String source, String text) {
        return new Reason(text, source, false, Optional.empty());
    }

    static Reason inferred(String source, String text) {
        return new Reason(text, source, true, Optional.empty());
    }

    /** The same as what is in the way. */
    Reason as(RelayCause cause) {
        return new Reason(text, source, inferred, Optional.of(cause));
    }
}
