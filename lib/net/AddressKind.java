package lib.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What an IP address is for: IANA's registries of special-purpose addresses (RFC 6890), IPv4 and IPv6. Whoever asks
 * whether an address is private, or can be seen from the internet, asks here.
 */
public enum AddressKind {
    /** None of the others. */
    PUBLIC,
    /** RFC 1918, RFC 4193, and the site-local addresses that came before it. */
    PRIVATE,
    /** Between a provider and its customers' NAT: RFC 6598. */
    SHARED,
    LOOPBACK,
    LINK_LOCAL,
    /** RFC 5737, RFC 3849, RFC 9637. */
    DOCUMENTATION,
    MULTICAST,
    /** Unset, for benchmarks, or for later use. */
    RESERVED;

    /**
     * A block of addresses.
     *
     * @param first its first 32 bits
     * @param prefix at most 32
     */
    private record Block(AddressKind kind, int first, int prefix) {
        /** Without {@link InetAddress}, whose class takes milliseconds to begin. */
        static Block of(AddressKind kind, String ipv4, int prefix) {
            return new Block(kind, (int) IpAddress.ipv4Bits(ipv4), prefix);
        }

        boolean holds(int bits) {
            return (bits ^ first) >>> 32 - prefix == 0;
        }
    }

    private static final List<Block> IPV4 = List.of(
            Block.of(PRIVATE, "10.0.0.0", 8),
            Block.of(PRIVATE, "172.16.0.0", 12),
            Block.of(PRIVATE, "192.168.0.0", 16),
            Block.of(SHARED, "100.64.0.0", 10),
            Block.of(LOOPBACK, "127.0.0.0", 8),
            Block.of(LINK_LOCAL, "169.254.0.0", 16),
            Block.of(DOCUMENTATION, "192.0.2.0", 24),
            Block.of(DOCUMENTATION, "198.51.100.0", 24),
            Block.of(DOCUMENTATION, "203.0.113.0", 24),
            Block.of(MULTICAST, "224.0.0.0", 4),
            Block.of(RESERVED, "0.0.0.0", 8),
            Block.of(RESERVED, "192.0.0.0", 24),
            Block.of(RESERVED, "198.18.0.0", 15),
            Block.of(RESERVED, "240.0.0.0", 4));

    private static final List<Block> IPV6 = List.of(
            new Block(PRIVATE, 0xFC00_0000, 7),
            new Block(PRIVATE, 0xFEC0_0000, 10),
            new Block(LINK_LOCAL, 0xFE80_0000, 10),
            new Block(DOCUMENTATION, 0x2001_0DB8, 32),
            new Block(DOCUMENTATION, 0x3FFF_0000, 20),
            new Block(MULTICAST, 0xFF00_0000, 8));

    public static AddressKind of(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        return octets.remaining() == 4 ? of(IPV4, octets.getInt()) : ofIpv6(octets);
    }

    /** Of an address as {@link IpAddress#of} writes it. */
    public static AddressKind of(String address) {
        long bits = IpAddress.ipv4Bits(address);
        return bits >= 0 ? of(IPV4, (int) bits) : of(IpAddress.parse(address));
    }

    private static AddressKind of(List<Block> blocks, int bits) {
        for (Block block : blocks) {
            if (block.holds(bits)) {
                return block.kind;
            }
        }
        return PUBLIC;
    }

    private static AddressKind ofIpv6(ByteBuffer octets) {
        long high = octets.getLong();
        long low = octets.getLong();
        if (high == 0 && low >>> 32 == 0xFFFF) {
            return of(IPV4, (int) low);
        }
        if (high == 0 && low <= 1) {
            return low == 0 ? RESERVED : LOOPBACK;
        }
        return of(IPV6, (int) (high >>> 32));
    }

    /** Whether a host on the internet could have it; those for documentation count as such, as in every example. */
    public boolean isOnTheInternet() {
        return this == PUBLIC || this == DOCUMENTATION;
    }

    /** Whether hosts of one site or one machine have it among themselves. */
    public boolean isInside() {
        return this == PRIVATE || this == SHARED || this == LOOPBACK || this == LINK_LOCAL;
    }
}
