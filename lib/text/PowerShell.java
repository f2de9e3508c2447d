package lib.text;

import java.util.ArrayList;
import java.util.List;

/** Values as PowerShell reads them. */
public final class PowerShell {
    private PowerShell() {}

    /**
     * A single-quoted string, in which PowerShell expands nothing. Characters beyond ASCII stand outside of the quotes,
     * by number: PowerShell takes U+2018 to U+201B as single quotes too, and Windows PowerShell 5.1, which reads a
     * script without a byte order mark in the machine's code page, makes such quotes of parts of other letters.
     */
    public static String quote(String value) {
        List<String> parts = new ArrayList<>(List.of(""));
        for (char c : value.toCharArray()) {
            if (c >= 0x80) {
                parts.add("[char]0x%04X".formatted((int) c));
                parts.add("");
            } else {
                parts.set(parts.size() - 1, parts.get(parts.size() - 1) + (c == '\'' ? "''" : c));
            }
        }
        List<String> quoted = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            // The first is a text, also an empty one, so that + puts texts together.
            if (i % 2 == 0 && (i == 0 || !parts.get(i).isEmpty())) {
                quoted.add("'" + parts.get(i) + "'");
            } else if (i % 2 == 1) {
                quoted.add(parts.get(i));
            }
        }
        return quoted.size() == 1 ? quoted.get(0) : "(" + String.join(" + ", quoted) + ")";
    }

    /** Text of several lines as one expression on one line. */
    public static String quoteLines(String text) {
        List<String> quoted = new ArrayList<>();
        text.lines().forEach(line -> quoted.add(quote(line)));
        return quoted.size() == 1 ? quoted.get(0) : "(@(" + String.join(", ", quoted) + ") -join \"`r`n\")";
    }
}
