package lib.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lib.finding.Problem;
import lib.net.HostPort;
import lib.net.IpAddress;
import org.xbill.DNS.ResolverConfig;

/** Servers to ask: as given, or as the system has them. */
final class NameserverAddress {
    private static final int PORT = 53;
    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

    private NameserverAddress() {}

    /**
     * Reads {@code 192.0.2.53}, {@code 192.0.2.53:5353}, {@code [2001:db8::53]:53} or a host name.
     *
     * @throws Problem if it is none of these, or the host name has no address
     */
    static InetSocketAddress parse(String given) {
        try {
            HostPort server = HostPort.of(given, PORT);
            return new InetSocketAddress(InetAddress.getByName(server.host()), server.port());
        } catch (IllegalArgumentException e) {
            throw bad(given, e.getMessage());
        } catch (UnknownHostException e) {
            throw bad(given, "it is no address, and no host that this system knows");
        }
    }

    private static Problem bad(String given, String why) {
        return Problem.badInput(
                "dns.bad-nameserver",
                "--nameserver " + given,
                why,
                "give an address, with a port if it is not 53: 192.0.2.53 or [2001:db8::53]:53");
    }

    /** The servers of the system, in its order. */
    static List<InetSocketAddress> ofSystem() {
        List<InetSocketAddress> servers = new ArrayList<>();
        try {
            for (String line : Files.readString(RESOLV_CONF, StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList()) {
                if (line.startsWith("nameserver")) {
                    String address = line.substring("nameserver".length()).trim();
                    servers.add(new InetSocketAddress(InetAddress.getByName(address), PORT));
                }
            }
        } catch (IOException e) {
            // No such file: not a Unix system.
        }
        // dnsjava knows Windows and Android; it takes 20 ms and more to say what the file says.
        return servers.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : servers;
    }

    /** The server as text: address and port. */
    static String text(InetSocketAddress server) {
        return new HostPort(IpAddress.text(server.getAddress()), server.getPort()).toString();
    }
}
