package lib.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import lib.finding.Problem;
import lib.text.Ascii;

/**
 * IP addresses as text, in one spelling each: IPv6 in lower case and compressed (RFC 5952). What somebody types is read
 * strictly ({@code parse}, {@code literal}), what stands in the wild as it comes ({@code of}). Nothing is looked up.
 */
public final class IpAddress {
    private static final int GROUPS = 8;
    private static final int IPV6_OCTETS = 16;

    private IpAddress() {}

    /**
     * An address as it is typed: four numbers up to 255 without leading zeros, or IPv6 without brackets and zone.
     *
     * @throws IllegalArgumentException with what is wrong, for a sentence that begins with the text
     */
    public static InetAddress parse(String text) {
        return literal(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        ipv4Bits(text) >= 0
                                ? "has a number that begins with 0, which some programs read as octal"
                                : "is not an IP address"));
    }

    /**
     * Likewise, of an option or a property.
     *
     * @throws Problem if it is none
     */
    public static InetAddress parse(String option, String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(
                    "option.address", option + " " + text, "it " + e.getMessage(), "give it as 203.0.113.10");
        }
    }

    /** Likewise; empty if it is none. */
    public static Optional<InetAddress> literal(String text) {
        return ipv4(text).or(() -> ipv6(text));
    }

    /** An IPv4 address as {@link #parse} reads it. */
    public static Optional<InetAddress> ipv4(String text) {
        long bits = ipv4Bits(text);
        return bits < 0 || !dotted((int) bits).equals(text)
                ? Optional.empty()
                : Optional.of(
                        of(new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits}));
    }

    /** An IPv6 address as {@link #parse} reads it; an IPv4-mapped one stays IPv6. */
    public static Optional<InetAddress> ipv6(String text) {
        return groups(text, 0, text.length()).map(groups -> {
            byte[] octets = new byte[IPV6_OCTETS];
            for (int i = 0; i < IPV6_OCTETS; i++) {
                octets[i] = (byte) (groups[i / 2] >> (i % 2 == 0 ? 8 : 0));
            }
            return of(octets);
        });
    }

    /** The address of 4 or 16 octets; an IPv4-mapped one stays IPv6, as it does not with Java's own. */
    public static InetAddress of(byte[] octets) {
        return named(null, octets);
    }

    /** Likewise, with a name attached, so that nobody asks DNS for it. */
    public static InetAddress named(String host, byte[] octets) {
        try {
            return octets.length == IPV6_OCTETS
                    ? Inet6Address.getByAddress(host, octets, -1)
                    : InetAddress.getByAddress(host, octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** As RFC 5952 wants it, which Java's own text is not. */
    public static String text(InetAddress address) {
        byte[] octets = address.getAddress();
        int[] groups = new int[GROUPS];
        for (int i = 0; i < octets.length; i++) {
            groups[i / 2] = groups[i / 2] << 8 | octets[i] & 0xFF;
        }
        return octets.length == IPV6_OCTETS ? compressed(groups) : dotted(groups[0] << 16 | groups[1]);
    }

    /**
     * The address that a part of a text is, whole: {@code 192.0.2.1}, {@code [192.0.2.1]:25},
     * {@code [IPv6:2001:db8::1%5]}. Brackets, a port, a zone and the tag {@code IPv6:} are dropped, leading zeros count
     * for nothing, and an IPv4-mapped address is IPv4.
     */
    public static Optional<String> of(String text, int from, int to) {
        if (from == to || !canBegin(text.charAt(from))) {
            return Optional.empty();
        }
        int begin = from;
        int end = to;
        if (text.charAt(begin) == '[') {
            begin++;
            int close = Ascii.indexOf(text, ']', begin, end);
            if (close < 0 || !isPort(text, close + 1, end)) {
                return Optional.empty();
            }
            end = close;
        }
        if (Ascii.startsWith(text, begin, end, "ipv6:")) {
            begin += 5;
        }
        int zone = Ascii.indexOf(text, '%', begin, end);
        if (zone >= 0) {
            end = zone;
        }
        int dot = Ascii.indexOf(text, '.', begin, end);
        int colon = Ascii.indexOf(text, ':', begin, end);
        if (colon < 0) {
            return begin > from ? ipv4WithPort(text, begin, end) : ipv4(text, begin, end);
        }
        return dot >= 0 && dot < colon && isPort(text, colon, end) ? ipv4(text, begin, colon) : ipv6(text, begin, end);
    }

    public static Optional<String> of(String text) {
        return of(text, 0, text.length());
    }

    /** The 32 bits of an IPv4 address, or -1. */
    public static long ipv4Bits(String text) {
        return ipv4Bits(text, 0, text.length());
    }

    /** Most words are names, and most names end here. */
    public static boolean canBegin(char c) {
        return c == '[' || c == ':' || c == 'I' || c == 'i' || Character.digit(c, 16) >= 0;
    }

    /** Nothing, or a colon and digits. */
    private static boolean isPort(String text, int from, int to) {
        if (from == to) {
            return true;
        }
        return text.charAt(from) == ':' && to - from > 1 && to - from <= 6 && areDigits(text, from + 1, to);
    }

    private static boolean areDigits(String text, int from, int to) {
        int i = from;
        while (i < to && Ascii.isDigit(text.charAt(i))) {
            i++;
        }
        return i == to;
    }

    private static Optional<String> ipv4(String text, int from, int to) {
        long bits = ipv4Bits(text, from, to);
        return bits < 0 ? Optional.empty() : Optional.of(dotted((int) bits));
    }

    /** Exim 3: {@code [192.0.2.1.63559]}. */
    private static Optional<String> ipv4WithPort(String text, int from, int to) {
        int fourth = from;
        for (int dots = 0; fourth < to && dots < 4; fourth++) {
            dots += text.charAt(fourth) == '.' ? 1 : 0;
        }
        boolean port = fourth < to && areDigits(text, fourth, to);
        return ipv4(text, from, port ? fourth - 1 : to);
    }

    private static long ipv4Bits(String text, int from, int to) {
        long bits = 0;
        int parts = 0;
        int value = 0;
        int digits = 0;
        for (int i = from; i <= to; i++) {
            char c = i == to ? '.' : text.charAt(i);
            if (c == '.') {
                if (digits == 0 || value > 255) {
                    return -1;
                }
                bits = bits << 8 | value;
                parts++;
                value = 0;
                digits = 0;
            } else if (Ascii.isDigit(c) && digits < 3) {
                value = value * 10 + c - '0';
                digits++;
            } else {
                return -1;
            }
        }
        return parts == 4 ? bits : -1;
    }

    private static String dotted(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xFF) + "." + (bits >>> 8 & 0xFF) + "." + (bits & 0xFF);
    }

    private static Optional<String> ipv6(String text, int from, int to) {
        return groups(text, from, to).map(IpAddress::written);
    }

    /** The eight numbers of an IPv6 address. */
    private static Optional<int[]> groups(String text, int from, int to) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int i = from;
        if (text.startsWith("::", i)) {
            gap = 0;
            i += 2;
        }
        while (i < to) {
            int colon = Ascii.indexOf(text, ':', i, to);
            int end = colon < 0 ? to : colon;
            if (Ascii.indexOf(text, '.', i, end) >= 0) {
                long bits = ipv4Bits(text, i, end);
                if (bits < 0 || end != to || count > GROUPS - 2) {
                    return Optional.empty();
                }
                groups[count++] = (int) (bits >>> 16);
                groups[count++] = (int) (bits & 0xFFFF);
                break;
            }
            int value = group(text, i, end);
            if (value < 0 || count == GROUPS) {
                return Optional.empty();
            }
            groups[count++] = value;
            i = end + 1;
            if (end < to && i == to) {
                return Optional.empty();
            }
            if (i < to && text.charAt(i) == ':') {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                i++;
            }
        }
        if (gap < 0 ? count != GROUPS : count == GROUPS) {
            return Optional.empty();
        }
        return Optional.of(expanded(groups, count, gap));
    }

    private static int group(String text, int from, int to) {
        if (from == to || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int[] expanded(int[] groups, int count, int gap) {
        if (gap < 0) {
            return groups;
        }
        int[] all = new int[GROUPS];
        System.arraycopy(groups, 0, all, 0, gap);
        System.arraycopy(groups, gap, all, GROUPS - (count - gap), count - gap);
        return all;
    }

    private static String written(int[] groups) {
        boolean mapped = groups[5] == 0xFFFF;
        for (int i = 0; i < 5; i++) {
            mapped &= groups[i] == 0;
        }
        if (mapped) {
            return dotted(groups[6] << 16 | groups[7]);
        }
        return compressed(groups);
    }

    private static String compressed(int[] groups) {
        int start = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                longest = end - i;
                start = i;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
