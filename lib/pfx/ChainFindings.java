package lib.pfx;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lib.finding.Finding;
import lib.keyfile.Certificates;
import lib.keyfile.Chain;

/** Whether a chain is complete, and leads to a CA that counts. */
final class ChainFindings {
    private static final String CA_ONLY = "Exchange Team Blog 3851357, replies 3981065";
    private static final String WHOLE_CHAIN = "Microsoft KB 3212877";

    private ChainFindings() {}

    static List<Finding> of(Chain chain, ChainRoot trust, Instant now) {
        if (Certificates.isSelfSigned(chain.leaf())) {
            return List.of(selfSigned(chain.leaf()));
        }
        if (trust.isKnown()) {
            return known(chain, trust, now);
        }
        return List.of(chain.hasRoot() ? privateCa(chain, trust) : incomplete(chain));
    }

    static Finding selfSigned(X509Certificate leaf) {
        return Finding.fail(
                        "cert.self-signed",
                        Subjects.of(leaf) + " is self-signed",
                        "Exchange Online takes certificates of a CA only",
                        "have one issued by a public CA")
                .withSource(CA_ONLY);
    }

    private static List<Finding> known(Chain chain, ChainRoot trust, Instant now) {
        List<Finding> findings = new ArrayList<>();
        fault(chain, trust, now).ifPresent(findings::add);
        if (!trust.vouching().contains("the JDK") && !trust.vouching().contains("--client-ca")) {
            findings.add(Finding.warn(
                    "cert.ca-known-here-only",
                    "only " + String.join(" and ", trust.vouching()) + " knows the root of the chain, the JDK does not",
                    "it may be a private CA that was installed on this machine, and"
                            + " Exchange Online would not know it",
                    "check with the CA that its root is publicly trusted"));
        }
        if (chain.hasRoot() && chain.certificates().size() > 1) {
            findings.add(Finding.info(
                            "cert.root-included",
                            "the root is in the file too",
                            "it may be sent and need not be: the server has its own")
                    .withSource("RFC 8446 section 4.4.2"));
        }
        return findings;
    }

    private static Finding incomplete(Chain chain) {
        X509Certificate top = chain.top();
        String issuer = Subjects.of(top.getIssuerX500Principal());
        String fetch = Subjects.issuerUrl(top)
                .map(url -> "fetch it from " + url + " and add it")
                .orElse("get it from the CA and add it");
        return Finding.fail(
                        "cert.chain-incomplete",
                        "the certificate of " + issuer + " is missing",
                        "it is neither in the file nor a known root; Exchange Online does not fetch"
                                + " it, and answers 550 5.7.64 as if no certificate had been shown",
                        fetch + ": --chain FILE --fix-out NEW.pfx")
                .withSource(WHOLE_CHAIN);
    }

    private static Finding privateCa(Chain chain, ChainRoot trust) {
        return Finding.fail(
                        "cert.private-ca",
                        Subjects.of(chain.top()) + " is no public CA",
                        "its root is not among those of "
                                + String.join(" and ", trust.asked())
                                + "; Exchange Online takes certificates of public CAs only",
                        "have one issued by a public CA")
                .withSource(CA_ONLY);
    }

    /** What else Java finds wrong: an intermediate that is no CA, a name constraint, MD5. */
    private static Optional<Finding> fault(Chain chain, ChainRoot trust, Instant now) {
        Date date = Date.from(now);
        for (X509Certificate one : chain.certificates()) {
            if (date.before(one.getNotBefore()) || date.after(one.getNotAfter())) {
                return Optional.empty(); // Told of by itself.
            }
        }
        try {
            PKIXParameters parameters = parameters(trust);
            parameters.setRevocationEnabled(false);
            parameters.setDate(date);
            CertPathValidator.getInstance("PKIX").validate(path(chain, trust), parameters);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of(Finding.fail(
                            "cert.chain-invalid",
                            "the chain does not hold",
                            String.valueOf(e.getMessage()),
                            "have the certificate issued anew")
                    .withSource("RFC 5280 section 6"));
        }
    }

    static PKIXParameters parameters(ChainRoot trust) throws GeneralSecurityException {
        return new PKIXParameters(Set.of(new TrustAnchor(trust.root().orElseThrow(), null)));
    }

    /** From the leaf to the one that the known root signed. */
    static CertPath path(Chain chain, ChainRoot trust) throws GeneralSecurityException {
        X509Certificate root = trust.root().orElseThrow();
        List<X509Certificate> path = new ArrayList<>();
        for (X509Certificate one : chain.certificates()) {
            if (one.equals(root)) {
                break;
            }
            path.add(one);
            if (Certificates.isIssuer(root, one)) {
                break;
            }
        }
        return CertificateFactory.getInstance("X.509").generateCertPath(path);
    }
}
