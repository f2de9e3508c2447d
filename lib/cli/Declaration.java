package lib.cli;

import java.util.List;

/**
 * How an option is written on a command line, and told in {@code --help}.
 *
 * @param names such as {@code -4} and {@code --ipv4}, the one of messages among them; none for an operand
 * @param label of its value; empty for a flag
 * @param least how many values it takes at least, for operands
 * @param most how many values there may be
 */
record Declaration(List<String> names, String label, String text, int least, int most) {
    boolean isOperand() {
        return names.isEmpty();
    }

    boolean takesValue() {
        return !label.isEmpty();
    }

    boolean isRepeatable() {
        return most > 1;
    }

    /** As in messages: {@code --server} of {@code -s, --server}, {@code FILE} of an operand. */
    String name() {
        for (String name : names) {
            if (name.startsWith("--")) {
                return name;
            }
        }
        return isOperand() ? label : names.get(0);
    }

    /** Such as {@code '--server' (HOST[:PORT])}. */
    String words() {
        return "'" + name() + "'" + (takesValue() ? " (" + label + ")" : "");
    }
}
