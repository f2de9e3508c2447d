package tests.dns;

import java.util.List;
import java.util.function.Supplier;
import scripts.MxLookup;
import tests.Run;

/**
 * One run of mx-lookup.
 *
 * @param seconds how long it took
 */
public record MxLookupRun(String out, String err, int exitCode, double seconds) {
    public static MxLookupRun of(String... arguments) {
        return timed(() -> Run.here(new MxLookup(), arguments));
    }

    /** Runs it in a Java of its own with more options. */
    static MxLookupRun inJava(List<String> options, String... arguments) {
        String[] jvm = options.toArray(new String[0]);
        return timed(() -> Run.with().jvm(jvm).script(MxLookup.class, arguments));
    }

    /** Runs it with a text on standard input. */
    public static MxLookupRun with(String input, String... arguments) {
        return timed(() -> Run.with().stdin(input).script(MxLookup.class, arguments));
    }

    private static MxLookupRun timed(Supplier<Run> how) {
        long start = System.nanoTime();
        Run run = how.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new MxLookupRun(run.stdout(), run.stderr(), run.exitCode(), seconds);
    }

    /** The ids of the findings in the JSON document(s), in order, with spaces between them. */
    public String findings() {
        StringBuilder ids = new StringBuilder();
        String mark = "{\"id\":\"";
        for (int at = out.indexOf(mark); at >= 0; at = out.indexOf(mark, at + 1)) {
            int start = at + mark.length();
            ids.append(ids.length() == 0 ? "" : " ").append(out, start, out.indexOf('"', start));
        }
        return ids.toString();
    }
}
