package tests;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lib.finding.Verdict;

/** Who sees whom in lib, read from the class files by the JDK's jdeps: imports do not tell all. */
final class Rooms {
    private static final Pattern ARROW = Pattern.compile("(?m)^ +lib\\.(\\S+) +-> lib\\.(\\S+)");

    /** Each class, without the room's "lib.", with the classes that it sees; nested ones count as their outermost. */
    private final Map<String, Set<String>> classes = new TreeMap<>();

    private final Map<String, Set<String>> rooms = new TreeMap<>();

    private Rooms() {}

    static Rooms read() throws Exception {
        Path jar = Path.of(Verdict.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        "--ignore-missing-deps",
                        "-verbose:class",
                        "-filter:none",
                        jar.toString());
        if (code != 0) {
            throw new IllegalStateException("jdeps: " + err + out);
        }
        Rooms read = new Rooms();
        Matcher arrow = ARROW.matcher(out.toString());
        while (arrow.find()) {
            read.add(outermost(arrow.group(1)), outermost(arrow.group(2)));
        }
        return read;
    }

    private static String outermost(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private void add(String from, String to) {
        if (!from.contains(".") || !to.contains(".") || from.equals(to)) {
            return;
        }
        if (!permits(from, to)) {
            see(classes, from, to);
        }
        String here = from.substring(0, from.indexOf('.'));
        String there = to.substring(0, to.indexOf('.'));
        if (!here.equals(there)) {
            see(rooms, here, there);
        }
    }

    /** A sealed type names its own kinds, which is no arrow. */
    private static boolean permits(String from, String to) {
        try {
            Class<?>[] kinds = Class.forName("lib." + from).getPermittedSubclasses();
            return kinds != null
                    && Stream.of(kinds).anyMatch(kind -> kind.getName().equals("lib." + to));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void see(Map<String, Set<String>> graph, String from, String to) {
        graph.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
        graph.computeIfAbsent(to, key -> new TreeSet<>());
    }

    /** The rooms that a room sees. */
    Set<String> sees(String room) {
        return rooms.getOrDefault(room, Set.of());
    }

    /** Rooms that see each other, directly or by way of others. */
    List<Set<String>> circles() {
        return circles(rooms);
    }

    List<Set<String>> classCircles() {
        return circles(classes);
    }

    private static List<Set<String>> circles(Map<String, Set<String>> graph) {
        Map<String, Set<String>> reach =
                graph.keySet().stream().collect(Collectors.toMap(Function.identity(), from -> reachable(graph, from)));
        return graph.keySet().stream()
                .map(one -> reach.get(one).stream()
                        .filter(other -> reach.get(other).contains(one))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .filter(circle -> circle.size() > 1)
                .distinct()
                .map(circle -> (Set<String>) circle)
                .toList();
    }

    private static Set<String> reachable(Map<String, Set<String>> graph, String from) {
        Set<String> seen = new TreeSet<>();
        Deque<String> left = new ArrayDeque<>(graph.get(from));
        while (!left.isEmpty()) {
            String next = left.pop();
            if (seen.add(next)) {
                left.addAll(graph.get(next));
            }
        }
        return seen;
    }

    /** The drawing of ARCHITECTURE.md: floors from the top, each room with the rooms that it sees. */
    String drawing() {
        List<String> order = new ArrayList<>(rooms.keySet());
        order.sort(Comparator.comparingInt((String room) -> -floor(room)).thenComparing(Function.identity()));
        StringBuilder text = new StringBuilder("floor  room         sees\n");
        int last = -1;
        for (String room : order) {
            int floor = floor(room);
            String sees = rooms.get(room).isEmpty() ? "nobody" : String.join(" ", rooms.get(room));
            text.append(String.format("%5s  %-12s %s%n", floor == last ? "" : floor + "", room, sees));
            last = floor;
        }
        return text.toString();
    }

    private int floor(String room) {
        return rooms.get(room).stream()
                .mapToInt(below -> floor(below) + 1)
                .max()
                .orElse(0);
    }
}
