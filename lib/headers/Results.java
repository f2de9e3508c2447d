package lib.headers;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import lib.cli.Terminal;
import lib.mail.InOrder;

/** What is said of the wanted messages; says on a terminal how far a long run is. */
final class Results implements Iterator<HopsAnswer>, AutoCloseable {
    private static final long EVERY_NANOS = 500_000_000;

    private final InOrder<Optional<HopsAnswer>> all;
    private final boolean terminal = Terminal.isStderr();
    private long told = System.nanoTime();
    private long count;
    private boolean shown;
    private boolean isAnyMessage;
    private boolean isAnyBad;
    private Optional<HopsAnswer> next = Optional.empty();

    Results(InOrder<Optional<HopsAnswer>> all) {
        this.all = all;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && all.hasNext()) {
            next = all.next();
            isAnyMessage |= next.filter(Analysis.class::isInstance).isPresent();
            isAnyBad |= next.filter(one -> one instanceof Unread unread && unread.isBad())
                    .isPresent();
            tell(++count);
        }
        if (next.isEmpty() && shown) {
            System.err.print("\r\u001B[K");
            shown = false;
        }
        return next.isPresent();
    }

    /** Whether one of them was a wanted message, up to now. */
    boolean isAnyMessage() {
        return isAnyMessage;
    }

    /** Whether one of them was a file that could not be read, up to now. */
    boolean isAnyBad() {
        return isAnyBad;
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
    public HopsAnswer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        HopsAnswer result = next.get();
        next = Optional.empty();
        return result;
    }

    @Override
    public void close() {
        all.close();
    }
}
