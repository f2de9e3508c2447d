package lib.rehearsal;

/**
 * One step of the way to a verdict.
 *
 * @param source tag of the published source, such as KB3212877
 * @param inferred true where no source says it, or the sources disagree
 */
public record Reason(String text, String source, boolean inferred) {
    static Reason published(String source, String text) {
        return new Reason(text, source, false);
    }

    static Reason inferred(String source, String text) {
        return new Reason(text, source, true);
    }
}
