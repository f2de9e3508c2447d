package lib.rehearsal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** The connection of one conversation: in clear first, encrypted after STARTTLS. */
final class Connection implements AutoCloseable {
    private final Setup setup;
    private final Socket plain;
    private Socket socket;
    private SmtpInput in;
    private OutputStream out;
    private Optional<MailPath.TlsFacts> tls = Optional.empty();

    Connection(Setup setup, Socket socket) throws IOException {
        this.setup = setup;
        this.plain = socket;
        socket.setTcpNoDelay(true);
        use(socket);
    }

    private void use(Socket next) throws IOException {
        socket = next;
        out = new BufferedOutputStream(next.getOutputStream(), 1024);
        in = new SmtpInput(next, out, setup.idle());
    }

    SmtpInput in() {
        return in;
    }

    Optional<MailPath.TlsFacts> tls() {
        return tls;
    }

    /** Says a reply; it goes out when the client is waited for. */
    void say(String reply) throws IOException {
        delay(setup.faults().delay());
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        out.flush();
    }

    /**
     * The server's side of the handshake, after its reply to STARTTLS. Commands that came with STARTTLS are forgotten
     * with the input that they lie in, or break the handshake: they never count as encrypted (CVE-2011-0411).
     *
     * @param reply to STARTTLS
     * @return the chain that the client showed
     */
    List<X509Certificate> startTls(String reply) throws IOException {
        say(reply);
        out.flush();
        SSLSocket secure = setup.tls().over(plain);
        secure.setSoTimeout((int) setup.idle().toMillis());
        secure.startHandshake();
        tls = Optional.of(new MailPath.TlsFacts(
                secure.getSession().getProtocol(), secure.getSession().getCipherSuite()));
        use(secure);
        return TlsEndpoint.chain(secure);
    }

    private static void delay(Duration delay) {
        if (!delay.isZero()) {
            try {
                Thread.sleep(delay.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
