package lib.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import lib.keyfile.PemText;
import lib.keyfile.PfxWriter;
import lib.tls.ClientIdentity;

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
    public static void writePfx(ClientIdentity identity, Path file, char[] password) throws IOException {
        Files.write(
                file,
                PfxWriter.pfx(
                        Optional.of("relay"), identity.key(), identity.chain(), password, PfxWriter.Encryption.MODERN));
    }

    /** Writes key and chain as one PEM file, as Postfix, swaks and OpenSSL take them. */
    public static void writePem(ClientIdentity identity, Path file) throws IOException {
        Files.writeString(
                file,
                PemText.of(identity.key(), identity.chain().get(0).getPublicKey()) + PemText.of(identity.chain()));
    }
}
