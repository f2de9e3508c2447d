package lib.keyfile;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import lib.cli.Input;
import lib.finding.Problem;

/** A file of certificates alone, as a CA gives its root and intermediates. */
public final class CertificateFile {
    private static final int LIMIT_BYTES = 1 << 22;

    private CertificateFile() {}

    /**
     * All certificates of a file in PEM, DER or PKCS #7.
     *
     * @throws Problem if it has none, or cannot be read
     */
    public static List<X509Certificate> read(String option, Path file) {
        byte[] bytes = Input.bytes(option, file.toString(), LIMIT_BYTES);
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
                certificates.add((X509Certificate) one);
            }
        } catch (CertificateException | RuntimeException e) {
            // Said below.
        }
        if (certificates.isEmpty()) {
            throw Problem.badInput(
                    "cert.no-certificates",
                    option + " " + file,
                    "no certificates in PEM, DER or PKCS #7 are in it",
                    "give a file of certificates, as the CA's site has it");
        }
        return certificates;
    }
}
