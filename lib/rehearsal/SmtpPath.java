package lib.rehearsal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lib.attribution.ReplyText;
import lib.rehearsal.SmtpInput.Refused;

/**
 * What follows MAIL and RCPT: an address and parameters (RFC 5321 section 4.1.2).
 *
 * @param address without brackets and source route; "" for the null sender
 * @param parameters names in upper case
 */
record SmtpPath(String address, Map<String, String> parameters) {
    /** RFC 5321 section 4.5.3.1.3. */
    private static final int PATH_LIMIT = 256;

    /**
     * Reads {@code FROM:<a@contoso.com> SIZE=100}.
     *
     * @param word FROM or TO
     * @param known parameters that may follow
     * @throws Refused if it is something else
     */
    static SmtpPath parse(String word, Set<String> known, String argument) throws Refused {
        int colon = word.length();
        boolean begins = argument.length() > colon
                && argument.substring(0, colon).equalsIgnoreCase(word)
                && argument.charAt(colon) == ':';
        String rest = begins ? argument.substring(colon + 1).stripLeading() : "";
        int close = close(rest);
        if (!rest.startsWith("<") || close < 0 || close > PATH_LIMIT) {
            throw new Refused(ReplyText.BAD_ARGUMENTS);
        }
        return new SmtpPath(withoutRoute(rest.substring(1, close)), parameters(rest.substring(close + 1), known));
    }

    /** The size that was announced (RFC 1870); 0 without one. */
    long size() throws Refused {
        String size = parameters.getOrDefault("SIZE", "0");
        if (!size.matches("[0-9]{1,18}")) {
            throw new Refused(ReplyText.BAD_ARGUMENTS);
        }
        return Long.parseLong(size);
    }

    /** The closing bracket; one inside a quoted local part is not it. */
    private static int close(String path) {
        boolean quoted = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** {@code @a,@b:user@c} is user@c. */
    private static String withoutRoute(String path) {
        return path.startsWith("@") ? path.substring(path.indexOf(':') + 1) : path;
    }

    private static Map<String, String> parameters(String text, Set<String> known) throws Refused {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : text.strip().split(" +")) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (name.isEmpty()) {
                continue;
            }
            if (!known.contains(name.toUpperCase(Locale.ROOT))) {
                throw new Refused(ReplyText.BAD_ARGUMENTS);
            }
            parameters.put(name.toUpperCase(Locale.ROOT), value);
        }
        return parameters;
    }
}
