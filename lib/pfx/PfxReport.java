package lib.pfx;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.keyfile.Certificates;
import lib.keyfile.Chain;
import lib.keyfile.Fingerprints;
import lib.keyfile.KeyEntry;
import lib.keyfile.KeyFile;
import lib.tls.CertificateNames;

/**
 * What is in a key file, as far as it identifies a relay.
 *
 * @param name friendly name or alias of the key
 * @param certificate that the key belongs to; empty if none in the file does
 * @param chain subjects from the leaf up
 * @param publicBy which stores know the root of the chain; empty for a private CA
 * @param revocation "not-run" without {@code --online}
 * @param suggestedConnectorName TlsSenderCertificateName that suits the file
 * @param connectorName the one that it was compared with
 */
public record PfxReport(
        String file,
        KeyFile.Format format,
        KeyFile.Protection protection,
        int privateKeys,
        Optional<String> name,
        Optional<Leaf> certificate,
        List<String> chain,
        List<String> publicBy,
        String revocation,
        Optional<String> suggestedConnectorName,
        Optional<String> connectorName,
        boolean fit,
        String conclusion) {

    /**
     * The certificate itself.
     *
     * @param names CN and DNS names
     * @param daysLeft less than 0 if it expired
     * @param keyUsages extended key usages by their identifiers; empty if it has none
     */
    public record Leaf(
            String subject,
            String issuer,
            List<String> names,
            String serialNumber,
            Instant notBefore,
            Instant notAfter,
            long daysLeft,
            KeyKind key,
            String signature,
            List<String> keyUsages,
            String sha1,
            String sha256) {
        private static final int DAY_SECONDS = 86_400;

        static Leaf of(X509Certificate one, Instant now) {
            return new Leaf(
                    Subjects.of(one),
                    Subjects.of(one.getIssuerX500Principal()),
                    CertificateNames.of(one),
                    one.getSerialNumber().toString(16),
                    one.getNotBefore().toInstant(),
                    one.getNotAfter().toInstant(),
                    Math.floorDiv(
                            Duration.between(now, one.getNotAfter().toInstant()).toSeconds(), DAY_SECONDS),
                    KeyKind.of(one.getPublicKey()),
                    one.getSigAlgName(),
                    Certificates.usages(one).orElse(List.of()),
                    Fingerprints.sha1(one),
                    Fingerprints.sha256(one));
        }
    }

    /** A report whose conclusion is drawn from the findings. */
    static PfxReport of(
            String name,
            KeyFile file,
            KeyEntry entry,
            Optional<ChainRoot> trust,
            Expected expected,
            String revocation,
            List<Finding> findings,
            Instant now) {
        Optional<Chain> chain = file.chain(entry);
        Optional<String> suggested =
                chain.flatMap(one -> CertificateNames.suggest(one.leaf(), expected.acceptedDomains()));
        List<String> subjects = new ArrayList<>();
        chain.ifPresent(one -> one.certificates().forEach(c -> subjects.add(Subjects.of(c))));
        boolean fit = Finding.verdict(findings).compareTo(Verdict.FAIL) < 0;
        return new PfxReport(
                name,
                file.format(),
                file.protection(),
                file.keys().size(),
                entry.name(),
                chain.map(one -> Leaf.of(one.leaf(), now)),
                List.copyOf(subjects),
                trust.map(ChainRoot::vouching).orElse(List.of()),
                revocation,
                suggested,
                expected.connectorName(),
                fit,
                conclusion(expected.connectorName().or(() -> suggested), fit, findings));
    }

    private static String conclusion(Optional<String> connector, boolean fit, List<Finding> findings) {
        String whatFor = "for the connector " + connector.orElse("of this relay");
        if (fit) {
            boolean warned = Finding.verdict(findings) == Verdict.WARN;
            return "fit " + whatFor + (warned ? "; see the warnings" : "");
        }
        return "not fit "
                + whatFor
                + ": "
                + findings.stream()
                        .filter(one -> one.severity() == Finding.Severity.FAIL)
                        .map(Finding::what)
                        .findFirst()
                        .orElse("");
    }
}
