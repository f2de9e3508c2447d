package lib.text;

import java.util.ArrayList;
import java.util.List;

/** Values as PowerShell reads them. */
public final class PowerShell {
    private PowerShell() {}

    /**
     * A single-quoted string, in which PowerShell expands nothing; it takes the typographic quotes U+2018, U+2019,
     * U+201A and U+201B as single quotes too, so each is doubled.
     */
    public static String quote(String value) {
        StringBuilder quoted = new StringBuilder("'");
        for (char c : value.toCharArray()) {
            quoted.append(c);
            if (c == '\'' || c >= '\u2018' && c <= '\u201B') {
                quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    /** Text of several lines as one expression on one line. */
    public static String quoteLines(String text) {
        List<String> quoted = new ArrayList<>();
        text.lines().forEach(line -> quoted.add(quote(line)));
        return quoted.size() == 1 ? quoted.get(0) : "(@(" + String.join(", ", quoted) + ") -join \"`r`n\")";
    }
}
