package lib.keyfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Keys and certificates in PEM (RFC 7468), as Postfix, swaks and OpenSSL take them. */
public final class PemText {
    private PemText() {}

    /** The certificates, one after the other. */
    public static String of(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate one : certificates) {
            try {
                text.append(block("CERTIFICATE", one.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }

    /** The key, not encrypted. */
    public static String of(PrivateKey key, PublicKey open) {
        try {
            return block("PRIVATE KEY", pkcs8(key, open).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The key as Java encodes it, and in an EC key the public one too: GnuTLS, and with it msmtp, reads no key without
     * (RFC 5915 has it optional).
     */
    static PrivateKeyInfo pkcs8(PrivateKey key, PublicKey open) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
        if (!(key instanceof ECKey ec)) {
            return info;
        }
        ECPrivateKey secret = ECPrivateKey.getInstance(info.parsePrivateKey());
        ECPrivateKey both = new ECPrivateKey(
                ec.getParams().getOrder().bitLength(),
                secret.getKey(),
                SubjectPublicKeyInfo.getInstance(open.getEncoded()).getPublicKeyData(),
                info.getPrivateKeyAlgorithm().getParameters());
        return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), both);
    }

    private static String block(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
