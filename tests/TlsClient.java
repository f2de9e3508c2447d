package tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import lib.tls.ClientIdentity;
import lib.tls.ShownIdentity;

/** A client that says STARTTLS, shows a certificate or none, and then says what it is told to. */
public final class TlsClient implements AutoCloseable {
    private static final X509TrustManager ANY_SERVER = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    private final SSLSocket socket;
    private final BufferedReader in;

    /**
     * Connects and upgrades.
     *
     * @param afterStartTls sent in the same segment as STARTTLS, in clear
     */
    public TlsClient(
            RehearsalEndpoint endpoint,
            Optional<ClientIdentity> identity,
            String afterStartTls,
            String serverName,
            String... protocols)
            throws IOException {
        this(endpoint, sockets(identity), afterStartTls, serverName, protocols);
    }

    public TlsClient(
            RehearsalEndpoint endpoint,
            SSLSocketFactory sockets,
            String afterStartTls,
            String serverName,
            String... protocols)
            throws IOException {
        Socket plain = new Socket("127.0.0.1", endpoint.port());
        plain.setSoTimeout(10_000);
        BufferedReader clear = reader(plain);
        clear.readLine();
        plain.getOutputStream().write(("STARTTLS\r\n" + afterStartTls).getBytes(StandardCharsets.US_ASCII));
        String reply = clear.readLine();
        if (!reply.equals("220 2.0.0 SMTP server ready")) {
            throw new IOException(reply);
        }
        socket = (SSLSocket) sockets.createSocket(plain, serverName, 25, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        socket.setSSLParameters(parameters);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.startHandshake();
        in = reader(socket);
    }

    /** One that may resume sessions, if the server lets it. */
    public static SSLSocketFactory sockets(Optional<ClientIdentity> identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = {new ShownIdentity(identity)};
            context.init(keys, new TrustManager[] {ANY_SERVER}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TlsClient with(RehearsalEndpoint endpoint, ClientIdentity identity, String... protocols)
            throws IOException {
        return new TlsClient(endpoint, Optional.of(identity), "", "localhost", protocols);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    public String protocol() {
        return socket.getSession().getProtocol();
    }

    /** Says a line and returns the last line of the reply. */
    public String say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    String reply() throws IOException {
        String reply = in.readLine();
        while (reply != null && reply.length() > 3 && reply.charAt(3) == '-') {
            reply = in.readLine();
        }
        return reply;
    }

    /** EHLO, MAIL and RCPT; returns the reply to the last. */
    public String rcpt(String mailFrom, String rcptTo) throws IOException {
        say("EHLO relay.contoso.com");
        say("MAIL FROM:<" + mailFrom + ">");
        return say("RCPT TO:<" + rcptTo + ">");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
