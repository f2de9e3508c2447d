package lib.tls;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lib.finding.Problem;
import lib.keyfile.KeyEntry;
import lib.keyfile.KeyFile;
import lib.keyfile.PasswordFile;

/**
 * A certificate with its key, as a client shows it.
 *
 * @param chain as it goes into the handshake, leaf first; nothing is added to it
 */
public record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {
    public ClientIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * The identity in a key file whose password is the first line of another file.
     *
     * @throws Problem if either cannot be read, or as below
     */
    public static ClientIdentity read(Path file, Path passwordFile) {
        return PasswordFile.use("password file", passwordFile, password -> read("key file", file, password));
    }

    /**
     * The identity in a key file, whatever its format.
     *
     * @throws Problem if it is none, is damaged, has another password, or no key with a certificate
     */
    public static ClientIdentity read(String option, Path file, char[] password) {
        return of(option + " " + file, KeyFile.read(option, file, password), certificate -> false);
    }

    /**
     * The key of the file that fits a relay best, with its chain as far as the file has it, in order; other
     * certificates of the file are no part of it.
     *
     * @param name of the file, for messages
     * @param preferred whether a certificate has a name that leads to the connector
     * @throws Problem if no certificate in it belongs to the key
     */
    public static ClientIdentity of(String name, KeyFile file, Predicate<X509Certificate> preferred) {
        return find(file, preferred)
                .orElseThrow(() -> Problem.badInput(
                        "pfx.key-mismatch",
                        name,
                        "no certificate in it belongs to its private key",
                        "export the certificate with its own private key"));
    }

    /** Likewise; empty where no certificate belongs to the key. */
    public static Optional<ClientIdentity> find(KeyFile file, Predicate<X509Certificate> preferred) {
        KeyEntry entry = file.best(preferred, Instant.now());
        return file.chain(entry).map(chain -> new ClientIdentity(entry.key(), chain.certificates()));
    }
}
