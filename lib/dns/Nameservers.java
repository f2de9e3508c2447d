package lib.dns;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The servers to ask, in their order, and which of them a question goes to next. */
final class Nameservers {
    static final int NONE = -1;

    /** More would overrun the buffers of sockets, and each loss costs seconds. */
    private static final int MOST_AT_ONCE = 128;

    /** Below the number of streams that HTTP/2 servers allow (RFC 9113 section 5.1.2). */
    private static final int MOST_AT_ONCE_DOH = 32;

    private static final int INBOX_SIZE = 4096;

    private final List<Nameserver> all = new ArrayList<>();
    private final BlockingQueue<Link.Event> inbox = new LinkedBlockingQueue<>(INBOX_SIZE);
    private final int mostAtOnce;
    private int preferred;

    private Nameservers(int mostAtOnce) {
        this.mostAtOnce = mostAtOnce;
    }

    static Nameservers of(List<InetSocketAddress> addresses, Duration timeout) {
        Nameservers servers = new Nameservers(MOST_AT_ONCE);
        for (InetSocketAddress address : addresses) {
            servers.all.add(Nameserver.of(address, timeout, servers.inbox));
        }
        return servers;
    }

    static Nameservers of(URI doh, Duration timeout) {
        Nameservers servers = new Nameservers(MOST_AT_ONCE_DOH);
        servers.all.add(Nameserver.of(doh, timeout, servers.inbox));
        return servers;
    }

    int count() {
        return all.size();
    }

    /** How many questions may be open at a time. */
    int mostAtOnce() {
        return mostAtOnce;
    }

    Nameserver get(int place) {
        return all.get(place);
    }

    /** What the servers' links brought. */
    BlockingQueue<Link.Event> inbox() {
        return inbox;
    }

    /** The one that answered last. */
    int preferred() {
        return preferred;
    }

    void prefer(int place) {
        preferred = place;
    }

    /** The place of the next server that has not failed on the question, or {@link #NONE}. */
    int next(PendingQuestion asked) {
        for (int i = 0; i < all.size(); i++) {
            int place = (asked.firstServer + asked.attempts + i) % all.size();
            if (!asked.failedServers.get(place)) {
                return place;
            }
        }
        return NONE;
    }

    /** Something came over this link that answers no question. */
    void countMisfit(Link link) {
        for (Nameserver server : all) {
            if (server.has(link)) {
                server.countMisfit();
            }
        }
    }

    void drop(Link link) {
        for (Nameserver server : all) {
            server.drop(link);
        }
    }

    void close() {
        for (Nameserver server : all) {
            server.close();
        }
    }
}
