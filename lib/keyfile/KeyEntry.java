package lib.keyfile;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A private key of a file.
 *
 * @param name friendly name or alias, where there is one
 * @param certificate whose public key belongs to it, or empty: none in the file does
 * @param claimed by the file to belong to it (localKeyId), although it does not
 */
public record KeyEntry(
        Optional<String> name,
        PrivateKey key,
        Optional<X509Certificate> certificate,
        Optional<X509Certificate> claimed) {

    /** Whether its own numbers do not fit together; only an RSA key can tell. */
    public boolean isDamaged() {
        return key instanceof RSAPrivateCrtKey rsa && !Certificates.isSound(rsa);
    }

    /**
     * A key with its certificate out of those of the file.
     *
     * @param claimed as the file says; it is believed only if the keys are a pair
     */
    static KeyEntry of(
            Optional<String> name,
            PrivateKey key,
            Optional<X509Certificate> claimed,
            List<X509Certificate> certificates) {
        Predicate<PublicKey> pair = Certificates.pairOf(key);
        Optional<X509Certificate> certificate = claimed.filter(one -> pair.test(one.getPublicKey()));
        if (certificate.isEmpty()) {
            certificate = certificates.stream()
                    .filter(one -> pair.test(one.getPublicKey()))
                    .findFirst();
        }
        return new KeyEntry(name, key, certificate, certificate.isPresent() ? Optional.empty() : claimed);
    }
}
