package lib.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lib.cli.Progress;
import lib.finding.Problem;

/** Runs checks side by side under one deadline; one that waits for the network holds up no other. */
final class Runner {
    private Runner() {}

    /** A row for each check, in their order; one that is not done in time did not run. */
    static List<Row> run(List<Check> checks, Facts facts, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        ExecutorService threads = Executors.newCachedThreadPool(Runner::daemon);
        List<Future<Row>> running = new ArrayList<>();
        for (Check check : checks) {
            running.add(threads.submit(() -> run(check, facts)));
        }
        threads.shutdown();
        List<Row> rows = new ArrayList<>();
        try (Progress progress = new Progress(checks.size(), "checks")) {
            for (int i = 0; i < checks.size(); i++) {
                rows.add(await(running.get(i), checks.get(i), end));
                progress.at(rows.size());
            }
        }
        threads.shutdownNow();
        return rows;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "preflight");
        thread.setDaemon(true);
        return thread;
    }

    private static Row run(Check check, Facts facts) {
        try {
            return Row.of(check, check.work().look(facts));
        } catch (NotRun why) {
            return Row.notRun(check, why);
        } catch (Problem problem) {
            String why = problem.finding().what() + ": " + problem.finding().why();
            return Row.notRun(
                    check, NotRun.unanswered(why, problem.finding().next().orElse("")));
        }
    }

    private static Row await(Future<Row> row, Check check, long end) {
        try {
            return row.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Row.notRun(check, NotRun.deadline());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Row.notRun(check, NotRun.unanswered("interrupted", "run this again"));
        } catch (ExecutionException e) {
            throw new IllegalStateException(check.id(), e.getCause());
        }
    }
}
