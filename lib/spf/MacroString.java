package lib.spf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Text with macros such as {@code %{i}._spf.%{d2}} (RFC 7208 section 7).
 *
 * @param text as written, checked
 */
public record MacroString(String text) {
    private static final String DELIMITERS = ".-+,/_=";
    private static final String LETTERS = "slodiphv";

    /** Letters of an explanation alone. */
    private static final String EXPLANATION_LETTERS = "crt";

    private static final int LONGEST_NAME = 253;

    /** What the letters stand for in one evaluation. */
    public interface Values {
        /** The value of a letter in lower case. */
        String of(char letter);
    }

    /** Where and what is wrong in a text that is no macro string. */
    record Fault(int offset, String what) {}

    /** One macro, from its percent sign to its brace. */
    private record Macro(char letter, int keep, boolean reversed, String delimiters, int end) {}

    /**
     * The first fault of a text.
     *
     * @param domain whether it must be a domain-spec: end in a label of a domain, or in a macro
     */
    static Optional<Fault> fault(String text, boolean domain) {
        boolean endsInMacro = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            endsInMacro = false;
            if (c <= ' ' || c > '~') {
                return Optional.of(new Fault(i, "only visible ASCII may stand here"));
            } else if (c != '%') {
                i++;
            } else if (i + 1 < text.length() && "%_-".indexOf(text.charAt(i + 1)) >= 0) {
                i += 2;
            } else {
                Optional<Macro> macro = macro(text, i);
                if (macro.isEmpty()) {
                    return Optional.of(new Fault(i, "a macro is written as %{i}, a percent sign as %%"));
                }
                if (domain && EXPLANATION_LETTERS.indexOf(macro.get().letter) >= 0) {
                    return Optional.of(new Fault(i, "this macro may stand in an explanation only"));
                }
                i = macro.get().end;
                endsInMacro = true;
            }
        }
        return domain && !endsInMacro && !endsInLabel(text)
                ? Optional.of(new Fault(0, "it takes a domain, such as example.com"))
                : Optional.empty();
    }

    /** RFC 7208 section 7.1, domain-end: a dot and a label that is no number. */
    private static boolean endsInLabel(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        int dot = name.lastIndexOf('.');
        String label = name.substring(dot + 1);
        boolean letters = label.chars().allMatch(c -> isAlphanumeric(c) || c == '-');
        boolean number = label.chars().allMatch(c -> c >= '0' && c <= '9');
        return dot >= 0 && letters && !number && !label.startsWith("-") && !label.endsWith("-");
    }

    private static boolean isAlphanumeric(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** The macro that begins at an offset; empty if none does. */
    private static Optional<Macro> macro(String text, int percent) {
        int close = text.indexOf('}', percent);
        if (close < percent + 3 || text.charAt(percent + 1) != '{') {
            return Optional.empty();
        }
        int i = percent + 2;
        char letter = Character.toLowerCase(text.charAt(i++));
        int digits = i;
        while (i < close && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        // More parts than a name can have are all of them; the digits may be many.
        int keep = i == digits ? Integer.MAX_VALUE : i - digits > 3 ? 999 : Integer.parseInt(text.substring(digits, i));
        boolean reversed = i < close && (text.charAt(i) == 'r' || text.charAt(i) == 'R');
        String delimiters = text.substring(reversed ? i + 1 : i, close);
        boolean known = (LETTERS + EXPLANATION_LETTERS).indexOf(letter) >= 0;
        boolean readable = known && keep > 0 && delimiters.chars().allMatch(c -> DELIMITERS.indexOf(c) >= 0);
        return readable ? Optional.of(new Macro(letter, keep, reversed, delimiters, close + 1)) : Optional.empty();
    }

    /** The text with its macros replaced; an upper-case letter asks for URL escapes. */
    public String expand(Values values) {
        StringBuilder expanded = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '%') {
                expanded.append(c);
                i++;
                continue;
            }
            char next = text.charAt(i + 1);
            if (next == '{') {
                Macro macro = macro(text, i).orElseThrow();
                String value = cut(values.of(macro.letter), macro);
                boolean escape = Character.isUpperCase(text.charAt(i + 2));
                expanded.append(escape ? escaped(value) : value);
                i = macro.end;
            } else {
                expanded.append(next == '%' ? "%" : next == '_' ? " " : "%20");
                i += 2;
            }
        }
        return expanded.toString();
    }

    /** Expanded to a domain: one that is too long loses labels on the left (section 7.3). */
    public String domain(Values values) {
        String name = expand(values);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        while (name.length() > LONGEST_NAME && name.indexOf('.') >= 0) {
            name = name.substring(name.indexOf('.') + 1);
        }
        return name.toLowerCase(Locale.ROOT);
    }

    /** Split at the delimiters, reversed, the right-hand parts kept, joined by dots. */
    private static String cut(String value, Macro macro) {
        String delimiters = macro.delimiters.isEmpty() ? "." : macro.delimiters;
        if (macro.keep == Integer.MAX_VALUE && !macro.reversed && delimiters.equals(".")) {
            return value;
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        if (macro.reversed) {
            Collections.reverse(parts);
        }
        int from = Math.max(0, parts.size() - macro.keep);
        return String.join(".", parts.subList(from, parts.size()));
    }

    /** RFC 3986 section 2.3: all but unreserved characters. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (char c : value.toCharArray()) {
            if (isAlphanumeric(c) || "-._~".indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append(String.format("%%%02X", c & 0xFF));
            }
        }
        return escaped.toString();
    }
}
