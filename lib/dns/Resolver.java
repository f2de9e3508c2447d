package lib.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import lib.dns.PendingQuestion.Attempt;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/**
 * Asks recursive servers, many questions at once: each server in turn until one answers, over UDP, over TCP where the
 * answer does not fit, and never longer than the timeout. No cache, no search path: what is told was said now, and
 * about this very name.
 *
 * <p>All work is done by the thread that calls {@link #work}; the links' threads only fill its inbox.
 */
final class Resolver implements AutoCloseable {
    /** Datagrams get lost: a lone server is asked that often. */
    private static final int FEWEST_ATTEMPTS = 3;

    private final Nameservers servers;
    private final boolean tcpOnly;
    private final int mostAttempts;
    private final long timeoutNanos;
    private final Queue<Attempt> unsent = new ArrayDeque<>();
    private final Queue<PendingQuestion> waiting = new ArrayDeque<>();
    private final PendingQueries underWay = new PendingQueries();
    private final long startNanos = System.nanoTime();
    private int active;

    /**
     * @param timeout for a question, over all servers
     * @param tcpOnly never UDP
     */
    Resolver(Nameservers servers, Duration timeout, boolean tcpOnly) {
        this.servers = servers;
        this.tcpOnly = tcpOnly;
        this.timeoutNanos = timeout.toNanos();
        this.mostAttempts = Math.max(FEWEST_ATTEMPTS, servers.count());
    }

    /** Asks; the reply is handed over during {@link #work}. */
    void ask(Question question, Consumer<DnsReply> then) {
        waiting.add(new PendingQuestion(question, tcpOnly, then));
    }

    /** Sends, receives and hands over replies until there is nothing more to wait for. */
    void work(BooleanSupplier enough) {
        while (!enough.getAsBoolean()) {
            while (active < servers.mostAtOnce() && !waiting.isEmpty()) {
                start(waiting.remove());
            }
            if (active == 0) {
                throw new IllegalStateException("nothing was asked that could be waited for");
            }
            if (unsent.isEmpty()) {
                receive();
            } else {
                failedToSend(unsent.remove());
            }
            expire();
        }
    }

    @Override
    public void close() {
        servers.close();
    }

    private void start(PendingQuestion asked) {
        active++;
        asked.deadlineNanos = now() + timeoutNanos;
        asked.firstServer = servers.preferred();
        next(asked);
    }

    /** Asks the next server that has not failed on this question, or gives up. */
    private void next(PendingQuestion asked) {
        int server = asked.attempts < mostAttempts ? servers.next(asked) : Nameservers.NONE;
        if (server == Nameservers.NONE) {
            finish(asked, asked.failure);
        } else {
            asked.attempts++;
            send(asked, server);
        }
    }

    private void send(PendingQuestion asked, int index) {
        Nameserver server = servers.get(index);
        long end = Math.min(asked.deadlineNanos, now() + timeoutNanos / mostAttempts);
        Attempt attempt = new Attempt(asked, index, end, server.misfits());
        int id = underWay.add(attempt);
        try {
            attempt.link = server.link(asked.overTcp);
            attempt.link.send(asked.question.toWire(id, asked.extended));
        } catch (IOException e) {
            attempt.failure = Link.reason(e);
            unsent.add(attempt);
        }
    }

    private void receive() {
        Link.Event event;
        try {
            long waitNanos = Math.max(0, underWay.nextEndNanos() - now());
            event = servers.inbox().poll(waitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for answers", e);
        }
        if (event == null) {
            return;
        }
        if (event.status() == DnsReply.Status.ANSWERED) {
            received(event);
            return;
        }
        for (Attempt attempt : underWay.over(event.link(), event.id())) {
            linkFailed(attempt, event.status(), event.failure());
        }
        if (event.id() == Link.Event.ALL) {
            servers.drop(event.link());
        }
    }

    private void received(Link.Event event) {
        int id = Question.id(event.wire());
        Attempt attempt = underWay.of(id);
        boolean late = attempt == null && underWay.wasUsed(id);
        Optional<Message> answer = attempt == null || attempt.link != event.link()
                ? Optional.empty()
                : attempt.asked.question.answer(event.wire());
        if (answer.isPresent()) {
            underWay.remove(id);
            answered(attempt, answer.get());
        } else if (!late) {
            servers.countMisfit(event.link());
        }
    }

    private void answered(Attempt attempt, Message message) {
        PendingQuestion asked = attempt.asked;
        String server = servers.get(attempt.server).name();
        if (message.getHeader().getFlag(Flags.TC) && !attempt.overTcp) {
            again(attempt, () -> asked.overTcp = true);
            return;
        }
        if (refusesEdns(message) && attempt.extended) {
            // A second query may have met it, too.
            if (asked.extended) {
                again(attempt, () -> asked.extended = false);
            }
            attempt.over = true;
            return;
        }
        DnsReply reply = asked.read(message, server);
        Optional<Name> alias = reply.unfollowed();
        if (alias.isPresent()) {
            asked.aliases.addAll(reply.aliases());
            again(attempt, () -> asked.question = new Question(alias.get(), asked.question.type()));
        } else if (reply.status().isAnswer()) {
            servers.prefer(attempt.server);
            attempt.over = true;
            finish(asked, reply);
        } else {
            asked.failedServers.set(attempt.server);
            failed(attempt, reply);
        }
    }

    /** A server from before EDNS, or with an EDNS of its own (RFC 6891 sections 6.1.3 and 7). */
    private static boolean refusesEdns(Message message) {
        return switch (message.getRcode()) {
            case Rcode.FORMERR, Rcode.NOTIMP, Rcode.BADVERS -> true;
            default -> false;
        };
    }

    /** Asks the same server once more, differently. */
    private void again(Attempt attempt, Runnable change) {
        attempt.over = true;
        change.run();
        send(attempt.asked, attempt.server);
    }

    /** An error of sending may be about what was sent before over the same link. */
    private void failedToSend(Attempt attempt) {
        linkFailed(attempt, DnsReply.Status.UNREACHABLE, attempt.failure);
        underWay.over(attempt.link, Link.Event.ALL)
                .forEach(other -> linkFailed(other, DnsReply.Status.UNREACHABLE, attempt.failure));
    }

    private void linkFailed(Attempt attempt, DnsReply.Status status, String reason) {
        if (!attempt.over) {
            if (!attempt.asked.overTcp) {
                attempt.asked.failedServers.set(attempt.server);
            }
            String server = servers.get(attempt.server).name();
            failed(attempt, DnsReply.failure(status, server, reason));
        }
    }

    /** Keeps the failure in mind, and goes on unless that was done when the time was up. */
    private void failed(Attempt attempt, DnsReply failure) {
        attempt.asked.keep(failure);
        if (!attempt.over) {
            attempt.over = true;
            next(attempt.asked);
        }
    }

    /** Ends the attempts whose time is up. */
    private void expire() {
        long now = now();
        for (Attempt attempt = underWay.expired(now); attempt != null; attempt = underWay.expired(now)) {
            Nameserver server = servers.get(attempt.server);
            if (attempt.asked.overTcp) {
                // It may not be read any more, and writing to it must never block.
                server.drop(attempt.link);
            }
            boolean silent = server.misfits() == attempt.misfitsBefore;
            failed(
                    attempt,
                    silent
                            ? DnsReply.failure(DnsReply.Status.TIMEOUT, server.name(), "")
                            : DnsReply.failure(
                                    DnsReply.Status.GARBLED,
                                    server.name(),
                                    "what it sent answers no question of ours"));
        }
    }

    private void finish(PendingQuestion asked, DnsReply reply) {
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
