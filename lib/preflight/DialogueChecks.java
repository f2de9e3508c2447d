package lib.preflight;

import java.util.ArrayList;
import java.util.List;
import lib.finding.Finding;
import lib.preflight.Check.Seen;
import lib.smtp.Attempt;
import lib.smtp.Attempt.Recipient;

/** What the relay host says to the recipients; no message is sent. */
final class DialogueChecks {
    private DialogueChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(CheckId.INSIDE, "recipients inside", facts -> look(facts, true)),
                new Check(CheckId.OUTSIDE, "recipients outside", facts -> look(facts, false)));
    }

    private static Seen look(Facts facts, boolean inside) {
        Attempt attempt = facts.conversations().recipients();
        List<String> wanted = facts.target().rcptTo().stream()
                .filter(rcptTo -> facts.target().accepts(rcptTo) == inside)
                .toList();
        if (wanted.isEmpty()) {
            throw NotRun.unasked(
                    inside ? "no recipient in an accepted domain is given" : "no recipient outside is given",
                    "give one with --to");
        }
        List<String> seen = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Recipient recipient : attempt.recipients()) {
            if (wanted.contains(recipient.rcptTo())) {
                seen.add(recipient.reply().text() + meaning(recipient, inside));
                recipient.finding().ifPresent(findings::add);
            }
        }
        if (!seen.isEmpty()) {
            return new Seen(String.join("; ", seen), findings);
        }
        boolean told = !inside && facts.target().rcptTo().stream().anyMatch(facts.target()::accepts);
        if (told && attempt.recipients().isEmpty()) {
            throw NotRun.needs(CheckId.INSIDE);
        }
        return new Seen("ended at " + attempt.stage(), attempt.findings());
    }

    private static String meaning(Recipient recipient, boolean inside) {
        return !recipient.accepted() ? "" : inside ? " (taken with a connector or without)" : " (a connector takes it)";
    }
}
