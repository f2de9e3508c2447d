package lib.rehearsal;

import java.net.InetAddress;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import lib.attribution.Organization;

/**
 * What an endpoint needs to know.
 *
 * @param seenAs the address that a client is taken to come from, of the one it does come from
 * @param roots a client's chain must lead to one of these
 * @param strictUsage a client certificate must allow client authentication
 * @param store where accepted messages go; empty: nowhere
 * @param idle time for a command, a reply or a handshake; a message has more the longer it is
 * @param connections more than this at a time are turned away, and more than half of it from one address
 * @param listener is told of each decision
 */
public record Setup(
        Organization organization,
        UnaryOperator<InetAddress> seenAs,
        TlsEndpoint tls,
        Set<TrustAnchor> roots,
        boolean strictUsage,
        Faults faults,
        Optional<Maildir> store,
        Duration idle,
        int connections,
        Listener listener) {

    /** RFC 5321 section 4.5.3.2.7. */
    public static final Duration IDLE = Duration.ofMinutes(5);

    public static final int CONNECTIONS = 500;

    /** The same gone wrong in another way, with clients that count as coming from elsewhere. */
    Setup with(Organization other, UnaryOperator<InetAddress> elsewhere, Faults wrong) {
        return new Setup(other, elsewhere, tls, roots, strictUsage, wrong, store, idle, connections, listener);
    }

    /** The same with another organization. */
    Setup with(Organization other) {
        return new Setup(other, seenAs, tls, roots, strictUsage, faults, store, idle, connections, listener);
    }
}
