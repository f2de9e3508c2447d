package lib.keyfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import lib.cli.NewFile;
import lib.finding.Problem;

/**
 * A key and its chain as files for Postfix and swaks: {@code key.pem}, {@code cert.pem} (the leaf), {@code chain.pem}
 * (what is above it) and {@code fullchain.pem}.
 */
public final class PemFolder {
    private static final String OPTION = "--export-pem";

    private PemFolder() {}

    /**
     * Writes the files; the key is not encrypted, and its owner alone may read it.
     *
     * @param chain leaf first
     * @throws Problem if one of them is there already, or they cannot be written
     */
    public static void write(Path folder, PrivateKey key, List<X509Certificate> chain, boolean force) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.badInput(
                    "file.unwritable",
                    OPTION + " " + folder,
                    "there is no such folder, and it cannot be made",
                    "check the path and its permissions");
        }
        String secret = PemText.of(key, chain.get(0).getPublicKey());
        write(folder, "key.pem", secret, true, force);
        write(folder, "cert.pem", PemText.of(chain.subList(0, 1)), false, force);
        write(folder, "chain.pem", PemText.of(chain.subList(1, chain.size())), false, force);
        write(folder, "fullchain.pem", PemText.of(chain), false, force);
    }

    private static void write(Path folder, String name, String text, boolean secret, boolean force) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        NewFile.write(OPTION, folder.resolve(name), bytes, secret, force);
    }
}
