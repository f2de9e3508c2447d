package lib.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import lib.cli.Option;
import lib.cli.Options;
import lib.cli.Terminal;
import lib.finding.Problem;
import lib.keyfile.KeyFile;
import lib.keyfile.PasswordFile;
import lib.keyfile.SealedKeyFile;

/**
 * Which PFX file, and its password: from a file, a variable or a prompt, never an argument, which every user of the
 * machine could read in the list of processes.
 */
public final class PfxOptions {
    private static final int TRIES = 3;

    private final Option<Optional<Path>> pfx;
    private final Option<Optional<Path>> passwordFile;
    private final Option<Optional<String>> passwordVariable;

    public PfxOptions(Options options) {
        options.section("Client certificate");
        pfx = options.file(
                "--pfx, --pfx-file", "PKCS #12 file with certificate, key and chain (default: that of --spec)");
        passwordFile = options.file("--pfx-password-file", "Its password is the first line of this file");
        passwordVariable = options.text(
                "--pfx-password-env", "NAME", "Its password is in this variable (without either: a prompt)");
    }

    /** The file given, or that of relay.json. */
    public Optional<Path> file(Optional<Path> ofRelay) {
        return pfx.get().or(() -> ofRelay);
    }

    /**
     * The file given, or that of relay.json.
     *
     * @throws Problem if there is none
     */
    public Path requiredFile(Optional<Path> ofRelay) {
        return file(ofRelay)
                .orElseThrow(() -> Problem.badInput(
                        "option.missing",
                        pfx.name(),
                        "no certificate to show",
                        "give --pfx FILE; without a certificate there is" + " send-plain --tls required"));
    }

    /**
     * What a client shows.
     *
     * @param preferred where the file has several keys: whether a certificate has a name that leads to the connector
     * @throws Problem if no file is given
     */
    public ClientIdentity required(Optional<Path> ofRelay, Predicate<X509Certificate> preferred) {
        requiredFile(ofRelay);
        return identity(ofRelay, preferred).orElseThrow();
    }

    /** What a client shows; empty where no file is given. */
    public Optional<ClientIdentity> identity(Optional<Path> ofRelay) {
        return identity(ofRelay, certificate -> false);
    }

    private Optional<ClientIdentity> identity(Optional<Path> ofRelay, Predicate<X509Certificate> preferred) {
        return file(ofRelay).map(path -> ClientIdentity.of(where() + " " + path, read(path), preferred));
    }

    /**
     * The file given, or that of relay.json, opened; empty where there is none.
     *
     * @throws Problem if it cannot be read or opened
     */
    public Optional<KeyFile> keyFile(Optional<Path> ofRelay) {
        return file(ofRelay).map(this::read);
    }

    private KeyFile read(Path path) {
        return open(path, SealedKeyFile.load(where(), path));
    }

    /** Who named the file, for messages. */
    private String where() {
        return pfx.isGiven() ? pfx.name() : "pfx in relay.json:";
    }

    /**
     * The content of a key file; its password is asked for only if it has one.
     *
     * @throws Problem if it cannot be opened
     */
    public KeyFile open(Path file, SealedKeyFile sealed) {
        return sealed.needsPassword() ? open(file, sealed::open) : sealed.open(new char[0]);
    }

    /**
     * Opens the file with its password, which is wiped afterwards; typed wrong at the prompt, it is asked for three
     * times in all.
     *
     * @param file only named in messages
     * @throws Problem if there is no password, or what {@code open} throws
     */
    public <T> T open(Path file, Function<char[], T> open) {
        if (passwordFile.get().isPresent() && passwordVariable.get().isPresent()) {
            throw Problem.badInput(
                    "option.contradiction",
                    passwordFile.name() + " " + passwordVariable.name(),
                    "both say where the password is",
                    "give one of them");
        }
        if (passwordFile.get().isPresent()) {
            return PasswordFile.use(passwordFile.name(), passwordFile.get().get(), open);
        }
        if (passwordVariable.get().isPresent()) {
            return once(variable(passwordVariable.get().get()), open);
        }
        for (int tries = 1; ; tries++) {
            try {
                return once(ask(file, tries), open);
            } catch (Problem problem) {
                if (tries == TRIES || !problem.finding().id().equals(SealedKeyFile.WRONG_PASSWORD)) {
                    throw problem;
                }
            }
        }
    }

    private static <T> T once(char[] password, Function<char[], T> open) {
        try {
            return open.apply(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static char[] ask(Path file, int tries) {
        String again = tries > 1 ? "Wrong password. " : "";
        return Terminal.password(again + "Password of " + file + ": ")
                .orElseThrow(
                        () -> noPassword(file.toString(), "it needs a password, and there is no terminal to ask at"));
    }

    private static char[] variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            // The name is not repeated: somebody may have given the password itself.
            throw noPassword("--pfx-password-env", "there is no such variable");
        }
        return value.toCharArray();
    }

    private static Problem noPassword(String what, String why) {
        return Problem.badInput(
                "pfx.no-password", what, why, "give --pfx-password-file FILE or --pfx-password-env NAME");
    }
}
