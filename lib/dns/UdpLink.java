package lib.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;

/**
 * A UDP socket, connected: the system lets through what comes from this server alone, tells when nothing listens there,
 * and chooses a port that cannot be foreseen (RFC 5452 section 9).
 *
 * <p>A socket and no channel: to open a channel, Java searches every jar of the class path for another selector
 * provider, which takes a third of its own start-up.
 */
final class UdpLink implements Link {
    private static final int LARGEST_BYTES = 65_535;

    /** For many answers, or lies, at once; the system gives what it allows. */
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;

    private final DatagramSocket socket;
    private final BlockingQueue<Event> inbox;

    UdpLink(InetSocketAddress server, BlockingQueue<Event> inbox) throws IOException {
        this.inbox = inbox;
        socket = new DatagramSocket();
        try {
            socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            socket.connect(server);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        Link.start("dns-udp", this::receive);
    }

    @Override
    public void send(byte[] query) throws IOException {
        socket.send(new DatagramPacket(query, query.length));
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_BYTES], LARGEST_BYTES);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LARGEST_BYTES);
                socket.receive(packet);
                byte[] wire = Arrays.copyOf(packet.getData(), packet.getLength());
                // A flood is dropped here, as the network would.
                inbox.offer(Event.received(this, wire));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    inbox.offer(Event.failed(this, Link.reason(e)));
                }
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
