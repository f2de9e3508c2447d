package tests.readme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Output as a runbook shows it: with "..." for lines left out, and with what varies. */
public final class Shown {
    private static final String LEFT_OUT = "...";

    /** What differs from run to run, and its mark. */
    private static final String[][] VARIES = {
        {"connected in \\d+ ms", "connected in <ms>"},
        {" +\\d+ ms ", " <ms> "},
        {"test id [a-z0-9]+", "test id <id>"},
        {"(Test-Id: |relaykit test \\[|<)[a-z0-9]{10}\\b", "$1<id>"},
        {"\\b\\d{10}@", "<second>@"},
        {"queued as [0-9A-F]+", "queued as <id>"},
        {"InternalId=\\d+", "InternalId=<id>"},
        {"\\d+ bytes in [0-9.]+, [0-9.]+ KB/sec", "<size> in <time>"},
        {"[A-Z][a-z][a-z], \\d+ [A-Z][a-z][a-z] \\d{4} [0-9:]{8} \\+0000", "<moment>"},
        {"\\b\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?)?", "<moment>"},
        {"\\b\\d\\d:\\d\\d:\\d\\d\\b", "<moment>"},
        {"\\b\\d+ days\\b", "<days>"},
        {"\\b(?=[0-9A-F]*[0-9])(?=[0-9A-F]*[A-F])[0-9A-F]{16,}\\b", "<id>"},
        {"\\b[0-9a-f]{32,}\\b", "<id>"},
        {"\\b[0-9A-F]{2}(:[0-9A-F]{2}){9,}", "<fingerprint>"},
        {"/relaykit-rehearsal\\d+", "/relaykit-rehearsal<id>"},
        {"[0-9]+\\.M[0-9]+P[0-9]+Q[0-9]+", "<file>"},
        // Delays of hops: a second may turn over while a message is on its way.
        {"(?m)^( +\\d+) +\\d+ s( +#+)?(?= )", "$1 <delay>"},
        {"it took \\d+ s(, longest at hop \\d+ with \\d+ s)?", "it took <delay>"},
        {" +", " "},
    };

    private Shown() {}

    /** Part by part between the lines "...", in order; the first begins, the last ends it. */
    public static boolean fits(String shown, String printed) {
        List<String> rest = lines(steady(printed));
        List<List<String>> parts = parts(lines(steady(shown)));
        for (int i = 0; i < parts.size(); i++) {
            List<String> part = parts.get(i);
            int at = i == 0 ? 0 : Collections.indexOfSubList(rest, part);
            if (i > 0 && i == parts.size() - 1) {
                at = rest.size() - part.size();
            }
            int end = at + part.size();
            boolean there =
                    at >= 0 && end <= rest.size() && rest.subList(at, end).equals(part);
            if (!there || i == parts.size() - 1 && end != rest.size()) {
                return false;
            }
            rest = rest.subList(end, rest.size());
        }
        return true;
    }

    /** What to show of a new output: all, or the parts that begin and end as before where lines were left out. */
    static String renewed(String shown, String printed) {
        if (shown.isBlank()) {
            return printed.isBlank() ? "" : printed.stripTrailing() + "\n";
        }
        List<String> all = lines(printed);
        List<List<String>> parts = parts(lines(shown));
        List<String> kept = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            List<String> part = parts.get(i);
            boolean last = i == parts.size() - 1;
            if (i > 0) {
                kept.add(LEFT_OUT);
            }
            if (part.isEmpty()) {
                continue;
            }
            int begin = i == 0 ? 0 : place(all, from, part.get(0));
            int end = last ? all.size() - 1 : place(all, Math.max(begin, 0), part.get(part.size() - 1));
            if (begin < 0 || end < begin) {
                return printed.stripTrailing() + "\n";
            }
            kept.addAll(all.subList(begin, end + 1));
            from = end + 1;
        }
        return String.join("\n", kept) + "\n";
    }

    private static int place(List<String> all, int from, String line) {
        for (int i = from; i < all.size(); i++) {
            if (steady(all.get(i)).equals(steady(line))) {
                return i;
            }
        }
        return -1;
    }

    static String steady(String output) {
        String steady = output;
        for (String[] one : VARIES) {
            steady = Pattern.compile(one[0]).matcher(steady).replaceAll(one[1]);
        }
        return steady;
    }

    private static List<String> lines(String text) {
        return text.stripTrailing().lines().map(String::stripTrailing).toList();
    }

    private static List<List<String>> parts(List<String> lines) {
        List<List<String>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        for (String line : lines) {
            if (line.equals(LEFT_OUT)) {
                parts.add(new ArrayList<>());
            } else {
                parts.get(parts.size() - 1).add(line);
            }
        }
        return parts;
    }
}
