package lib.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows one identity to every server that asks, whatever issuers it names, and keeps that it asked. Java's own key
 * manager withholds a certificate whose issuer the server does not name, without a word.
 */
public final class ShownIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "relay";

    /**
     * What the server asked for.
     *
     * @param keyTypes that it can verify, such as RSA and EC
     * @param caNames distinguished names that it lists (RFC 5246 section 7.4.4); often none
     * @param signatureAlgorithms that it takes, in Java's words, such as SHA256withRSA
     */
    record Request(List<String> keyTypes, List<String> caNames, List<String> signatureAlgorithms) {}

    private final Optional<ClientIdentity> identity;
    private volatile Optional<Request> request = Optional.empty();

    /** @param identity empty: nothing is shown, and it is only noted whether the server asks */
    public ShownIdentity(Optional<ClientIdentity> identity) {
        this.identity = identity;
    }

    boolean isReady() {
        return identity.isPresent();
    }

    /** Empty: the server did not ask, up to now. */
    Optional<Request> request() {
        return request;
    }

    List<X509Certificate> chain() {
        return identity.map(ClientIdentity::chain).orElse(List.of());
    }

    /** JSSE asks here when the server asks; in some versions once for each type of key. */
    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        List<String> before = request.map(Request::keyTypes).orElse(List.of());
        request = Optional.of(new Request(
                Stream.concat(before.stream(), Stream.of(types)).distinct().toList(),
                Stream.of(issuers == null ? new Principal[0] : issuers)
                        .map(Principal::getName)
                        .toList(),
                signatureAlgorithms(socket)));
        return identity.isPresent() ? ALIAS : null;
    }

    private static List<String> signatureAlgorithms(Socket socket) {
        return socket instanceof SSLSocket tls && tls.getHandshakeSession() instanceof ExtendedSSLSession session
                ? List.of(session.getPeerSupportedSignatureAlgorithms())
                : List.of();
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
        return chooseClientAlias(types, issuers, null);
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return identity.isPresent() ? new String[] {ALIAS} : new String[0];
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identity.orElseThrow().chain().toArray(new X509Certificate[0]);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity.orElseThrow().key();
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
