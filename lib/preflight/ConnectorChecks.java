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
                new Check(CheckId.RULES, "connectors and relay.json", ConnectorChecks::rules),
                new Check(CheckId.DRIFT, "the tenant as relay.json has it", ConnectorChecks::drift),
                new Check(CheckId.MATCH, "a connector takes the mail", ConnectorChecks::match));
    }

    /** All that connector-spec check looks at. */
    private static Seen rules(Facts facts) {
        Relay relay = facts.target().relay();
        if (relay.connectors().isEmpty()) {
            throw facts.target().live().isPresent() ? NotRun.because("relay.json has no connector") : noConnector();
        }
        return new Seen(names(relay.connectors()), RelayRules.check(relay, false));
    }

    /** All that connector-spec diff looks at. */
    private static Seen drift(Facts facts) {
        TargetRelay target = facts.target();
        if (target.live().isEmpty() || target.relay().connectors().isEmpty()) {
            throw NotRun.unasked(
                    "only with --live, and a connector in relay.json", "give --live, and --spec with a connector");
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
        TargetRelay target = facts.target();
        if (target.effective().isEmpty()) {
            if (target.live().isEmpty()) {
                throw noConnector();
            }
            return new Seen("none", List.of(noneInTenant()));
        }
        if (target.acceptedDomains().isEmpty()) {
            throw NotRun.missing("no accepted domain is given", "give acceptedDomains in relay.json, with --spec");
        }
        if (target.effective().stream().noneMatch(Connector::enabled)) {
            return new Seen(
                    "disabled",
                    List.of(MissedConnector.disabled(target.effective().get(0))));
        }
        Submission submission = submission(facts);
        Attribution told = submission.attribution();
        List<Finding> findings = new ArrayList<>();
        if (!submission.isTaken()) {
            Finding missed = MissedConnector.of(submission);
            findings.add(facts.conversations().takesOutside() ? takenAllTheSame(missed) : missed);
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

    /** What the server does goes before what relay.json lets expect. */
    private static Finding takenAllTheSame(Finding missed) {
        return Finding.warn(
                "connector.taken-all-the-same",
                missed.what(),
                missed.why() + "; yet the server takes mail for outside from this machine",
                "bring relay.json up to date: publicIps, and the connector as Get-InboundConnector has it (--live)");
    }

    private static NotRun noConnector() {
        return NotRun.missing(
                "no connector is given", "give --spec relay.json with the connector, or the tenant's own with --live");
    }

    private static Finding noneInTenant() {
        return Finding.fail(
                "connector.none-in-tenant",
                "--live has no inbound connector",
                "without one Exchange Online takes the relay's mail for its own recipients alone",
                "make one with connector-spec --as powershell; or save the output of Get-InboundConnector again");
    }

    /** The mail of the first address that no connector takes, else that of the first. */
    private static Submission submission(Facts facts) {
        TargetRelay target = facts.target();
        Optional<ClientCertificate> certificate =
                target.identity().map(one -> ClientCertificate.of(one.chain(), facts.roots(), Instant.now(), false));
        boolean byAddress = target.goesByAddress();
        if (certificate.isEmpty() && !byAddress) {
            throw NotRun.missing(
                    "the connectors go by certificate, and none is given", "give the relay's PFX file with --pfx");
        }
        Submission anywhere = new Submission(
                target.effective(),
                target.acceptedDomains(),
                InetAddress.getLoopbackAddress(),
                true,
                certificate,
                target.mailFrom());
        if (!byAddress || anywhere.isTaken()) {
            return anywhere;
        }
        List<Submission> all = facts.ownAddresses().stream()
                .map(address -> anywhere.from(address, certificate.isPresent() || isInTls(anywhere, address, facts)))
                .toList();
        if (all.isEmpty() && certificate.isEmpty()) {
            throw NotRun.missing("no public address is known", "give it with --public-ip");
        }
        return all.stream()
                .filter(one -> !one.isTaken())
                .findFirst()
                .orElseGet(() -> all.stream().findFirst().orElse(anywhere));
    }

    /** Whether the mail comes in TLS; the server is asked only where the answer changes what becomes of it. */
    private static boolean isInTls(Submission mail, InetAddress address, Facts facts) {
        boolean same =
                mail.from(address, true).isTaken() == mail.from(address, false).isTaken();
        return same || facts.offersStartTls();
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
