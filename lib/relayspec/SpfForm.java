package lib.relayspec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.connector.Ipv4Range;
import lib.dns.MailHosts;
import lib.finding.Problem;
import lib.net.HostPort;
import lib.relay.Relay;
import lib.spf.CloudInclude;
import lib.spf.SpfMerge;
import lib.spf.SpfRecord;

/**
 * The SPF record that the domain needs, so that Exchange Online may send its mail and the relay's mail passes on its
 * way in; merged into the one that there is.
 */
final class SpfForm {
    private SpfForm() {}

    static SpfMerge merge(Relay relay, Optional<String> existing) {
        existing.filter(text -> !SpfRecord.isSpf(text)).ifPresent(text -> {
            throw Problem.badInput(
                    "spec.spf",
                    "--spf " + text,
                    "this is no SPF record: it does not begin with v=spf1",
                    "give the record as it is in DNS, or leave --spf out");
        });
        return SpfMerge.of(existing.map(SpfRecord::parse), addresses(relay), include(relay));
    }

    /** The record, what changed, and how many of the ten lookups its own terms take. */
    static List<String> lines(SpfMerge merge) {
        int lookups = SpfRecord.parse(merge.record()).lookups();
        List<String> lines = new ArrayList<>();
        lines.add(merge.record());
        lines.add("");
        merge.changes().forEach(change -> lines.add("; " + change));
        lines.add("; its own terms take "
                + lookups
                + " of "
                + SpfRecord.MOST_LOOKUPS
                + " DNS lookups; each record that it includes takes more");
        return lines;
    }

    private static List<Ipv4Range> addresses(Relay relay) {
        Stream<Ipv4Range> named = relay.connectors().stream()
                .filter(one -> one.isOnPremises())
                .flatMap(one -> one.senderIPAddresses().stream());
        Stream<Ipv4Range> own = relay.publicIps().stream().flatMap(SpfForm::ipv4);
        return Stream.concat(own, named).distinct().toList();
    }

    /** An IPv6 address is no connector's, and is left to the admin. */
    private static Stream<Ipv4Range> ipv4(String text) {
        if (text.indexOf(':') >= 0) {
            return Stream.empty();
        }
        try {
            return Stream.of(Ipv4Range.parse(text));
        } catch (IllegalArgumentException e) {
            // The record ends in -all: without this address the relay's mail would fail.
            throw Problem.badInput(
                    "spec.public-ip", "publicIps " + text, text + " " + e.getMessage(), "correct relay.json");
        }
    }

    /** By the cloud of the relay host; the worldwide one where that does not say. */
    private static String include(Relay relay) {
        return relay.server()
                .flatMap(server -> MailHosts.read()
                        .operator(HostPort.parse("server in relay.json", server).host()))
                .flatMap(MailHosts.Operator::cloud)
                .flatMap(CloudInclude::of)
                .orElseGet(CloudInclude::worldwide)
                .domain();
    }
}
