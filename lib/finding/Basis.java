package lib.finding;

/** What a statement rests on, so that nobody takes a conclusion for a fact. */
public enum Basis {
    /** Bytes, records and replies that this run saw. */
    SEEN,
    /** What a server, a header or a file claims; not verified. */
    SAID,
    /** A published page, which is then the source. */
    DOCUMENTED,
    /** A conclusion: no source says it, or the sources disagree. */
    INFERRED
}
