package lib.keyfile;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Java's own key stores from before PKCS #12; Java reads them.
 *
 * @param type JKS or JCEKS
 */
record JavaStore(byte[] bytes, String type) implements SealedKeyFile.Content {
    @Override
    public boolean needsPassword() {
        return true;
    }

    @Override
    public KeyFile open(char[] password) throws Unusable, IOException {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(new ByteArrayInputStream(bytes), password);
            return read(store, password);
        } catch (EOFException e) {
            throw new Unusable("pfx.truncated", "it is cut off", "copy it again, as a binary file");
        } catch (UnrecoverableKeyException e) {
            throw new Unusable(
                    "pfx.other-password",
                    "its key has another password than the store itself",
                    "give both the same: keytool -keypasswd");
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw Unusable.wrongPassword("wrong password, or the file was changed after it was written");
            }
            throw e;
        } catch (GeneralSecurityException e) {
            throw Unusable.damaged("Java cannot read it: " + e.getMessage());
        }
    }

    private KeyFile read(KeyStore store, char[] password) throws GeneralSecurityException, Unusable {
        List<KeyEntry> keys = new ArrayList<>();
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        for (String alias : Collections.list(store.aliases())) {
            Certificate[] chain = store.getCertificateChain(alias);
            List<X509Certificate> own = new ArrayList<>();
            for (Certificate one : chain == null ? certificate(store, alias) : chain) {
                own.add((X509Certificate) one);
            }
            certificates.addAll(own);
            if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey key) {
                keys.add(KeyEntry.of(Optional.of(alias), key, own.stream().findFirst(), own));
            }
        }
        if (keys.isEmpty()) {
            throw PrivateKeys.none(certificates.size());
        }
        return new KeyFile(
                KeyFile.Format.JKS,
                new KeyFile.Protection(
                        Optional.of("SHA-1"), Optional.of(type + "'s own"), Optional.empty(), true, false),
                keys,
                List.copyOf(certificates));
    }

    private static Certificate[] certificate(KeyStore store, String alias) throws GeneralSecurityException {
        Certificate one = store.getCertificate(alias);
        return one == null ? new Certificate[0] : new Certificate[] {one};
    }
}
