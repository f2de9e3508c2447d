package lib.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import lib.cli.Problem;

/** The CAs that a client's chain may lead to. */
public final class Roots {
    private Roots() {}

    /**
     * The JDK's public roots, and those of a file.
     *
     * @throws Problem if the file has no certificate
     */
    public static Set<TrustAnchor> read(Optional<Path> file) {
        Set<TrustAnchor> roots = new HashSet<>();
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                for (X509Certificate root : ((X509TrustManager) manager).getAcceptedIssuers()) {
                    roots.add(new TrustAnchor(root, null));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no PKIX trust manager", e);
        }
        file.ifPresent(path -> roots.addAll(ofFile(path)));
        return roots;
    }

    private static Set<TrustAnchor> ofFile(Path file) {
        Set<TrustAnchor> roots = new HashSet<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate root :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                roots.add(new TrustAnchor((X509Certificate) root, null));
            }
        } catch (IOException | CertificateException e) {
            // Said below.
        }
        if (roots.isEmpty()) {
            throw Problem.badInput(
                    "tls.ca-file",
                    "--client-ca " + file,
                    "no file with PEM or DER certificates",
                    "give the file of the CA that signed the client's certificate");
        }
        return roots;
    }
}
