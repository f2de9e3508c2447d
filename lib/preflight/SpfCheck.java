package lib.preflight;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lib.finding.Basis;
import lib.finding.Finding;
import lib.net.IpAddress;
import lib.preflight.Check.Seen;
import lib.preflight.SpfJudgement.Judged;
import lib.spf.CloudInclude;
import lib.spf.SpfEvaluation;
import lib.spf.SpfFindings;
import lib.spf.SpfRecord;
import lib.spf.SpfResult;
import lib.spf.SpfResult.Outcome;
import lib.spf.SpfTerm;
import lib.spf.SpfTerm.Mechanism;
import lib.text.Words;

/** The sender domain's SPF: can it be read, does it stay within the limits, whose mail passes. */
final class SpfCheck {
    private static final String RFC = "RFC 7208 section ";

    /** Of addresses that do not pass. */
    private static final int MOST_NAMED = 3;

    private final String domain;
    private final SpfJudgement judgement;
    private final List<Finding> findings = new ArrayList<>();

    private SpfCheck(String domain, SpfJudgement judgement) {
        this.domain = domain;
        this.judgement = judgement;
    }

    static Check check() {
        return new Check(
                CheckId.SPF, "SPF", facts -> new SpfCheck(facts.target().domain(), facts.spf()).look());
    }

    private Seen look() {
        List<String> records = judgement.records();
        if (records.isEmpty()) {
            findings.add(none(judgement.texts()));
            return new Seen("none", findings);
        }
        if (records.size() > 1) {
            findings.add(Finding.fail(
                            "spf.several",
                            domain + " has " + records.size() + " SPF records",
                            "receivers then use none of them (permerror)",
                            "merge them into one TXT record")
                    .withSource(RFC + "4.5"));
            return new Seen(records.size() + " records", findings);
        }
        SpfRecord record = SpfRecord.parse(records.get(0));
        findings.addAll(SpfFindings.of("the SPF record of " + domain, record));
        judgement.toTheEnd().ifPresent(toTheEnd -> evaluated(record, toTheEnd));
        return new Seen(record.text(), findings);
    }

    private Finding none(List<String> texts) {
        Optional<String> almost = texts.stream().filter(SpfRecord::isAlmostSpf).findFirst();
        String include = judgement.cloud().domain();
        return Finding.fail(
                        almost.isPresent() ? "spf.not-a-record" : "spf.none",
                        almost.map(text -> "the TXT record \"" + text + "\" of " + domain)
                                .orElse(domain + " has no SPF record"),
                        almost.isPresent()
                                ? "receivers do not take it for SPF: it has to begin with v=spf1 and a space"
                                : "receivers cannot tell its mail from forged mail",
                        "publish one, such as v=spf1 include:" + include + " -all")
                .withSource(RFC + "4.5");
    }

    private void evaluated(SpfRecord record, SpfResult toTheEnd) {
        boolean told = limits(record, toTheEnd);
        Set<String> errors = new LinkedHashSet<>();
        if (toTheEnd.outcome() == Outcome.PERMERROR) {
            errors.add(toTheEnd.why());
        }
        for (Judged one : allJudged()) {
            if (one.result().outcome() == Outcome.PERMERROR && !told) {
                errors.add(one.result().why());
            }
        }
        errors.forEach(why -> findings.add(Finding.fail(
                        "spf.permerror",
                        "SPF of " + domain + ": " + why,
                        "receivers stop there and use none of it (permerror)",
                        "correct or remove the term that leads there")
                .withSource(RFC + "4.6")));
        handedOn(record);
        for (Judged one : judgement.direct()) {
            if (!one.passes() && one.result().outcome() != Outcome.PERMERROR) {
                findings.add(notCovered(one));
            }
        }
    }

    private List<Judged> allJudged() {
        List<Judged> all = new ArrayList<>(judgement.handedOn());
        all.addAll(judgement.direct());
        return all;
    }

    /** @return whether a limit is passed, so that a permerror says nothing new */
    private boolean limits(SpfRecord record, SpfResult toTheEnd) {
        String whose = "SPF of " + domain + " with all that it includes";
        boolean lookups = toTheEnd.lookups() > SpfRecord.MOST_LOOKUPS;
        if (lookups && record.lookups() <= SpfRecord.MOST_LOOKUPS) {
            findings.add(SpfFindings.lookups(whose, toTheEnd.lookups()));
        }
        boolean voids = toTheEnd.voidLookups() > SpfEvaluation.MOST_VOID_LOOKUPS;
        if (voids) {
            findings.add(SpfFindings.voidLookups(whose, toTheEnd.voidLookups()));
        }
        return lookups || voids;
    }

    /** Mail that Exchange Online hands on has to pass, by whatever term. */
    private void handedOn(SpfRecord record) {
        List<Judged> failing = judgement.handedOn().stream()
                .filter(one -> !one.passes() && one.result().outcome() != Outcome.PERMERROR)
                .toList();
        if (failing.isEmpty()) {
            return;
        }
        SpfResult result = failing.get(0).result();
        List<String> named = failing.stream()
                .limit(MOST_NAMED)
                .map(one -> IpAddress.text(one.address()))
                .toList();
        int more = failing.size() - named.size();
        String by = result.decidedBy().isEmpty()
                ? "no term names them"
                : "decided by " + String.join(" > ", result.decidedBy());
        findings.add(Finding.fail(
                        "spf.no-include",
                        "SPF of " + domain + " gives " + Words.of(result.outcome())
                                + " for mail that Exchange Online hands on, from " + String.join(", ", named)
                                + (more > 0 ? " and " + more + " more" : ""),
                        by + "; these are addresses that " + judgement.cloud().domain() + " publishes",
                        include(record, result))
                .withSource(judgement.cloud().source())
                .on(Basis.SEEN));
    }

    /** The step that makes it pass, for the record as it is. */
    private String include(SpfRecord record, SpfResult result) {
        String own = judgement.cloud().domain();
        Optional<Mechanism> there = record.include(own);
        if (there.isPresent()) {
            String first =
                    result.decidedBy().isEmpty() ? "all" : result.decidedBy().get(0);
            return there.get().qualifier() == SpfTerm.Qualifier.PASS
                    ? "put include:" + own + " before " + first
                    : "write include:" + own + " without the sign before it";
        }
        return CloudInclude.all().stream()
                .filter(other -> record.include(other.domain()).isPresent())
                .findFirst()
                .map(other -> "put include:" + own + " in place of include:" + other.domain() + ", which is for "
                        + other.cloud())
                .orElse("add include:" + own + " before "
                        + (record.redirect().isPresent()
                                ? record.redirect().get().text()
                                : "all"));
    }

    private Finding notCovered(Judged one) {
        String ip = IpAddress.text(one.address());
        return Finding.warn(
                        "spf.address-not-covered",
                        "SPF of " + domain + " gives " + Words.of(one.result().outcome()) + " for " + ip,
                        "mail that no connector takes is then judged as forged",
                        "add " + (one.address().getAddress().length == 4 ? "ip4:" : "ip6:") + ip + " to the record")
                .withSource("Microsoft Learn, email-authentication-spf-configure");
    }
}
