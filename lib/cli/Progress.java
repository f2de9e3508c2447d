package lib.cli;

import java.io.PrintStream;

/**
 * How far long work has come, in one line on standard error: only where that is a terminal and the answers go
 * elsewhere, for they are progress enough.
 */
public final class Progress implements AutoCloseable {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final PrintStream err = System.err;
    private final boolean shown = Terminal.isStderr() && !Terminal.isStdout();
    private final int total;
    private final String unit;
    private long shownNanos = System.nanoTime();
    private int width;

    /** @param unit what is counted, such as "domains" */
    public Progress(int total, String unit) {
        this.total = total;
        this.unit = unit;
    }

    /** Tells how much is done; may be called for each. */
    public void at(int done) {
        if (shown && System.nanoTime() - shownNanos >= INTERVAL_NANOS) {
            shownNanos = System.nanoTime();
            String text = done + " of " + total + " " + unit;
            width = text.length();
            err.print("\r" + text);
            err.flush();
        }
    }

    @Override
    public void close() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }
    }
}
