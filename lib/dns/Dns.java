package lib.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks DNS and waits for the answer; for one thread, which closes it. */
public final class Dns implements AutoCloseable {
    /** For an answer, all servers together. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Resolver resolver;

    Dns(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Asks the servers of the system. */
    public static Dns ofSystem() {
        return of(NameserverAddress.ofSystem());
    }

    /**
     * Asks one server, given as {@code 192.0.2.53} or {@code 192.0.2.53:5353}.
     *
     * @throws lib.finding.Problem if it is none
     */
    public static Dns of(String server) {
        return of(NameserverAddress.parse(server));
    }

    public static Dns of(InetSocketAddress server) {
        return of(List.of(server));
    }

    private static Dns of(List<InetSocketAddress> servers) {
        return new Dns(new Resolver(Nameservers.of(servers, TIMEOUT), TIMEOUT, false));
    }

    /** TXT records, the strings of each joined, octets as Latin-1. */
    public FoundRecords texts(String name) {
        return ask(name, Type.TXT);
    }

    /** Addresses of one family. */
    public FoundRecords addresses(String name, boolean ipv6) {
        return ask(name, ipv6 ? Type.AAAA : Type.A);
    }

    /** Addresses of both families, IPv4 first, asked for at once. */
    public List<FoundRecords> addresses(String name) {
        return ask(List.of(name, name), List.of(Type.A, Type.AAAA));
    }

    /** TXT records of several names, asked for at once. */
    public List<FoundRecords> texts(List<String> names) {
        return ask(names, Collections.nCopies(names.size(), Type.TXT));
    }

    /** Hosts of the MX records by preference; a null MX (RFC 7505) names none. */
    public FoundRecords mailHosts(String name) {
        return ask(name, Type.MX);
    }

    /** Names of an address, by PTR. */
    public FoundRecords names(InetAddress address) {
        return ask(ReverseMap.fromAddress(address).toString(true), Type.PTR);
    }

    /**
     * Where the mail of a domain goes, with all that mx-lookup asks for.
     *
     * @throws lib.finding.Problem if it is no domain
     */
    public Mx mx(String name) {
        String domain = Domain.parse(name);
        AtomicReference<Mx> found = new AtomicReference<>();
        MxQuery.start(resolver, MailHosts.read(), domain, true, found::set);
        resolver.work(() -> found.get() != null);
        return found.get();
    }

    private FoundRecords ask(String name, int type) {
        return ask(List.of(name), List.of(type)).get(0);
    }

    /** The answers in the order of the questions. */
    private List<FoundRecords> ask(List<String> names, List<Integer> types) {
        FoundRecords[] found = new FoundRecords[names.size()];
        for (int i = 0; i < found.length; i++) {
            int at = i;
            String name = names.get(i);
            int type = types.get(i);
            Optional<Name> absolute = absolute(name);
            if (absolute.isEmpty()) {
                found[i] = FoundRecords.impossible(name);
            } else {
                resolver.ask(
                        new Question(absolute.get(), type),
                        reply -> found[at] = FoundRecords.of(name, reply, values(reply, type)));
            }
        }
        resolver.work(() -> Arrays.stream(found).allMatch(Objects::nonNull));
        return List.of(found);
    }

    /** Empty if DNS can have no such name, as what macros of SPF make may be. */
    private static Optional<Name> absolute(String name) {
        try {
            return Optional.of(Name.fromString(name + "."));
        } catch (TextParseException e) {
            return Optional.empty();
        }
    }

    private static List<String> values(DnsReply reply, int type) {
        return switch (type) {
            case Type.A, Type.AAAA ->
                Records.addresses(reply).stream().map(MxTarget.Address::address).toList();
            case Type.TXT -> Records.texts(reply);
            case Type.TLSA -> Records.tlsa(reply);
            case Type.MX -> hosts(reply);
            default ->
                reply.records().stream()
                        .map(record -> Records.text(((PTRRecord) record).getTarget()))
                        .toList();
        };
    }

    private static List<String> hosts(DnsReply reply) {
        List<MXRecord> records = new ArrayList<>();
        for (Record record : reply.records()) {
            records.add((MXRecord) record);
        }
        records.sort(Comparator.comparingInt(MXRecord::getPriority));
        return records.stream()
                .map(MXRecord::getTarget)
                .filter(host -> !host.equals(Name.root))
                .map(Records::text)
                .toList();
    }

    @Override
    public void close() {
        resolver.close();
    }
}
