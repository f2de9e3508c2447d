package lib.connector;

import java.net.InetAddress;
import java.util.Optional;
import lib.net.IpNetwork;

/**
 * What {@code SenderIPAddresses} takes: one IPv4 address or a CIDR range from /24 to /32, in which host bits may be
 * set; no dash range and no IPv6 (New-InboundConnector).
 *
 * @param text as entered
 */
public record Ipv4Range(String text, IpNetwork network) {
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
        IpNetwork network = IpNetwork.parse(text);
        if (network.prefix() < SHORTEST_PREFIX) {
            throw new IllegalArgumentException("takes /24 to /32");
        }
        return new Ipv4Range(text, network);
    }

    /** Likewise, of what a tenant may have; a range of one address as {@code a-a} too. */
    public static Optional<Ipv4Range> read(String text) {
        String[] ends = text.split("-", -1);
        try {
            return Optional.of(parse(ends.length == 2 && ends[0].equals(ends[1]) ? ends[0] : text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** The network with host bits clear; a single address without its prefix. */
    String comparable() {
        return network.toString().replaceFirst("/32$", "");
    }

    /** Whether the address lies in the range; an IPv6 address never does. */
    public boolean contains(InetAddress address) {
        return network.contains(address);
    }

    /** Whether an address lies in both. */
    public boolean overlaps(Ipv4Range other) {
        return network.overlaps(other.network);
    }

    @Override
    public String toString() {
        return text;
    }
}
