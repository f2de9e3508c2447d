package lib.preflight;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that several checks need: found out once, by the first that asks. */
final class Fact<T> {
    private final FutureTask<T> task;

    Fact(Callable<T> work) {
        task = new FutureTask<>(work);
    }

    /** Finds out several things at once, each in a thread of its own; waits for all. */
    static <T> List<T> atOnce(List<Callable<T>> work) {
        List<Fact<T>> facts = work.stream().map(Fact::new).toList();
        facts.forEach(Fact::begin);
        return facts.stream().map(Fact::get).toList();
    }

    /** Begins to find it out, in a thread of its own. */
    void begin() {
        Thread thread = new Thread(task, "preflight");
        thread.setDaemon(true);
        thread.start();
    }

    /** The fact, if it was found out already. */
    Optional<T> known() {
        try {
            return task.isDone() ? Optional.of(task.get()) : Optional.empty();
        } catch (InterruptedException | ExecutionException e) {
            return Optional.empty();
        }
    }

    /**
     * The fact; waits for who is at it.
     *
     * @throws NotRun as it was thrown there
     */
    T get() {
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotRun.unanswered("interrupted", "run this again");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
