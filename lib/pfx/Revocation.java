package lib.pfx;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lib.finding.Finding;
import lib.keyfile.Chain;

/**
 * What the CA says about a certificate today: by OCSP (RFC 6960), else by its CRL (RFC 5280 section 5). This is the one
 * check that asks anybody, at the addresses in the certificates.
 *
 * @param outcome in a word or two: "no", "revoked", "not known", and "not-run"
 */
record Revocation(String outcome, List<Finding> findings) {
    static final Revocation NOT_RUN = new Revocation("not-run", List.of());

    private static final String SECONDS = "10";

    /** Asks; a chain that leads to no known root cannot be asked about. */
    static Revocation ask(Chain chain, ChainRoot trust, Instant now) {
        if (!trust.isKnown()) {
            return unknown("its chain leads to no known root");
        }
        // Java's own switches: fetch CRLs from where the certificates say, and do not wait long.
        System.setProperty("com.sun.security.enableCRLDP", "true");
        System.setProperty("com.sun.security.ocsp.timeout", SECONDS);
        System.setProperty("com.sun.security.crl.timeout", SECONDS);
        System.setProperty("com.sun.security.crl.readtimeout", SECONDS);
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            // What is not answered is kept, and is no reason to call the chain bad.
            checker.setOptions(
                    Set.of(PKIXRevocationChecker.Option.SOFT_FAIL, PKIXRevocationChecker.Option.ONLY_END_ENTITY));
            PKIXParameters parameters = ChainFindings.parameters(trust);
            parameters.addCertPathChecker(checker);
            parameters.setDate(Date.from(now));
            validator.validate(ChainFindings.path(chain, trust), parameters);
            return checker.getSoftFailExceptions().isEmpty()
                    ? new Revocation("no", List.of())
                    : unknown(words(checker.getSoftFailExceptions()));
        } catch (CertPathValidatorException e) {
            return e.getReason() == BasicReason.REVOKED ? revoked(e) : unknown(e.getMessage());
        } catch (GeneralSecurityException e) {
            return unknown(String.valueOf(e.getMessage()));
        }
    }

    private static String words(List<CertPathValidatorException> failures) {
        return failures.stream()
                .map(one -> String.valueOf(one.getMessage()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Revocation revoked(CertPathValidatorException e) {
        String when = e.getCause() instanceof CertificateRevokedException why
                ? " on " + Subjects.day(why.getRevocationDate()) + ", reason " + why.getRevocationReason()
                : "";
        return new Revocation(
                "revoked",
                List.of(Finding.fail(
                                "cert.revoked",
                                "the certificate was revoked" + when,
                                "the CA declares it void",
                                "have a new one issued for a new key")
                        .withSource("RFC 5280 section 3.3")));
    }

    private static Revocation unknown(String why) {
        return new Revocation(
                "not known",
                List.of(Finding.warn(
                        "cert.revocation-unknown",
                        "whether it was revoked is not known",
                        why,
                        "ask from where the CA can be reached over HTTP, or ask the CA")));
    }
}
