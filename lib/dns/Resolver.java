package lib.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import lib.dns.Asked.Attempt;

/**
 * Asks recursive servers, many questions at once: each server in turn until one answers, over UDP,
 * over TCP where the answer does not fit, and never longer than the timeout. No cache, no search
 * path: what is told was said now, and about this very name.
 *
 * <p>All work is done by the thread that calls {@link #work}; the links' threads only fill its
 * inbox.
 */
final class Resolver implements AutoCloseable {
    /** More would overrun the buffers of sockets, and each loss costs seconds. */
    private static final int MOST_AT_ONCE = 128;

    /** Below the number of streams that HTTP/2 servers allow (RFC 9113 section 5.1.2). */
    private static final int MOST_AT_ONCE_DOH = 32;

    /** Datagrams get lost: a lone server is asked that often. */
    private static final int FEWEST_ATTEMPTS = 3;

    private static final int INBOX_SIZE = 4096;

    private final List<Server> servers = new ArrayList<>();
    private final boolean tcpOnly;
    private final int mostAtOnce;
    private final int mostAttempts;
    private final long timeoutNanos;
    private final BlockingQueue<Link.Event> inbox = new LinkedBlockingQueue<>(INBOX_SIZE);
    private final Queue<Attempt> unsent = new ArrayDeque<>();
    private final Queue<Asked> waiting = new ArrayDeque<>();
    private final Map<Integer, Attempt> underWay = new HashMap<>();
    private final Queue<Attempt> timers = new PriorityQueue<>();
    private final BitSet usedIds = new BitSet();
    private final Unforeseen ids = new Unforeseen();
    private final long startNanos = System.nanoTime();
    private int active;
    private int preferred;

    private Resolver(Duration timeout, boolean tcpOnly, int servers, int mostAtOnce) {
        this.mostAtOnce = mostAtOnce;
        this.tcpOnly = tcpOnly;
        this.timeoutNanos = timeout.toNanos();
        this.mostAttempts = Math.max(FEWEST_ATTEMPTS, servers);
    }

    /**
     * @param timeout for a question, over all servers
     * @param tcpOnly never UDP
     */
    static Resolver of(List<InetSocketAddress> addresses, Duration timeout, boolean tcpOnly) {
        Resolver resolver = new Resolver(timeout, tcpOnly, addresses.size(), MOST_AT_ONCE);
        for (InetSocketAddress address : addresses) {
            resolver.servers.add(Server.of(address, timeout, resolver.inbox));
        }
        return resolver;
    }

    static Resolver of(URI doh, Duration timeout) {
        Resolver resolver = new Resolver(timeout, true, 1, MOST_AT_ONCE_DOH);
        resolver.servers.add(Server.of(doh, timeout, resolver.inbox));
        return resolver;
    }

    /** Asks; the reply is handed over during {@link #work}. */
    void ask(Question question, Consumer<Reply> then) {
        waiting.add(new Asked(question, tcpOnly, then));
    }

    /** Sends, receives and hands over replies until there is nothing more to wait for. */
    void work(BooleanSupplier enough) {
        while (!enough.getAsBoolean()) {
            while (active < mostAtOnce && !waiting.isEmpty()) {
                start(waiting.remove());
            }
            if (active == 0) {
                throw new IllegalStateException("nothing was asked that could be waited for");
            }
            if (unsent.isEmpty()) {
                receive();
            } else {
                Attempt attempt = unsent.remove();
                linkFailed(attempt, attempt.failure);
            }
            expire();
        }
    }

    @Override
    public void close() {
        servers.forEach(Server::close);
    }

    private void start(Asked asked) {
        active++;
        asked.deadlineNanos = now() + timeoutNanos;
        asked.firstServer = preferred;
        next(asked);
    }

    /** Asks the next server that has not failed on this question, or gives up. */
    private void next(Asked asked) {
        if (asked.attempts < mostAttempts) {
            for (int i = 0; i < servers.size(); i++) {
                int server = (asked.firstServer + asked.attempts + i) % servers.size();
                if (!asked.failedServers.get(server)) {
                    asked.attempts++;
                    send(asked, server);
                    return;
                }
            }
        }
        finish(asked, asked.failure);
    }

    private void send(Asked asked, int index) {
        Server server = servers.get(index);
        long end = Math.min(asked.deadlineNanos, now() + timeoutNanos / mostAttempts);
        Attempt attempt = new Attempt(asked, index, end, server.misfits());
        int id = freshId();
        asked.ids.add(id);
        underWay.put(id, attempt);
        timers.add(attempt);
        try {
            attempt.link = server.link(asked.overTcp);
            attempt.link.send(asked.question.toWire(id, asked.extended));
        } catch (IOException e) {
            attempt.failure = Link.reason(e);
            unsent.add(attempt);
        }
    }

    private int freshId() {
        int id = ids.next16();
        while (underWay.containsKey(id)) {
            id = ids.next16();
        }
        usedIds.set(id);
        return id;
    }

