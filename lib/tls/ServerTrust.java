package lib.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import lib.cli.Problem;

/**
 * Checks the server's certificate and host name as the JDK does, and where told to go on anyway,
 * keeps what was wrong. It is an {@link X509ExtendedTrustManager} because the JDK gives the host
 * name only to such a one; a plain one would lose the check silently.
 */
final class ServerTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;
    private final boolean tolerant;
    private Optional<String> failure = Optional.empty();

    private ServerTrust(X509ExtendedTrustManager jdk, boolean tolerant) {
        this.jdk = jdk;
        this.tolerant = tolerant;
    }

    /**
     * Trust in the JDK's roots, or in the certificates of a file alone.
     *
     * @param tolerant go on after a failed check, and keep why it failed
     * @throws Problem if the file has no certificate
     */
    static ServerTrust of(Optional<Path> caFile, boolean tolerant) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(caFile.isPresent() ? roots(caFile.get()) : null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager jdk) {
                    return new ServerTrust(jdk, tolerant);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no PKIX trust manager", e);
        }
        throw new IllegalStateException("this JDK's trust manager checks no host names");
    }

    private static KeyStore roots(Path file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            CertificateFactory certificates = CertificateFactory.getInstance("X.509");
            for (Certificate root : certificates.generateCertificates(in)) {
                roots.setCertificateEntry("root-" + roots.size(), root);
            }
            if (roots.size() > 0) {
                return roots;
            }
        } catch (IOException | CertificateException e) {
            // Said below.
        }
        throw Problem.badInput(
                "tls.ca-file",
                "--tls-ca " + file,
                "no file with PEM or DER certificates",
                "give the file of the CA that signed the server's certificate");
    }

    /** Sockets that trust what this does. */
    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** Why the server's certificate did not pass, where the handshake went on all the same. */
    Optional<String> failure() {
        return failure;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        try {
            jdk.checkServerTrusted(chain, type, socket);
        } catch (CertificateException e) {
            note(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        try {
            jdk.checkServerTrusted(chain, type, engine);
        } catch (CertificateException e) {
            note(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        try {
            jdk.checkServerTrusted(chain, type);
        } catch (CertificateException e) {
            note(e);
        }
    }

    private void note(CertificateException e) throws CertificateException {
        if (!tolerant) {
            throw e;
        }
        failure = Optional.of(String.valueOf(e.getMessage()));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        jdk.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        jdk.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        jdk.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
