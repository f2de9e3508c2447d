package lib.pfx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Problem;
import lib.keyfile.Chain;
import lib.keyfile.RootFile;

/** The roots that this machine knows, by who vouches for them. */
public final class KnownRoots {
    /** Where Debian, Red Hat, SUSE, and Alpine and macOS keep theirs. */
    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private record Source(String name, RootFile roots) {}

    private final List<Source> sources;

    private KnownRoots(List<Source> sources) {
        this.sources = sources;
    }

    /**
     * Those of the JDK, of the system, and of a file.
     *
     * @param extra counts as public too, for a rehearsal
     * @throws Problem if that file has no certificate
     */
    public static KnownRoots read(Optional<Path> extra) {
        List<Source> sources = new ArrayList<>();
        add(sources, "the JDK", jdk());
        system().ifPresent(bundle -> add(sources, "the system", bundle));
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            addWindows(sources);
        }
        extra.ifPresent(file -> sources.add(new Source("--client-ca", given(file))));
        return new KnownRoots(sources);
    }

    private static Path jdk() {
        String given = System.getProperty("javax.net.ssl.trustStore", "");
        return given.isEmpty()
                ? Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                : Path.of(given);
    }

    private static Optional<Path> system() {
        return BUNDLES.stream().map(Path::of).filter(Files::isReadable).findFirst();
    }

    private static void add(List<Source> sources, String name, Path file) {
        try {
            sources.add(new Source(name, RootFile.read(file)));
        } catch (IOException e) {
            // A store that is not there vouches for nothing.
        }
    }

    private static void addWindows(List<Source> sources) {
        try {
            KeyStore store = KeyStore.getInstance("Windows-ROOT");
            store.load(null, null);
            sources.add(new Source("Windows", RootFile.of(store)));
        } catch (GeneralSecurityException | IOException e) {
            // Likewise.
        }
    }

    private static RootFile given(Path file) {
        try {
            return RootFile.read(file);
        } catch (IOException e) {
            throw Problem.badInput(
                    "tls.ca-file",
                    "--client-ca " + file,
                    "no file with certificates that can be read",
                    "give the file of the CA that signed the client's certificate");
        }
    }

    /** What vouches for a chain. */
    public ChainRoot of(Chain chain) {
        List<String> vouching = new ArrayList<>();
        Optional<X509Certificate> root = Optional.empty();
        for (Source source : sources) {
            Optional<X509Certificate> found = root(source, chain);
            if (found.isPresent()) {
                vouching.add(source.name());
                root = root.or(() -> found);
            }
        }
        return new ChainRoot(sources.stream().map(Source::name).toList(), vouching, root);
    }

    /** A certificate signed by two CAs (cross-signed) may lead to a root before the end. */
    private static Optional<X509Certificate> root(Source source, Chain chain) {
        return chain.certificates().stream()
                .map(source.roots()::rootOf)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
