package lib.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import lib.tls.ClientIdentity;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Throw-away keys and certificates in the files that other programs take. */
public final class KeyFiles {
    private KeyFiles() {}

    static KeyStore store(PrivateKey key, List<X509Certificate> chain, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("relay", key, password, chain.toArray(new Certificate[0]));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes key and chain as a PFX file (PKCS #12). */
    public static void writePfx(ClientIdentity identity, Path file, char[] password)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store(identity.key(), identity.chain(), password).store(out, password);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes key and chain as one PEM file, as Postfix, swaks and OpenSSL take them. */
    public static void writePem(ClientIdentity identity, Path file) throws IOException {
        StringBuilder pem = new StringBuilder(pem("PRIVATE KEY", pkcs8(identity)));
        for (X509Certificate certificate : identity.chain()) {
            pem.append(pem(certificate));
        }
        Files.writeString(file, pem);
    }

    /**
     * The key as Java encodes it, and in an EC key the public one too: GnuTLS, and with it msmtp,
     * reads no key without (RFC 5915 has it optional).
     */
    private static byte[] pkcs8(ClientIdentity identity) throws IOException {
        PrivateKeyInfo key = PrivateKeyInfo.getInstance(identity.key().getEncoded());
        byte[] spki = identity.chain().get(0).getPublicKey().getEncoded();
        SubjectPublicKeyInfo open = SubjectPublicKeyInfo.getInstance(spki);
        if (!identity.key().getAlgorithm().equals("EC")) {
            return key.getEncoded();
        }
        ECPrivateKey secret = ECPrivateKey.getInstance(key.parsePrivateKey());
        ECPrivateKey both =
                new ECPrivateKey(
                        256, // Bits; all EC keys here are P-256.
                        secret.getKey(),
                        open.getPublicKeyData(),
                        key.getPrivateKeyAlgorithm().getParameters());
        return new PrivateKeyInfo(key.getPrivateKeyAlgorithm(), both).getEncoded();
    }

    /** The certificate in PEM. */
    public static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
