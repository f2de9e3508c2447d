package lib.dns;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** A question that {@link Resolver} works on, and what became of it so far. */
final class Asked {
    final Consumer<Reply> then;

    /** Ids of the queries sent for it. */
    final List<Integer> ids = new ArrayList<>();

    /** Aliases that answers led to; the question is about the last. */
    final List<String> aliases = new ArrayList<>();

    /** Servers that need not be asked again, by their place. */
    final BitSet failedServers = new BitSet();

    Question question;
    long deadlineNanos;
    int firstServer;
    int attempts;
    boolean overTcp;
    boolean extended = true;

    /** The failure that tells most; null before the first. */
    Reply failure;

    Asked(Question question, boolean overTcp, Consumer<Reply> then) {
        this.question = question;
        this.overTcp = overTcp;
        this.then = then;
    }

    /** One query for the question, to one server. Its answer counts even after its time. */
    static final class Attempt implements Comparable<Attempt> {
        final Asked asked;
        final int server;
        final long endNanos;
        final long misfitsBefore;
        final boolean overTcp;
        Link link;

        /** Why it could not be sent; "" if it was. */
        String failure = "";

        /** True once its time is up, or something came of it. */
        boolean over;

        Attempt(Asked asked, int server, long endNanos, long misfitsBefore) {
            this.asked = asked;
            this.server = server;
            this.endNanos = endNanos;
            this.misfitsBefore = misfitsBefore;
            this.overTcp = asked.overTcp;
        }

        @Override
        public int compareTo(Attempt other) {
            return Long.compare(endNanos, other.endNanos);
        }
    }
}
