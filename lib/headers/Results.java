package lib.headers;

import java.util.Iterator;
import lib.cli.Terminal;

/** The analyses of the wanted messages; says on a terminal how far a long run is. */
final class Results implements Iterator<Analysis>, AutoCloseable {
    private static final long EVERY_NANOS = 500_000_000;

    private final InOrder<Analysis> all;
    private final boolean terminal = Terminal.isStderr();
    private long told = System.nanoTime();
    private long count;
    private boolean shown;
    private Analysis next;

    Results(InOrder<Analysis> all) {
        this.all = all;
    }

    @Override
    public boolean hasNext() {
        while (next == null && all.hasNext()) {
            Analysis candidate = all.next();
            next = candidate.isWanted() ? candidate : null;
            tell(++count);
        }
        if (next == null && shown) {
            System.err.print("\r\u001B[K");
            shown = false;
        }
        return next != null;
    }

    private void tell(long messages) {
        if (terminal && System.nanoTime() - told > EVERY_NANOS) {
            System.err.print("\r" + messages + " messages read");
            told = System.nanoTime();
            shown = true;
        }
    }

    @Override
    public Analysis next() {
        if (!hasNext()) {
            throw new java.util.NoSuchElementException();
        }
        Analysis result = next;
        next = null;
        return result;
    }

    @Override
    public void close() {
        all.close();
    }
}
