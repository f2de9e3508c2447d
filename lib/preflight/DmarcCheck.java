package lib.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.dns.Dns;
import lib.dns.FoundRecords;
import lib.finding.Finding;
import lib.preflight.Check.Seen;

/** The DMARC policy of the sender's domain, and whether relayed mail can pass it. */
final class DmarcCheck {
    private static final String RFC = "RFC 7489 section ";

    private DmarcCheck() {}

    static Check check() {
        return new Check(CheckId.DMARC, "DMARC", facts -> facts.ask(dns -> look(facts, dns)));
    }

    /** A record and the name that has it. */
    private record Policy(String domain, Dmarc record) {}

    private static Seen look(Facts facts, Dns dns) {
        String domain = facts.target().domain();
        List<Finding> findings = new ArrayList<>();
        Optional<Policy> found = find(domain, dns, findings);
        if (found.isEmpty()) {
            if (findings.isEmpty()) {
                findings.add(Finding.warn(
                                "dmarc.none",
                                domain + " has no DMARC record",
                                "large receivers ask for one, and nobody is told what to do" + " with forged mail",
                                "publish _dmarc." + domain + " TXT \"v=DMARC1; p=none\"")
                        .withSource(RFC + "6.1"));
            }
            findings.add(Alignment.of(facts).finding(""));
            return new Seen("none", findings);
        }
        boolean below = !found.get().domain.equals(domain);
        Dmarc record = found.get().record;
        if (!record.isReadable(below)) {
            findings.add(Finding.warn(
                            "dmarc.no-policy",
                            "the DMARC record \"" + record.text() + "\"",
                            "it has no policy that receivers know, and counts as p=none",
                            "write p=none, p=quarantine or p=reject")
                    .withSource(RFC + "6.3"));
        }
        findings.add(Alignment.of(facts).finding(record.policy(below)));
        String where = below ? "of " + found.get().domain + ": " : "";
        return new Seen(where + record.text(), findings);
    }

    /**
     * The record of the domain, else that of the nearest domain above. Receivers ask the organizational domain alone,
     * which a list of public suffixes tells (section 3.2): a record between the two is one that they do not see.
     */
    private static Optional<Policy> find(String domain, Dns dns, List<Finding> findings) {
        String name = domain;
        while (name.indexOf('.') >= 0) {
            FoundRecords texts = dns.texts("_dmarc." + name);
            if (texts.isUnanswered()) {
                throw NotRun.noDns("TXT of _dmarc." + name + ": " + texts.failure());
            }
            List<Dmarc> records = texts.values().stream()
                    .flatMap(text -> Dmarc.parse(text).stream())
                    .toList();
            if (records.size() > 1) {
                findings.add(several(name, records.size()));
                return Optional.empty();
            }
            if (records.size() == 1) {
                return Optional.of(new Policy(name, records.get(0)));
            }
            name = name.substring(name.indexOf('.') + 1);
        }
        return Optional.empty();
    }

    private static Finding several(String name, int records) {
        return Finding.fail(
                        "dmarc.several",
                        "_dmarc." + name + " has " + records + " DMARC records",
                        "receivers then use none of them",
                        "keep one")
                .withSource(RFC + "6.6.3");
    }
}
