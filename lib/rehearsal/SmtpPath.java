package lib.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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

    /** RFC 5321 section 4.5.3.1.1. */
    private static final int LOCAL_PART_LIMIT = 64;

    private static final String ATOM = "[^\\x00-\\x20\\x7F\"(),.:;<>@\\[\\\\\\]]++";
    private static final String LABEL = "[A-Za-z0-9_\\-\\x{80}-\\x{10FFFF}]++";

    /** Dot-string or quoted string, at a domain or an address literal. */
    private static final Pattern MAILBOX = Pattern.compile("(?:" + ATOM + "(?:\\." + ATOM + ")*+"
            + "|\"(?:[^\"\\\\]|\\\\.)*+\")@(?:" + LABEL + "(?:\\." + LABEL + ")*+|\\[[0-9A-Za-z:.-]++\\])");

    private static final String XTEXT = "[!-~]++";

    /** Values that each parameter of MAIL may have: RFC 1870, 3030, 3461, 6531. */
    private static final Map<String, Pattern> OF_MAIL = Map.of(
            "SIZE", value("[0-9]{1,20}"),
            "BODY", value("7BIT|8BITMIME|BINARYMIME"),
            "RET", value("FULL|HDRS"),
            "ENVID", value(XTEXT),
            "SMTPUTF8", value(""));

    private static final Map<String, Pattern> OF_RCPT = Map.of(
            "NOTIFY", value("NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY))*+"),
            "ORCPT", value("[A-Za-z0-9-]++;" + XTEXT));

    private static Pattern value(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }

    /**
     * Reads {@code FROM:<a@contoso.com> SIZE=100}, also without the brackets, as the published telnet session has it.
     *
     * @throws Refused if it is something else
     */
    static SmtpPath ofMail(String argument) throws Refused {
        return parse("FROM", OF_MAIL, false, argument);
    }

    /**
     * Reads {@code TO:<a@contoso.com> NOTIFY=NEVER}; no recipient is null.
     *
     * @param utf8 MAIL had SMTPUTF8
     * @throws Refused if it is something else
     */
    static SmtpPath ofRcpt(String argument, boolean utf8) throws Refused {
        SmtpPath to = parse("TO", OF_RCPT, utf8, argument);
        if (to.address.isEmpty()) {
            throw new Refused(ReplyText.INVALID_ADDRESS);
        }
        return to;
    }

    private static SmtpPath parse(String word, Map<String, Pattern> known, boolean utf8, String argument)
            throws Refused {
        int colon = word.length();
        boolean begins = argument.length() > colon
                && argument.substring(0, colon).equalsIgnoreCase(word)
                && argument.charAt(colon) == ':';
        String rest = begins ? argument.substring(colon + 1).strip() : "";
        if (rest.isEmpty()) {
            throw new Refused(ReplyText.BAD_ARGUMENTS);
        }
        boolean bracketed = rest.startsWith("<");
        int end = bracketed ? close(rest) + 1 : (rest + " ").indexOf(' ');
        if (end <= 0 || end > PATH_LIMIT || end < rest.length() && rest.charAt(end) != ' ') {
            throw new Refused(ReplyText.INVALID_ADDRESS);
        }
        String address = bracketed ? withoutRoute(rest.substring(1, end - 1)) : rest.substring(0, end);
        Map<String, String> parameters = parameters(rest.substring(end), known);
        boolean isNull = bracketed && address.isEmpty();
        if (!isNull && !isMailbox(address, utf8 || parameters.containsKey("SMTPUTF8"))) {
            throw new Refused(ReplyText.INVALID_ADDRESS);
        }
        return new SmtpPath(address, parameters);
    }

    private static boolean isMailbox(String address, boolean utf8) {
        return MAILBOX.matcher(address).matches()
                && (utf8 || address.chars().allMatch(c -> c < 0x80))
                && address.substring(0, address.lastIndexOf('@')).getBytes(StandardCharsets.UTF_8).length
                        <= LOCAL_PART_LIMIT;
    }

    /** The octets that were announced (RFC 1870); 0 without that. */
    long size() {
        String size = parameters.getOrDefault("SIZE", "0");
        return size.length() > 18 ? Long.MAX_VALUE : Long.parseLong(size);
    }

    /** The client may send addresses and header fields in UTF-8 (RFC 6531). */
    boolean isUtf8() {
        return parameters.containsKey("SMTPUTF8");
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

    private static Map<String, String> parameters(String text, Map<String, Pattern> known) throws Refused {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : text.strip().split(" +")) {
            if (parameter.isEmpty()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toUpperCase(Locale.ROOT);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            Pattern form = known.get(name);
            if (form == null
                    || !form.matcher(value).matches()
                    || equals >= 0 && value.isEmpty()
                    || parameters.put(name, value) != null) {
                throw new Refused(ReplyText.BAD_ARGUMENTS);
            }
        }
        return parameters;
    }
}
