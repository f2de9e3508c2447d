package lib.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import lib.finding.Problem;
import lib.text.Nearest;

/**
 * The arguments of one run, read as getopt_long reads them: {@code --name value}, {@code --name=value}, {@code -n
 * value}, {@code -nvalue}, flags together as {@code -ab}; after {@code --} there are operands alone.
 *
 * <p>Not by picocli: reading a command line with it takes as long as java's own start-up, in every run.
 */
final class Arguments {
    private final String script;
    private final Map<String, Declaration> byName = new HashMap<>();
    // By identity: the first hashCode of a record takes a third of java's own start-up to link.
    private final Map<Declaration, List<String>> values = new IdentityHashMap<>();
    private final List<String> operands = new ArrayList<>();
    private final List<String> left;

    /**
     * Of a script with these options.
     *
     * @throws Problem for an unknown option, or one with too few or too many values
     */
    Arguments(String script, Collection<Declaration> declared, List<String> given) {
        this.script = script;
        this.left = new ArrayList<>(given);
        for (Declaration declaration : declared) {
            values.put(declaration, new ArrayList<>());
            declaration.names().forEach(name -> byName.put(name, declaration));
        }
        while (!left.isEmpty()) {
            read(left.remove(0));
        }
        placeOperands(declared);
    }

    /** The values of an option, or a flag's name if it was given. */
    List<String> of(Declaration declaration) {
        return values.get(declaration);
    }

    private void read(String word) {
        int equals = word.indexOf('=');
        if (word.equals("--")) {
            operands.addAll(left);
            left.clear();
        } else if (byName.containsKey(word)) {
            take(byName.get(word), word);
        } else if (equals > 0 && byName.containsKey(word.substring(0, equals))) {
            attach(byName.get(word.substring(0, equals)), word.substring(equals + 1));
        } else if (!resemblesOption(word)) {
            operands.add(word);
        } else if (word.length() > 2 && byName.containsKey(word.substring(0, 2))) {
            readShort(word);
        } else {
            throw unknown(word);
        }
    }

    /** {@code -nvalue}, or the first of several flags. */
    private void readShort(String word) {
        Declaration first = byName.get(word.substring(0, 2));
        if (first.takesValue()) {
            add(first, word.substring(2));
        } else if (byName.containsKey("-" + word.charAt(2))) {
            add(first, first.name());
            read("-" + word.substring(2));
        } else {
            throw unknown(word);
        }
    }

    /** The next word is the value, unless it is an option of this script. */
    private void take(Declaration option, String name) {
        if (!option.takesValue()) {
            add(option, name);
            return;
        }
        if (left.isEmpty()) {
            throw misuse("Missing required parameter for option " + option.words());
        }
        String value = left.remove(0);
        if (byName.containsKey(value) || value.equals("--")) {
            throw misuse("Expected parameter for option '" + option.name() + "' but found '" + value + "'");
        }
        add(option, value);
    }

    private void attach(Declaration option, String value) {
        if (!option.takesValue()) {
            throw misuse("option " + option.words() + " should be specified without '" + value + "' parameter");
        }
        add(option, value);
    }

    private void add(Declaration option, String value) {
        List<String> known = values.get(option);
        if (known.size() == option.most()) {
            throw misuse("option " + option.words() + " should be specified only once");
        }
        known.add(value);
    }

    /** Operands in order: each kind takes as many as it may. */
    private void placeOperands(Collection<Declaration> declared) {
        for (Declaration operand : declared) {
            if (!operand.isOperand()) {
                continue;
            }
            int count = Math.min(operand.most(), operands.size());
            if (count < operand.least()) {
                throw misuse("Missing required parameter: " + operand.label());
            }
            values.get(operand).addAll(operands.subList(0, count));
            operands.subList(0, count).clear();
        }
        if (!operands.isEmpty()) {
            throw misuse("Unmatched argument: '" + operands.get(0) + "'");
        }
    }

    /** "-" is standard input; with white space it is text, of a log, say. */
    private static boolean resemblesOption(String word) {
        return word.length() > 1 && word.charAt(0) == '-' && word.chars().noneMatch(Character::isWhitespace);
    }

    /** What stands after an equals sign may be a password: it is not repeated. */
    private Problem unknown(String word) {
        int equals = word.indexOf('=');
        String name = equals > 0 ? word.substring(0, equals) : word;
        String near = Nearest.of(name, byName.keySet());
        return misuse(
                "Unknown option: '" + name + "'", near.isEmpty() ? "" : "did you mean " + near + "? All options: ");
    }

    private Problem misuse(String why) {
        return misuse(why, "");
    }

    private Problem misuse(String why, String next) {
        return Problem.badInput("option.unusable", "command line", why, next + script + " --help");
    }
}
