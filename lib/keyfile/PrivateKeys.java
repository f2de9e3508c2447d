package lib.keyfile;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** Private keys as Java's own classes. */
final class PrivateKeys {
    private PrivateKeys() {}

    /** The key of a PKCS #8 structure (RFC 5958). */
    static PrivateKey of(PrivateKeyInfo info) throws Unusable {
        String identifier = info.getPrivateKeyAlgorithm().getAlgorithm().getId();
        String algorithm = switch (identifier) {
            case "1.2.840.113549.1.1.1" -> "RSA";
            case "1.2.840.113549.1.1.10" -> "RSASSA-PSS";
            case "1.2.840.10045.2.1" -> "EC";
            case "1.2.840.10040.4.1" -> "DSA";
            case "1.3.101.112" -> "Ed25519";
            case "1.3.101.113" -> "Ed448";
            default -> throw unsupported("a key of type " + identifier);
        };
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw algorithm.equals("EC")
                    ? unsupported("a key on a curve that this Java does not have")
                    : Unusable.damaged("its private key cannot be read");
        }
    }

    private static Unusable unsupported(String what) {
        return new Unusable(
                "pfx.unsupported-key",
                "it has " + what + ", which cannot be used for TLS here",
                "use a certificate with an RSA key of 2048 bits or more, or EC on P-256 or P-384");
    }

    static Unusable none(int certificates) {
        return new Unusable(
                "pfx.no-key",
                "no private key is in it, only certificates: " + certificates,
                "export the certificate with its private key, and with a password");
    }
}
