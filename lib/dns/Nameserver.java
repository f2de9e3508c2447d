package lib.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;

/** A server to ask, with its links over UDP and over TCP (or HTTPS in place of both). */
final class Nameserver {
    /** Questions to send from one UDP port, so that none is in use for long. */
    private static final int QUESTIONS_A_PORT = 256;

    /** Opens a link. */
    private interface Opener {
        Link open() throws IOException;
    }

    private final String name;
    private final Lane datagrams;
    private final Lane streams;
    private long misfits;

    /**
     * The links of one kind. After some questions a new one takes over; the one before is still listened to, the one
     * before that is closed.
     */
    private static final class Lane {
        private final Opener opener;
        private final int mostQuestions;
        private Link current;
        private Link previous;
        private int questions;

        Lane(Opener opener, int mostQuestions) {
            this.opener = opener;
            this.mostQuestions = mostQuestions;
        }

        Link next() throws IOException {
            if (current == null || questions == mostQuestions) {
                Link opened = opener.open();
                if (previous != null) {
                    previous.close();
                }
                previous = current;
                current = opened;
                questions = 0;
            }
            questions++;
            return current;
        }

        boolean has(Link link) {
            return link == current || link == previous;
        }

        void drop(Link link) {
            if (link == current) {
                link.close();
                current = null;
            }
        }

        void close() {
            for (Link link : new Link[] {current, previous}) {
                if (link != null) {
                    link.close();
                }
            }
        }
    }

    private Nameserver(String name, Opener datagrams, Opener streams) {
        this.name = name;
        this.datagrams = new Lane(datagrams, QUESTIONS_A_PORT);
        this.streams = new Lane(streams, Integer.MAX_VALUE);
    }

    static Nameserver of(InetSocketAddress address, Duration timeout, BlockingQueue<Link.Event> inbox) {
        return new Nameserver(
                NameserverAddress.text(address),
                () -> new UdpLink(address, inbox),
                () -> new TcpLink(address, (int) timeout.toMillis(), inbox));
    }

    /** A DoH server has one link for all: HTTP looks after its connections. */
    static Nameserver of(URI doh, Duration timeout, BlockingQueue<Link.Event> inbox) {
        Link link = new DohLink(doh, timeout, inbox);
        return new Nameserver(doh.toString(), () -> link, () -> link);
    }

    String name() {
        return name;
    }

    /** The link for the next question. */
    Link link(boolean overTcp) throws IOException {
        return (overTcp ? streams : datagrams).next();
    }

    boolean has(Link link) {
        return datagrams.has(link) || streams.has(link);
    }

    /** A failed link is not used again. */
    void drop(Link link) {
        datagrams.drop(link);
        streams.drop(link);
    }

    void countMisfit() {
        misfits++;
    }

    /** How much came from this server that answers no question. */
    long misfits() {
        return misfits;
    }

    void close() {
        datagrams.close();
        streams.close();
    }
}
