package lib.dns;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/** A question that {@link Resolver} works on, and what became of it so far. */
final class PendingQuestion {
    final Consumer<DnsReply> then;

    /** Ids of the queries sent for it. */
    final List<Integer> ids = new ArrayList<>();

    /** Aliases that answers led to; the question is about the last. */
    final List<Name> aliases = new ArrayList<>();

    /** Servers that need not be asked again, by their place. */
    final BitSet failedServers = new BitSet();

    Question question;
    long deadlineNanos;
    int firstServer;
    int attempts;
    boolean overTcp;
    boolean extended = true;

    /** The failure that tells most; null before the first. */
    DnsReply failure;

    PendingQuestion(Question question, boolean overTcp, Consumer<DnsReply> then) {
        this.question = question;
        this.overTcp = overTcp;
        this.then = then;
    }

    /** What a message says about the question, after the aliases that were followed before. */
    DnsReply read(Message message, String server) {
        if (message.getHeader().getFlag(Flags.TC)) {
            return DnsReply.failure(DnsReply.Status.GARBLED, server, "truncated, and over TCP too");
        }
        DnsReply reply = DnsReply.of(message, question, server);
        return aliases.size() + reply.aliases().size() > DnsReply.MOST_ALIASES
                ? DnsReply.failure(DnsReply.Status.GARBLED, server, "the aliases have no end")
                : reply;
    }

    /** Keeps a failure, unless one is known that tells more. */
    void keep(DnsReply other) {
        if (failure == null || other.status().compareTo(failure.status()) >= 0) {
            failure = other;
        }
    }

    /** One query for the question, to one server. Its answer counts even after its time. */
    static final class Attempt implements Comparable<Attempt> {
        final PendingQuestion asked;
        final int server;
        final long endNanos;
        final long misfitsBefore;
        final boolean overTcp;
        final boolean extended;
        Link link;

        /** Why it could not be sent; "" if it was. */
        String failure = "";

        /** True once its time is up, or something came of it. */
        boolean over;

        Attempt(PendingQuestion asked, int server, long endNanos, long misfitsBefore) {
            this.asked = asked;
            this.server = server;
            this.endNanos = endNanos;
            this.misfitsBefore = misfitsBefore;
            this.overTcp = asked.overTcp;
            this.extended = asked.extended;
        }

        @Override
        public int compareTo(Attempt other) {
            return Long.compare(endNanos, other.endNanos);
        }
    }
}
