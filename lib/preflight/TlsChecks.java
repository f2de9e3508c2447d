package lib.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.finding.Finding.Severity;
import lib.preflight.Check.Seen;
import lib.smtp.Attempt;
import lib.smtp.Attempt.Outcome;
import lib.tls.CertificateSummary;
import lib.tls.TlsSession;

/** Whether TLS comes about, with which versions, and whom the server proves to be. */
final class TlsChecks {
    private TlsChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(CheckId.STARTTLS, "STARTTLS", TlsChecks::startTls),
                new Check(CheckId.SERVER_CERTIFICATE, "certificate of the server", TlsChecks::serverCertificate));
    }

    private static Seen startTls(Facts facts) {
        Attempt attempt = facts.conversations().tolerant();
        if (attempt.outcome() == Outcome.CERTIFICATE_REFUSED) {
            throw NotRun.needs(CheckId.ASKED);
        }
        Optional<TlsSession> tls = attempt.tls().filter(TlsSession::complete);
        if (tls.isEmpty() || attempt.outcome() != Outcome.STOPPED) {
            return new Seen("no handshake", failures(attempt));
        }
        List<String> versions = new ArrayList<>();
        facts.conversations().versions().forEach(version -> versions.add(version.number()));
        return Seen.of(tls.get().protocol().orElseThrow()
                + " "
                + tls.get().cipher().orElseThrow()
                + "; speaks "
                + String.join(" and ", versions));
    }

    private static List<Finding> failures(Attempt attempt) {
        return attempt.findings().stream()
                .filter(finding -> finding.severity() == Severity.FAIL)
                .toList();
    }

    private static Seen serverCertificate(Facts facts) {
        Attempt attempt = facts.conversations().strict();
        List<CertificateSummary> chain =
                attempt.tls().map(TlsSession::serverChain).orElse(List.of());
        if (chain.isEmpty()) {
            throw NotRun.needs(CheckId.STARTTLS);
        }
        List<Finding> findings =
                attempt.findings().stream().filter(TlsChecks::isOfServer).toList();
        CertificateSummary leaf = chain.get(0);
        String until = leaf.notAfter().toString().substring(0, 10);
        return new Seen("until " + until + ": " + String.join(", ", leaf.names()), findings);
    }

    private static boolean isOfServer(Finding finding) {
        return finding.id().startsWith("tls.server-") || finding.id().equals("tls.root-missing");
    }
}
