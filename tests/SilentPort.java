package tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of 127.0.0.1 whose backlog is full: it answers like a firewall that drops, not at all.
 *
 * @param waiting connections that fill it
 */
public record SilentPort(ServerSocket full, List<Socket> waiting) implements AutoCloseable {
    public static SilentPort open() throws IOException {
        return open("127.0.0.1", 0);
    }

    /** On a certain address and port. */
    public static SilentPort open(String address, int port) throws IOException {
        ServerSocket full = new ServerSocket(port, 1, InetAddress.getByName(address));
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 300);
            } catch (IOException itIsFull) {
                break;
            }
        }
        return new SilentPort(full, waiting);
    }

    public int port() {
        return full.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        full.close();
        for (Socket socket : waiting) {
            socket.close();
        }
    }
}
