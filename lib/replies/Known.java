package lib.replies;

/** How much the catalogue knows of a reply. */
public enum Known {
    /** The reply itself: code, status and words have a row. */
    REPLY,
    /** Only what the enhanced status code is registered for (RFC 3463, RFC 5248). */
    STATUS,
    /** Only the class: what the first digits stand for. */
    CLASS
}
