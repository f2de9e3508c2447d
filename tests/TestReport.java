package tests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lib.cli.Terminal;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints a line for each test class at its end, then what failed, what was skipped, and the counts. */
final class TestReport implements TestExecutionListener {
    private static final int FRAMES = 6;

    private final boolean skipsFail;
    private final boolean terminal = Terminal.isStderr();
    private final List<String> failures = new ArrayList<>();
    private final List<String> skips = new ArrayList<>();
    private TestPlan plan;
    private final Map<TestIdentifier, Instant> begun = new HashMap<>();
    private long passed;
    private long failed;
    private long skipped;

    TestReport(boolean skipsFail) {
        this.skipsFail = skipsFail;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        this.plan = plan;
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        if (isClass(test)) {
            begun.put(test, Instant.now());
        }
        if (terminal && test.isTest()) {
            System.err.print("\r\u001B[K" + path(test));
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skip(test, reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.FAILED) {
            fail(test, result.getThrowable().orElseThrow());
        } else if (result.getStatus() == Status.ABORTED) {
            String why = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
            skip(test, why.replaceFirst("^Assumption failed: ", ""));
        } else if (test.isTest()) {
            passed++;
        }
        if (isClass(test)) {
            long millis = Duration.between(begun.get(test), Instant.now()).toMillis();
            print(
                    "%-28s %4d tests %6.1f s",
                    test.getDisplayName(),
                    plan.getDescendants(test).stream()
                            .filter(TestIdentifier::isTest)
                            .count(),
                    millis / 1000.0);
        }
    }

    /** Prints the rest; true if nothing failed. */
    boolean close() {
        if (!skips.isEmpty()) {
            print("\nSkipped:");
            skips.forEach(skip -> print("  %s", skip));
        }
        if (!failures.isEmpty()) {
            print("\nFailed:");
            failures.forEach(failure -> print("%s", failure));
        }
        print("\n%d passed, %d failed, %d skipped", passed, failed, skipped);
        return failed == 0;
    }

    private void skip(TestIdentifier test, String reason) {
        long tests = Math.max(1, plan.countTestIdentifiers(one -> isBelow(one, test)));
        // What is no part of the repository cannot be asked for.
        boolean may = test.getTags().contains(TestTag.create("corpus"));
        if (skipsFail && !may) {
            failed += tests;
            failures.add("  " + path(test) + "\n    skipped: " + reason);
        } else {
            skipped += tests;
            skips.add(path(test) + ": " + reason);
        }
    }

    private void fail(TestIdentifier test, Throwable why) {
        failed++;
        StringBuilder text = new StringBuilder("  " + path(test) + "\n    " + indented(why));
        List<StackTraceElement> ours = List.of(why.getStackTrace()).stream()
                .filter(f -> f.getClassName().matches("(tests|lib|scripts)\\..*"))
                .limit(FRAMES)
                .toList();
        ours.forEach(frame -> text.append("\n      at ").append(frame));
        Throwable cause = why.getCause();
        if (cause != null) {
            text.append("\n    caused by ").append(indented(cause));
        }
        failures.add(text.toString());
    }

    private static String indented(Throwable why) {
        String text = why instanceof AssertionError ? why.getMessage() : why.toString();
        return String.valueOf(text).strip().replace("\n", "\n    ");
    }

    private boolean isBelow(TestIdentifier test, TestIdentifier ancestor) {
        return test.isTest()
                && (test.equals(ancestor) || plan.getDescendants(ancestor).contains(test));
    }

    /** Class, method and row: {@code PrintableTest > showsControls > ESC}. */
    private String path(TestIdentifier test) {
        String name = test.getDisplayName().replaceFirst("\\(.*\\)$", "");
        return isClass(test)
                ? name
                : plan.getParent(test)
                        .map(parent -> path(parent) + " > " + name)
                        .orElse(name);
    }

    private static boolean isClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent();
    }

    private void print(String format, Object... values) {
        if (terminal) {
            System.err.print("\r\u001B[K");
        }
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
