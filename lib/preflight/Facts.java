package lib.preflight;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lib.dns.Dns;
import lib.dns.DnsOptions;
import lib.dns.FoundRecords;
import lib.dns.Mx;
import lib.net.HostPort;
import lib.net.IpAddress;
import lib.smtp.Attempt.Outcome;
import lib.smtp.Probe;
import lib.tls.Roots;
import lib.tls.TlsOptions;

/** What the checks know together; each fact is found out by the first check that needs it. */
final class Facts {
    private final TargetRelay target;
    private final DnsOptions dns;
    private final Fact<Mx> mx;
    private final Fact<List<FoundRecords>> serverRecords = new Fact<>(this::lookUpServer);
    private final Fact<SpfJudgement> spf;
    private final Fact<DkimKeys> dkim;
    private final Fact<List<Probe>> probes;
    private final Conversations conversations;
    private final Fact<Set<TrustAnchor>> roots;

    /**
     * @param timeout to connect, and for each reply
     * @param probeRecipients whether recipients may be tried
     * @param clientCa counts as public too
     */
    Facts(
            TargetRelay target,
            DnsOptions dns,
            TlsOptions tls,
            Duration timeout,
            boolean probeRecipients,
            Optional<Path> clientCa) {
        this.target = target;
        this.dns = dns;
        mx = new Fact<>(() -> ask(asked -> asked.mx(target.domain())));
        spf = new Fact<>(() -> ask(asked -> SpfJudgement.of(target, this::mx, asked)));
        dkim = new Fact<>(() -> ask(asked -> DkimKeys.of(target.domain(), asked)));
        roots = new Fact<>(() -> Roots.read(clientCa));
        probes = new Fact<>(() -> Probe.all(addresses(), server().port(), timeout, target.ehloName()));
        conversations = new Conversations(this, tls, timeout, probeRecipients);
    }

    TargetRelay target() {
        return target;
    }

    Conversations conversations() {
        return conversations;
    }

    /** Asks DNS with a resolver of its own. */
    <T> T ask(Function<Dns, T> question) {
        try (Dns asked = dns.dns()) {
            return question.apply(asked);
        }
    }

    Mx mx() {
        return mx.get();
    }

    /** What SPF says of the relay's mail. */
    SpfJudgement spf() {
        return spf.get();
    }

    /** The DKIM keys that Microsoft 365 signs with. */
    DkimKeys dkim() {
        return dkim.get();
    }

    /** The host given, or the one that the domain's MX names at Microsoft. */
    HostPort server() {
        return target.server()
                .or(() -> mx().relayHost().map(host -> new HostPort(host, HostPort.SMTP_PORT)))
                .orElseThrow(() -> NotRun.needs(CheckId.MX));
    }

    /** Whether an IP address stands where the host's name belongs. */
    boolean isAddress() {
        String host = server().host();
        return IpAddress.literal(host).isPresent();
    }

    /** The answers for A and AAAA. */
    List<FoundRecords> serverRecords() {
        return serverRecords.get();
    }

    private List<FoundRecords> lookUpServer() {
        String host = server().host();
        return ask(asked -> asked.addresses(host));
    }

    /** The server's addresses, each with its name; IPv4 first, none if it has none. */
    List<InetAddress> addresses() {
        String host = server().host();
        Optional<InetAddress> literal = IpAddress.literal(host);
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (FoundRecords found : serverRecords()) {
            for (String text : found.values()) {
                IpAddress.literal(text).ifPresent(addresses::add);
            }
        }
        return addresses.stream()
                .map(address -> IpAddress.named(host, address.getAddress()))
                .toList();
    }

    /** What each address says on its port. */
    List<Probe> probes() {
        if (addresses().isEmpty()) {
            throw NotRun.needs(CheckId.SERVER);
        }
        return probes.get();
    }

    /** What the first address says that takes mail. */
    Probe probe() {
        boolean connected = probes().stream().anyMatch(probe -> !probe.attempt().neverConnected());
        return probes().stream()
                .filter(probe -> probe.outcome() == Outcome.STOPPED)
                .findFirst()
                .orElseThrow(() -> NotRun.needs(connected ? CheckId.GREETING : CheckId.PORT));
    }

    /** The address that the server sees this machine come from, if it says so. */
    Optional<InetAddress> seenAs() {
        return probe().seenAs().flatMap(IpAddress::of).flatMap(IpAddress::literal);
    }

    /** The relay's public addresses: as given, else as the server sees this machine. */
    List<InetAddress> ownAddresses() {
        return target.publicIps().isEmpty() ? seenAs().stream().toList() : target.publicIps();
    }

    /**
     * Whether the relay host offers STARTTLS.
     *
     * @throws NotRun if nobody could ask it
     */
    boolean offersStartTls() {
        return probe().startTls();
    }

    /** What a client's chain may lead to. */
    Set<TrustAnchor> roots() {
        return roots.get();
    }

    /** The relay host, where it is known without waiting. */
    Optional<String> serverName() {
        return mx.known()
                .flatMap(Mx::relayHost)
                .filter(host -> target.server().isEmpty())
                .or(() -> target.server().map(HostPort::host));
    }
}