    private void receive() {
        Link.Event event;
        try {
            long waitNanos = Math.max(0, timers.element().endNanos - now());
            event = inbox.poll(waitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for answers", e);
        }
        if (event == null) {
            return;
        }
        if (event.failure().isEmpty()) {
            received(event);
            return;
        }
        for (int id : List.copyOf(underWay.keySet())) {
            Attempt attempt = underWay.get(id);
            boolean meant = event.id() == Link.Event.ALL || event.id() == id;
            if (attempt != null && attempt.link == event.link() && meant) {
                linkFailed(attempt, event.failure());
            }
        }
        if (event.id() == Link.Event.ALL) {
            servers.forEach(server -> server.drop(event.link()));
        }
    }

    private void received(Link.Event event) {
        try {
            Message message = Message.read(event.wire());
            Attempt attempt = underWay.get(message.id());
            if (attempt != null
                    && attempt.link == event.link()
                    && message.answers(attempt.asked.question)) {
                // An id is good for one answer; what comes twice is no one's.
                underWay.remove(message.id());
                answered(attempt, message);
            } else if (!usedIds.get(message.id()) || attempt != null) {
                misfit(event.link());
            }
        } catch (Message.Unreadable e) {
            misfit(event.link());
        }
    }

    private void misfit(Link link) {
        for (Server server : servers) {
            if (server.has(link)) {
                server.countMisfit();
            }
        }
    }

    private void answered(Attempt attempt, Message message) {
        Asked asked = attempt.asked;
        String server = servers.get(attempt.server).name();
        boolean truncated = message.isTruncated();
        if (truncated && !attempt.overTcp) {
            again(attempt, () -> asked.overTcp = true);
            return;
        }
        if (message.rcode() == 1 && asked.extended) {
            // FORMERR: a server from before EDNS (RFC 6891 section 7).
            again(attempt, () -> asked.extended = false);
            return;
        }
        Reply reply =
                truncated
                        ? Reply.failure(Reply.Status.GARBLED, server, "truncated, and over TCP too")
                        : Reply.of(message, asked.question, server);
        String alias = reply.unfollowed();
        if (asked.aliases.size() + reply.aliases().size() > Reply.MOST_ALIASES) {
            reply = Reply.failure(Reply.Status.GARBLED, server, "the aliases have no end");
        }
        if (reply.status() == Reply.Status.REFERRAL && !alias.isEmpty()) {
            asked.aliases.addAll(reply.aliases());
            again(attempt, () -> asked.question = new Question(alias, asked.question.type()));
        } else if (reply.status().isAnswer()) {
            preferred = attempt.server;
            attempt.over = true;
            finish(asked, reply);
        } else {
            asked.failedServers.set(attempt.server);
            failed(attempt, reply);
        }
    }

    /** Asks the same server once more, differently. */
    private void again(Attempt attempt, Runnable change) {
        attempt.over = true;
        change.run();
        send(attempt.asked, attempt.server);
    }

    private void linkFailed(Attempt attempt, String reason) {
        if (!attempt.over) {
            if (!attempt.asked.overTcp) {
                attempt.asked.failedServers.set(attempt.server);
            }
            String server = servers.get(attempt.server).name();
            failed(attempt, Reply.failure(Reply.Status.UNREACHABLE, server, reason));
        }
    }

    /** Keeps the failure in mind, and goes on unless that was done when the time was up. */
    private void failed(Attempt attempt, Reply failure) {
        Asked asked = attempt.asked;
        if (asked.failure == null || failure.status().compareTo(asked.failure.status()) >= 0) {
            asked.failure = failure;
        }
        if (!attempt.over) {
            attempt.over = true;
            next(asked);
        }
    }

    /** Ends the attempts whose time is up. */
    private void expire() {
        long now = now();
        while (!timers.isEmpty() && (timers.element().over || timers.element().endNanos <= now)) {
            Attempt attempt = timers.remove();
            if (!attempt.over) {
                Server server = servers.get(attempt.server);
                if (attempt.asked.overTcp) {
                    // It may not be read any more, and writing to it must never block.
                    server.drop(attempt.link);
                }
                long misfits = server.misfits() - attempt.misfitsBefore;
                failed(
                        attempt,
                        misfits == 0
                                ? Reply.failure(Reply.Status.TIMEOUT, server.name(), "")
                                : Reply.failure(
                                        Reply.Status.GARBLED,
                                        server.name(),
                                        "what it sent answers no question of ours"));
            }
        }
    }

    private void finish(Asked asked, Reply reply) {
        for (int id : asked.ids) {
            Attempt attempt = underWay.remove(id);
            if (attempt != null) {
                attempt.over = true;
            }
        }
        active--;
        asked.then.accept(reply.after(asked.aliases));
    }

    private long now() {
        return System.nanoTime() - startNanos;
    }
}
