package lib.preflight;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lib.dns.Dns;
import lib.net.IpAddress;
import lib.spf.SpfSource;

/** Gives SPF what DNS says. */
public record DnsSource(Dns dns) implements SpfSource {
    @Override
    public Found<String> texts(String name) {
        return found(dns.texts(name), Optional::of);
    }

    @Override
    public Found<InetAddress> addresses(String name, boolean ipv6) {
        return found(dns.addresses(name, ipv6), ipv6 ? IpAddress::ipv6 : IpAddress::ipv4);
    }

    @Override
    public Found<String> mailHosts(String name) {
        return found(dns.mailHosts(name), Optional::of);
    }

    @Override
    public Found<String> names(InetAddress address) {
        return found(dns.names(address), Optional::of);
    }

    private static <T> Found<T> found(lib.dns.FoundRecords answer, Function<String, Optional<T>> read) {
        List<T> values = answer.values().stream()
                .flatMap(text -> read.apply(text).stream())
                .toList();
        return new Found<>(values, answer.failure());
    }
}
