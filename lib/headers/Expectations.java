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
            findings.add(connector(route.connector()));
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
            findings.add(tls(route));
        }
        if (tenant.isPresent()) {
            findings.add(result(
                    "expect.tenant",
                    "--expect-tenant " + tenant.get(),
                    tenant.get().equalsIgnoreCase(route.tenantId().orElse("")),
                    route.tenantId()
                            .map(id -> "the Exchange headers are of tenant " + id)
                            .orElse("no header names a tenant"),
                    "check to which tenant the domain and the connector belong"));
        }
        if (maxDelaySeconds.isPresent()) {
            findings.add(delay(route, maxDelaySeconds.get()));
        }
        return findings;
    }

    /** Not to know is a finding of its own: it neither proves the connector nor speaks against it. */
    private static Finding connector(Arrival found) {
        String option = "--expect-connector";
        String header = found.header().orElse("");
        Finding finding = switch (found.matched()) {
            case YES -> Finding.info("expect.connector", option, header);
            case NO -> Finding.fail("expect.connector", option, why(found, header), next(found.arrival()));
            case UNKNOWN ->
                found.arrival() == ArrivalRule.Way.UNKNOWN
                        ? Finding.fail(
                                "expect.connector-unknown",
                                option,
                                "unknown: no header of Exchange says how it came",
                                "read the copy in the recipient's mailbox with all its headers, or the message trace"
                                        + " of the tenant: it names the connector")
                        : Finding.fail(
                                "expect.connector-unknown",
                                option,
                                "unknown: a tenant passed it on, and the headers that it had there are gone",
                                "send a test to a mailbox of that tenant and read the copy there, or look the message"
                                        + " up in its message trace (Get-MessageTraceV2, Get-MessageTraceDetailV2): it"
                                        + " names the connector");
        };
        return found.basis().map(finding::on).orElse(finding);
    }

    private static String why(Arrival found, String header) {
        return switch (found.arrival()) {
            case NONE -> "it never was in Exchange Online, as far as its lines tell";
            case MAILBOX, OTHER_TENANT_MAILBOX ->
                "it came from a mailbox in Exchange Online" + (header.isEmpty() ? "" : "; " + header);
            case OTHER_TENANT -> header + ", which is the second tenant's; what the first one did is not said";
            default -> header;
        };
    }

    private static String next(ArrivalRule.Way way) {
        return switch (way) {
            case NONE ->
                "take the header from the recipient's copy, and compare the hop table with the way it should take";
            case MAILBOX, OTHER_TENANT_MAILBOX -> "send the test through the relay, not from a mailbox";
            case OTHER_TENANT ->
                "if the relay's connector is in the first tenant, read the copy in a mailbox there, or its message trace";
            default ->
                "check the connector's IP addresses or certificate name, and read the"
                        + " copy in the recipient's mailbox";
        };
    }

    /** Of the way in that the connector is asked for. */
    private static Finding tls(Route route) {
        Optional<Hop> hop = route.askedHop().filter(Stay::isSmtp);
        return result(
                "expect.tls",
                "--expect-tls",
                hop.map(Encryption::of).filter(Encryption.TLS::equals).isPresent(),
                hop.isEmpty() ? "there is no entry by SMTP" : "the entry was " + ShortWords.tls(hop.get()),
                "turn STARTTLS on at the relay's smart host");
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
