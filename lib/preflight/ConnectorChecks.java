package lib.preflight;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lib.attribution.Attribution;
import lib.attribution.ClientCertificate;
import lib.attribution.Reason;
import lib.connector.Connector;
import lib.exchange.Drift;
import lib.finding.Basis;
import lib.finding.Finding;
import lib.preflight.Check.Seen;
import lib.relay.Relay;
import lib.relay.RelayRules;
import lib.text.Words;

/** Whether the connectors are sound, are those of the tenant, and take the relay's mail. */
final class ConnectorChecks {
    /** Row of the decision table for a certificate whose domain is not accepted. */
    private static final int ANTI_PATTERN = 4;

    private ConnectorChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(Group.CONNECTOR, "rules", "connectors and relay.json", true, ConnectorChecks::rules),
                new Check(Group.CONNECTOR, "drift", "the tenant as relay.json has it", false, ConnectorChecks::drift),
                new Check(Group.CONNECTOR, "match", "a connector takes the mail", true, ConnectorChecks::match));
    }

    /** All that connector-spec check looks at. */
    private static Seen rules(Facts facts) {
        Relay relay = facts.target().relay();
        if (relay.connectors().isEmpty()) {
            throw NotRun.because("no connector is given");
        }
        return new Seen(names(relay.connectors()), RelayRules.check(relay, false));
    }

    /** All that connector-spec diff looks at. */
    private static Seen drift(Facts facts) {
        TargetRelay target = facts.target();
        if (target.live().isEmpty() || target.relay().connectors().isEmpty()) {
            throw NotRun.because("only with --live, and a connector in relay.json");
        }
        Drift drift = Drift.of(target.relay(), target.live().get());
        long same = drift.rows().stream()
                .filter(row -> row.state() == Drift.State.SAME)
                .count();
        return new Seen(same + " of " + drift.rows().size() + " properties are the same", drift.findings());
    }

    private static String names(List<Connector> connectors) {
        return connectors.stream().map(one -> "\"" + one.name() + "\"").collect(Collectors.joining(", "));
    }

    private static Seen match(Facts facts) {
        Submission submission = submission(facts);
        Attribution told = submission.attribution();
        List<Finding> findings = new ArrayList<>();
        if (!submission.isTaken()) {
            findings.add(MissedConnector.of(submission));
        } else if (told.step() == ANTI_PATTERN) {
            findings.add(antiPattern());
        }
        for (Reason reason : told.reasons()) {
            if (reason.isInferred()) {
                findings.add(Finding.info(
                                "connector.inferred", reason.text(), "no published source says it, or they disagree")
                        .on(Basis.INFERRED));
            }
        }
        String way = submission.isTaken()
                ? "Originating by "
                        + Words.of(told.match())
                        + told.connector().map(name -> ", \"" + name + "\"").orElse("")
                : told.refusal().map(reply -> reply.text()).orElse("Incoming");
        return new Seen(way, findings);
    }

    private static Submission submission(Facts facts) {
        TargetRelay target = facts.target();
        if (target.effective().isEmpty()) {
            throw NotRun.because("no connector is given");
        }
        if (target.acceptedDomains().isEmpty()) {
            throw NotRun.because("no accepted domain is given");
        }
        boolean byAddress = target.effective().stream()
                .anyMatch(one -> !one.senderIPAddresses().isEmpty());
        if (!byAddress && target.identity().isEmpty()) {
            throw NotRun.because("the connectors go by certificate: give --pfx");
        }
        Optional<InetAddress> address =
                byAddress ? facts.ownAddresses().stream().findFirst() : Optional.empty();
        if (byAddress && address.isEmpty() && target.identity().isEmpty()) {
            throw NotRun.because("no public address is known: give --public-ip");
        }
        Optional<ClientCertificate> certificate =
                target.identity().map(one -> ClientCertificate.of(one.chain(), facts.roots(), Instant.now(), false));
        return new Submission(
                target.effective(),
                target.acceptedDomains(),
                address.orElseGet(InetAddress::getLoopbackAddress),
                target.identity().isPresent() || facts.offersStartTls(),
                certificate,
                target.mailFrom());
    }

    private static Finding antiPattern() {
        return Finding.warn(
                        "connector.certificate-domain-not-accepted",
                        "the certificate matches a connector by a name that is no accepted domain",
                        "it works today by the sender's domain, and may stop without notice",
                        "use a certificate with a name in an accepted domain, or add the domain")
                .withSource("Message Center MC1226222");
    }
}
