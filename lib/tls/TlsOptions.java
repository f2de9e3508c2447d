package lib.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import lib.cli.NewFile;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.keyfile.CertificateFile;
import lib.net.HostName;

/** How to speak TLS, and whom to trust: the options of every script that can use it. */
public final class TlsOptions {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    /** More than any chain that was saved. */
    private static final int MOST_BYTES = 1 << 20;

    private final Option<Optional<List<X509Certificate>>> ca;
    private final Option<Optional<String>> name;
    private final Option<List<TlsVersion>> versions;
    private final Option<Boolean> insecure;
    private final Option<Optional<Path>> saveChain;

    public TlsOptions(Options options) {
        options.section("TLS");
        ca = options.value(
                "--tls-ca",
                "FILE",
                "Trust the certificates of this file, not the JDK's roots",
                Optional.empty(),
                file -> Optional.of(CertificateFile.read("--tls-ca", Path.of(file))));
        name = options.value(
                "--tls-verify-name",
                "NAME",
                "Ask for this name (SNI) and look for it in the server's certificate" + " (default: the host)",
                Optional.empty(),
                text -> Optional.of(hostName(text)));
        versions = options.list(
                "--tls-protocol",
                "1.2|1.3",
                "Only this version of TLS (default: both)",
                text -> TlsVersion.parse("--tls-protocol", text));
        insecure = options.flag("--insecure", "Go on when the server's certificate fails its check");
        saveChain = options.value(
                "--save-chain",
                "FILE",
                "Write the server's certificates here as PEM, also when they fail",
                Optional.empty(),
                file -> Optional.of(writable(Path.of(file))));
    }

    /**
     * What these options ask for.
     *
     * @param identity what to show
     * @param tolerant go on after a failed check, as for opportunistic TLS (RFC 7435)
     */
    public TlsSettings settings(Optional<ClientIdentity> identity, boolean tolerant) {
        List<TlsVersion> wanted = versions.get();
        return new TlsSettings(
                identity,
                ca.get(),
                name.get(),
                wanted.isEmpty() ? List.of(TlsVersion.values()) : wanted,
                tolerant || insecure.get());
    }

    /** Writes the chain where {@code --save-chain} says; without certificates nothing. */
    public void save(List<CertificateSummary> chain) {
        if (saveChain.get().isEmpty() || chain.isEmpty()) {
            return;
        }
        StringBuilder pem = new StringBuilder();
        chain.forEach(certificate -> pem.append(certificate.pem()));
        try {
            NewFile.replace(saveChain.get().get(), pem.toString().getBytes(StandardCharsets.US_ASCII), false);
        } catch (IOException e) {
            throw unwritable(saveChain.get().get(), e.toString());
        }
    }

    /** Only a chain that was saved before is replaced: never a link, never a file with a private key in it. */
    private static Path writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw unwritable(file, "it is a folder, or in a folder that is not there");
        }
        try {
            if (Files.isSymbolicLink(file)) {
                throw unwritable(file, "it is a link");
            }
            if (Files.exists(file) && Files.size(file) > 0 && !holdsCertificatesAlone(file)) {
                throw unwritable(file, "it is there already and holds no PEM certificates, or more than those");
            }
        } catch (IOException e) {
            throw unwritable(file, e.toString());
        }
        return file;
    }

    private static boolean holdsCertificatesAlone(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return false;
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return text.startsWith(BEGIN) && !text.replace(BEGIN, "").contains("-----BEGIN ");
    }

    private static Problem unwritable(Path file, String why) {
        return Problem.badInput("file.unwritable", "--save-chain " + file, why, "choose another file");
    }

    private static String hostName(String text) {
        try {
            return text.indexOf(':') >= 0 ? text : HostName.ascii(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(
                    "option.host-name",
                    "--tls-verify-name " + text,
                    e.getMessage(),
                    "give a name such as mail.contoso.com");
        }
    }
}
