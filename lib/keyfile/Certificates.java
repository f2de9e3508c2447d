package lib.keyfile;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/** X.509 certificates and their keys, as Java's own classes. */
public final class Certificates {
    /** Extended key usages (RFC 5280 section 4.2.1.12). */
    public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private static final String ANY_USAGE = "2.5.29.37.0";

    private Certificates() {}

    /** A certificate from its DER. */
    static X509Certificate read(byte[] der) throws Unusable {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw Unusable.damaged("a certificate in it cannot be read: " + e.getMessage());
        }
    }

    /** Whether one names the other as its issuer. */
    public static boolean isNamedIssuer(X509Certificate issuer, X509Certificate below) {
        return issuer.getSubjectX500Principal().equals(below.getIssuerX500Principal());
    }

    /** Whether one signed the other: two CAs may have the same name. */
    public static boolean isIssuer(X509Certificate issuer, X509Certificate below) {
        if (!isNamedIssuer(issuer, below)) {
            return false;
        }
        try {
            below.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    public static boolean isSelfSigned(X509Certificate certificate) {
        return isIssuer(certificate, certificate);
    }

    /** Whether the two keys are a pair; a signature tells where the numbers do not. */
    static boolean isPair(PrivateKey key, PublicKey open) {
        if (key instanceof RSAPrivateKey secret && open instanceof RSAPublicKey rsa) {
            return secret.getModulus().equals(rsa.getModulus());
        }
        if (!key.getAlgorithm().equals(open.getAlgorithm())) {
            return false;
        }
        try {
            String algorithm = switch (key.getAlgorithm()) {
                case "EC" -> "SHA256withECDSA";
                case "DSA" -> "SHA256withDSA";
                default -> key.getAlgorithm();
            };
            byte[] text = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * Whether the extended key usage lets a certificate identify a client, or there is none (RFC 5280 section
     * 4.2.1.12).
     */
    public static boolean allowsClients(X509Certificate certificate) {
        return usages(certificate)
                .map(all -> all.contains(CLIENT_AUTH) || all.contains(ANY_USAGE))
                .orElse(true);
    }

    /** The extended key usage; empty if there is none. One that cannot be read allows nothing. */
    public static Optional<List<String>> usages(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException e) {
            return Optional.of(List.of());
        }
    }
}
