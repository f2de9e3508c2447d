package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.connector.Connector;
import lib.connector.ConnectorFinding;
import lib.connector.ConnectorProperty;
import lib.finding.Finding;
import lib.net.HostName;
import lib.relay.Relay;
import lib.relay.RelayRules;
import lib.text.Words;

/** A relay.json against the connectors of the tenant, property by property. */
public final class Drift {
    /** How a property stands. */
    public enum State {
        SAME,
        DIFFERS,
        /** Wanted, and not in the tenant. */
        MISSING,
        /** In the tenant, and not wanted. */
        ONLY_THERE
    }

    /** One property of one connector; a list is its items with ", " between. */
    public record Row(String connector, String property, State state, String wanted, String actual) {}

    private static final String SCRIPT = "connector-spec print relay.json --as powershell";

    private final List<LiveConnector> live;
    private final List<String> own;
    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Drift(List<LiveConnector> live, List<String> acceptedDomains) {
        this.live = live;
        own = acceptedDomains.stream().map(HostName::comparable).toList();
    }

    /** Compares each connector of relay.json with the live one of its name. */
    public static Drift of(Relay relay, List<LiveConnector> live) {
        Drift drift = new Drift(live, relay.acceptedDomains());
        relay.connectors().forEach(drift::compare);
        relay.absent().forEach(drift::checkAbsent);
        relay.connectors().forEach(drift::lookAtOthers);
        drift.checkFiltering();
        return drift;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void compare(Connector connector) {
        Optional<LiveConnector> there = live.stream()
                .filter(one -> one.name().equalsIgnoreCase(connector.name()))
                .findFirst();
        if (there.isEmpty()) {
            findings.add(Finding.fail(
                    "drift.connector-missing",
                    "connector \"" + connector.name() + "\"",
                    "the tenant has none of this name",
                    "create it: " + SCRIPT));
            return;
        }
        for (ConnectorProperty property : ConnectorProperty.values()) {
            compare(connector, there.get(), property);
        }
    }

    private void checkAbsent(String name) {
        if (live.stream().anyMatch(one -> one.name().equalsIgnoreCase(name))) {
            findings.add(Finding.fail(
                    "drift.not-absent",
                    "connector \"" + name + "\"",
                    "relay.json has it as Absent, and it is in the tenant",
                    "remove it: " + SCRIPT));
        }
    }

    /** What relay.json does not say is wanted as Exchange has it by itself; so is a truth that the tenant has not. */
    private void compare(Connector connector, LiveConnector there, ConnectorProperty property) {
        List<String> wanted = connector.comparable(property);
        List<String> actual = there.comparable(property);
        if (actual.isEmpty() && property.byItself() instanceof Boolean truth) {
            actual = List.of(String.valueOf(truth));
        }
        State state = State.DIFFERS;
        if (wanted.equals(actual)) {
            state = State.SAME;
        } else if (actual.isEmpty()) {
            state = State.MISSING;
        } else if (!connector.says(property)) {
            state = State.ONLY_THERE;
        }
        if (state == State.SAME && !connector.says(property)) {
            return; // Nothing here, nothing there.
        }
        Row row = new Row(
                connector.name(), property.toString(), state, String.join(", ", wanted), String.join(", ", actual));
        rows.add(row);
        if (state != State.SAME) {
            findings.add(drift(row));
        }
    }

    private static Finding drift(Row row) {
        return Finding.fail(
                "drift." + Words.of(row.state()),
                "connector \"" + row.connector() + "\" " + row.property(),
                "relay.json has "
                        + (row.wanted().isEmpty() ? "nothing" : row.wanted())
                        + ", the tenant "
                        + (row.actual().isEmpty() ? "nothing" : row.actual()),
                "change the one that is wrong; the script makes the tenant as relay.json has it: " + SCRIPT);
    }

    /** Which other connector of the tenant would take the mail, or might. */
    private void lookAtOthers(Connector connector) {
        for (LiveConnector one : live) {
            Connector other = one.connector();
            if (other.name().equalsIgnoreCase(connector.name()) || !other.enabled()) {
                continue;
            }
            locks(connector, other).ifPresent(findings::add);
            if (other.connectorType() == connector.connectorType()) {
                RelayRules.overlap(connector, other).ifPresent(findings::add);
            }
            if (connector.isOnPremises()
                    && other.isOnPremises()
                    && connector.tlsSenderCertificateName().isEmpty()
                    && other.tlsSenderCertificateName().isPresent()) {
                findings.add(Finding.info(
                                "drift.certificate-wins",
                                "connector \"" + other.name() + "\"",
                                "a client that shows a certificate for "
                                        + other.tlsSenderCertificateName().get()
                                        + " is taken by it before \""
                                        + connector.name()
                                        + "\": the certificate is looked at first")
                        .withSource(ConnectorFinding.CENTER));
            }
        }
    }

    /** A Partner connector that lets the organization's own senders in by its address or certificate alone. */
    private Optional<Finding> locks(Connector connector, Connector other) {
        boolean locks =
                !other.isOnPremises() && other.restricts() && own.stream().anyMatch(other::covers);
        return Optional.of(other)
                .filter(one -> connector.isOnPremises() && locks)
                .map(one -> Finding.warn(
                                "drift.partner-locks",
                                "connector \"" + one.name() + "\"",
                                "a Partner connector that has " + restriction(one) + " for senders of "
                                        + String.join(
                                                ", ",
                                                own.stream().filter(one::covers).toList())
                                        + ": their mail that \"" + connector.name()
                                        + "\" does not match is refused with 550 5.7.51 where it comes from elsewhere",
                                "see that the relay matches \"" + connector.name() + "\" before it goes live")
                        .withSource(ConnectorFinding.GATEWAY));
    }

    private static String restriction(Connector connector) {
        return connector.restrictDomainsToCertificate()
                ? "RestrictDomainsToCertificate "
                        + connector.tlsSenderCertificateName().orElse("")
                : "RestrictDomainsToIPAddresses";
    }

    /** Enhanced Filtering takes the address before the one that connects for the sender's. */
    private void checkFiltering() {
        for (LiveConnector one : live) {
            Connector connector = one.connector();
            boolean filters = connector.efSkipLastIP() || !connector.efSkipIPs().isEmpty();
            if (filters && connector.enabled() && connector.covers("")) {
                findings.add(Finding.info(
                                "drift.enhanced-filtering",
                                "connector \"" + connector.name() + "\"",
                                "it has Enhanced Filtering for SenderDomains *: that is for a gateway in front of"
                                        + " Exchange Online, to which the MX points; mx-lookup shows where it points")
                        .withSource("Microsoft Learn, enhanced-filtering-for-connectors"));
            }
        }
    }
}
