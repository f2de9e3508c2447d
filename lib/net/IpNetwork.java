package lib.net;

import java.net.InetAddress;

/**
 * A range of IP addresses (RFC 4632, RFC 4291 section 2.3); host bits may be set, and do not count.
 *
 * @param prefix how many leading bits decide
 */
public record IpNetwork(InetAddress address, int prefix) {
    /**
     * Reads {@code 192.0.2.0/24} or {@code 2001:db8::/32}; an address alone is the range of itself.
     *
     * @throws IllegalArgumentException with what is wrong, for a sentence that begins with the text
     */
    public static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int longest = address.getAddress().length * 8;
        int prefix = slash < 0 ? longest : number(text.substring(slash + 1), longest);
        if (prefix < 0) {
            throw new IllegalArgumentException("takes a prefix from /0 to /" + longest);
        }
        return new IpNetwork(address, prefix);
    }

    /** A decimal number without leading zeros; -1 if it is none, or more than {@code most}. */
    public static int number(String digits, int most) {
        boolean number = !digits.isEmpty()
                && digits.length() <= 3
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        int value = number ? Integer.parseInt(digits) : -1;
        return value <= most ? value : -1;
    }

    public boolean isIpv6() {
        return address.getAddress().length > 4;
    }

    /** Whether the address lies in it; one of the other family never does. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] others = other.getAddress();
        if (mine.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit & 7);
            if (((mine[bit >> 3] ^ others[bit >> 3]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether every address of the other range lies in this one. */
    public boolean contains(IpNetwork other) {
        return other.prefix >= prefix && contains(other.address);
    }

    /** Whether an address lies in both. */
    public boolean overlaps(IpNetwork other) {
        return contains(other) || other.contains(this);
    }

    /** Whether bits are set beyond the prefix, as in {@code 203.0.113.10/24}. */
    public boolean hasHostBits() {
        return !first().equals(address);
    }

    /** The lowest address. */
    public InetAddress first() {
        return bound(false);
    }

    /** The highest address. */
    public InetAddress last() {
        return bound(true);
    }

    private InetAddress bound(boolean ones) {
        byte[] octets = address.getAddress();
        for (int bit = prefix; bit < octets.length * 8; bit++) {
            int mask = 0x80 >> (bit & 7);
            octets[bit >> 3] = (byte) (ones ? octets[bit >> 3] | mask : octets[bit >> 3] & ~mask);
        }
        return IpAddress.of(octets);
    }

    /** Host bits clear: {@code 203.0.113.0/24}; without a prefix for one address. */
    @Override
    public String toString() {
        boolean one = prefix == address.getAddress().length * 8;
        return IpAddress.text(first()) + (one ? "" : "/" + prefix);
    }
}
