package lib.net;

import java.util.Optional;
import lib.text.Ascii;

/**
 * IP addresses as text, in one spelling each: IPv6 in lower case and compressed (RFC 5952), an IPv4-mapped one as IPv4.
 * Nothing is looked up.
 */
public final class IpAddress {
    private static final int GROUPS = 8;

    private IpAddress() {}

    /**
     * The address that a part of a text is, whole: {@code 192.0.2.1}, {@code [192.0.2.1]:25},
     * {@code [IPv6:2001:db8::1%5]}. Brackets, a port, a zone and the tag {@code IPv6:} are dropped.
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
        return Optional.of(written(expanded(groups, count, gap)));
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
