package lib.text;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import lib.finding.Basis;
import lib.finding.Finding;

/**
 * Where text for people goes. Every string passes {@link Printable}, so no caller can emit a terminal escape by
 * accident; colour is the page's own and repeats what the words say.
 */
public final class Page {
    /** How a mark is coloured on a terminal. */
    public enum Tone {
        PLAIN(""),
        GOOD("32"),
        WARN("33"),
        BAD("31"),
        DIM("2");

        private final String sgr;

        Tone(String sgr) {
            this.sgr = sgr;
        }
    }

    private final PrintStream out;
    private final int width;
    private final boolean colour;
    private final Consumer<Finding> errors;

    public Page(PrintStream out, int width, boolean colour, Consumer<Finding> errors) {
        this.out = out;
        this.width = width;
        this.colour = colour;
        this.errors = errors;
    }

    /** Says what is wrong, why, and what to do next; never wrapped. */
    public static void explain(PrintStream to, String lead, Finding finding) {
        to.println(Printable.of(lead + sentence(finding)));
        finding.next().ifPresent(next -> to.println(Printable.of("  next: " + next)));
        to.flush();
    }

    /** Tells on standard error why there is nothing (more) on standard output. */
    public void error(Finding finding) {
        out.flush();
        errors.accept(finding);
    }

    /** One line as it is, however long: for what a server or a file said. */
    public void line(String text) {
        out.println(Printable.of(text));
    }

    /** Lines that are made already. */
    public void lines(ReadyText lines) {
        lines.writeTo(out);
    }

    /** One line with its beginning coloured. */
    public void line(Tone tone, String mark, String rest) {
        out.println(coloured(tone, Printable.of(mark)) + Printable.of(rest));
    }

    public void blank() {
        out.println();
    }

    /** Our own sentences, wrapped to the page; lines after the first begin with {@code indent}. */
    public void wrapped(String lead, String text, int indent) {
        wrapped(Tone.PLAIN, "", lead, text, indent);
    }

    /** What was found and what to do next, in the order given. */
    public void findings(List<Finding> findings) {
        for (Finding finding : findings) {
            switch (finding.severity()) {
                case INFO -> finding(Tone.PLAIN, "info", finding);
                case WARN -> finding(Tone.WARN, "warn", finding);
                case FAIL -> finding(Tone.BAD, "FAIL", finding);
            }
        }
    }

    private void finding(Tone tone, String mark, Finding finding) {
        wrapped(tone, mark, "  ", sentence(finding), 6);
        finding.next().ifPresent(next -> wrapped("      next: ", next, 12));
    }

    /** What and why, and what it rests on where that is no plain observation. */
    public static String sentence(Finding finding) {
        String basis = finding.basis() == Basis.SEEN ? "" : " [" + Words.of(finding.basis()) + "]";
        return finding.what() + ": " + finding.why() + basis;
    }

    private void wrapped(Tone tone, String mark, String lead, String text, int indent) {
        String safeLead = Printable.of(lead);
        StringBuilder line = new StringBuilder(coloured(tone, mark)).append(safeLead);
        int used = mark.length() + safeLead.length();
        boolean empty = true;
        for (String word : Printable.of(text).split(" ")) {
            if (!empty && used + 1 + word.length() > width) {
                out.println(line);
                line = new StringBuilder(" ".repeat(indent));
                used = indent;
                empty = true;
            }
            if (!empty) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += word.length();
            empty = false;
        }
        out.println(line);
    }

    /** Columns as wide as their widest cell, two spaces apart; no trailing blanks. */
    public void table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Printable.of(row.get(i)).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = Printable.of(row.get(i));
                line.append(cell);
                if (i + 1 < row.size()) {
                    line.append(" ".repeat(widths[i] - cell.length() + 2));
                }
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private String coloured(Tone tone, String text) {
        return colour && !tone.sgr.isEmpty() ? "\u001B[" + tone.sgr + "m" + text + "\u001B[0m" : text;
    }
}
