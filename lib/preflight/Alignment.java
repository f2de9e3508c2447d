package lib.preflight;

import java.util.List;
import lib.dns.FoundRecords;
import lib.finding.Basis;
import lib.finding.Finding;

/**
 * By what mail that a connector takes is to pass DMARC at a recipient outside: SPF for the domain of MAIL FROM, or DKIM
 * with the key of Microsoft 365, each for the domain of From. It is expected, not seen: only a delivered message shows
 * it.
 *
 * @param accepted the domain is one of the organization's, or nobody said which are
 */
record Alignment(String domain, boolean accepted, Known spf, Known dkim) {
    /** What is known. */
    enum Known {
        YES,
        NO,
        UNKNOWN
    }

    static Alignment of(Facts facts) {
        String domain = facts.target().domain();
        List<String> accepted = facts.target().acceptedDomains();
        boolean own = accepted.isEmpty() || accepted.contains(domain);
        return new Alignment(domain, own, own ? spf(facts) : Known.NO, dkim(facts));
    }

    private static Known spf(Facts facts) {
        try {
            return facts.spf().handedOnPasses() ? Known.YES : Known.NO;
        } catch (NotRun unanswered) {
            return Known.UNKNOWN;
        }
    }

    private static Known dkim(Facts facts) {
        DkimKeys keys = facts.dkim();
        if (keys.any()) {
            return Known.YES;
        }
        return keys.answers().stream().anyMatch(FoundRecords::isUnanswered) ? Known.UNKNOWN : Known.NO;
    }

    /**
     * What is to be expected, for the policy.
     *
     * @param policy none, quarantine or reject; "" without a record
     * @throws NotRun if neither passes as far as is known, and one of them is not known
     */
    Finding finding(String policy) {
        boolean strict = policy.equals("quarantine") || policy.equals("reject");
        if (spf != Known.YES && dkim != Known.YES) {
            if (spf == Known.UNKNOWN || dkim == Known.UNKNOWN) {
                throw NotRun.noDns(
                        "whether relayed mail passes: " + (spf == Known.UNKNOWN ? "SPF" : "DKIM") + " had no answer");
            }
            return strict ? nothing(policy) : told("is to pass by nothing", noneWhy());
        }
        if (spf == Known.YES && dkim == Known.YES) {
            return told("is to pass by SPF and by DKIM", "either is enough, and DKIM also after forwarding");
        }
        if (!accepted) {
            return told(
                    "may pass by DKIM",
                    "it has keys of Microsoft 365, but is none of the accepted domains given here: Microsoft 365 signs"
                            + " for accepted ones");
        }
        return spf == Known.YES
                ? told(
                        "is to pass by SPF",
                        (dkim == Known.NO ? "there is no DKIM key of Microsoft 365" : "DKIM had no answer")
                                + ": mail that a recipient forwards fails")
                : told(
                        "is to pass by DKIM",
                        (spf == Known.NO ? "Exchange Online's addresses do not pass SPF" : "SPF had no answer")
                                + ": a message that is changed on the way fails");
    }

    private Finding told(String how, String why) {
        return Finding.info("dmarc.alignment", "relayed mail from " + domain + " " + how, why)
                .on(Basis.INFERRED);
    }

    private Finding nothing(String policy) {
        return Finding.fail(
                        "dmarc.nothing-aligns",
                        "DMARC of " + domain + " asks to " + policy + " what does not pass",
                        noneWhy() + ": relayed mail to outside recipients fails",
                        accepted
                                ? "enable DKIM for the domain in Microsoft 365, and mend its SPF record"
                                : "send from a domain that the organization has accepted")
                .withSource("Microsoft Learn, outbound-spam-high-risk-delivery-pool");
    }

    private String noneWhy() {
        return accepted
                ? "neither SPF (Exchange Online's addresses do not pass) nor DKIM (no key of Microsoft 365) passes for"
                        + " the domain of From"
                : "the domain is none of the organization's: a vendor reports that its envelope sender is rewritten,"
                        + " and Microsoft 365 has no DKIM key for it";
    }
}
