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
        if (attempt.refusedCertificate()) {
            throw NotRun.needs(CheckId.ASKED);
        }
        Optional<TlsSession> tls = attempt.tls().filter(TlsSession::complete);
        if (tls.isEmpty() || attempt.outcome() != Outcome.STOPPED) {
            return new Seen("no handshake", failures(attempt));
        }
        List<String> spoken = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Conversations.Version one : facts.conversations().versions()) {
            if (one.spoken().orElse(true)) {
                (one.spoken().isPresent() ? spoken : unknown).add(one.version().number());
            }
        }
        return Seen.of(tls.get().protocol().orElseThrow()
                + " "
                + tls.get().cipher().orElseThrow()
                + (spoken.isEmpty() ? "" : "; speaks " + String.join(" and ", spoken))
                + (unknown.isEmpty() ? "" : "; no answer to " + String.join(" and ", unknown)));
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
        CertificateSummary leaf = chain.get(0);
        String until = leaf.notAfter().toString().substring(0, 10);
        return new Seen("until " + until + ": " + String.join(", ", leaf.names()), attempt.serverCertificateFindings());
    }
}
