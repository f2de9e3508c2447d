package lib.rehearsal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** The connection of one conversation: in clear first, encrypted after STARTTLS. */
final class Connection implements AutoCloseable {
    /** Ends handshakes that take too long. */
    private static final ScheduledThreadPoolExecutor WATCH = watch();

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
        // A socket's own time limit begins anew with each octet.
        Future<?> limit = WATCH.schedule(this::cut, setup.idle().toMillis(), TimeUnit.MILLISECONDS);
        try {
            secure.startHandshake();
        } finally {
            limit.cancel(false);
        }
        tls = Optional.of(new MailPath.TlsFacts(
                secure.getSession().getProtocol(), secure.getSession().getCipherSuite()));
        use(secure);
        return TlsEndpoint.chain(secure);
    }

    private void cut() {
        try {
            plain.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScheduledThreadPoolExecutor watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "rehearsal handshakes");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        return watch;
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
