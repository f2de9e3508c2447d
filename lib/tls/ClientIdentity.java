package lib.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import lib.cli.Input;
import lib.cli.Problem;

/**
 * A certificate with its key, as a client shows it.
 *
 * @param chain as it goes into the handshake, leaf first; nothing is added to it
 */
public record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {
    private static final int LIMIT_BYTES = 1 << 20;
    private static final String ALIAS = "relay";

    public ClientIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a PFX file (PKCS #12, RFC 7292).
     *
     * @throws Problem if it is none, has another password, or has no key
     */
    public static ClientIdentity read(String option, Path pfx, char[] password) {
        byte[] bytes = Input.bytes(option, pfx.toString(), LIMIT_BYTES);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return of(
                            (PrivateKey) store.getKey(alias, password),
                            store.getCertificateChain(alias));
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw Problem.badInput(
                    "pfx.unreadable",
                    option + " " + pfx,
                    "wrong password, or an encryption that this Java does not have: "
                            + e.getMessage(),
                    "check the password; openssl pkcs12 -info shows the file's algorithms");
        }
        throw Problem.badInput(
                "pfx.no-key",
                option + " " + pfx,
                "no private key was found in it",
                "export the certificate with its private key, and with a password");
    }

    private static ClientIdentity of(PrivateKey key, Certificate[] chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate : chain) {
            certificates.add((X509Certificate) certificate);
        }
        return new ClientIdentity(key, certificates);
    }

    /** Sockets that show this identity to every server that asks, whatever issuers it names. */
    public SSLSocketFactory sockets(TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new Pinned()}, new TrustManager[] {trust}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /**
     * Java's own key manager withholds a certificate whose issuer the server does not name, without
     * a word; this one does not.
     */
    private final class Pinned extends X509ExtendedKeyManager {
        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(
                String[] types, Principal[] issuers, SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.toArray(new X509Certificate[0]);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null; // A client's identity serves no server; the JDK's own answer for "none".
        }
    }
}
