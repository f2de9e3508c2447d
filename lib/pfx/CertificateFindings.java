package lib.pfx;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lib.finding.Finding;
import lib.keyfile.Certificates;
import lib.keyfile.Chain;

/** Dates, key, signature and usages of a certificate. */
final class CertificateFindings {
    /** Of a public CA's certificate (CA/Browser Forum baseline requirements 6.1.5). */
    private static final int LEAST_RSA_BITS = 2048;

    private static final String RENEW = "renew it; with the same names the connector stays as it is";

    private CertificateFindings() {}

    static List<Finding> of(Chain chain, Instant now, int warnDays) {
        List<Finding> findings = new ArrayList<>();
        for (X509Certificate one : chain.certificates()) {
            date(one, one.equals(chain.leaf()), now, warnDays).ifPresent(findings::add);
        }
        addKey(findings, chain.leaf());
        addSignatures(findings, chain);
        addUsages(findings, chain.leaf());
        return findings;
    }

    /** What a server may refuse it for: dates, a weak key, a weak signature. */
    static List<Finding> beforeShowing(Chain chain, Instant now) {
        List<Finding> findings = new ArrayList<>();
        for (X509Certificate one : chain.certificates()) {
            date(one, one.equals(chain.leaf()), now, 0).ifPresent(findings::add);
        }
        addKey(findings, chain.leaf());
        addSignatures(findings, chain);
        findings.removeIf(finding -> finding.severity() == Finding.Severity.INFO);
        return findings;
    }

    private static Optional<Finding> date(X509Certificate one, boolean leaf, Instant now, int warnDays) {
        Instant from = one.getNotBefore().toInstant();
        Instant to = one.getNotAfter().toInstant();
        String what = leaf ? "the certificate" : "the CA certificate " + Subjects.of(one);
        String part = leaf ? "cert." : "cert.chain-";
        if (now.isBefore(from)) {
            return Optional.of(Finding.fail(
                    part + "not-yet-valid",
                    what + " is not valid before " + from,
                    "until then it identifies nobody; or this machine's clock is wrong",
                    "wait, or set the clock"));
        }
        if (now.isAfter(to)) {
            return Optional.of(Finding.fail(
                    part + "expired",
                    what + " expired on " + Subjects.day(one.getNotAfter()),
                    "an expired certificate identifies nobody",
                    leaf ? RENEW : "get the CA's current one and add it: --chain FILE"));
        }
        long days = Duration.between(now, to).toDays();
        if (leaf && days < warnDays) {
            return Optional.of(Finding.warn(
                    "cert.expires-soon",
                    what + " expires on " + Subjects.day(one.getNotAfter()),
                    "that is in " + days + (days == 1 ? " day" : " days"),
                    RENEW));
        }
        return Optional.empty();
    }

    private static void addKey(List<Finding> findings, X509Certificate leaf) {
        KeyKind key = KeyKind.of(leaf.getPublicKey());
        if (key.type().equals("RSA") && key.bits() < LEAST_RSA_BITS) {
            findings.add(Finding.warn(
                            "cert.weak-key",
                            "its RSA key has " + key.bits() + " bits",
                            "public CAs issue for " + LEAST_RSA_BITS + " or more",
                            "have one issued for a new key")
                    .withSource("CA/Browser Forum baseline requirements 6.1.5"));
        } else if (!key.type().equals("RSA")) {
            findings.add(Finding.info(
                    "cert.key-not-rsa",
                    "its key is " + key.words(),
                    "whether Exchange Online takes any but RSA keys from a client is"
                            + " published nowhere: test it with send-tls --compare"));
        }
        if (leaf.getBasicConstraints() >= 0) {
            findings.add(Finding.warn(
                            "cert.is-ca",
                            "the certificate is a CA's own",
                            "it is to sign others, not to identify a relay",
                            "export the relay's certificate")
                    .withSource("RFC 5280 section 4.2.1.9"));
        }
    }

    /** A root's own signature proves nothing, so that it may be as old as it likes. */
    private static void addSignatures(List<Finding> findings, Chain chain) {
        for (X509Certificate one : chain.certificates()) {
            String algorithm = one.getSigAlgName().toUpperCase(Locale.ROOT);
            boolean weak = algorithm.startsWith("SHA1") || algorithm.startsWith("MD");
            if (weak && !Certificates.isNamedIssuer(one, one)) {
                findings.add(Finding.warn(
                                "cert.weak-signature",
                                Subjects.of(one) + " is signed with " + one.getSigAlgName(),
                                "no public CA has signed so since 2016, and TLS stacks" + " refuse it",
                                "have one issued with SHA-256")
                        .withSource("CA/Browser Forum baseline requirements 7.1.3"));
            }
        }
    }

    private static void addUsages(List<Finding> findings, X509Certificate leaf) {
        boolean[] usage = leaf.getKeyUsage();
        if (usage != null && !usage[0]) {
            findings.add(Finding.warn(
                            "cert.no-signing",
                            "its key usage does not allow digital signatures",
                            "a client proves with a signature that it has the key",
                            "have one issued with digitalSignature")
                    .withSource("RFC 5246 section 7.4.6"));
        }
        List<String> extended = Certificates.usages(leaf).orElse(List.of());
        if (Certificates.allowsClients(leaf)) {
            return;
        }
        findings.add(
                extended.contains(Certificates.SERVER_AUTH)
                        ? Finding.info(
                                "cert.server-usage-only",
                                "its extended key usage is for servers only",
                                "nothing that Microsoft has published asks for more, and mail servers"
                                        + " have always shown such ones; public CAs stop issuing for clients: "
                                        + ClientAuthDates.words())
                        : Finding.warn(
                                        "cert.other-usage",
                                        "its extended key usage is for neither servers nor clients",
                                        "a server may refuse it: " + String.join(", ", extended),
                                        "have one issued for a TLS server")
                                .withSource("RFC 5280 section 4.2.1.12"));
    }
}
