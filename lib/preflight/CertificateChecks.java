package lib.preflight;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.connector.Connector;
import lib.finding.Finding;
import lib.finding.Finding.Severity;
import lib.keyfile.KeyFile;
import lib.pfx.Expected;
import lib.pfx.KnownRoots;
import lib.pfx.PfxCheck;
import lib.pfx.PfxFindings;
import lib.preflight.Check.Seen;
import lib.smtp.Attempt;
import lib.tls.CertificateNames;
import lib.tls.CertificateSummary;
import lib.tls.TlsSession;

/** Whether the certificate can identify the relay: all that pfx-check looks at. */
final class CertificateChecks {
    private CertificateChecks() {}

    static List<Check> all(Optional<Path> clientCa) {
        return List.of(
                new Check(CheckId.FILE, "certificate, chain and names", facts -> file(facts, clientCa)),
                new Check(CheckId.ASKED, "asked for, and sent", CertificateChecks::asked));
    }

    private static Seen asked(Facts facts) {
        Attempt attempt = facts.conversations().tolerant();
        boolean refused = attempt.refusedCertificate();
        Optional<TlsSession> tls = attempt.tls().filter(one -> one.complete() || refused);
        if (tls.isEmpty()) {
            throw NotRun.needs(CheckId.STARTTLS);
        }
        String asked = tls.get().asked() ? "asked for" : "not asked for";
        if (facts.target().identity().isEmpty() && !refused) {
            return Seen.of(asked + "; none is given");
        }
        // What send-tls warns of stops a relay that is known by its certificate.
        List<Finding> findings = attempt.clientCertificateFindings().stream()
                .map(finding -> finding.as(Severity.FAIL))
                .toList();
        List<CertificateSummary> sent = tls.get().certificateSent();
        return new Seen(asked + (sent.isEmpty() ? ", not sent" : ", sent " + sent.size() + " certificates"), findings);
    }

    private static Seen file(Facts facts, Optional<Path> clientCa) {
        TargetRelay target = facts.target();
        KeyFile file = target.keyFile().orElseThrow(() -> noFile(target));
        Expected expected = new Expected(
                target.effective().stream()
                        .map(Connector::tlsSenderCertificateName)
                        .flatMap(Optional::stream)
                        .findFirst(),
                target.acceptedDomains());
        return new Seen(
                target.identity().map(one -> seen(one.chain().get(0))).orElse("no pair of keys"),
                PfxFindings.of(file, expected, KnownRoots.read(clientCa), Instant.now(), PfxCheck.WARN_DAYS));
    }

    private static NotRun noFile(TargetRelay target) {
        return target.goesByCertificate()
                ? NotRun.missing("no PFX file is given, and the connector asks for a certificate", "give it with --pfx")
                : NotRun.unasked("no PFX file is given", "give one with --pfx");
    }

    private static String seen(X509Certificate leaf) {
        String until = leaf.getNotAfter().toInstant().toString().substring(0, 10);
        return String.join(
                ", ",
                Stream.concat(CertificateNames.of(leaf).stream(), Stream.of("until " + until))
                        .toList());
    }
}
