package lib.rehearsal;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The server's side of STARTTLS: TLS 1.2 and 1.3, a client certificate asked for and not demanded, and any chain let
 * through, because what it is worth is a matter of the attribution.
 */
public final class TlsEndpoint {
    private static final String[] CURRENT = {"TLSv1.3", "TLSv1.2"};
    private static final String[] OLD = {"TLSv1"};

    // Read once by the JDK, at the process' first use of TLS. Its own bounds of 10 certificates and 32 KiB would cut
    // off
    // chains that are to be judged.
    static {
        System.setProperty("jdk.tls.maxCertificateChainLength", "100");
        System.setProperty("jdk.tls.server.maxInboundCertificateChainLength", "100");
        System.setProperty("jdk.tls.maxHandshakeMessageSize", String.valueOf(1 << 20));
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private final KeyManager[] keys;
    private final String[] protocols;

    /**
     * With the key of a store.
     *
     * @param old offer TLS 1.0 alone; lifts Java's own ban on it in this whole process, so it must come before the
     *     process' first use of TLS
     */
    public TlsEndpoint(KeyStore store, char[] password, boolean old) {
        if (old) {
            Security.setProperty("jdk.tls.disabledAlgorithms", "");
        }
        protocols = old ? OLD : CURRENT;
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, password);
            keys = factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the endpoint's own key cannot be used", e);
        }
    }

    /** The TLS socket over a plain one, before its handshake. */
    SSLSocket over(Socket plain) throws IOException {
        try {
            // A context of its own: no session is resumed, so each conversation shows its chain.
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new AnyChain()}, null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "client", 0, true);
            socket.setUseClientMode(false);
            socket.setWantClientAuth(true);
            socket.setEnabledProtocols(protocols);
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** The client's chain as it was sent, leaf first; empty if it showed none. */
    static List<X509Certificate> chain(SSLSocket socket) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            for (Certificate certificate : socket.getSession().getPeerCertificates()) {
                chain.add((X509Certificate) certificate);
            }
        } catch (SSLPeerUnverifiedException none) {
            // It need not have one.
        }
        return chain;
    }

    /** Lets every chain through, and names no issuers, so that no client holds its own back. */
    private static final class AnyChain extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("a server trusts no servers");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new UnsupportedOperationException("a server trusts no servers");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new UnsupportedOperationException("a server trusts no servers");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
