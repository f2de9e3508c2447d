package lib.cli;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lib.finding.Verdict;

/**
 * The text of {@code --help}: the options under their headings, examples and exit codes. A description stands beside
 * its option where there is room, else on the line below, and goes on two columns further in.
 */
record Help(
        String script,
        String description,
        List<Declaration> operands,
        Map<String, List<Declaration>> sections,
        List<String> examples,
        Map<Verdict, String> exitCodes) {

    /** Before a long name: {@code " -4, "}. */
    private static final int INDENT = 6;

    /** Between a label and its description, where both share a line and the label is the longest. */
    private static final int GAP = 3;

    /** A longer label does not push the descriptions to the right. */
    private static final int LONGEST_LABEL = 20;

    private static final int CONTINUATION = 2;

    String text(int width) {
        StringBuilder help = new StringBuilder("Usage: " + script + " [OPTIONS]");
        operands.forEach(operand -> help.append(' ').append(label(operand)));
        help.append('\n');
        wrap(description, width).forEach(line -> help.append(line).append('\n'));
        int column = column();
        operands.forEach(operand -> entry(help, "", label(operand), operand.text(), column, width));
        sections.forEach((heading, options) -> {
            help.append('\n').append(heading).append(":\n");
            options.forEach(option -> entry(help, shortName(option), label(option), option.text(), column, width));
        });
        if (!examples.isEmpty()) {
            help.append(examples.size() == 1 ? "\nExample:\n" : "\nExamples:\n");
        }
        examples.forEach(example -> help.append("  ").append(example).append('\n'));
        help.append("\nExit codes:\n");
        exitCodes.forEach((verdict, when) -> help.append(String.format(Locale.ROOT, "  %2d  ", verdict.exitCode()))
                .append(when)
                .append('\n'));
        return help.toString();
    }

    /** Where the descriptions begin. */
    private int column() {
        return INDENT
                + GAP
                + Stream.concat(operands.stream(), sections.values().stream().flatMap(List::stream))
                        .mapToInt(one -> label(one).length())
                        .filter(length -> length <= LONGEST_LABEL)
                        .max()
                        .orElse(0);
    }

    private static String shortName(Declaration option) {
        return option.names().get(0).startsWith("--") ? "" : option.names().get(0);
    }

    /** {@code --server, --smtp-server=HOST}; {@code [FILE...]} of an operand. */
    private static String label(Declaration one) {
        if (one.isOperand()) {
            String label = one.label() + (one.isRepeatable() ? "..." : "");
            return one.least() > 0 ? label : "[" + label + "]";
        }
        List<String> names =
                one.names().stream().filter(name -> name.startsWith("--")).toList();
        return String.join(", ", names) + (one.takesValue() ? "=" + one.label() : "");
    }

    private static void entry(StringBuilder help, String shortName, String label, String text, int column, int width) {
        String head = (shortName.isEmpty() ? " ".repeat(INDENT) : "  " + shortName + ", ") + label;
        help.append(head);
        int at = head.length();
        if (at >= column) {
            help.append('\n');
            at = 0;
        }
        int room = width - column;
        List<String> lines = new ArrayList<>(wrap(text, room));
        if (lines.size() > 1) {
            String rest = text.substring(lines.get(0).length()).stripLeading();
            lines = new ArrayList<>(lines.subList(0, 1));
            lines.addAll(wrap(rest, room - CONTINUATION));
        }
        for (int i = 0; i < lines.size(); i++) {
            help.append(" ".repeat((i == 0 ? column : column + CONTINUATION) - at))
                    .append(lines.get(i))
                    .append('\n');
            at = 0;
        }
    }

    /** Lines of at most so many columns, broken between words; a longer word is cut. */
    private static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        String rest = text;
        while (!rest.isEmpty()) {
            breaks.setText(rest.replace('-', '\u00ff')); // never after a hyphen
            int end = 0;
            for (int next = breaks.next(); next != BreakIterator.DONE && next <= columns; next = breaks.next()) {
                end = next;
            }
            end = end == 0 ? Math.min(columns, rest.length()) : end;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end);
        }
        return lines;
    }
}
