package lib.causes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import lib.connector.Ipv4Range;

/** The address of the client that a reply names in brackets. */
final class Addressed {
    /** No address is longer. */
    private static final int LONGEST = 45;

    private Addressed() {}

    /** The first address in brackets, as in {@code banned sending IP [203.0.113.10]}. */
    static Optional<InetAddress> in(String reply) {
        for (int open = reply.indexOf('['); open >= 0; open = reply.indexOf('[', open + 1)) {
            int close = reply.indexOf(']', open);
            if (close < 0) {
                return Optional.empty();
            }
            Optional<InetAddress> address =
                    parse(reply.substring(open + 1, close).strip());
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }

    /** An address, never a name: nothing is looked up. */
    static Optional<InetAddress> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (text.indexOf(':') >= 0) {
                // With a colon Java takes it for IPv6 or for nothing.
                return Optional.of(InetAddress.getByName(text));
            }
            int bits = Ipv4Range.parse(text).bits();
            return Optional.of(
                    InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(bits).array()));
        } catch (UnknownHostException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
