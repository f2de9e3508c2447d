package lib.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A small DNS server on loopback with the records of a drill: the MX of each accepted domain, which is the endpoint,
 * and the endpoint's address. Of anything else it says that it does not exist. UDP only: no answer of its is long (RFC
 * 1035).
 */
public final class DrillDns implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int A = 1;
    private static final int MX = 15;
    private static final int NXDOMAIN = 3;
    private static final byte[] TTL_ONE_HOUR = {0, 0, 0x0E, 0x10};

    private final DatagramSocket socket;
    private final List<String> domains;
    private final String host;
    private final InetAddress address;

    private DrillDns(DatagramSocket socket, List<String> domains, String host, InetAddress address) {
        this.socket = socket;
        this.domains = domains;
        this.host = host.toLowerCase(Locale.ROOT);
        this.address = address;
    }

    /**
     * Starts it on a free port of 127.0.0.1.
     *
     * @param domains in lower case
     * @param host where their mail goes
     * @param address of the host, IPv4
     */
    public static DrillDns start(List<String> domains, String host, InetAddress address) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        DrillDns dns = new DrillDns(new DatagramSocket(0, loopback), domains, host, address);
        Thread thread = new Thread(dns::serve, "drill dns");
        thread.setDaemon(true);
        thread.start();
        return dns;
    }

    /** Where to ask. */
    public InetSocketAddress server() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void serve() {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        while (!socket.isClosed()) {
            try {
                packet.setLength(512);
                socket.receive(packet);
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                if (isQuestion(query)) {
                    byte[] answer = answer(query);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                // Closed, or the client has gone.
            }
        }
    }

    /** One question, and no response: two servers must not answer each other for ever. */
    private static boolean isQuestion(byte[] query) {
        return query.length > HEADER + 4
                && query[2] >= 0
                && query[4] == 0
                && query[5] == 1
                && end(query) + 4 <= query.length;
    }

    /** Where the name of the question ends; beyond the query if it does not. */
    private static int end(byte[] query) {
        int at = HEADER;
        while (at < query.length && query[at] != 0) {
            at += 1 + (query[at] & 0xFF);
        }
        return at + 1;
    }

    private byte[] answer(byte[] query) throws IOException {
        int end = end(query);
        String name = name(query);
        int type = (query[end] & 0xFF) << 8 | query[end + 1] & 0xFF;
        boolean known = domains.contains(name) || name.equals(host);
        byte[] data = domains.contains(name) && type == MX
                ? mx()
                : name.equals(host) && type == A ? address.getAddress() : new byte[0];
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        out.write(query, 0, 2);
        out.write(0x84 | query[2] & 1); // A response, authoritative; recursion as was desired.
        out.write(0x80 | (known ? 0 : NXDOMAIN));
        out.writeBytes(new byte[] {0, 1, 0, (byte) (data.length > 0 ? 1 : 0), 0, 0, 0, 0});
        out.write(query, HEADER, end + 4 - HEADER);
        if (data.length > 0) {
            out.writeBytes(new byte[] {(byte) 0xC0, HEADER, 0, (byte) type, 0, 1});
            out.writeBytes(TTL_ONE_HOUR);
            out.writeBytes(new byte[] {0, (byte) data.length});
            out.writeBytes(data);
        }
        return out.toByteArray();
    }

    private static String name(byte[] query) {
        StringBuilder name = new StringBuilder();
        for (int at = HEADER; query[at] != 0; at += 1 + (query[at] & 0xFF)) {
            String label = new String(query, at + 1, query[at] & 0xFF, StandardCharsets.US_ASCII);
            name.append(name.length() == 0 ? "" : ".").append(label.toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** Preference 0 and the host. */
    private byte[] mx() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0});
        for (String label : host.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
