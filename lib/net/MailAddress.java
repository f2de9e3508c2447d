package lib.net;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import lib.finding.Problem;

/** Addresses as people type them: {@code scanner@contoso.com} or {@code Scanner <scanner@...>}. */
public final class MailAddress {
    /** RFC 5321 section 4.5.3.1.1. */
    private static final int LOCAL_PART_LIMIT = 64;

    private MailAddress() {}

    /**
     * Reads one address; its domain becomes A-labels.
     *
     * @throws Problem if it is none, or needs SMTPUTF8 (RFC 6531), which relays seldom offer
     */
    public static InternetAddress parse(String option, String text) {
        InternetAddress address;
        try {
            InternetAddress[] all = InternetAddress.parse(text, true);
            if (all.length != 1 || all[0].isGroup()) {
                throw bad(option, text, all.length + " addresses where one is wanted");
            }
            address = all[0];
        } catch (AddressException e) {
            throw bad(option, text, "not an address: " + e.getMessage());
        }
        String bare = address.getAddress();
        int at = bare.lastIndexOf('@');
        if (at < 1 || at == bare.length() - 1) {
            throw bad(option, text, "an address is local-part@domain");
        }
        String localPart = bare.substring(0, at);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(localPart)) {
            throw bad(option, text, "a local part outside ASCII needs SMTPUTF8 (RFC 6531)");
        }
        if (localPart.length() > LOCAL_PART_LIMIT) {
            throw bad(option, text, "the local part is longer than 64 octets");
        }
        address.setAddress(localPart + "@" + asciiDomain(option, text, bare.substring(at + 1)));
        encodeName(address);
        return address;
    }

    /** Likewise, the address alone: {@code scanner@contoso.com}. */
    public static String address(String option, String text) {
        return parse(option, text).getAddress();
    }

    /**
     * The part after the last @, in lower case and as A-labels, also of {@code Scanner <scanner@contoso.com>}; "" where
     * there is none, as in the null sender.
     */
    public static String domain(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : HostName.comparable(address.substring(at + 1).replace(">", ""));
    }

    private static String asciiDomain(String option, String text, String domain) {
        if (domain.startsWith("[")) {
            return domain;
        }
        try {
            return HostName.ascii(domain);
        } catch (IllegalArgumentException e) {
            throw bad(option, text, domain + ": " + e.getMessage());
        }
    }

    private static void encodeName(InternetAddress address) {
        try {
            address.setPersonal(address.getPersonal(), "UTF-8");
        } catch (UnsupportedEncodingException everyJavaHasUtf8) {
            throw new IllegalStateException(everyJavaHasUtf8);
        }
    }

    private static Problem bad(String option, String text, String why) {
        return Problem.badInput("option.address", option + " " + text, why, "give it as name@contoso.com");
    }
}
