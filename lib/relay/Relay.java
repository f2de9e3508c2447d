package lib.relay;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lib.connector.Connector;

/**
 * One relay, described once in relay.json; what the file does not say is empty.
 *
 * @param acceptedDomains domains that the organization receives mail for (Exchange)
 * @param server host to send to, as the admin center shows it; may end in {@code :port}
 * @param publicIps addresses that Exchange Online sees the relay come from
 * @param connectors inbound connectors, in Exchange's own properties
 * @param absent names of connectors that the tenant is not to have ({@code "ensure": "Absent"})
 * @param from sender of a test message
 * @param to recipients of a test message: best one inside and one outside of the organization
 * @param ehlo name that the client gives in EHLO
 * @param pfx certificate file; its relative path is relative to relay.json
 */
public record Relay(
        List<String> acceptedDomains,
        Optional<String> server,
        List<String> publicIps,
        List<Connector> connectors,
        List<String> absent,
        Optional<String> from,
        List<String> to,
        Optional<String> ehlo,
        Optional<Path> pfx) {

    /** Without a relay.json nothing is known. */
    public static final Relay NONE = new Relay(
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public Relay {
        acceptedDomains = List.copyOf(acceptedDomains);
        publicIps = List.copyOf(publicIps);
        connectors = List.copyOf(connectors);
        absent = List.copyOf(absent);
        to = List.copyOf(to);
    }

    /** Whether there is a relay.json. Not by equals: a record's first one costs a third of java's own start. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isKnown() {
        return this != NONE;
    }
}
