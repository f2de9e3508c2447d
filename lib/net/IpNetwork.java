package lib.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A range of IP addresses (RFC 4632, RFC 4291 section 2.3); host bits may be set, and do not count.
 *
 * @param prefix how many leading bits decide
 */
public record IpNetwork(InetAddress address, int prefix) {
    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_OCTETS = 16;

    /**
     * A range of IPv4 addresses.
     *
     * @param bits the address
     */
    public static IpNetwork ofIpv4(int bits, int prefix) {
        return new IpNetwork(of(ByteBuffer.allocate(IPV4_OCTETS).putInt(bits).array()), prefix);
    }

    /** An IPv4 address from its text: four numbers up to 255, without leading zeros. */
    public static Optional<InetAddress> ipv4(String text) {
        String[] numbers = text.split("\\.", -1);
        byte[] octets = new byte[IPV4_OCTETS];
        if (numbers.length != IPV4_OCTETS) {
            return Optional.empty();
        }
        for (int i = 0; i < IPV4_OCTETS; i++) {
            int number = number(numbers[i], 255);
            if (number < 0) {
                return Optional.empty();
            }
            octets[i] = (byte) number;
        }
        return Optional.of(of(octets));
    }

    /** An IPv6 address from its text, without brackets and zone. */
    public static Optional<InetAddress> ipv6(String text) {
        boolean colon = text.indexOf(':') >= 0;
        if (!colon || !text.chars().allMatch(c -> c == ':' || c == '.' || isHexDigit(c))) {
            return Optional.empty(); // Java would ask a name service.
        }
        try {
            byte[] octets = InetAddress.getByName(text).getAddress();
            return Optional.of(octets.length == IPV6_OCTETS ? of(octets) : mapped(octets));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
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

    private static boolean isHexDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static InetAddress of(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** ::ffff:192.0.2.1, which Java reads as IPv4. */
    private static InetAddress mapped(byte[] ipv4) throws UnknownHostException {
        byte[] octets = new byte[IPV6_OCTETS];
        octets[10] = (byte) 0xFF;
        octets[11] = (byte) 0xFF;
        System.arraycopy(ipv4, 0, octets, IPV6_OCTETS - IPV4_OCTETS, IPV4_OCTETS);
        return Inet6Address.getByAddress("", octets, -1);
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
}
