package lib.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import lib.finding.Problem;

/**
 * A host to connect to, and its port.
 *
 * @param host name as A-labels, or an IP address without brackets
 */
public record HostPort(String host, int port) {
    /** RFC 5321: relays and MX hosts listen here; 587 is for submission. */
    public static final int SMTP_PORT = 25;

    /** Which addresses of a host to use. */
    public enum Family {
        ANY(0),
        IPV4(4),
        IPV6(16);

        private final int octets;

        Family(int octets) {
            this.octets = octets;
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code 192.0.2.1:25}, {@code 2001:db8::1} or {@code [2001:db8::1]:25}; the
     * port is 25 if not given.
     *
     * @throws Problem if it is none of these
     */
    public static HostPort parse(String option, String text) {
        try {
            return of(text, SMTP_PORT);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(
                    "option.server", option + " " + text, e.getMessage(), "give it as host or host:" + SMTP_PORT);
        }
    }

    /**
     * Likewise, with a port of its own.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static HostPort of(String text, int usualPort) {
        String host = text;
        int port = usualPort;
        int colon = text.lastIndexOf(':');
        boolean bareIpv6 = !text.startsWith("[") && text.indexOf(':') != colon;
        if (colon > text.lastIndexOf(']') && !bareIpv6) {
            host = text.substring(0, colon);
            port = port(text.substring(colon + 1));
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new HostPort(host.indexOf(':') >= 0 ? host : HostName.ascii(host), port);
    }

    public boolean isIpv6() {
        return host.indexOf(':') >= 0;
    }

    /**
     * The host's addresses in the order the system gives them.
     *
     * @throws Problem if there is none
     */
    public List<InetAddress> addresses(Family family) {
        List<InetAddress> addresses = new ArrayList<>();
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (family == Family.ANY || address.getAddress().length == family.octets) {
                    // With its name attached, nobody asks DNS for the name of the address again.
                    addresses.add(InetAddress.getByAddress(host, address.getAddress()));
                }
            }
        } catch (UnknownHostException e) {
            throw Problem.noAnswer(
                    "smtp.unknown-host",
                    host,
                    "the name does not resolve on this machine",
                    "check the spelling, and the host that mx-lookup shows for your domain");
        }
        if (addresses.isEmpty()) {
            throw Problem.noAnswer(
                    "smtp.no-address", host, "it has no address of the wanted kind", "leave out -4 or -6");
        }
        return addresses;
    }

    /** {@code 192.0.2.1:25}, {@code [2001:db8::1]:25}. */
    @Override
    public String toString() {
        return (isIpv6() ? "[" + host + "]" : host) + ":" + port;
    }

    private static int port(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
        return port;
    }
}
