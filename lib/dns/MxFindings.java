package lib.dns;

import lib.cli.Finding;
import lib.cli.Options;
import lib.cli.Verdict;

import java.util.ArrayList;
import java.util.List;

/** What the MX records of a domain mean for a relay. */
final class MxFindings {
    private final Mx mx;
    private final String admin;
    private final List<Finding> findings = new ArrayList<>();
    private Verdict verdict = Verdict.PASS;

    private MxFindings(Mx mx) {
        this.mx = mx;
        this.admin =
                "take the relay host from the admin center: Settings > Domains > "
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
                    findings.add(
                            Finding.fail(
                                            "mx.no-domain",
                                            mx.domain() + " does not exist (NXDOMAIN)",
                                            "mail to it is returned to its sender",
                                            "check the spelling; for a new domain, whether the"
                                                    + " registrar has delegated it")
                                    .withSource("RFC 8020"));
            default -> noAnswer();
        }
        if (mx.status().isAnswer() && !mx.aliases().isEmpty()) {
            findings.add(
                    Finding.info(
                            "mx.domain-is-alias",
                            mx.domain() + " is an alias of " + last(mx.aliases()),
                            "the MX records are those of that name"));
        }
        mx.guess().ifPresent(this::judgeGuess);
    }

    private void noAnswer() {
        verdict = Verdict.NO_ANSWER;
        String detail = mx.detail().isEmpty() ? "" : " (" + mx.detail() + ")";
        String word = Options.word(mx.status());
        String what =
                "no MX answer for " + mx.domain() + ": " + word + " at " + mx.server() + detail;
        switch (mx.status()) {
            case TIMEOUT ->
                    noAnswer(
                            what,
                            "no server answered in time",
                            "try --tcp, another --nameserver, or --doh where port 53 is filtered");
            case UNREACHABLE ->
                    noAnswer(
                            what,
                            "nothing answers at that address and port",
                            "check --nameserver, or the system's DNS settings");
            case GARBLED ->
                    noAnswer(
                            what,
                            "something else than an answer came; a middlebox may interfere",
                            "try --tcp, another --nameserver or --doh");
            case REFERRAL ->
                    noAnswer(
                            what,
                            "it knows its own zones only and names other servers for the rest",
                            "give a --nameserver that resolves for its clients");
            case REFUSED ->
                    noAnswer(
                            what,
                            "the server does not resolve for this client",
                            "give a --nameserver that does, or ask its operator to allow it");
            case SERVFAIL ->
                    noAnswer(
                            what,
                            "the servers of the domain do not answer it, or DNSSEC proves a"
                                + " forgery",
                            "compare with another --nameserver; ask the operator of the domain's"
                                + " DNS");
            default -> noAnswer(what, "the server could not answer", "try another --nameserver");
        }
    }

    private void noAnswer(String what, String why, String next) {
        String word = Options.word(mx.status());
        findings.add(Finding.fail("mx." + word, what, why, next));
    }

    private void judgeNone() {
        findings.add(
                Finding.fail(
                                "mx.none",
                                mx.domain() + " has neither MX records nor an address (NODATA)",
                                "mail to it is returned to its sender",
                                "add the MX record that the admin center shows: Settings > Domains"
                                    + " > "
                                        + mx.domain())
                        .withSource("RFC 5321 section 5.1"));
    }

    private void judgeImplicit() {
        MxTarget self = mx.targets().get(0);
        if (self.addresses().isEmpty()) {
            unanswered(self);
            return;
        }
        findings.add(
                Finding.warn(
                                "mx.implicit",
                                mx.domain() + " has no MX record, only an address",
                                "mail then goes to that address, which is not Exchange Online's",
                                admin)
                        .withSource("RFC 5321 section 5.1"));
        judgeTarget(self, false);
    }

    private void judgeTargets() {
        if (mx.isNull()) {
            findings.add(
                    Finding.fail(
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
            findings.add(
                    Finding.warn(
                            "mx.mixed",
                            "only some hosts of " + mx.domain() + " are Exchange Online's",
                            "mail goes to the others too, and spam goes where it is let in",
                            "keep one MX record, that of the service which filters your mail"));
        } else if (exchangeOnline > 1) {
            findings.add(
                    Finding.info(
                                    "mx.several",
                                    mx.domain()
                                            + " has "
                                            + exchangeOnline
                                            + " Exchange Online hosts",
                                    "Microsoft recommends exactly one MX record per domain")
                            .withSource("Microsoft Learn, wrong-office-365-region-exo"));
        }
        if (mx.leftOut() > 0) {
            findings.add(
                    Finding.warn(
                            "mx.too-many",
                            mx.domain()
                                    + " has "
                                    + (mx.targets().size() + mx.leftOut())
                                    + " MX records",
                            mx.leftOut() + " of them were not looked at",
                            "remove those that are not needed"));
        }
    }

    private void judgeTarget(MxTarget target, boolean allDangling) {
        if (target.isNull()) {
            findings.add(
                    Finding.warn(
                                    "mx.null-among-others",
                                    mx.domain() + " has a null MX (.) beside other MX records",
                                    "it means \"no mail\" only when it stands alone",
                                    "remove it, or the others")
                            .withSource("RFC 7505 section 3"));
            return;
        }
        if (target.isDangling()) {
            dangling(target, allDangling);
        }
        if (!target.unanswered().isEmpty()) {
            unanswered(target);
        }
        if (!target.aliases().isEmpty() && !mx.isImplicit()) {
            findings.add(
                    Finding.warn(
                                    "mx.target-is-alias",
                                    "MX host "
                                            + target.host()
                                            + " is an alias of "
                                            + last(target.aliases()),
                                    "an MX record must not lead to a CNAME; some senders refuse it",
                                    "let the MX record name the host itself")
                            .withSource("RFC 2181 section 10.3"));
        }
        for (MxTarget.Address address : target.addresses()) {
            if (!address.isPublic()) {
                findings.add(
                        Finding.warn(
                                "mx.target-not-public",
                                "MX host "
                                        + target.host()
                                        + " has the address "
                                        + address.address(),
                                "the internet has no way to it; a split DNS may answer here",
                                "ask a public resolver with --nameserver to see what others see"));
            }
        }
    }

    private void dangling(MxTarget target, boolean allDangling) {
        String id = target.isAddress() ? "mx.target-is-address" : "mx.target-dangling";
        String what =
                "MX host "
                        + target.host()
                        + " has no address ("
                        + Options.word(target.status())
                        + ")";
        String why =
                target.isAddress()
                        ? "an MX record takes a host name; nobody looks at an IP address there"
                        : "mail cannot be brought there";
        String next =
                target.isAddress()
                        ? "let the MX record name a host that has this address"
                        : "correct the MX record, or add the address of the host";
        Finding finding =
                allDangling ? Finding.fail(id, what, why, next) : Finding.warn(id, what, why, next);
        findings.add(finding.withSource("RFC 5321 section 5.1"));
    }

    private void unanswered(MxTarget target) {
        String what =
                "address of "
                        + target.host()
                        + " not found out: "
                        + String.join(", ", target.unanswered());
        String next = "try again, or with another --nameserver";
        if (target.addresses().isEmpty()) {
            verdict = Verdict.NO_ANSWER;
            findings.add(
                    Finding.fail(
                            "mx.target-unanswered",
                            what,
                            "whether mail arrives is not known",
                            next));
        } else {
            findings.add(
                    Finding.warn(
                            "mx.target-unanswered",
                            what,
                            "it may have more addresses than shown",
                            next));
        }
    }

    /**
     * No target is Exchange Online's: says whose the first is, and that it is not the relay host.
     */
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
                    case GATEWAY ->
                            Finding.warn(
                                    "mx.gateway",
                                    host + operator.name() + ", a mail gateway",
                                    why,
                                    admin);
                    default ->
                            Finding.warn(
                                    "mx.mail-service",
                                    host + operator.name() + ", another mail service",
                                    why,
                                    admin);
                });
    }

    private void judgeGuess(Mx.Guess guess) {
        String state =
                switch (guess.status()) {
                    case ANSWERED -> " exists";
                    case NODATA, NXDOMAIN -> " does not exist";
                    default -> " gave no answer (" + Options.word(guess.status()) + ")";
                };
        findings.add(
                Finding.info(
                        "mx.guess",
                        "guess, not an answer: " + guess.host() + state,
                        "the name is made from the domain; newer tenants have others, under"
                            + " mx.microsoft"));
    }

    private static String last(List<String> names) {
        return names.get(names.size() - 1);
    }
}
