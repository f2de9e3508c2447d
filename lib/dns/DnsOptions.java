package lib.dns;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.net.IpAddress;

/** Whom to ask, how, and how long to wait: the options of every script that asks DNS. */
public final class DnsOptions {
    private final Option<List<InetSocketAddress>> nameservers;
    private final Option<Boolean> tcp;
    private final Option<Optional<URI>> doh;
    private final Option<Duration> timeout;

    public DnsOptions(Options options) {
        options.section("DNS");
        nameservers = options.list(
                "--nameserver",
                "HOST[:PORT]",
                "Ask this recursive server, not the system's; repeat for more",
                NameserverAddress::parse);
        tcp = options.flag("--tcp", "Ask over TCP from the start");
        doh = options.value(
                "--doh",
                "URL",
                "Ask over HTTPS, where port 53 is filtered: https://dns.example/dns-query",
                Optional.empty(),
                url -> Optional.of(url(url)));
        timeout = options.seconds(
                "--timeout", (int) Dns.TIMEOUT.toSeconds(), "Wait that long for an answer, all servers together");
    }

    /** Asks as the options say; the caller closes it. */
    public Dns dns() {
        return new Dns(resolver());
    }

    /** A resolver as the options say. */
    Resolver resolver() {
        refuseContradictions();
        if (doh.get().isPresent()) {
            return new Resolver(Nameservers.of(doh.get().get(), timeout.get()), timeout.get(), true);
        }
        List<InetSocketAddress> servers = nameservers.isGiven() ? nameservers.get() : NameserverAddress.ofSystem();
        return new Resolver(Nameservers.of(servers, timeout.get()), timeout.get(), tcp.get());
    }

    /** The servers given, as {@code Resolve-DnsName} takes them: without a port, it has none. */
    List<String> addressesGiven() {
        refuseContradictions();
        if (doh.get().isPresent()) {
            throw Problem.badInput(
                    "dns.no-powershell",
                    "--doh with --powershell",
                    "Resolve-DnsName takes no URL; it asks over HTTPS where Windows is set to",
                    "leave --doh out");
        }
        for (InetSocketAddress server : nameservers.get()) {
            if (server.getPort() != 53) {
                throw Problem.badInput(
                        "dns.no-powershell",
                        "--nameserver " + NameserverAddress.text(server) + " with --powershell",
                        "Resolve-DnsName always asks port 53",
                        "give a server on port 53");
            }
        }
        return nameservers.get().stream()
                .map(server -> IpAddress.text(server.getAddress()))
                .toList();
    }

    boolean tcpOnly() {
        return tcp.get();
    }

    private void refuseContradictions() {
        if (doh.get().isPresent() && (nameservers.isGiven() || tcp.get())) {
            throw Problem.badInput(
                    "dns.contradiction",
                    "--doh with " + (tcp.get() ? "--tcp" : "--nameserver"),
                    "it names a server and a way of its own",
                    "give one of them");
        }
    }

    private static URI url(String given) {
        try {
            URI url = new URI(given);
            if ("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null) {
                return url;
            }
        } catch (java.net.URISyntaxException e) {
            // Said below.
        }
        throw Problem.badInput(
                "dns.bad-doh",
                "--doh " + given,
                "it takes the URL of a DNS-over-HTTPS server (RFC 8484)",
                "give for example https://dns.example/dns-query");
    }
}
