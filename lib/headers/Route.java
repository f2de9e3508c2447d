package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.mail.Headers;
import lib.received.Hop;
import lib.received.HopTime;
import lib.text.Ascii;

/**
 * The way of one message, judged.
 *
 * @param steps the hops in travel order with their roles
 * @param entryHop number of the hop into Exchange Online; for mail from a mailbox its submission
 * @param entryTls whether the entry was over TLS; empty without an entry by SMTP, or where the line does not say
 * @param own by what the domain of From: is known to be the tenant's
 * @param connectingIp the address that Exchange Online saw at the way in that {@code connector} speaks of
 * @param lineIp the address in the line, where a header names another one
 * @param totalSeconds from the first to the last time; negative if clocks disagree
 * @param otherTenant the connection that a header names for another tenant than the rest of them
 * @param stripped host that took the headers of an earlier tenant away
 * @param receiverFrom number of the oldest hop that a host of the last organisation wrote
 */
record Route(
        List<Hop> hops,
        List<Step> steps,
        Optional<Integer> entryHop,
        Optional<Boolean> entryTls,
        Arrival connector,
        Optional<String> own,
        Optional<String> connectingIp,
        Optional<String> lineIp,
        Optional<String> tenantId,
        Optional<Integer> slowestHop,
        Optional<Long> slowestSeconds,
        Optional<Long> totalSeconds,
        Optional<String> otherTenant,
        Optional<String> stripped,
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
        Optional<String> own = ownBy(headers, acceptedDomains);
        Arrival connector = Arrival.of(headers, hops, trust.stays(), own.isPresent());
        ConnectingAddress address = ConnectingAddress.of(headers, hops, connector);
        Optional<Step> slowest = slowest(steps);
        return new Route(
                hops,
                steps,
                entry.map(hop -> roles.entry() + 1),
                entry.map(Encryption::of)
                        .filter(link -> link == Encryption.TLS || link == Encryption.CLEAR)
                        .map(Encryption.TLS::equals),
                connector,
                own,
                address.ip(),
                address.other(),
                headers.said("X-MS-Exchange-CrossTenant-Id").map(Ascii::lower),
                slowest.map(Step::hop),
                slowest.flatMap(Step::delaySeconds),
                total(hops),
                ConnectingAddress.ofAnotherTenant(headers),
                headers.said(Arrival.STRIPPED),
                warnings(steps, trust),
                hops.isEmpty() ? 0 : trust.receiverFrom() + 1);
    }

    boolean enteredExchangeOnline() {
        return entryHop.isPresent();
    }

    /** The hop of the way in that {@link #connector} speaks of. */
    Optional<Hop> askedHop() {
        return connector.entry().map(stay -> hops.get(stay.first()));
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

    /** By what From: is known to be of a domain of the tenant that received the message; empty if it is not. */
    private static Optional<String> ownBy(Headers headers, List<String> acceptedDomains) {
        Optional<String> from = headers.domain("From");
        for (String domain : acceptedDomains) {
            if (from.isPresent() && from.get().equalsIgnoreCase(domain)) {
                return Optional.of("acceptedDomains of relay.json: " + domain);
            }
        }
        String reason = AuthenticationResult.compauthReason(headers);
        return reason.equals("010") || reason.startsWith("6")
                ? Optional.of("Authentication-Results: compauth reason=" + reason)
                : Optional.empty();
    }
}
