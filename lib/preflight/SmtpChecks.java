package lib.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import lib.connector.Connector;
import lib.finding.Finding;
import lib.preflight.Check.Seen;
import lib.smtp.Attempt.Outcome;
import lib.smtp.Dialogue.Speaker;
import lib.smtp.Probe;
import lib.smtp.Probes;
import lib.smtp.Stage;

/** What the relay host says before any mail. */
final class SmtpChecks {
    private static final Pattern MASKED_WORD = Pattern.compile("X{4,}[A-Z]?");
    private static final Pattern MASKED_GREETING = Pattern.compile("^220[ -][*02 ]{8,}$");

    private SmtpChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(CheckId.GREETING, "greeting and EHLO", SmtpChecks::greeting),
                new Check(CheckId.CAPABILITIES, "capabilities", SmtpChecks::capabilities));
    }

    private static Seen greeting(Facts facts) {
        List<Probe> connected = new ArrayList<>();
        for (Probe probe : facts.probes()) {
            if (!probe.attempt().neverConnected()) {
                connected.add(probe);
            }
        }
        if (connected.isEmpty()) {
            throw NotRun.needs(CheckId.PORT);
        }
        List<Finding> findings = new ArrayList<>();
        List<Probe> slow = new ArrayList<>();
        for (Probe probe : connected) {
            if (Conversations.isTimeout(probe.attempt())) {
                slow.add(probe);
            } else if (probe.outcome() != Outcome.STOPPED) {
                findings.addAll(new Probes(List.of(probe)).findings());
            } else if (refusesEhlo(probe)) {
                findings.add(ehloRefused(probe, facts));
            }
        }
        if (slow.size() == connected.size()) {
            Probe first = slow.get(0);
            throw NotRun.noReply(first.address() + " port " + first.port() + " at "
                    + first.attempt().stage());
        }
        slow.forEach(probe -> findings.add(slow(probe)));
        String greeting = connected.get(0).greeting().orElse("nothing");
        return new Seen(greeting, findings);
    }

    /** HELO went through, and EHLO did not. */
    private static boolean refusesEhlo(Probe probe) {
        return probe.attempt().capabilities().isEmpty();
    }

    private static Finding ehloRefused(Probe probe, Facts facts) {
        String reply = probe.attempt().dialogue().stream()
                .filter(turn -> turn.by() == Speaker.SERVER && turn.stage() == Stage.EHLO)
                .map(turn -> turn.lines().get(0))
                .findFirst()
                .orElse("nothing");
        return inClear(
                facts,
                "smtp.ehlo-refused",
                probe.address() + " refused EHLO: " + reply,
                "without EHLO no extension can be had, STARTTLS among them; Exchange Online takes EHLO",
                "find what answers in its place, such as SMTP inspection of a firewall, and compare --server with the"
                        + " host that the domain's MX names");
    }

    private static Finding slow(Probe probe) {
        return Finding.warn(
                "smtp.address-slow",
                probe.address() + " port " + probe.port() + " did not reply in time at "
                        + probe.attempt().stage(),
                "other addresses of the host do; a sender that takes this one waits",
                "try again with a longer --probe-timeout");
    }

    private static Seen capabilities(Facts facts) {
        Probe probe = facts.probe();
        if (refusesEhlo(probe)) {
            throw NotRun.because("the server refuses EHLO, which is how it would tell them");
        }
        List<String> words = probe.ehlo()
                .subList(Math.min(1, probe.ehlo().size()), probe.ehlo().size());
        List<Finding> findings = new ArrayList<>();
        if (!probe.startTls()) {
            findings.add(isMasked(probe, words) ? masked(facts) : noStartTls(facts));
        }
        if (words.stream().anyMatch(word -> word.toUpperCase(Locale.ROOT).startsWith("AUTH"))) {
            findings.add(Finding.warn(
                    "smtp.auth-offered",
                    "the server offers a login (AUTH)",
                    "the host of a tenant's MX offers none: this may be the one for client"
                            + " submission, or no Exchange Online at all",
                    "compare --server with the host that the domain's MX names"));
        }
        return new Seen(words.isEmpty() ? "none" : String.join(", ", words), findings);
    }

    /** What a filter on the way puts over words that it does not let through: 250-XXXXXXXA, 220 *****. */
    private static boolean isMasked(Probe probe, List<String> words) {
        return probe.greeting().filter(MASKED_GREETING.asPredicate()).isPresent()
                || words.stream().anyMatch(MASKED_WORD.asMatchPredicate());
    }

    private static Finding masked(Facts facts) {
        return inClear(
                facts,
                "smtp.capabilities-masked",
                "something on the way writes over what the server offers (X or * in place of words)",
                "SMTP inspection of a firewall does that, Cisco's is known for it; STARTTLS does not get through",
                "turn SMTP inspection off for this server, or let it pass TLS");
    }

    private static Finding noStartTls(Facts facts) {
        return inClear(
                facts,
                "smtp.starttls-missing",
                "the server does not offer STARTTLS",
                "no certificate can be shown without it",
                "find what removes STARTTLS on the way (SMTP inspection of a firewall often does)");
    }

    /** That mail would go in clear stops a relay whose connector needs TLS. */
    private static Finding inClear(Facts facts, String id, String what, String why, String next) {
        boolean needed = facts.target().identity().isPresent()
                || facts.target().effective().stream().anyMatch(Connector::requireTls);
        return needed
                ? Finding.fail(id, what, why + "; the connector needs TLS", next)
                : Finding.warn(id, what, why + "; mail would go in clear", next);
    }
}
