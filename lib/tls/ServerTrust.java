package lib.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks the server's certificate and host name as the JDK does, keeps what was shown and what was wrong with it, and
 * where told goes on anyway. It is an {@link X509ExtendedTrustManager} because the JDK gives the host name only to such
 * a one; a plain one would lose the check silently.
 */
final class ServerTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;
    private final boolean tolerant;
    private volatile List<X509Certificate> chain = List.of();
    private volatile Optional<CertificateException> fault = Optional.empty();

    private ServerTrust(X509ExtendedTrustManager jdk, boolean tolerant) {
        this.jdk = jdk;
        this.tolerant = tolerant;
    }

    /**
     * Trust in the JDK's roots, or in these certificates alone.
     *
     * @param tolerant go on after a failed check
     */
    static ServerTrust of(Optional<List<X509Certificate>> roots, boolean tolerant) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(roots.isPresent() ? store(roots.get()) : null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager jdk) {
                    return new ServerTrust(jdk, tolerant);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK has no PKIX trust manager", e);
        }
        throw new IllegalStateException("this JDK's trust manager checks no host names");
    }

    private static KeyStore store(List<X509Certificate> roots) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate root : roots) {
            store.setCertificateEntry("root-" + store.size(), root);
        }
        return store;
    }

    /** What the server showed, leaf first; empty before it did. */
    List<X509Certificate> chain() {
        return chain;
    }

    /** Why the server's certificate did not pass, whether or not the handshake went on. */
    Optional<TlsFailure> failure() {
        return fault.map(why -> TlsFailure.ofServer(why, chain));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) throws CertificateException {
        chain = List.of(shown);
        try {
            jdk.checkServerTrusted(shown, type, socket);
        } catch (CertificateException e) {
            note(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine) throws CertificateException {
        chain = List.of(shown);
        try {
            jdk.checkServerTrusted(shown, type, engine);
        } catch (CertificateException e) {
            note(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type) throws CertificateException {
        chain = List.of(shown);
        try {
            jdk.checkServerTrusted(shown, type);
        } catch (CertificateException e) {
            note(e);
        }
    }

    private void note(CertificateException e) throws CertificateException {
        fault = Optional.of(e);
        if (!tolerant) {
            throw e;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        jdk.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        jdk.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        jdk.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
