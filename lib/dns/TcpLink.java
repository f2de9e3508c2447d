package lib.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/**
 * A TCP connection that carries several questions at once (RFC 7766 section 6.2.1.1). It is opened by its own thread;
 * until then queries wait.
 */
final class TcpLink implements Link {
    private final InetSocketAddress server;
    private final int timeoutMillis;
    private final BlockingQueue<Event> inbox;
    private final Socket socket = new Socket();
    private final List<byte[]> waiting = new ArrayList<>();
    private boolean open;
    private volatile boolean closed;

    TcpLink(InetSocketAddress server, int timeoutMillis, BlockingQueue<Event> inbox) {
        this.server = server;
        this.timeoutMillis = timeoutMillis;
        this.inbox = inbox;
        Link.start("dns-tcp", this::receive);
    }

    @Override
    public synchronized void send(byte[] query) throws IOException {
        if (open) {
            write(query);
        } else {
            waiting.add(query);
        }
    }

    /** Never blocks: the few queries that can be unanswered at once fit into the socket's buffer. */
    private void write(byte[] query) throws IOException {
        byte[] frame = new byte[query.length + 2];
        frame[0] = (byte) (query.length >> 8);
        frame[1] = (byte) query.length;
        System.arraycopy(query, 0, frame, 2, query.length);
        socket.getOutputStream().write(frame);
    }

    private synchronized void open() throws IOException {
        socket.setTcpNoDelay(true);
        open = true;
        for (byte[] query : waiting) {
            write(query);
        }
        waiting.clear();
    }

    private void receive() {
        try {
            socket.connect(server, timeoutMillis);
            open();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                byte[] wire = new byte[in.readUnsignedShort()];
                in.readFully(wire);
                Link.deliver(inbox, Event.received(this, wire));
            }
        } catch (IOException e) {
            // Not the socket's own word: since JDK 25 it also closes itself when it cannot connect.
            if (!closed) {
                String reason = open ? "the server closed the connection" : Link.reason(e);
                Link.deliver(inbox, Event.failed(this, reason));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
