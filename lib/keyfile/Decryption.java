package lib.keyfile;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;

/** Decrypts the parts of a file with its password, and keeps what encrypted them. */
final class Decryption {
    private final Password password;
    private final DerivationBudget budget;
    private final boolean proven;
    private Optional<String> keyWords = Optional.empty();
    private Optional<String> certificateWords = Optional.empty();
    private boolean legacy;

    /**
     * With a password.
     *
     * @param proven to be the file's, so that what does not decrypt has another
     */
    Decryption(Password password, DerivationBudget budget, boolean proven) {
        this.password = password;
        this.budget = budget;
        this.proven = proven;
    }

    PrivateKeyInfo key(EncryptedPrivateKeyInfo encrypted) throws Unusable {
        PasswordCipher cipher = PasswordCipher.of(encrypted.getEncryptionAlgorithm());
        keyWords = Optional.of(cipher.words());
        byte[] clear = decrypt(cipher, encrypted.getEncryptedData());
        try {
            PrivateKeyInfo key = PrivateKeyInfo.getInstance(clear);
            key.parsePrivateKey();
            return key;
        } catch (IOException | RuntimeException e) {
            throw otherPassword("the key");
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** A safe's bags. */
    ASN1Sequence certificates(AlgorithmIdentifier algorithm, byte[] content) throws Unusable {
        PasswordCipher cipher = PasswordCipher.of(algorithm);
        certificateWords = Optional.of(cipher.words());
        byte[] clear = decrypt(cipher, content);
        try {
            return ASN1Sequence.getInstance(clear);
        } catch (RuntimeException e) {
            throw otherPassword("a safe");
        }
    }

    private byte[] decrypt(PasswordCipher cipher, byte[] content) throws Unusable {
        legacy |= cipher.isLegacy();
        try {
            return cipher.decrypt(content, password, budget);
        } catch (CryptoException | RuntimeException e) {
            throw otherPassword("a part");
        }
    }

    private Unusable otherPassword(String part) {
        return proven
                ? new Unusable(
                        "pfx.other-password",
                        part + " of it has another password than the file itself",
                        "export it again: Windows and OpenSSL know one password for a file")
                : Unusable.wrongPassword("wrong password, or the file is damaged; it has no checksum to tell");
    }

    Optional<String> keyWords() {
        return keyWords;
    }

    Optional<String> certificateWords() {
        return certificateWords;
    }

    boolean isLegacy() {
        return legacy;
    }
}
