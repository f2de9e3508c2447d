package lib.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import lib.attribution.ReplyText;

/**
 * The endpoint: listens, and gives each connection a thread of its own, up to a bound. Closing it ends every
 * conversation.
 */
public final class Endpoint implements AutoCloseable {
    /** Connections that wait to be accepted; beyond it the client's system tries again after a second. */
    private static final int BACKLOG = 1024;

    private volatile Setup setup;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(Endpoint::thread);

    private Endpoint(Setup setup, ServerSocket listener) {
        this.setup = setup;
        this.listener = listener;
    }

    /**
     * Starts it.
     *
     * @param port 0 for a free one
     */
    public static Endpoint start(Setup setup, InetAddress address, int port) throws IOException {
        Endpoint server = new Endpoint(setup, new ServerSocket(port, BACKLOG, address));
        thread(server::accept).start();
        return server;
    }

    /** From the next connection on; those that are open end as they began. */
    void use(Setup next) {
        setup = next;
    }

    public InetAddress address() {
        return listener.getInetAddress();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Connections at this moment. */
    public int connections() {
        return open.size();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rehearsal endpoint");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (open.size() >= setup.connections() || held(socket.getInetAddress()) >= share()) {
                    turnAway(socket);
                } else {
                    begin(socket);
                }
            } catch (IOException e) {
                pause(); // Closed, or out of descriptors for the moment.
            }
        }
    }

    /** Half of all connections: no client keeps out the others. */
    private int share() {
        return Math.max(2, setup.connections() / 2);
    }

    private long held(InetAddress client) {
        return open.stream().filter(one -> client.equals(one.getInetAddress())).count();
    }

    private void begin(Socket socket) throws IOException {
        open.add(socket);
        try {
            threads.execute(() -> converse(socket));
        } catch (RejectedExecutionException closing) {
            open.remove(socket);
            socket.close();
        }
    }

    private void converse(Socket socket) {
        Setup setup = this.setup;
        boolean decided = false;
        try (socket;
                Connection wire = new Connection(setup, socket)) {
            InetAddress seen = setup.seenAs().apply(socket.getInetAddress());
            Session session = new Session(setup, wire, seen);
            try {
                session.hold();
            } finally {
                decided = session.hasDecided();
            }
        } catch (IOException gone) {
            // The client's own end of the conversation.
        } finally {
            open.remove(socket);
        }
        if (decided) {
            setup.listener().ended();
        }
    }

    private static void turnAway(Socket socket) throws IOException {
        try (socket) {
            String reply = FrontEnd.error(ReplyText.TOO_MANY_CONNECTIONS.text(), FrontEnd.newId());
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(listener.isClosed() ? 0 : 50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it; returns when every conversation has ended. */
    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdown();
        for (Socket socket : open) {
            socket.close();
        }
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
