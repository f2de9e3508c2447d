package lib.connector;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.finding.Finding;
import lib.finding.Finding.Severity;
import lib.net.AddressKind;
import lib.net.IpAddress;
import lib.net.IpNetwork;

/** What is wrong with {@code SenderIPAddresses}: the connecting address is always a public one. */
final class AddressRules {
    /** Kinds of address that no connection from the internet has (RFC 6890), and others to tell. */
    private enum Kind {
        PRIVATE("connector.address-private", Severity.WARN, "is private (RFC 1918)"),
        RESERVED("connector.address-reserved", Severity.WARN, "is reserved (RFC 6890)"),
        DOCUMENTATION("connector.address-documentation", Severity.INFO, "is for documentation (RFC 5737)"),
        MICROSOFT("connector.address-microsoft", Severity.WARN, "is Exchange Online's own");

        private final String id;
        private final Severity severity;
        private final String text;

        Kind(String id, Severity severity, String text) {
            this.id = id;
            this.severity = severity;
            this.text = text;
        }
    }

    /** By Microsoft's endpoint list, version 2026081400. */
    private static final List<IpNetwork> EXCHANGE_ONLINE = Stream.of(
                    "40.92.0.0/15", "40.107.0.0/16", "52.100.0.0/14", "104.47.0.0/17")
            .map(IpNetwork::parse)
            .toList();

    private AddressRules() {}

    static void check(Connector connector, List<Finding> findings) {
        checkSkipped(connector, findings);
        List<Ipv4Range> ranges = connector.senderIPAddresses();
        for (int i = 0; i < ranges.size(); i++) {
            Ipv4Range range = ranges.get(i);
            checkKind(connector, range, findings);
            if (range.network().hasHostBits()) {
                findings.add(hostBits(connector, range));
            }
            for (Ipv4Range earlier : ranges.subList(0, i)) {
                if (range.overlaps(earlier)) {
                    findings.add(twice(connector, earlier, range));
                }
            }
        }
    }

    /** {@code EFSkipIPs}: an address, a dash range or CIDR, never a private one or Microsoft's own. */
    private static void checkSkipped(Connector connector, List<Finding> findings) {
        for (String text : connector.efSkipIPs()) {
            List<InetAddress> ends;
            try {
                IpNetwork whole = text.indexOf('-') < 0 ? IpNetwork.parse(text) : null;
                String[] parts = text.split("-", 2);
                ends = whole != null
                        ? List.of(whole.first(), whole.last())
                        : List.of(IpAddress.parse(parts[0].strip()), IpAddress.parse(parts[1].strip()));
            } catch (IllegalArgumentException e) {
                findings.add(ConnectorFinding.of(
                        "connector.skip-form",
                        Severity.FAIL,
                        connector,
                        "has " + text + " in EFSkipIPs",
                        "this is no address, range or CIDR range",
                        "give for example 203.0.113.10 or 203.0.113.0/24",
                        ConnectorFinding.CMDLET));
                continue;
            }
            boolean isPrivate = ends.stream().anyMatch(end -> AddressKind.of(end) == AddressKind.PRIVATE);
            boolean isMicrosoft =
                    ends.stream().anyMatch(end -> EXCHANGE_ONLINE.stream().anyMatch(own -> own.contains(end)));
            if (isPrivate || isMicrosoft) {
                findings.add(ConnectorFinding.of(
                        "connector.skip-unsupported",
                        Severity.FAIL,
                        connector,
                        "has " + text + " in EFSkipIPs",
                        isPrivate
                                ? "private addresses (RFC 1918) are not supported there"
                                : "Microsoft 365's own addresses are not supported there",
                        "remove it: name the public addresses of the gateways before Exchange Online",
                        ConnectorFinding.CMDLET));
            }
        }
    }

    private static void checkKind(Connector connector, Ipv4Range range, List<Finding> findings) {
        kind(range)
                .ifPresent(kind -> findings.add(ConnectorFinding.of(
                        kind.id,
                        kind.severity,
                        connector,
                        "names " + range + ", which " + kind.text,
                        "Exchange Online compares the public address that your server connects from",
                        "give the public address; send-plain shows it in the reply to EHLO",
                        ConnectorFinding.CMDLET)));
    }

    private static Optional<Kind> kind(Ipv4Range range) {
        return switch (AddressKind.of(range.network().address())) {
            case PRIVATE -> Optional.of(Kind.PRIVATE);
            case DOCUMENTATION -> Optional.of(Kind.DOCUMENTATION);
            case SHARED, LOOPBACK, LINK_LOCAL, MULTICAST, RESERVED -> Optional.of(Kind.RESERVED);
            case PUBLIC ->
                EXCHANGE_ONLINE.stream().anyMatch(own -> own.contains(range.network()))
                        ? Optional.of(Kind.MICROSOFT)
                        : Optional.empty();
        };
    }

    private static Finding hostBits(Connector connector, Ipv4Range range) {
        return ConnectorFinding.of(
                "connector.address-host-bits",
                Severity.INFO,
                connector,
                "names " + range,
                "it stands for all of " + IpAddress.text(range.network().first()) + " to "
                        + IpAddress.text(range.network().last()),
                "",
                ConnectorFinding.CMDLET);
    }

    private static Finding twice(Connector connector, Ipv4Range earlier, Ipv4Range range) {
        boolean same = earlier.network().toString().equals(range.network().toString());
        return ConnectorFinding.of(
                same ? "connector.address-duplicate" : "connector.address-overlap",
                Severity.WARN,
                connector,
                "names " + earlier + " and " + range,
                same ? "they are the same addresses" : "one holds addresses of the other",
                "keep one of them",
                ConnectorFinding.REASON);
    }
}
