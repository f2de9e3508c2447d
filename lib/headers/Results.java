package lib.headers;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import lib.cli.Terminal;
import lib.mail.InOrder;

/** The analyses of the wanted messages; says on a terminal how far a long run is. */
final class Results implements Iterator<Analysis>, AutoCloseable {
    private static final long EVERY_NANOS = 500_000_000;

    private final InOrder<Optional<Analysis>> all;
    private final boolean terminal = Terminal.isStderr();
    private long told = System.nanoTime();
    private long count;
    private boolean shown;
    private Optional<Analysis> next = Optional.empty();

    Results(InOrder<Optional<Analysis>> all) {
        this.all = all;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && all.hasNext()) {
            next = all.next();
            tell(++count);
        }
        if (next.isEmpty() && shown) {
            System.err.print("\r\u001B[K");
            shown = false;
        }
        return next.isPresent();
    }

    /** Whether the next message is judged already. */
    boolean isReady() {
        return all.isReady();
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
            throw new NoSuchElementException();
        }
        Analysis result = next.get();
        next = Optional.empty();
        return result;
    }

    @Override
    public void close() {
        all.close();
    }
}
