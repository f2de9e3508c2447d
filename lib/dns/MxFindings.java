package lib.dns;

import java.util.ArrayList;
import java.util.List;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.text.Words;

/** What the MX records of a domain mean for a relay. */
final class MxFindings {
    private final Mx mx;
    private final String admin;
    private final List<Finding> findings = new ArrayList<>();
    private Verdict verdict = Verdict.PASS;

    private MxFindings(Mx mx) {
        this.mx = mx;
        this.admin = "take the relay host from the admin center: Settings > Domains > "
                + mx.domain()
                + " > MX \"Points to address or value\"";
    }

    /** The findings and the verdict, which may be that there was no answer. */
    record Judged(List<Finding> findings, Verdict verdict) {}

    static Judged of(Mx mx) {
        MxFindings all = new MxFindings(mx);
        all.judge();
        return new Judged(all.findings, all.verdict.worse(Finding.verdict(all.findings)));
    }

    private void judge() {
        switch (mx.status()) {
            case ANSWERED -> judgeTargets();
            case NODATA -> {
                if (mx.isImplicit()) {
                    judgeImplicit();
                } else {
                    judgeNone();
                }
            }
            case NXDOMAIN ->
                findings.add(Finding.fail(
                                "mx.no-domain",
                                mx.domain() + " does not exist (NXDOMAIN)",
                                "mail to it is returned to its sender",
                                "check the spelling; for a new domain, whether the" + " registrar has delegated it")
                        .withSource("RFC 8020"));
            default -> {
                verdict = Verdict.NO_ANSWER;
                findings.add(NoAnswer.finding(mx));
            }
        }
        if (mx.status().isAnswer() && !mx.aliases().isEmpty()) {
            findings.add(Finding.info(
                    "mx.domain-is-alias",
                    mx.domain()
                            + " is an alias of "
                            + mx.aliases().get(mx.aliases().size() - 1),
                    "the MX records are those of that name"));
        }
        mx.guess().ifPresent(this::judgeGuess);
        mx.repeated().forEach(this::judgeRepeated);
    }

    private void judgeRepeated(String what) {
        boolean policy = what.equals(Mx.MTA_STS_NAME);
        findings.add(Finding.warn(
                        "mx.repeated-record",
                        mx.domain() + " has more than one " + what + " record",
                        "senders then take it for none",
                        "keep one of them at " + (policy ? "_mta-sts." : "_smtp._tls.") + mx.domain())
                .withSource(policy ? "RFC 8461 section 3.1" : "RFC 8460 section 3"));
    }

    private void judgeNone() {
        findings.add(Finding.fail(
                        "mx.none",
                        mx.domain() + " has neither MX records nor an address (NODATA)",
                        "mail to it is returned to its sender",
                        "add the MX record that the admin center shows: Settings > Domains" + " > " + mx.domain())
                .withSource("RFC 5321 section 5.1"));
    }

    private void judgeImplicit() {
        MxTarget self = mx.targets().get(0);
        judgeTarget(self, false);
        if (self.addresses().isEmpty()) {
            return;
        }
        findings.add(Finding.warn(
                        "mx.implicit",
                        mx.domain() + " has no MX record, only an address",
                        "mail then goes to that address, which is not Exchange Online's",
                        admin)
                .withSource("RFC 5321 section 5.1"));
    }

    private void judgeTargets() {
        if (mx.isNull()) {
            findings.add(Finding.fail(
                            "mx.null",
                            mx.domain() + " has a null MX (0 .)",
                            "it declares that it takes no mail",
                            "if it should, replace it by the MX record of the admin center")
                    .withSource("RFC 7505"));
            return;
        }
        boolean allDangling = mx.targets().stream().allMatch(MxTarget::isDangling);
        int exchangeOnline = 0;
        for (MxTarget target : mx.targets()) {
            exchangeOnline += target.isExchangeOnline() ? 1 : 0;
            judgeTarget(target, allDangling);
        }
        if (exchangeOnline == 0) {
            judgeOperator();
        } else if (exchangeOnline < mx.targets().size()) {
            findings.add(Finding.warn(
                    "mx.mixed",
                    "only some hosts of " + mx.domain() + " are Exchange Online's",
                    "mail goes to the others too, and spam goes where it is let in",
                    "keep one MX record, that of the service which filters your mail"));
        } else if (exchangeOnline > 1) {
            findings.add(Finding.info(
                            "mx.several",
                            mx.domain() + " has " + exchangeOnline + " Exchange Online hosts",
                            "Microsoft recommends exactly one MX record per domain")
                    .withSource("Microsoft Learn, wrong-office-365-region-exo"));
        }
        if (mx.leftOut() > 0) {
            findings.add(Finding.warn(
                    "mx.too-many",
                    mx.domain() + " has " + (mx.targets().size() + mx.leftOut()) + " MX records",
                    mx.leftOut() + " of them were not looked at",
                    "remove those that are not needed"));
        }
    }

    private void judgeTarget(MxTarget target, boolean allDangling) {
        findings.addAll(MxTargetFindings.of(mx, target, allDangling));
        if (target.addresses().isEmpty() && !target.unanswered().isEmpty()) {
            verdict = Verdict.NO_ANSWER;
        }
    }

    /** No target is Exchange Online's: says whose the first is, and that it is not the relay host. */
    private void judgeOperator() {
        MxTarget first = mx.targets().get(0);
        String host = "MX host " + first.host() + " is ";
        String why = "so the MX is not the relay host of a Microsoft 365 tenant";
        if (first.operator().isEmpty()) {
            findings.add(Finding.warn("mx.unknown-host", host + "not Microsoft's", why, admin));
            return;
        }
        MailHosts.Operator operator = first.operator().get();
        findings.add(
                switch (operator.kind()) {
                    case EXCHANGE_ONLINE_LEGACY ->
                        Finding.warn(
                                "mx.legacy-host",
                                host + "a former name of " + operator.text(),
                                "it must not be used any more",
                                admin);
                    case SUBMISSION ->
                        Finding.warn(
                                "mx.submission-host",
                                host + operator.text(),
                                "it wants a login, and takes no mail from other servers",
                                admin);
                    case GATEWAY -> Finding.warn("mx.gateway", host + operator.name() + ", a mail gateway", why, admin);
                    default ->
                        Finding.warn("mx.mail-service", host + operator.name() + ", another mail service", why, admin);
                });
    }

    private void judgeGuess(Mx.Guess guess) {
        String state = switch (guess.status()) {
            case ANSWERED -> " exists";
            case NODATA, NXDOMAIN -> " does not exist";
            default -> " gave no answer (" + Words.of(guess.status()) + ")";
        };
        findings.add(Finding.info(
                "mx.guess",
                "guess, not an answer: " + guess.host() + state,
                "the name is made from the domain; newer tenants have others, under" + " mx.microsoft"));
    }
}
