package lib.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the TLS socket over the guarded one and keeps it, as the proof of what was negotiated and
 * that Angus used this factory: handed anything that it does not know as an {@link
 * SSLSocketFactory}, Angus takes the JDK's default instead, silently.
 */
final class CapturingSslSocketFactory extends SSLSocketFactory {
    private final Supplier<SSLSocketFactory> sockets;
    private final GuardedSocket guarded;
    private Optional<SSLSocket> captured = Optional.empty();

    CapturingSslSocketFactory(Supplier<SSLSocketFactory> sockets, GuardedSocket guarded) {
        this.sockets = sockets;
        this.guarded = guarded;
    }

    /** The session of a handshake that was completed. */
    Optional<TlsSession> session() {
        return captured.map(SSLSocket::getSession)
                .filter(session -> !session.getProtocol().equals("NONE"))
                .map(TlsSession::of);
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
            throws IOException {
        if (guarded.hasUnreadInput()) {
            throw new InjectionException();
        }
        guarded.startTls();
        guarded.expectReply();
        Socket socket = sockets.get().createSocket(plain, host, port, autoClose);
        captured = Optional.of((SSLSocket) socket);
        return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.get().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.get().getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only a connected socket is upgraded");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("only a connected socket is upgraded");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("only a connected socket is upgraded");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("only a connected socket is upgraded");
    }

    /** The server said something between its reply to STARTTLS and the handshake. */
    static final class InjectionException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
