package lib.cli;

/** Text as PowerShell reads it. */
public final class PowerShell {
    private PowerShell() {}

    /**
     * A single-quoted string: nothing in it is expanded. PowerShell takes the typographic quotes
     * U+2018, U+2019, U+201A and U+201B for the same sign, so each of them is doubled as well.
     */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted.append(c);
            if (c == '\'' || c >= '\u2018' && c <= '\u201B') {
                quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}
