package lib.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lib.finding.Finding;
import lib.preflight.Check.Seen;
import lib.smtp.Attempt.Outcome;
import lib.smtp.Probe;
import lib.smtp.Probes;

/** What the relay host says before any mail. */
final class SmtpChecks {
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
        for (Probe probe : connected) {
            if (probe.outcome() != Outcome.STOPPED) {
                findings.addAll(new Probes(List.of(probe)).findings());
            }
        }
        String greeting = connected.get(0).greeting().orElse("nothing");
        return new Seen(greeting, findings);
    }

    private static Seen capabilities(Facts facts) {
        Probe probe = facts.probe();
        List<String> words = probe.ehlo()
                .subList(Math.min(1, probe.ehlo().size()), probe.ehlo().size());
        List<Finding> findings = new ArrayList<>();
        if (!probe.startTls()) {
            findings.add(noStartTls(facts));
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

    private static Finding noStartTls(Facts facts) {
        boolean needed = facts.target().identity().isPresent()
                || facts.target().effective().stream().anyMatch(one -> one.requireTls());
        String what = "the server does not offer STARTTLS";
        String next = "find what removes STARTTLS on the way (SMTP inspection of a firewall often does)";
        return needed
                ? Finding.fail(
                        "smtp.starttls-missing",
                        what,
                        "the connector needs TLS, and no certificate can be shown in clear",
                        next)
                : Finding.warn("smtp.starttls-missing", what, "mail would go in clear", next);
    }
}
