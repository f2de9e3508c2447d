package lib.causes;

import java.net.InetAddress;
import java.util.Optional;
import lib.net.IpAddress;

/** The address of the client that a reply names in brackets. */
final class Addressed {
    private Addressed() {}

    /** The first address in brackets, as in {@code banned sending IP [203.0.113.10]}. */
    static Optional<InetAddress> in(String reply) {
        for (int open = reply.indexOf('['); open >= 0; open = reply.indexOf('[', open + 1)) {
            int close = reply.indexOf(']', open);
            if (close < 0) {
                return Optional.empty();
            }
            Optional<InetAddress> address =
                    IpAddress.literal(reply.substring(open + 1, close).strip());
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }
}
