package lib.preflight;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.connector.Connector;
import lib.finding.Finding;
import lib.keyfile.KeyFile;
import lib.pfx.Expected;
import lib.pfx.KnownRoots;
import lib.pfx.PfxFindings;
import lib.preflight.Check.Seen;
import lib.smtp.Attempt;
import lib.smtp.Attempt.Outcome;
import lib.tls.CertificateNames;
import lib.tls.CertificateSummary;
import lib.tls.TlsSession;

/** Whether the certificate can identify the relay: all that pfx-check looks at. */
final class CertificateChecks {
    /** As pfx-check has it. */
    private static final int WARN_DAYS = 30;

    private CertificateChecks() {}

    static List<Check> all(Optional<Path> clientCa) {
        return List.of(
                new Check(CheckId.FILE, "certificate, chain and names", true, facts -> file(facts, clientCa)),
                new Check(CheckId.ASKED, "asked for, and sent", false, CertificateChecks::asked));
    }

    private static Seen asked(Facts facts) {
        Attempt attempt = facts.conversations().tolerant();
        boolean refused = attempt.outcome() == Outcome.CERTIFICATE_REFUSED;
        Optional<TlsSession> tls = attempt.tls().filter(one -> one.complete() || refused);
        if (tls.isEmpty()) {
            throw NotRun.needs(CheckId.STARTTLS);
        }
        String asked = tls.get().asked() ? "asked for" : "not asked for";
        if (facts.target().identity().isEmpty() && !refused) {
            return Seen.of(asked + "; none is given");
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : attempt.findings()) {
            if (finding.id().startsWith("tls.certificate-") || finding.id().startsWith("tls.cut-")) {
                findings.add(Finding.fail(
                        finding.id(),
                        finding.what(),
                        finding.why(),
                        finding.next().orElse("")));
            }
        }
        List<CertificateSummary> sent = tls.get().certificateSent();
        return new Seen(asked + (sent.isEmpty() ? ", not sent" : ", sent " + sent.size() + " certificates"), findings);
    }

    private static Seen file(Facts facts, Optional<Path> clientCa) {
        TargetRelay target = facts.target();
        KeyFile file = target.keyFile().orElseThrow(() -> NotRun.because("no PFX file is given"));
        Expected expected = new Expected(
                target.effective().stream()
                        .map(Connector::tlsSenderCertificateName)
                        .flatMap(Optional::stream)
                        .findFirst(),
                target.acceptedDomains());
        return new Seen(
                target.identity().map(one -> seen(one.chain().get(0))).orElse("no pair of keys"),
                PfxFindings.of(file, expected, KnownRoots.read(clientCa), Instant.now(), WARN_DAYS));
    }

    private static String seen(X509Certificate leaf) {
        String until = leaf.getNotAfter().toInstant().toString().substring(0, 10);
        return String.join(
                ", ",
                Stream.concat(CertificateNames.of(leaf).stream(), Stream.of("until " + until))
                        .toList());
    }
}
