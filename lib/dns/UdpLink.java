package lib.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.BlockingQueue;

/**
 * A UDP socket, connected: the system lets through what comes from this server alone, tells when
 * nothing listens there, and chooses a port that cannot be foreseen (RFC 5452 section 9).
 *
 * <p>A channel, because a DatagramSocket is one inside and takes 10 ms more to get started.
 */
final class UdpLink implements Link {
    private static final int LARGEST_BYTES = 65_535;

    private final DatagramChannel channel;
    private final BlockingQueue<Event> inbox;

    UdpLink(InetSocketAddress server, BlockingQueue<Event> inbox) throws IOException {
        this.inbox = inbox;
        channel = DatagramChannel.open();
        try {
            channel.connect(server);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        Link.start("dns-udp", this::receive);
    }

    @Override
    public void send(byte[] query) throws IOException {
        channel.write(ByteBuffer.wrap(query));
    }

    private void receive() {
        ByteBuffer packet = ByteBuffer.allocateDirect(LARGEST_BYTES);
        while (channel.isOpen()) {
            try {
                packet.clear();
                channel.read(packet);
                packet.flip();
                byte[] wire = new byte[packet.remaining()];
                packet.get(wire);
                // A flood is dropped here, as the network would.
                inbox.offer(Event.received(this, wire));
            } catch (IOException e) {
                if (channel.isOpen()) {
                    inbox.offer(Event.failed(this, Link.reason(e)));
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
