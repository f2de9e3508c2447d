package lib.preflight;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lib.dns.Dns;
import lib.dns.MailHosts;
import lib.dns.MailHosts.Operator;
import lib.dns.Mx;
import lib.net.HostPort;
import lib.spf.AskedOnce;
import lib.spf.CloudInclude;
import lib.spf.CloudNetworks;
import lib.spf.SpfClient;
import lib.spf.SpfEvaluation;
import lib.spf.SpfRecord;
import lib.spf.SpfResult;
import lib.spf.SpfResult.Outcome;
import lib.spf.SpfSource;

/**
 * What a receiver's SPF says of the relay's mail, by evaluation of the record and of all that it leads to.
 *
 * @param texts TXT records of the sender's domain
 * @param cloud the one that the relay host belongs to
 * @param toTheEnd what mail from anywhere else goes through; empty where there is no one record to read
 * @param handedOn from the first address of each network that the cloud publishes: what Exchange Online hands on
 * @param direct from the relay's own addresses: what no connector takes
 */
record SpfJudgement(
        List<String> texts,
        CloudInclude cloud,
        Optional<SpfResult> toTheEnd,
        List<Judged> handedOn,
        List<Judged> direct) {

    /** The result for one address. */
    record Judged(InetAddress address, SpfResult result) {
        boolean passes() {
            return result.outcome() == Outcome.PASS;
        }
    }

    /** @throws NotRun if DNS did not say all that it takes */
    static SpfJudgement of(TargetRelay target, Supplier<Mx> mx, Dns dns) {
        String domain = target.domain();
        SpfSource source = new AskedOnce(new DnsSource(dns));
        SpfSource.Found<String> texts = source.texts(domain);
        if (!texts.failure().isEmpty()) {
            throw NotRun.noDns("TXT of " + domain + ": " + texts.failure());
        }
        List<String> records = texts.values().stream().filter(SpfRecord::isSpf).toList();
        boolean readable =
                records.size() == 1 && SpfRecord.parse(records.get(0)).errors().isEmpty();
        if (!readable) {
            return new SpfJudgement(texts.values(), CloudInclude.worldwide(), Optional.empty(), List.of(), List.of());
        }
        CloudInclude cloud = cloud(target, mx, SpfRecord.parse(records.get(0)));
        CloudNetworks networks = CloudNetworks.of(cloud, source);
        if (!networks.failure().isEmpty()) {
            throw NotRun.noDns(networks.failure());
        }
        List<InetAddress> own = target.publicIps();
        InetAddress any = own.stream().findFirst().orElseGet(InetAddress::getLoopbackAddress);
        SpfResult toTheEnd = answered(SpfEvaluation.toTheEnd(client(target, any), source));
        return new SpfJudgement(
                texts.values(),
                cloud,
                Optional.of(toTheEnd),
                judged(target, networks.addresses(), source),
                judged(target, own, source));
    }

    private static List<Judged> judged(TargetRelay target, List<InetAddress> addresses, SpfSource source) {
        return addresses.stream()
                .map(one -> new Judged(one, answered(SpfEvaluation.of(client(target, one), source))))
                .toList();
    }

    private static SpfClient client(TargetRelay target, InetAddress address) {
        return new SpfClient(address, target.mailFrom(), "relay." + target.domain());
    }

    private static SpfResult answered(SpfResult result) {
        if (result.outcome() == Outcome.TEMPERROR) {
            throw NotRun.noDns(result.why());
        }
        return result;
    }

    /** That of the relay host; where its name does not tell, the one that the record includes. */
    private static CloudInclude cloud(TargetRelay target, Supplier<Mx> mx, SpfRecord record) {
        MailHosts known = MailHosts.read();
        return target.server()
                .map(HostPort::host)
                .flatMap(known::operator)
                .flatMap(Operator::cloud)
                .or(() -> mx.get().relayHost().flatMap(known::operator).flatMap(Operator::cloud))
                .flatMap(CloudInclude::of)
                .or(() -> CloudInclude.all().stream()
                        .filter(one -> record.include(one.domain()).isPresent())
                        .findFirst())
                .orElseGet(CloudInclude::worldwide);
    }

    /** The domain's SPF records. */
    List<String> records() {
        return texts.stream().filter(SpfRecord::isSpf).toList();
    }

    /** Whether all that Exchange Online hands on passes. */
    boolean handedOnPasses() {
        return !handedOn.isEmpty() && handedOn.stream().allMatch(Judged::passes);
    }
}
