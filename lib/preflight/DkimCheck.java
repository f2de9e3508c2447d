package lib.preflight;

import java.util.ArrayList;
import java.util.List;
import lib.dns.FoundRecords;
import lib.finding.Finding;
import lib.preflight.Check.Seen;

/** Whether the two DKIM selectors that Microsoft 365 signs with have keys. */
final class DkimCheck {
    private DkimCheck() {}

    static Check check() {
        return new Check(CheckId.DKIM, "DKIM keys", DkimCheck::look);
    }

    private static Seen look(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        List<FoundRecords> missing = new ArrayList<>();
        for (FoundRecords found : facts.dkim().answers()) {
            if (found.isUnanswered()) {
                throw NotRun.noDns(found.name() + ": " + found.failure());
            }
            if (DkimKeys.isKey(found)) {
                seen.add(found.name().substring(0, found.name().indexOf('.')));
            } else if (!found.aliases().isEmpty()) {
                findings.add(dangling(found));
            } else {
                missing.add(found);
            }
        }
        if (missing.size() == facts.dkim().answers().size()) {
            findings.add(none(facts.target().domain()));
        } else {
            missing.forEach(found -> findings.add(oneSelector(found)));
        }
        return new Seen(seen.isEmpty() ? "none" : String.join(", ", seen), findings);
    }

    private static Finding dangling(FoundRecords found) {
        String end = found.aliases().get(found.aliases().size() - 1);
        return Finding.warn(
                "dkim.dangling",
                found.name() + " leads to " + end + ", which has no key",
                "a signature with this selector cannot be verified",
                "compare the CNAME with the one that the admin center shows; after enabling DKIM the key may take a"
                        + " while");
    }

    private static Finding oneSelector(FoundRecords found) {
        return Finding.warn(
                        "dkim.one-selector",
                        found.name() + " has no key, and the other selector has one",
                        "when the keys are rotated Microsoft 365 signs with the other selector: one without a key"
                                + " cannot be verified",
                        "publish the CNAME that the admin center shows for it")
                .withSource("Microsoft Learn, Rotate-DkimSigningConfig");
    }

    private static Finding none(String domain) {
        return Finding.warn(
                        "dkim.none",
                        domain + " has no key at selector1 or selector2",
                        "Microsoft 365 signs with the domain's name only once DKIM is enabled for it, so DMARC rests"
                                + " on SPF alone",
                        "enable DKIM for the domain: Microsoft Defender > Email authentication settings > DKIM")
                .withSource("Microsoft Learn, outbound-spam-high-risk-delivery-pool-about");
    }
}
