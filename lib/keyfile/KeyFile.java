package lib.keyfile;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lib.finding.Problem;

/**
 * A file with a private key and certificates in any of the forms that admins have: PKCS #12 (PFX), JKS, PEM. What it
 * is, its content tells, never its name.
 *
 * @param keys at least one
 * @param certificates all of the file, in its order
 */
public record KeyFile(Format format, Protection protection, List<KeyEntry> keys, List<X509Certificate> certificates) {

    /** What kind of file it is. */
    public enum Format {
        PFX,
        JKS,
        PEM
    }

    /**
     * How the file is protected, in words.
     *
     * @param mac its checksum under the password, or empty: changes to it go unnoticed
     * @param keys encryption of the keys, empty if they lie open
     * @param certificates likewise of the certificates
     * @param legacy RC2, RC4 or 3DES encrypts a part
     * @param pbmac1 the checksum is one that only new programs know (RFC 9579)
     */
    public record Protection(
            Optional<String> mac,
            Optional<String> keys,
            Optional<String> certificates,
            boolean legacy,
            boolean pbmac1) {
        static final Protection NONE =
                new Protection(Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    }

    public KeyFile {
        keys = List.copyOf(keys);
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads a file with its password.
     *
     * @param option that named it, for messages
     * @throws Problem if it is none, is damaged, has another password or no key
     */
    public static KeyFile read(String option, Path file, char[] password) {
        return SealedKeyFile.load(option, file).open(password);
    }

    /**
     * The key to identify with, where there are several: one that has a certificate, and of those the preferred, then
     * those valid now, then no CA's, then the one that is valid longest.
     */
    public KeyEntry best(Predicate<X509Certificate> preferred, Instant now) {
        Date date = Date.from(now);
        return keys.stream()
                .max(Comparator.comparing(
                                (KeyEntry entry) -> entry.certificate().isPresent())
                        .thenComparing(entry -> has(entry, preferred))
                        .thenComparing(entry -> has(entry, one -> isValid(one, date)))
                        .thenComparing(entry -> has(entry, one -> one.getBasicConstraints() < 0))
                        .thenComparing(entry -> entry.certificate()
                                .map(X509Certificate::getNotAfter)
                                .orElse(new Date(0))))
                .orElseThrow();
    }

    private static boolean has(KeyEntry entry, Predicate<X509Certificate> quality) {
        return entry.certificate().filter(quality).isPresent();
    }

    private static boolean isValid(X509Certificate certificate, Date date) {
        return !date.before(certificate.getNotBefore()) && !date.after(certificate.getNotAfter());
    }

    /** The chain of an entry's certificate, as far as the file has it; empty without one. */
    public Optional<Chain> chain(KeyEntry entry) {
        return entry.certificate().map(leaf -> Chain.of(leaf, certificates));
    }
}
