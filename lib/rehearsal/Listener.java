package lib.rehearsal;

/** Who is told what happens at the endpoint, on the thread of the conversation. */
public interface Listener {
    void decided(Decision decision);

    /** A conversation in which something was decided has ended. */
    default void ended() {}
}
