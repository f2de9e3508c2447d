package lib.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** The client's end of one TLS handshake: what it shows, whom it trusts, and what it saw. */
public final class Handshake {
    /** The JDK's own limit, 32 KiB, ends handshakes with servers that list hundreds of CAs. */
    private static final String LARGEST_MESSAGE = "jdk.tls.maxHandshakeMessageSize";

    static {
        if (System.getProperty(LARGEST_MESSAGE) == null) {
            System.setProperty(LARGEST_MESSAGE, "131072");
        }
    }

    private final ServerTrust trust;
    private final ShownIdentity shown;
    private final String serverName;
    private final SSLSocket socket;

    private Handshake(ServerTrust trust, ShownIdentity shown, String serverName, SSLSocket socket) {
        this.trust = trust;
        this.shown = shown;
        this.serverName = serverName;
        this.socket = socket;
    }

    /**
     * Lays TLS over a connected socket; nothing is sent before the caller starts the handshake. Each has a context of
     * its own, so no session is resumed and every handshake is a whole one.
     *
     * @param host name or address that the socket is connected to
     */
    public static Handshake over(Socket plain, String host, int port, TlsSettings settings) throws IOException {
        ServerTrust trust = ServerTrust.of(settings.roots(), settings.tolerant());
        ShownIdentity shown = new ShownIdentity(settings.identity());
        String serverName = settings.name().orElse(host);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {shown}, new TrustManager[] {trust}, null);
            // The name given here is the one asked for (SNI) and the one that is checked.
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, serverName, port, true);
            socket.setEnabledProtocols(TlsVersion.names(settings.versions()));
            return new Handshake(trust, shown, serverName, socket);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    public SSLSocket socket() {
        return socket;
    }

    /**
     * What was seen up to now.
     *
     * @param serverRecords the first of what the server sent since STARTTLS
     * @param clientRecords likewise of what this end sent
     */
    public TlsSession session(byte[] serverRecords, byte[] clientRecords) {
        SSLSession session = socket.getSession();
        boolean complete = !session.getProtocol().equals("NONE");
        Optional<ShownIdentity.Request> request = shown.request();
        return new TlsSession(
                complete ? Optional.of(session.getProtocol()) : Optional.empty(),
                complete ? Optional.of(session.getCipherSuite()) : Optional.empty(),
                keyExchange(session.getCipherSuite(), serverRecords),
                serverName,
                trust.chain().stream().map(CertificateSummary::of).toList(),
                trust.failure(),
                shown.isReady(),
                request.isPresent() || complete ? Optional.of(request.isPresent()) : Optional.empty(),
                request.map(ShownIdentity.Request::caNames).orElse(List.of()),
                request.map(ShownIdentity.Request::signatureAlgorithms).orElse(List.of()),
                (complete ? sent(session) : begun(clientRecords))
                        .stream().map(CertificateSummary::of).toList());
    }

    private static Optional<String> keyExchange(String cipher, byte[] serverRecords) {
        // The client sends the secret itself, under the server's RSA key (RFC 5246 section
        // 7.4.7.1).
        return cipher.startsWith("TLS_RSA_") ? Optional.of("RSA") : KeyExchange.of(serverRecords);
    }

    /** Of a handshake that did not come to its end: what left, not what was fetched to be sent. */
    private List<X509Certificate> begun(byte[] clientRecords) {
        return SentCertificate.isIn(clientRecords) ? shown.chain() : List.of();
    }

    private static List<X509Certificate> sent(SSLSession session) {
        Certificate[] local = session.getLocalCertificates();
        return Stream.of(local == null ? new Certificate[0] : local)
                .map(X509Certificate.class::cast)
                .toList();
    }

    /**
     * Why TLS ended, where TLS is the reason.
     *
     * @param broken what the socket threw
     * @param seen of this handshake
     * @param serverRecords as for {@link #session}
     * @param heard whether the server said something after the handshake: what breaks later is no matter of TLS
     */
    public Optional<TlsFailure> failure(IOException broken, TlsSession seen, byte[] serverRecords, boolean heard) {
        return TlsFailure.of(broken, seen, trust, serverRecords, heard);
    }
}
