package lib.keyfile;

import java.io.IOException;
import java.nio.file.Path;
import lib.cli.Input;
import lib.finding.Problem;

/** A key file that is recognised, and whose password may still be asked for. */
public final class SealedKeyFile {
    /** The problem of a wrong password, after which another may be tried. */
    public static final String WRONG_PASSWORD = Unusable.WRONG_PASSWORD;

    private static final int LIMIT_BYTES = 1 << 20;

    /** One of the formats. */
    interface Content {
        boolean needsPassword();

        KeyFile open(char[] password) throws Unusable, IOException;
    }

    private final String name;
    private final Content content;

    private SealedKeyFile(String name, Content content) {
        this.name = name;
        this.content = content;
    }

    /**
     * Reads a file up to where its password is needed.
     *
     * @param option that named it, for messages
     * @throws Problem if it cannot be read, is no key file, or cannot be opened with any password
     */
    public static SealedKeyFile load(String option, Path file) {
        byte[] bytes = Input.bytes(option, file.toString(), LIMIT_BYTES);
        String name = option + " " + file;
        return new SealedKeyFile(name, bounded(name, () -> KeyFileFormat.recognise(bytes)));
    }

    /** A PEM pair: the certificate, best with its chain, and the key in a file of its own. */
    public static SealedKeyFile pair(Path certificate, Path key) {
        byte[] open = Input.bytes("--cert", certificate.toString(), LIMIT_BYTES);
        byte[] secret = Input.bytes("--key", key.toString(), LIMIT_BYTES);
        String name = "--cert " + certificate + " --key " + key;
        return new SealedKeyFile(name, bounded(name, () -> PemFile.pair(open, secret)));
    }

    /** Whether anything in it is encrypted or has a checksum under a password. */
    public boolean needsPassword() {
        return content.needsPassword();
    }

    /**
     * Reads the rest.
     *
     * @throws Problem {@code pfx.wrong-password} if it is another; others if the file is damaged or has no key
     */
    public KeyFile open(char[] password) {
        KeyFile file = bounded(name, () -> content.open(password));
        if (file.certificates().isEmpty()) {
            throw new Unusable(
                            "pfx.no-certificate",
                            "it has a private key, and no certificate",
                            "give the certificate with it: --cert, --key, or a PFX of both")
                    .problem(name);
        }
        return file;
    }

    private interface Reading<T> {
        T run() throws Unusable, IOException;
    }

    /** Bouncy Castle says by all kinds of exceptions that a structure is not what it should be. */
    private static <T> T bounded(String name, Reading<T> reading) {
        try {
            return reading.run();
        } catch (Unusable e) {
            throw e.problem(name);
        } catch (Problem e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw Unusable.damaged("its structure does not hold together").problem(name);
        }
    }
}
