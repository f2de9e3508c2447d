package lib.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import lib.tls.Handshake;
import lib.tls.TlsFailure;
import lib.tls.TlsSession;
import lib.tls.TlsSettings;

/**
 * Lays TLS over the guarded socket and keeps the handshake, as the proof of what was negotiated and that Angus used
 * this factory: handed anything that it does not know as an {@link SSLSocketFactory}, Angus takes the JDK's default
 * instead, silently.
 */
final class CapturingSslSocketFactory extends SSLSocketFactory {
    private final TlsSettings settings;
    private final GuardedSocket guarded;
    private Optional<Handshake> handshake = Optional.empty();

    CapturingSslSocketFactory(TlsSettings settings, GuardedSocket guarded) {
        this.settings = settings;
        this.guarded = guarded;
    }

    /** What was seen of the handshake; empty before STARTTLS was taken. */
    Optional<TlsSession> session() {
        return handshake.map(seen -> seen.session(guarded.firstRecords(), guarded.firstSent()));
    }

    /**
     * Why TLS ended the conversation, where TLS is the reason.
     *
     * @param heard whether the server said something inside TLS before
     */
    Optional<TlsFailure> failure(Ending ending, boolean heard) {
        return ending.broken()
                .flatMap(broken -> handshake.flatMap(seen -> seen.failure(
                        broken,
                        seen.session(guarded.firstRecords(), guarded.firstSent()),
                        guarded.firstRecords(),
                        heard)));
    }

    /** The ending, better understood: it may be about the client's certificate. */
    Ending judged(Ending ending, boolean heard) {
        boolean refused =
                failure(ending, heard).filter(TlsFailure::aboutOurCertificate).isPresent();
        return refused ? ending.as(Attempt.Outcome.CERTIFICATE_REFUSED) : ending;
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        if (guarded.hasUnreadInput()) {
            throw new InjectionException();
        }
        guarded.startTls();
        guarded.expectReply();
        handshake = Optional.of(Handshake.over(plain, host, port, settings));
        return handshake.get().socket();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return new String[0]; // Nobody asks: the socket itself has them.
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[0];
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw onlyUpgrades();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw onlyUpgrades();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw onlyUpgrades();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw onlyUpgrades();
    }

    private static UnsupportedOperationException onlyUpgrades() {
        return new UnsupportedOperationException("only a connected socket is upgraded");
    }

    /** The server said something between its reply to STARTTLS and the handshake. */
    static final class InjectionException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
