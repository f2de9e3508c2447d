package lib.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import lib.finding.Problem;
import lib.keyfile.CertificateFile;

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
        for (X509Certificate root :
                file.map(path -> CertificateFile.read("--client-ca", path)).orElse(List.of())) {
            roots.add(new TrustAnchor(root, null));
        }
        return roots;
    }
}
