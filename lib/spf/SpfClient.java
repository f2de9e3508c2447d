package lib.spf;

import java.net.InetAddress;
import java.util.HexFormat;
import lib.net.IpAddress;
import lib.net.MailAddress;

/**
 * Whom SPF is asked about.
 *
 * @param sender mail address of MAIL FROM, or postmaster@ and the name in EHLO for the null sender
 * @param ehloName as the client gives it
 */
public record SpfClient(InetAddress address, String sender, String ehloName) {
    String domain() {
        return MailAddress.domain(sender);
    }

    boolean isIpv6() {
        return address.getAddress().length != 4;
    }

    /** What a macro letter stands for (RFC 7208 section 7.2), without p, which asks DNS. */
    String macro(char letter, String domain) {
        int at = sender.lastIndexOf('@');
        return switch (letter) {
            case 's' -> at < 1 ? "postmaster@" + domain() : sender;
            case 'l' -> at < 1 ? "postmaster" : sender.substring(0, at);
            case 'o' -> domain();
            case 'd' -> domain;
            case 'i' -> dotted();
            case 'v' -> isIpv6() ? "ip6" : "in-addr";
            case 'h' -> ehloName;
            default -> "unknown";
        };
    }

    /** IPv4 as usual, IPv6 digit by digit (section 7.3). */
    private String dotted() {
        if (!isIpv6()) {
            return IpAddress.text(address);
        }
        return String.join(".", HexFormat.of().formatHex(address.getAddress()).split(""));
    }
}
