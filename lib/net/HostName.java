package lib.net;

import java.net.IDN;
import lib.text.Ascii;

/** Host and domain names as they are looked up: A-labels (RFC 5890 section 2.3.2.1). */
public final class HostName {
    /** RFC 1035 section 2.3.4, without the root's octet. */
    private static final int LIMIT = 253;

    /** Names below these are of no public organisation (RFC 6762 appendix G, and usage). */
    private static final String PRIVATE_ZONES =
            " local localdomain localhost lan internal intranet intra corp home private priv arpa ";

    private HostName() {}

    /**
     * The name in A-labels, without a trailing dot.
     *
     * @throws IllegalArgumentException with what is wrong, if it is no host name (letters, digits, hyphens,
     *     underscores) or one that programs read differently
     */
    public static String ascii(String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        // The JDK's IDN loads tables that a plain name has no use for.
        String ascii = isPlain(bare) ? bare : toALabels(bare);
        if (ascii.isEmpty() || ascii.length() > LIMIT || !labelsFit(ascii)) {
            throw new IllegalArgumentException("not a host name");
        }
        return ascii;
    }

    /**
     * As A-labels in lower case, so that equal names are equal texts; what is no host name (an address literal) as it
     * is.
     */
    public static String comparable(String name) {
        try {
            return Ascii.lower(ascii(name));
        } catch (IllegalArgumentException literal) {
            return Ascii.lower(name);
        }
    }

    private static String toALabels(String name) {
        if (isAmbiguous(name)) {
            throw new IllegalArgumentException(
                    "software differs in how it reads this name: give its A-labels (xn--...)");
        }
        try {
            return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a host name", e);
        }
    }

    /**
     * Whether the name has a letter that IDNA 2003 maps away or to others ("ß" to "ss") and IDNA 2008 (RFC 5891) keeps:
     * two different domains.
     */
    public static boolean isAmbiguous(String name) {
        return name.chars().anyMatch(c -> c == 'ß' || c == 'ς' || c == 0x200C || c == 0x200D);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '.'
                    || c == '_';
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static boolean labelsFit(String name) {
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > 63) {
                return false;
            }
        }
        return true;
    }

    /** A name with a dot below a public zone; no address, no bare computer name. */
    public static boolean isFullName(String host) {
        int dot = host.lastIndexOf('.');
        return dot > 0
                && dot < host.length() - 1
                && Ascii.isLetter(host.charAt(dot + 1))
                && host.indexOf('[') < 0
                && host.indexOf(':') < 0
                && host.indexOf('@') < 0
                && !PRIVATE_ZONES.contains(" " + Ascii.lower(host.substring(dot + 1)) + " ");
    }
}
