package lib.preflight;

import java.util.ArrayList;
import java.util.List;
import lib.dns.Dns;
import lib.dns.FoundRecords;
import lib.finding.Finding;
import lib.preflight.Check.Seen;

/** Whether the two DKIM selectors that Microsoft 365 signs with have keys. */
final class DkimCheck {
    private static final List<String> SELECTORS = List.of("selector1", "selector2");

    private DkimCheck() {}

    static Check check() {
        return new Check(CheckId.DKIM, "DKIM keys", facts -> facts.ask(dns -> look(facts, dns)));
    }

    /** The selectors whose key can be had. */
    static List<String> published(String domain, Dns dns) {
        List<String> published = new ArrayList<>();
        for (String selector : SELECTORS) {
            if (hasKey(dns.texts(name(selector, domain)))) {
                published.add(selector);
            }
        }
        return published;
    }

    private static String name(String selector, String domain) {
        return selector + "._domainkey." + domain;
    }

    /** RFC 6376 section 3.6.1: p is the one tag that must be there; empty, the key is revoked. */
    private static boolean hasKey(FoundRecords found) {
        return found.values().stream().anyMatch(text -> text.replace(" ", "").matches("(?s)(.*;)?p=[^;].*"));
    }

    private static Seen look(Facts facts, Dns dns) {
        String domain = facts.target().domain();
        List<Finding> findings = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String selector : SELECTORS) {
            FoundRecords found = dns.texts(name(selector, domain));
            if (found.isUnanswered()) {
                throw NotRun.noDns(name(selector, domain) + ": " + found.failure());
            }
            boolean alias = !found.aliases().isEmpty();
            if (hasKey(found)) {
                seen.add(selector);
            } else if (alias) {
                String end = found.aliases().get(found.aliases().size() - 1);
                findings.add(dangling(name(selector, domain), end));
            }
        }
        if (seen.isEmpty() && findings.isEmpty()) {
            findings.add(none(domain));
        }
        return new Seen(seen.isEmpty() ? "none" : String.join(", ", seen), findings);
    }

    private static Finding dangling(String name, String end) {
        return Finding.warn(
                "dkim.dangling",
                name + " leads to " + end + ", which has no key",
                "a signature with this selector cannot be verified",
                "compare the CNAME with the one that the admin center shows; after enabling DKIM the"
                        + " key may take a while");
    }

    private static Finding none(String domain) {
        return Finding.warn(
                        "dkim.none",
                        domain + " has no key at selector1 or selector2",
                        "Microsoft 365 signs with the domain's name only once DKIM is enabled for"
                                + " it, so DMARC rests on SPF alone",
                        "enable DKIM for the domain: Microsoft Defender > Email authentication" + " settings > DKIM")
                .withSource("Microsoft Learn, outbound-spam-high-risk-delivery-pool-about");
    }
}
