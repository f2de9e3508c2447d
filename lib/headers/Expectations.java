package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.net.IpAddress;
import lib.net.IpNetwork;
import lib.received.Hop;
import lib.text.Ascii;

/**
 * What a message must show, for scripts and monitoring.
 *
 * @param hops hosts or domains on the way, in this order
 * @param connector an inbound connector of type OnPremises must have taken it
 * @param ips addresses, IPv4 networks as 203.0.113.0/24 too; Exchange Online saw one of them
 * @param tls the entry into Exchange Online must be over TLS
 * @param tenant GUID of the tenant
 * @param maxDelaySeconds no hop may take longer
 */
public record Expectations(
        List<String> hops,
        boolean connector,
        List<String> ips,
        boolean tls,
        Optional<String> tenant,
        Optional<Integer> maxDelaySeconds) {

    static final Expectations NONE =
            new Expectations(List.of(), false, List.of(), false, Optional.empty(), Optional.empty());

    /** A failure for each that is not met, a remark for each that is. */
    List<Finding> check(Route route) {
        List<Finding> findings = new ArrayList<>();
        int from = 0;
        for (String host : hops) {
            int at = find(route, host, from);
            from = at < 0 ? from : at;
            findings.add(result(
                    "expect.hop",
                    "--expect-hop " + host,
                    at >= 0,
                    at >= 0 ? "at hop " + (at + 1) : "no hop names it",
                    "compare the hop table with the way that the mail should take"));
        }
        if (connector) {
            Arrival found = route.connector();
            findings.add(result(
                    "expect.connector",
                    "--expect-connector",
                    found.matched() == Arrival.Matched.YES,
                    found.header().orElse("no header of Exchange says how it came"),
                    "check the connector's IP addresses or certificate name, and read the"
                            + " copy in the recipient's mailbox"));
        }
        if (!ips.isEmpty()) {
            String seen = route.connectingIp().orElse("");
            findings.add(result(
                    "expect.ip",
                    "--expect-ip " + String.join(", ", ips),
                    ips.stream().anyMatch(ip -> isIn(seen, ip)),
                    seen.isEmpty() ? "no address is known that Exchange Online saw" : "Exchange Online saw " + seen,
                    "compare the address with SenderIPAddresses of the connector, and with"
                            + " the address translation of the firewall"));
        }
        if (tls) {
            findings.add(result(
                    "expect.tls",
                    "--expect-tls",
                    route.entryTls().orElse(false),
                    route.entryTls().isEmpty()
                            ? "there is no entry by SMTP"
                            : "the entry was "
                                    + route.entry().map(ShortWords::tls).orElse("not seen"),
                    "turn STARTTLS on at the relay's smart host"));
        }
        if (tenant.isPresent()) {
            findings.add(result(
                    "expect.tenant",
                    "--expect-tenant " + tenant.get(),
                    tenant.get().equalsIgnoreCase(route.tenantId().orElse("")),
                    route.tenantId().map(id -> "the tenant is " + id).orElse("no header names a tenant"),
                    "check to which tenant the domain and the connector belong"));
        }
        if (maxDelaySeconds.isPresent()) {
            findings.add(delay(route, maxDelaySeconds.get()));
        }
        return findings;
    }

    private static Finding delay(Route route, int most) {
        long slowest = route.slowestSeconds().orElse(-1L);
        boolean known =
                route.steps().stream().allMatch(step -> step.delaySeconds().isPresent());
        return result(
                "expect.max-delay",
                "--max-delay " + most,
                known && slowest >= 0 && slowest <= most,
                slowest > most
                        ? "hop " + route.slowestHop().get() + " took " + ShortWords.duration(slowest)
                        : known ? "no hop took longer" : "a hop has no time that can be read",
                "look at the queue of the host that this hop came from");
    }

    private static Finding result(String id, String what, boolean met, String why, String next) {
        return met ? Finding.info(id, what, why) : Finding.fail(id, what, why, next);
    }

    private static int find(Route route, String host, int from) {
        for (int i = from; i < route.hops().size(); i++) {
            Hop hop = route.hops().get(i);
            if (isHost(hop.by(), host)
                    || isHost(hop.byIp(), host)
                    || isHost(hop.from(), host)
                    || isHost(hop.fromRdns(), host)
                    || isHost(hop.fromIp(), host)) {
                return i;
            }
        }
        return -1;
    }

    /** The host itself, or one below the domain. */
    private static boolean isHost(Optional<String> name, String wanted) {
        String host = Ascii.lower(name.orElse(""));
        String domain = Ascii.lower(wanted.startsWith("*.") ? wanted.substring(2) : wanted);
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean isIn(String ip, String wanted) {
        return IpAddress.literal(ip).filter(IpNetwork.parse(wanted)::contains).isPresent();
    }
}
