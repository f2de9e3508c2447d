package tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes the connections to another loopback address on to a port of 127.0.0.1. */
public final class Forwarder implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;

    private Forwarder(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    public static Forwarder start(String address, int target) throws IOException {
        return start(address, 0, target);
    }

    /** Likewise, from a certain port of that address. */
    public static Forwarder start(String address, int port, int target) throws IOException {
        ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName(address));
        Forwarder forwarder = new Forwarder(listener, target);
        daemon(forwarder::listen);
        return forwarder;
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket("127.0.0.1", target);
                daemon(() -> pass(client, server));
                daemon(() -> pass(server, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // Either side may hang up.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }
}
