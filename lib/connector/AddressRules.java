package lib.connector;

import java.util.List;
import lib.finding.Finding;
import lib.finding.Finding.Severity;

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

    /** A block of addresses; wider than a connector could name. */
    private record Block(int first, int prefix, Kind kind) {
        static Block of(Kind kind, int a, int b, int c, int prefix) {
            return new Block(a << 24 | b << 16 | c << 8, prefix, kind);
        }

        boolean holds(Ipv4Range range) {
            return (range.bits() ^ first) >>> (32 - prefix) == 0;
        }
    }

    /** RFC 6890; Exchange Online by Microsoft's endpoint list, version 2026081400. */
    private static final List<Block> BLOCKS = List.of(
            Block.of(Kind.PRIVATE, 10, 0, 0, 8),
            Block.of(Kind.PRIVATE, 172, 16, 0, 12),
            Block.of(Kind.PRIVATE, 192, 168, 0, 16),
            Block.of(Kind.RESERVED, 0, 0, 0, 8),
            Block.of(Kind.RESERVED, 100, 64, 0, 10),
            Block.of(Kind.RESERVED, 127, 0, 0, 8),
            Block.of(Kind.RESERVED, 169, 254, 0, 16),
            Block.of(Kind.RESERVED, 192, 0, 0, 24),
            Block.of(Kind.RESERVED, 198, 18, 0, 15),
            Block.of(Kind.RESERVED, 224, 0, 0, 3),
            Block.of(Kind.DOCUMENTATION, 192, 0, 2, 24),
            Block.of(Kind.DOCUMENTATION, 198, 51, 100, 24),
            Block.of(Kind.DOCUMENTATION, 203, 0, 113, 24),
            Block.of(Kind.MICROSOFT, 40, 92, 0, 15),
            Block.of(Kind.MICROSOFT, 40, 107, 0, 16),
            Block.of(Kind.MICROSOFT, 52, 100, 0, 14),
            Block.of(Kind.MICROSOFT, 104, 47, 0, 17));

    private AddressRules() {}

    static void check(Connector connector, List<Finding> findings) {
        List<Ipv4Range> ranges = connector.senderIPAddresses();
        for (int i = 0; i < ranges.size(); i++) {
            Ipv4Range range = ranges.get(i);
            checkKind(connector, range, findings);
            if (range.hasHostBits()) {
                findings.add(hostBits(connector, range));
            }
            for (Ipv4Range earlier : ranges.subList(0, i)) {
                if (range.overlaps(earlier)) {
                    findings.add(twice(connector, earlier, range));
                }
            }
        }
    }

    private static void checkKind(Connector connector, Ipv4Range range, List<Finding> findings) {
        for (Block block : BLOCKS) {
            if (block.holds(range)) {
                Kind kind = block.kind;
                findings.add(ConnectorFinding.of(
                        kind.id,
                        kind.severity,
                        connector,
                        "names " + range + ", which " + kind.text,
                        "Exchange Online compares the public address that your server" + " connects from",
                        "give the public address; send-plain shows it in the" + " reply to EHLO",
                        ConnectorFinding.CMDLET));
                return;
            }
        }
    }

    private static Finding hostBits(Connector connector, Ipv4Range range) {
        return ConnectorFinding.of(
                "connector.address-host-bits",
                Severity.INFO,
                connector,
                "names " + range,
                "it stands for all of " + Ipv4Range.address(range.first()) + " to " + Ipv4Range.address(range.last()),
                "",
                ConnectorFinding.CMDLET);
    }

    private static Finding twice(Connector connector, Ipv4Range earlier, Ipv4Range range) {
        boolean same = earlier.network().equals(range.network());
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
