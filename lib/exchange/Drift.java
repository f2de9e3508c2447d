package lib.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lib.connector.Connector;
import lib.connector.ConnectorProperties;
import lib.finding.Finding;
import lib.relay.Relay;
import lib.relay.RelayRules;
import lib.relay.Schema;
import lib.text.Words;

/** A relay.json against the connectors of the tenant, property by property. */
public final class Drift {
    private static final String CENTER = "Message Center MC1226222";

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

    private final List<LiveConnector> live;
    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Drift(List<LiveConnector> live) {
        this.live = live;
    }

    /** Compares each connector of relay.json with the live one of its name. */
    public static Drift of(Relay relay, List<LiveConnector> live) {
        Drift drift = new Drift(live);
        relay.connectors().forEach(drift::compare);
        relay.connectors().forEach(drift::lookAtOthers);
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
                    "create it: connector-spec print relay.json --as powershell"));
            return;
        }
        Map<String, Object> wanted = new LinkedHashMap<>(ConnectorProperties.of(connector));
        Schema.fields("connector").forEach((name, field) -> {
            if (field.type() != Schema.Type.READ_ONLY) {
                compare(connector, there.get(), name, wanted.get(name), field);
            }
        });
    }

    /** A truth that is not said is false, a list or text that is not said is empty. */
    private void compare(Connector connector, LiveConnector there, String property, Object value, Schema.Field field) {
        List<String> wanted = LiveConnector.comparable(property, texts(value));
        List<String> actual = there.comparable(property);
        if (field.type() == Schema.Type.TRUTH) {
            wanted = wanted.isEmpty() ? List.of("false") : wanted;
            actual = actual.isEmpty() && value == null ? List.of("false") : actual;
        }
        State state = wanted.equals(actual)
                ? State.SAME
                : actual.isEmpty() ? State.MISSING : value == null ? State.ONLY_THERE : State.DIFFERS;
        if (value == null && state == State.SAME) {
            return; // Nothing here, nothing there.
        }
        Row row = new Row(connector.name(), property, state, String.join(", ", wanted), String.join(", ", actual));
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
                "change the one that is wrong; connector-spec print relay.json --as powershell"
                        + " makes the tenant as relay.json has it");
    }

    /** Which other connector of the tenant would take the mail, or might. */
    private void lookAtOthers(Connector connector) {
        for (LiveConnector one : live) {
            Connector other = one.connector();
            if (other.name().equalsIgnoreCase(connector.name()) || !other.enabled()) {
                continue;
            }
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
                        .withSource(CENTER));
            }
        }
    }

    private static List<String> texts(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }
}
