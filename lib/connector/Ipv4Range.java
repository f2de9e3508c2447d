package lib.connector;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What {@code SenderIPAddresses} takes: one IPv4 address or a CIDR range from /24 to /32, in which host bits may be
 * set; no dash range and no IPv6 (New-InboundConnector).
 *
 * @param text as entered
 * @param bits the address
 * @param mask one bits for the network
 */
public record Ipv4Range(String text, int bits, int mask) {
    private static final int SHORTEST_PREFIX = 24;

    /**
     * Reads {@code 203.0.113.10} or {@code 203.0.113.0/24}.
     *
     * @throws IllegalArgumentException with what is wrong, for a sentence that begins with the text
     */
    public static Ipv4Range parse(String text) {
        if (text.indexOf(':') >= 0) {
            throw new IllegalArgumentException("is IPv6: Exchange takes IPv4 alone here");
        }
        if (text.indexOf('-') >= 0) {
            throw new IllegalArgumentException("is a dash range: give CIDR ranges, /24 to /32");
        }
        int slash = text.indexOf('/');
        int prefix = slash < 0 ? 32 : number(text.substring(slash + 1), 32);
        if (prefix < SHORTEST_PREFIX) {
            throw new IllegalArgumentException("takes /24 to /32");
        }
        String[] octets = (slash < 0 ? text : text.substring(0, slash)).split("\\.", -1);
        if (octets.length != 4) {
            throw new IllegalArgumentException("is no IPv4 address or CIDR range");
        }
        int bits = 0;
        for (String octet : octets) {
            bits = bits << 8 | number(octet, 255);
        }
        return new Ipv4Range(text, bits, -1 << (32 - prefix));
    }

    private static int number(String digits, int most) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException("is no IPv4 address or CIDR range");
        }
        if (digits.length() > 1 && digits.startsWith("0")) {
            throw new IllegalArgumentException("has a number that begins with 0, which some programs read as octal");
        }
        return Integer.parseInt(digits);
    }

    /** Whether the address lies in the range; an IPv6 address never does. */
    public boolean contains(InetAddress address) {
        return address instanceof Inet4Address
                && ((ByteBuffer.wrap(address.getAddress()).getInt() ^ bits) & mask) == 0;
    }

    /** The same addresses, host bits clear: {@code 203.0.113.0/24}, without a prefix for one. */
    public String network() {
        return address(first()) + (mask == -1 ? "" : "/" + Integer.bitCount(mask));
    }

    /** The lowest address, as 32 bits in network order; compare it unsigned. */
    public int first() {
        return bits & mask;
    }

    /** The highest address, likewise. */
    public int last() {
        return bits | ~mask;
    }

    /** Whether an address lies in both. */
    public boolean overlaps(Ipv4Range other) {
        return ((bits ^ other.bits) & mask & other.mask) == 0;
    }

    /** Whether bits are set beyond the prefix, as in {@code 203.0.113.10/24}. */
    public boolean hasHostBits() {
        return first() != bits;
    }

    /** Dotted. */
    public static String address(int bits) {
        return (bits >>> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }

    @Override
    public String toString() {
        return text;
    }
}
