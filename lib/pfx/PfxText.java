package lib.pfx;

import java.util.ArrayList;
import java.util.List;
import lib.finding.Finding;
import lib.text.Page;
import lib.text.Page.Tone;

/** A report for people: the facts, the findings, and the line to act on. */
final class PfxText {
    private PfxText() {}

    static void write(Page page, PfxReport report, List<Finding> findings) {
        page.table(facts(report));
        if (!findings.isEmpty()) {
            page.blank();
            page.findings(findings);
        }
        page.blank();
        page.line(report.fit() ? Tone.GOOD : Tone.BAD, report.conclusion(), "");
    }

    private static List<List<String>> facts(PfxReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("file", report.file() + ", " + report.format()));
        report.protection().keys().ifPresent(cipher -> rows.add(List.of("encrypted", cipher)));
        report.protection().mac().ifPresent(mac -> rows.add(List.of("checksum", mac)));
        report.name().ifPresent(name -> rows.add(List.of("name", name)));
        report.certificate().ifPresent(leaf -> add(rows, leaf));
        String lead = "chain";
        for (String subject : report.chain()) {
            rows.add(List.of(lead, subject));
            lead = "";
        }
        if (report.certificate().isPresent()) {
            String known =
                    report.publicBy().isEmpty() ? "not known here" : "known to " + String.join(", ", report.publicBy());
            rows.add(List.of("root", known));
            rows.add(List.of("revoked", revocation(report.revocation())));
        }
        report.suggestedConnectorName()
                .ifPresent(name -> rows.add(List.of("suits", "TlsSenderCertificateName " + name)));
        return rows;
    }

    private static void add(List<List<String>> rows, PfxReport.Leaf leaf) {
        rows.add(List.of("subject", leaf.subject()));
        rows.add(List.of("names", String.join(", ", leaf.names())));
        rows.add(List.of("issuer", leaf.issuer()));
        rows.add(List.of(
                "valid",
                leaf.notBefore()
                        + " to "
                        + leaf.notAfter()
                        + ", "
                        + (leaf.daysLeft() < 0 ? "expired" : leaf.daysLeft() + " days left")));
        rows.add(List.of("key", leaf.key().words() + ", signed with " + leaf.signature()));
        // As in Windows; with colons a line would be too long.
        rows.add(List.of("SHA-1", leaf.sha1().replace(":", "")));
        rows.add(List.of("SHA-256", leaf.sha256().replace(":", "")));
    }

    private static String revocation(String outcome) {
        return outcome.equals("not-run") ? "not asked (--online)" : outcome;
    }
}
