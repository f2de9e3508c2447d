package lib.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** IP addresses as text and as octets; nothing here asks a name service. */
final class Addresses {
    private Addresses() {}

    /** True for four decimal numbers up to 255 with dots between them. */
    static boolean isIpv4(String text) {
        int numbers = 0;
        int start = 0;
        while (start <= text.length()) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            if (!isOctet(text, start, end)) {
                return false;
            }
            numbers++;
            start = end + 1;
        }
        return numbers == 4;
    }

    private static boolean isOctet(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i - start > 2) {
                return false;
            }
            value = value * 10 + digit;
        }
        return end > start && value <= 255;
    }

    /** An address from its text, with a name that goes with it; asks no name service. */
    static InetAddress of(String host, String text) {
        try {
            return InetAddress.getByAddress(host, InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InetAddress of(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** False for addresses that the internet has no way to: private, local, multicast, unset. */
    static boolean isPublic(byte[] octets) {
        InetAddress address = of(octets);
        boolean uniqueLocal = octets.length == 16 && (octets[0] & 0xFE) == 0xFC;
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal);
    }

    /** The text of an address: IPv6 as RFC 5952 wants it, which Java's own is not. */
    static String text(byte[] octets) {
        if (octets.length == 4) {
            return (octets[0] & 0xFF) + "." + (octets[1] & 0xFF) + "." + (octets[2] & 0xFF) + "." + (octets[3] & 0xFF);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (octets[2 * i] & 0xFF) << 8 | octets[2 * i + 1] & 0xFF;
        }
        int gap = longestGap(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                text.append("::");
                while (i + 1 < 8 && groups[i + 1] == 0) {
                    i++;
                }
                continue;
            }
            if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** Where the first longest run of two or more zero groups begins; -1 if there is none. */
    private static int longestGap(int[] groups) {
        int best = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && groups[i + length] == 0) {
                length++;
            }
            if (length > longest) {
                best = i;
                longest = length;
            }
            i += length;
        }
        return best;
    }
}
