package tests;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * A DNS server on loopback that answers as a test wants, over UDP and TCP on one port: with the octets it is given,
 * however wrong.
 */
public final class DnsAnswerer implements AutoCloseable {
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Function<byte[], List<byte[]>> datagrams;
    private final Function<byte[], byte[]> stream;
    private volatile IntConsumer ports = port -> {};

    /**
     * @param datagrams what to send for a query over UDP
     * @param stream what to send for a query over TCP, with the length in front; the connection is closed after an
     *     empty one and left open after others
     */
    public DnsAnswerer(Function<byte[], List<byte[]>> datagrams, Function<byte[], byte[]> stream) throws IOException {
        this.datagrams = datagrams;
        this.stream = stream;
        tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
        start(this::answerDatagrams);
        start(this::acceptStreams);
    }

    /** Tells from which UDP port each query comes. */
    public void watchPorts(IntConsumer watcher) {
        ports = watcher;
    }

    public String server() {
        return "127.0.0.1:" + tcp.getLocalPort();
    }

    private void answerDatagrams() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!udp.isClosed()) {
            try {
                packet.setLength(65_535);
                udp.receive(packet);
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                ports.accept(packet.getPort());
                for (byte[] answer : datagrams.apply(query)) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed, or the client has gone.
            }
        }
    }

    private void acceptStreams() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                start(() -> answerStream(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void answerStream(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            while (true) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                byte[] answer = stream.apply(query);
                if (answer.length == 0) {
                    return;
                }
                out.write(answer);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "dns-answerer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
