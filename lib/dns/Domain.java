package lib.dns;

import java.net.IDN;
import java.util.Locale;
import lib.finding.Problem;
import lib.net.HostName;
import lib.net.IpAddress;

/**
 * A domain as an admin types it, ready to be asked for: A-labels (RFC 5890), lower case, no dot at the end, at most 253
 * octets, each label at most 63 (RFC 1035 section 2.3.4).
 */
public final class Domain {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private Domain() {}

    /**
     * Reads a domain; a dot at the end is allowed, it is absolute in any case.
     *
     * @throws Problem if it is none; a URL, a mail address and an IP address are named as such
     */
    public static String parse(String given) {
        refuseOtherThings(given);
        String name = given.endsWith(".") ? given.substring(0, given.length() - 1) : given;
        name = isAscii(name) ? name : toALabels(given, name);
        name = name.toLowerCase(Locale.ROOT);
        checkCharacters(given, name);
        checkLengths(given, name);
        return name;
    }

    private static void refuseOtherThings(String given) {
        if (given.isBlank()) {
            throw bad("\"" + given + "\"", "the domain is empty", "give for example contoso.com");
        }
        int scheme = given.indexOf("://");
        if (scheme >= 0) {
            String host = given.substring(scheme + 3).split("[/:?#]", 2)[0];
            throw bad(given, "this is a URL, not a domain", "did you mean " + host + "?");
        }
        int at = given.lastIndexOf('@');
        if (at >= 0) {
            String domain = given.substring(at + 1);
            throw bad(given, "this is a mail address", "did you mean " + domain + "?");
        }
        if (given.startsWith("*")) {
            throw bad(given, "mail goes to a name, not to a wildcard", "give the domain itself");
        }
        if (given.indexOf(':') >= 0 || given.startsWith("[") || IpAddress.ipv4Bits(given) >= 0) {
            throw bad(given, "this is an address; MX records belong to names", "give the domain whose mail it takes");
        }
    }

    private static String toALabels(String given, String name) {
        if (HostName.isAmbiguous(name)) {
            throw bad(
                    given,
                    "software differs in how it reads this name",
                    "give the A-label, as the registrar shows it: xn--...");
        }
        try {
            return IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            throw bad(given, "this is no international domain name", "check its spelling");
        }
    }

    private static void checkCharacters(String given, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean known = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-._".indexOf(c) >= 0;
            if (!known) {
                throw bad(
                        given,
                        "\"" + c + "\" cannot be part of a domain",
                        "letters, digits, hyphens and dots make a domain");
            }
        }
    }

    private static void checkLengths(String given, String name) {
        if (name.length() > LONGEST_NAME) {
            throw bad(given, "it has " + name.length() + " octets, a domain at most " + LONGEST_NAME, "check the name");
        }
        int start = 0;
        while (start <= name.length()) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            if (end == start) {
                throw bad(given, "two dots with nothing between them", "remove one");
            }
            if (end - start > LONGEST_LABEL) {
                throw bad(
                        given,
                        "the part \"" + name.substring(start, end) + "\" is longer than 63 octets",
                        "check the name");
            }
            start = end + 1;
        }
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static Problem bad(String given, String why, String next) {
        return Problem.badInput("mx.bad-domain", given, why, next);
    }
}
