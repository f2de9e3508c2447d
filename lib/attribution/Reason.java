package lib.attribution;

import java.util.Optional;
import lib.finding.Basis;
import lib.replies.RelayCause;

/**
 * One step of the way to a verdict.
 *
 * @param source tag of the published source, such as KB3212877
 * @param basis documented, or inferred where no source says it or the sources disagree
 * @param cause what of the relay is in the way, where this is it
 */
public record Reason(String text, String source, Basis basis, Optional<RelayCause> cause) {
    static Reason published(String source, String text) {
        return new Reason(text, source, Basis.DOCUMENTED, Optional.empty());
    }

    static Reason inferred(String source, String text) {
        return new Reason(text, source, Basis.INFERRED, Optional.empty());
    }

    public boolean isInferred() {
        return basis == Basis.INFERRED;
    }

    /** The same as what is in the way. */
    Reason as(RelayCause cause) {
        return new Reason(text, source, basis, Optional.of(cause));
    }
}
