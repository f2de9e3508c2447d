package lib.dns;

import java.util.ArrayList;
import java.util.List;
import lib.finding.Finding;
import lib.text.Words;

/** What is wrong with one MX target: no address, no name, an alias, a place nobody can reach. */
final class MxTargetFindings {
    private MxTargetFindings() {}

    /** @param allDangling no target has an address, so that no mail arrives at all */
    static List<Finding> of(Mx mx, MxTarget target, boolean allDangling) {
        List<Finding> findings = new ArrayList<>();
        if (target.isNull()) {
            findings.add(nullAmongOthers(mx));
            return findings;
        }
        if (target.isDangling()) {
            findings.add(dangling(target, allDangling));
        }
        if (!target.unanswered().isEmpty()) {
            findings.add(unanswered(target));
        }
        if (!target.aliases().isEmpty() && !mx.isImplicit()) {
            findings.add(alias(target));
        }
        for (MxTarget.Address address : target.addresses()) {
            if (!address.isPublic()) {
                findings.add(notPublic(target, address));
            }
        }
        return findings;
    }

    private static Finding nullAmongOthers(Mx mx) {
        return Finding.warn(
                        "mx.null-among-others",
                        mx.domain() + " has a null MX (.) beside other MX records",
                        "it means \"no mail\" only when it stands alone",
                        "remove it, or the others")
                .withSource("RFC 7505 section 3");
    }

    private static Finding dangling(MxTarget target, boolean allDangling) {
        String id = target.isAddress() ? "mx.target-is-address" : "mx.target-dangling";
        String status = Words.of(target.status());
        String what = "MX host " + target.host()
                + (target.isAddress() ? " is an address" : " has no address (" + status + ")");
        String why = target.isAddress()
                ? "an MX record takes a host name; nobody looks at an IP address there"
                : "mail cannot be brought there";
        String next = target.isAddress()
                ? "let the MX record name a host that has this address"
                : "correct the MX record, or add the address of the host";
        Finding finding = allDangling ? Finding.fail(id, what, why, next) : Finding.warn(id, what, why, next);
        return finding.withSource("RFC 5321 section 5.1");
    }

    private static Finding unanswered(MxTarget target) {
        String id = "mx.target-unanswered";
        String failures = String.join(", ", target.unanswered());
        String what = "address of " + target.host() + " not found out: " + failures;
        String next = "try again, or with another --nameserver";
        return target.addresses().isEmpty()
                ? Finding.fail(id, what, "whether mail arrives is not known", next)
                : Finding.warn(id, what, "it may have more addresses than shown", next);
    }

    private static Finding alias(MxTarget target) {
        String end = target.aliases().get(target.aliases().size() - 1);
        return Finding.warn(
                        "mx.target-is-alias",
                        "MX host " + target.host() + " is an alias of " + end,
                        "an MX record must not lead to a CNAME; some senders refuse it",
                        "let the MX record name the host itself")
                .withSource("RFC 2181 section 10.3");
    }

    private static Finding notPublic(MxTarget target, MxTarget.Address address) {
        return Finding.warn(
                "mx.target-not-public",
                "MX host " + target.host() + " has the address " + address.address(),
                "the internet has no way to it; a split DNS may answer here",
                "ask a public resolver with --nameserver to see what others see");
    }
}
