package lib.preflight;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lib.connector.Connector;
import lib.dns.FoundRecords;
import lib.finding.Finding;
import lib.net.IpAddress;
import lib.preflight.Check.Seen;
import lib.smtp.Attempt.Outcome;
import lib.smtp.Probe;
import lib.smtp.Probes;

/** Whether anything gets to the relay host, and from which address. */
final class PathChecks {
    private PathChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(CheckId.PORT, "port on every address", PathChecks::port),
                new Check(CheckId.PUBLIC_ADDRESS, "own public address", PathChecks::publicAddress),
                new Check(CheckId.REVERSE_DNS, "its reverse DNS", PathChecks::reverseDns));
    }

    private static Seen port(Facts facts) {
        List<Probe> probes = facts.probes();
        List<String> open = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        for (Probe probe : probes) {
            boolean connected = !probe.attempt().neverConnected();
            (connected ? open : closed).add(probe.address() + (connected ? "" : " " + words(probe.outcome())));
        }
        String port = "port " + probes.get(0).port() + ": ";
        if (open.isEmpty()) {
            List<Finding> findings = new Probes(probes).findings();
            return new Seen(port + String.join(", ", closed), findings);
        }
        List<Finding> findings = new ArrayList<>();
        for (Probe probe : probes) {
            if (probe.attempt().neverConnected()) {
                findings.add(deadAddress(probe));
            }
        }
        return new Seen(
                port
                        + String.join(
                                ", ",
                                Stream.concat(open.stream(), closed.stream()).toList()),
                findings);
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case CONNECT_TIMEOUT -> "no answer";
            case CONNECTION_REFUSED -> "refused";
            default -> "unreachable";
        };
    }

    /** Others answer, so the port is not blocked as such. */
    private static Finding deadAddress(Probe probe) {
        boolean ipv6 = probe.address().indexOf(':') >= 0;
        String what = probe.address() + " port " + probe.port() + ": " + words(probe.outcome());
        if (ipv6 && probe.outcome() == Outcome.UNREACHABLE) {
            return Finding.info("path.no-ipv6", what, "this machine has no way out over IPv6; IPv4 serves");
        }
        return Finding.warn(
                "path.address-dead",
                what,
                "other addresses of the host answer; a sender that tries this one first loses time,"
                        + " and one that tries no other fails",
                ipv6
                        ? "have IPv6 opened on the way out, or let the sender use IPv4 alone"
                        : "have the way to this address opened; it is one of the service's");
    }

    private static Seen publicAddress(Facts facts) {
        Optional<InetAddress> seen = facts.seenAs();
        if (seen.isEmpty()) {
            String reason = "the server does not say whom it sees";
            throw isNeeded(facts) && !facts.conversations().takesOutside()
                    ? NotRun.missing(reason, "see whether mail goes outside: --probe-recipients and a --to outside")
                    : NotRun.because(reason);
        }
        String ip = IpAddress.text(seen.get());
        List<Finding> findings = new ArrayList<>();
        List<InetAddress> expected = facts.target().publicIps();
        List<Connector> byAddress = facts.target().effective().stream()
                .filter(one -> !one.senderIPAddresses().isEmpty())
                .toList();
        boolean named = byAddress.stream().anyMatch(one -> one.names(seen.get()));
        if (!byAddress.isEmpty() && !named) {
            findings.add(notNamed(ip, byAddress, facts));
        }
        if (!expected.isEmpty() && !expected.contains(seen.get())) {
            findings.add(Finding.warn(
                    "path.other-address",
                    "the server sees this machine as " + ip,
                    "relay.json has publicIps " + texts(expected),
                    "correct publicIps, or run this on the machine that is to send"));
        }
        return new Seen(ip, findings);
    }

    /** Whether the relay has nothing but its address to be known by. */
    private static boolean isNeeded(Facts facts) {
        return facts.target().goesByAddress() && facts.target().identity().isEmpty();
    }

    private static Finding notNamed(String ip, List<Connector> byAddress, Facts facts) {
        String id = "path.address-not-in-connector";
        String what = "the server sees this machine as " + ip + ", and no connector names it";
        String names = byAddress.stream().map(PathChecks::named).collect(Collectors.joining("; "));
        if (!isNeeded(facts)) {
            return Finding.info(id, what, names);
        }
        return facts.conversations().takesOutside()
                ? Finding.warn(
                        id,
                        what,
                        names + ", yet the server takes mail for outside: the tenant has more than is given here",
                        "give the tenant's own connectors, as Get-InboundConnector has them, with --live")
                : Finding.fail(id, what, names, addressNext(ip));
    }

    private static String addressNext(String ip) {
        return ip.indexOf(':') >= 0
                ? "SenderIPAddresses takes IPv4 alone: let the relay send over IPv4"
                : "add " + ip + " to SenderIPAddresses, if this machine is the one to send";
    }

    private static String named(Connector connector) {
        return "\""
                + connector.name()
                + "\" has SenderIPAddresses "
                + String.join(
                        ", ",
                        connector.senderIPAddresses().stream()
                                .map(String::valueOf)
                                .toList());
    }

    private static String texts(List<InetAddress> addresses) {
        return String.join(", ", addresses.stream().map(IpAddress::text).toList());
    }

    private static Seen reverseDns(Facts facts) {
        List<InetAddress> addresses = facts.ownAddresses();
        if (addresses.isEmpty()) {
            throw NotRun.unasked("no public address is known", "give it with --public-ip");
        }
        List<Finding> findings = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (InetAddress address : addresses) {
            String ip = IpAddress.text(address);
            FoundRecords names = facts.ask(dns -> dns.names(address));
            if (names.isUnanswered()) {
                throw NotRun.noDns("PTR of " + ip + ": " + names.failure());
            }
            if (names.values().isEmpty()) {
                seen.add(ip + " has none");
                findings.add(noName(ip));
                continue;
            }
            String name = names.values().get(0);
            seen.add(ip + " " + name);
            FoundRecords back = facts.ask(dns -> dns.addresses(name, ip.indexOf(':') >= 0));
            boolean same = back.values().stream()
                    .flatMap(text -> IpAddress.literal(text).stream())
                    .anyMatch(address::equals);
            if (!same && !back.isUnanswered()) {
                findings.add(Finding.info(
                        "path.reverse-dns-differs",
                        ip + " has the name " + name + ", which does not lead back to it",
                        "receivers take such a name for none"));
            }
        }
        return new Seen(String.join(", ", seen), findings);
    }

    private static Finding noName(String ip) {
        boolean ipv6 = ip.indexOf(':') >= 0;
        String what = ip + " has no reverse DNS record";
        String next = "have your provider set a PTR record for it";
        return ipv6
                ? Finding.fail(
                                "path.no-reverse-dns",
                                what,
                                "Exchange Online refuses mail from such an IPv6 address (5.7.25)",
                                next + ", or send over IPv4")
                        .withSource("Microsoft Learn, non-delivery-reports-in-exchange-online")
                : Finding.warn("path.no-reverse-dns", what, "mail that no connector takes is trusted less", next);
    }
}
