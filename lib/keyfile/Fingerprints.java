package lib.keyfile;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Digests by which people tell certificates apart, as Windows and Postfix show them. */
public final class Fingerprints {
    private Fingerprints() {}

    /** What Windows calls the thumbprint: 40 hexadecimal digits. */
    public static String sha1(X509Certificate certificate) {
        return of(certificate, "SHA-1", HexFormat.of());
    }

    /** As OpenSSL, Postfix and swaks show it: AB:CD:... */
    public static String sha256(X509Certificate certificate) {
        return of(certificate, "SHA-256", HexFormat.ofDelimiter(":"));
    }

    private static String of(X509Certificate certificate, String digest, HexFormat form) {
        try {
            byte[] bytes = MessageDigest.getInstance(digest).digest(certificate.getEncoded());
            return form.withUpperCase().formatHex(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
