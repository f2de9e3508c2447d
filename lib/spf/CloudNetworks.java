package lib.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lib.net.IpNetwork;
import lib.spf.SpfTerm.Kind;
import lib.spf.SpfTerm.Mechanism;
import lib.spf.SpfTerm.Qualifier;

/**
 * The networks that a cloud's mail leaves from, as its own SPF record publishes them now: what its include lets pass,
 * read and not assumed.
 *
 * @param networks as written, in order; none if the record has none, or could not be had
 * @param failure why nobody knows; "" if somebody does
 */
public record CloudNetworks(List<IpNetwork> networks, String failure) {
    public CloudNetworks {
        networks = List.copyOf(networks);
    }

    public static CloudNetworks of(CloudInclude cloud, SpfSource source) {
        List<IpNetwork> networks = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        String failure = collect(cloud.domain(), source, networks, seen);
        boolean none = failure.isEmpty() && networks.isEmpty();
        return new CloudNetworks(networks, none ? cloud.domain() + " publishes no network here" : failure);
    }

    /** The first address of each. */
    public List<InetAddress> addresses() {
        return networks.stream().map(IpNetwork::address).toList();
    }

    /** @return why nobody knows, or "" */
    private static String collect(String domain, SpfSource source, List<IpNetwork> networks, Set<String> seen) {
        if (!seen.add(domain) || seen.size() > SpfRecord.MOST_LOOKUPS) {
            return "";
        }
        SpfSource.Found<String> texts = source.texts(domain);
        Optional<SpfRecord> record = texts.values().stream()
                .filter(SpfRecord::isSpf)
                .map(SpfRecord::parse)
                .findFirst();
        if (record.isEmpty()) {
            return texts.failure().isEmpty() ? "" : "TXT of " + domain + ": " + texts.failure();
        }
        String failure = "";
        for (Mechanism term : record.get().mechanisms()) {
            if (term.qualifier() == Qualifier.PASS) {
                term.network().ifPresent(networks::add);
                if (term.kind() == Kind.INCLUDE && failure.isEmpty()) {
                    failure = collect(term.domain().orElseThrow().text(), source, networks, seen);
                }
            }
        }
        Optional<SpfTerm.Modifier> redirect = record.get().redirect();
        return failure.isEmpty() && redirect.isPresent()
                ? collect(redirect.get().value().text(), source, networks, seen)
                : failure;
    }
}
