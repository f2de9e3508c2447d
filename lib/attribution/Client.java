package lib.attribution;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Who sends, as far as the connection tells.
 *
 * @param address as the service sees it
 * @param heloIsTheServer the client introduced itself with the server's own name
 * @param tls the connection is encrypted
 * @param certificate what the client showed, trusted or not
 */
public record Client(
        InetAddress address, boolean heloIsTheServer, boolean tls, Optional<ClientCertificate> certificate) {
    boolean isIpv6() {
        return address instanceof Inet6Address;
    }
}
