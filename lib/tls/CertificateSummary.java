package lib.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import lib.keyfile.Fingerprints;
import lib.keyfile.PemText;

/**
 * A certificate in the words of an admin.
 *
 * @param subject distinguished name (RFC 2253)
 * @param names common name and DNS names, in lower case
 * @param sha1 fingerprint of the whole certificate, as Windows shows it ("thumbprint")
 * @param sha256 likewise, in the form of OpenSSL and Postfix: AB:CD:...
 * @param pem the certificate itself (RFC 7468)
 */
public record CertificateSummary(
        String subject,
        List<String> names,
        String issuer,
        Instant notBefore,
        Instant notAfter,
        String sha1,
        String sha256,
        String pem) {

    /** What is shown of a certificate. */
    public static CertificateSummary of(X509Certificate certificate) {
        return new CertificateSummary(
                certificate.getSubjectX500Principal().getName(),
                CertificateNames.of(certificate),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                Fingerprints.sha1(certificate),
                Fingerprints.sha256(certificate),
                PemText.of(List.of(certificate)));
    }
}
