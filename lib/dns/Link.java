package lib.dns;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.util.concurrent.BlockingQueue;

/**
 * A way to one server. What comes back, asynchronously, goes to the inbox it was made with: octets that may be
 * anything, or the failure of the link.
 */
interface Link extends AutoCloseable {
    /**
     * What a link brought.
     *
     * @param wire octets that were received; empty if there is a failure
     * @param status ANSWERED, or the failure: UNREACHABLE, UNTRUSTED
     * @param failure more on it, in words
     * @param id the query that it is about, or {@link #ALL} that are under way on this link
     */
    record Event(Link link, byte[] wire, DnsReply.Status status, String failure, int id) {
        static final int ALL = -1;

        static Event received(Link link, byte[] wire) {
            return new Event(link, wire, DnsReply.Status.ANSWERED, "", ALL);
        }

        static Event failed(Link link, String reason) {
            return failed(link, DnsReply.Status.UNREACHABLE, reason, ALL);
        }

        static Event failed(Link link, DnsReply.Status status, String reason, int id) {
            return new Event(link, new byte[0], status, reason, id);
        }
    }

    /** Sends a query; does not wait for the answer. */
    void send(byte[] query) throws IOException;

    @Override
    void close();

    /** A thread that does not keep the process alive. */
    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Puts an event into the inbox, waiting while it is full. */
    static void deliver(BlockingQueue<Event> inbox, Event event) {
        try {
            inbox.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The words of an exception. */
    static String reason(Throwable e) {
        if (e instanceof PortUnreachableException) {
            return "ICMP port unreachable";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
