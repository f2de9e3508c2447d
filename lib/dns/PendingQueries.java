package lib.dns;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import lib.dns.PendingQuestion.Attempt;

/** The queries that were sent: by their ids, which no other query has meanwhile, and by time. */
final class PendingQueries {
    private final Map<Integer, Attempt> attempts = new HashMap<>();
    private final Queue<Attempt> timers = new PriorityQueue<>();
    private final BitSet usedIds = new BitSet();
    private final QueryIds ids = new QueryIds();

    /** Takes a query in, and gives it an id that nobody can foresee. */
    int add(Attempt attempt) {
        int id = ids.next16();
        while (attempts.containsKey(id)) {
            id = ids.next16();
        }
        usedIds.set(id);
        attempts.put(id, attempt);
        attempt.asked.ids.add(id);
        timers.add(attempt);
        return id;
    }

    /** The query with an id; null if there is none. */
    Attempt of(int id) {
        return attempts.get(id);
    }

    /** Whether an id ever was one of ours, so that what comes now is only late. */
    boolean wasUsed(int id) {
        return id >= 0 && usedIds.get(id);
    }

    /** An id is good for one answer; what comes twice is no one's. */
    Attempt remove(int id) {
        return attempts.remove(id);
    }

    /** Queries that went over a link: all, or the one with the id. */
    List<Attempt> over(Link link, int id) {
        return List.copyOf(attempts.entrySet()).stream()
                .filter(entry -> id == Link.Event.ALL || id == entry.getKey())
                .map(Map.Entry::getValue)
                .filter(attempt -> attempt.link == link)
                .toList();
    }

    /** When the next query's time is up. */
    long nextEndNanos() {
        return timers.element().endNanos;
    }

    /** Removes and returns a query whose time is up; null if there is none. */
    Attempt expired(long now) {
        while (!timers.isEmpty() && (timers.element().over || timers.element().endNanos <= now)) {
            Attempt attempt = timers.remove();
            if (!attempt.over) {
                return attempt;
            }
        }
        return null;
    }
}
