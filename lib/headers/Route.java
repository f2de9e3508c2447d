package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.mail.Headers;
import lib.net.IpAddress;
import lib.received.Hop;
import lib.received.HopTime;
import lib.text.Ascii;

/**
 * The way of one message, judged.
 *
 * @param steps the hops in travel order with their roles
 * @param entryHop number of the hop into Exchange Online; for mail from a mailbox its submission
 * @param entryTls whether the entry was over TLS; empty without an entry by SMTP
 * @param connectingIp the address that Exchange Online saw
 * @param totalSeconds from the first to the last time; negative if clocks disagree
 * @param receiverFrom number of the oldest hop that a host of the last organisation wrote
 */
record Route(
        List<Hop> hops,
        List<Step> steps,
        Optional<Integer> entryHop,
        Optional<Boolean> entryTls,
        Arrival connector,
        Optional<String> connectingIp,
        Optional<String> tenantId,
        Optional<Integer> slowestHop,
        Optional<Long> slowestSeconds,
        Optional<Long> totalSeconds,
        List<Warning> warnings,
        int receiverFrom) {

    /** What is worth a look at one hop. */
    enum Remark {
        CLOCK_SKEW,
        SLOW_HOP,
        FORGED_SUSPECT
    }

    public record Warning(Remark warning, int hop) {}

    /** More than rounding and two clocks that are kept. */
    private static final int SKEW_SECONDS = -5;

    private static final int SLOW_SECONDS = 300;

    /**
     * Judges.
     *
     * @param acceptedDomains of the tenant, as far as they are known
     */
    static Route of(Headers headers, List<String> acceptedDomains) {
        List<Hop> hops = headers.hops();
        Coherence trust = Coherence.of(hops);
        Roles roles = Roles.of(hops, trust);
        List<Step> steps = steps(hops, roles);
        Optional<Hop> entry = roles.entry() < 0 ? Optional.empty() : Optional.of(hops.get(roles.entry()));
        Arrival connector = Arrival.of(headers, entry, isOwn(headers, acceptedDomains));
        boolean bySmtp = entry.isPresent() && Arrival.isSmtp(entry.get()) && connector.arrival() != Arrival.Way.MAILBOX;
        Optional<Step> slowest = slowest(steps);
        return new Route(
                hops,
                steps,
                entry.map(hop -> roles.entry() + 1),
                entry.filter(hop -> Arrival.isSmtp(hop)).map(Hop::tls),
                connector,
                bySmtp ? connectingIp(headers, entry.get()) : Optional.empty(),
                headers.said("X-MS-Exchange-CrossTenant-Id").map(Ascii::lower),
                slowest.map(Step::hop),
                slowest.flatMap(Step::delaySeconds),
                total(hops),
                warnings(steps, trust),
                hops.isEmpty() ? 0 : trust.receiverFrom() + 1);
    }

    boolean enteredExchangeOnline() {
        return entryHop.isPresent();
    }

    Optional<Hop> entry() {
        return entryHop.map(number -> hops.get(number - 1));
    }

    private static List<Step> steps(List<Hop> hops, Roles roles) {
        List<Step> steps = new ArrayList<>(hops.size());
        long before = Long.MIN_VALUE;
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            Optional<Long> delay = i == 0 ? Optional.of(0L) : Optional.empty();
            if (hop.time().isPresent()) {
                long now = hop.time().get().getEpochSecond();
                if (i > 0 && before != Long.MIN_VALUE) {
                    delay = Optional.of(now - before);
                }
                before = now;
            }
            steps.add(new Step(
                    i + 1,
                    roles.fromRole(i),
                    roles.role(i),
                    hop.from(),
                    hop.by(),
                    hop.time().map(HopTime::iso),
                    delay));
        }
        return List.copyOf(steps);
    }

    /** The lowest number of those with the largest delay. */
    private static Optional<Step> slowest(List<Step> steps) {
        Optional<Step> slowest = Optional.empty();
        long most = Long.MIN_VALUE;
        for (Step step : steps) {
            long delay = step.delaySeconds().orElse(Long.MIN_VALUE);
            if (delay > most) {
                most = delay;
                slowest = Optional.of(step);
            }
        }
        return slowest;
    }

    private static Optional<Long> total(List<Hop> hops) {
        if (hops.isEmpty()
                || hops.get(0).time().isEmpty()
                || hops.get(hops.size() - 1).time().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(hops.get(hops.size() - 1).time().get().getEpochSecond()
                - hops.get(0).time().get().getEpochSecond());
    }

    private static List<Warning> warnings(List<Step> steps, Coherence trust) {
        List<Warning> warnings = new ArrayList<>();
        for (Step step : steps) {
            long delay = step.delaySeconds().orElse(0L);
            if (delay < SKEW_SECONDS) {
                warnings.add(new Warning(Remark.CLOCK_SKEW, step.hop()));
            } else if (delay > SLOW_SECONDS) {
                warnings.add(new Warning(Remark.SLOW_HOP, step.hop()));
            }
            if (step.hop() <= trust.suspects()) {
                warnings.add(new Warning(Remark.FORGED_SUSPECT, step.hop()));
            }
        }
        return List.copyOf(warnings);
    }

    /** Whether From: is a domain of the tenant that received the message. */
    private static boolean isOwn(Headers headers, List<String> acceptedDomains) {
        Optional<String> from = headers.domain("From");
        for (String domain : acceptedDomains) {
            if (from.isPresent() && from.get().equalsIgnoreCase(domain)) {
                return true;
            }
        }
        String reason = AuthenticationResult.compauthReason(headers);
        return reason.equals("010") || reason.startsWith("6");
    }

    private static Optional<String> connectingIp(Headers headers, Hop entry) {
        Optional<String> attributed = headers.said("X-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp")
                .flatMap(Route::bracketedIp);
        if (attributed.isPresent()) {
            return attributed;
        }
        Optional<String> cip = headers.said("X-Forefront-Antispam-Report")
                .flatMap(report -> AntispamReport.value(report, "CIP"))
                .flatMap(IpAddress::of)
                .filter(ip -> !ip.equals("255.255.255.255"));
        return cip.isPresent() ? cip : entry.fromIp();
    }

    /** {@code TenantId=...;Ip=[203.0.113.25];Helo=[...]}. */
    private static Optional<String> bracketedIp(String value) {
        int ip = value.indexOf("Ip=[");
        int close = ip < 0 ? -1 : value.indexOf(']', ip);
        return close < 0 ? Optional.empty() : IpAddress.of(value, ip + 4, close);
    }
}
