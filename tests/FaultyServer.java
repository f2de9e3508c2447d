package tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small SMTP server on 127.0.0.1 that follows a written dialogue, well or badly, and records what it was told. Each
 * connection begins the dialogue anew; after the last step it is closed.
 *
 * <pre>
 * > 220 host ready         sends a line with CRLF; escapes: \r \n \0 \e \t \\ \xHH
 * raw 220 host\n           sends these bytes and nothing after them
 * drip 100ms 220 hi\r\n    sends byte by byte with a pause after each
 * repeat 9 > 250-more      does one step again and again (until the client goes away)
 * &lt; EHLO *               reads a line and expects this, in upper or lower case; * is anything
 * data                     reads a message up to its dot
 * offer STARTTLS           what EHLO is answered with in the two steps below; empty at first
 * until RCPT               behaves well until RCPT is read: the next step answers it;
 *                          until . stops after the message
 * rest                     behaves well to the end
 * tls                      begins a handshake, with a {@link ThrowAwayCertificate}
 * sleep 2s                 is silent
 * close                    ends the connection; reset does it with RST in place of FIN
 * </pre>
 *
 * Steps stand on lines of their own or have {@code " / "} between them, so that a fault is a row of a table:
 * {@code until RCPT / > 421 4.3.2 closing / close}.
 */
public final class FaultyServer implements AutoCloseable {
    /** A server that a test forgot ends by itself, and so does a conversation that hangs. */
    static final int LIFE_MILLIS = 60_000;

    private final ServerSocket listener;
    private final List<String> steps;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final List<String> surprises = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> connections = Collections.synchronizedList(new ArrayList<>());

    private FaultyServer(ServerSocket listener, List<String> steps) {
        this.listener = listener;
        this.steps = steps;
    }

    /** Starts it on a free port; a step that does not exist is an error here. */
    public static FaultyServer start(String... dialogue) throws IOException {
        List<String> steps = Stream.of(dialogue)
                .flatMap(part -> Stream.of(part.split("\n| / ")))
                .map(String::strip)
                .filter(step -> !step.isEmpty())
                .toList();
        steps.forEach(FaultyConversation::check);
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        listener.setSoTimeout(LIFE_MILLIS);
        FaultyServer server = new FaultyServer(listener, steps);
        daemon("faulty server", server::listen);
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** As {@code --server} takes it. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /**
     * Commands in the order of arrival, without CRLF; {@code (TLS)} and {@code (no TLS: why)} stand for a handshake. A
     * line that ended with LF alone ends with {@code \n} here.
     */
    public List<String> told() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    /** Messages as they came, with CRLF and stuffed dots, without the last dot. */
    public List<String> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    /** How many connections there were. */
    public int connections() {
        return connections.size();
    }

    /**
     * Stops at once.
     *
     * @throws AssertionError if a client said something that the dialogue did not expect
     */
    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (connections) {
            for (Socket connection : connections) {
                connection.close();
            }
        }
        if (!surprises.isEmpty()) {
            throw new AssertionError("faulty server: " + surprises);
        }
    }

    void recordCommand(String line) {
        told.add(line);
    }

    void recordMessage(String message) {
        messages.add(message);
    }

    void recordSurprise(String surprise) {
        surprises.add(surprise);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                daemon("faulty conversation", () -> converse(socket));
            } catch (IOException closedOrTooOld) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setSoTimeout(LIFE_MILLIS);
            socket.setTcpNoDelay(true);
            new FaultyConversation(this, socket).play(steps);
        } catch (IOException clientWentAway) {
            // As a client may, above all with a faulty server.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
