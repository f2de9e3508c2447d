package lib.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Answers for many messages, made by all processors, in the order of the messages. Few are ahead of the reader, so
 * memory stays flat. A single message is answered without a thread.
 */
public final class InOrder<T> implements Iterator<T>, AutoCloseable {
    private static final int BATCH = 64;
    private static final int BATCH_BYTES = 1 << 20;

    private final Mails mails;
    private final Function<Found, T> answer;
    private final Deque<Future<List<T>>> ahead = new ArrayDeque<>();
    private final Deque<T> ready = new ArrayDeque<>();
    private final int processors = Runtime.getRuntime().availableProcessors();
    private ExecutorService workers;

    public InOrder(Mails mails, Function<Found, T> answer) {
        this.mails = mails;
        this.answer = answer;
    }

    @Override
    public boolean hasNext() {
        if (!ready.isEmpty()) {
            return true;
        }
        if (workers == null) {
            List<Found> batch = batch();
            if (batch.size() < BATCH && !mails.hasNext()) {
                batch.forEach(found -> ready.add(answer.apply(found)));
                return !ready.isEmpty();
            }
            workers = Executors.newFixedThreadPool(processors, InOrder::daemon);
            submit(batch);
        }
        while (ahead.size() < 2 * processors && mails.hasNext()) {
            submit(batch());
        }
        while (ready.isEmpty() && !ahead.isEmpty()) {
            ready.addAll(result(ahead.remove()));
        }
        return !ready.isEmpty();
    }

    /** Whether the next answer is there without waiting for it. */
    public boolean isReady() {
        return !ready.isEmpty();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "header-hops");
        thread.setDaemon(true);
        return thread;
    }

    private List<Found> batch() {
        List<Found> batch = new ArrayList<>(BATCH);
        int bytes = 0;
        while (batch.size() < BATCH && bytes < BATCH_BYTES && mails.hasNext()) {
            Found found = mails.next();
            bytes += found instanceof Mail mail ? mail.length() : 0;
            batch.add(found);
        }
        return batch;
    }

    private void submit(List<Found> batch) {
        ahead.add(workers.submit(() -> {
            List<T> answers = new ArrayList<>(batch.size());
            for (Found mail : batch) {
                answers.add(answer.apply(mail));
            }
            return answers;
        }));
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.shutdownNow();
        }
        mails.close();
    }
}
