package tests.preflight;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tests.DnsAnswerer;
import tests.interop.Nsd;

/** Hands questions on to a real NSD, and is deaf to some: those get no answer at all. */
final class DeafDns implements AutoCloseable {
    private static final Map<Integer, String> TYPES =
            Map.of(1, "A", 5, "CNAME", 12, "PTR", 15, "MX", 16, "TXT", 28, "AAAA", 52, "TLSA");
    private static final int ANSWER_MILLIS = 2_000;

    private final DnsAnswerer answerer;

    /** @param deafTo questions such as {@code TXT contoso.com}, or {@code *} for all, with commas between them */
    DeafDns(Nsd nsd, String deafTo) throws IOException {
        List<String> deaf = List.of(deafTo.split(", "));
        int port = Integer.parseInt(nsd.server().replaceFirst(".*:", ""));
        answerer = new DnsAnswerer(
                query -> deaf.contains("*") || deaf.contains(question(query)) ? List.of() : answer(query, port),
                query -> new byte[0]);
    }

    String server() {
        return answerer.server();
    }

    private static String question(byte[] query) {
        List<String> labels = new ArrayList<>();
        int at = 12;
        while (query[at] != 0) {
            labels.add(new String(query, at + 1, query[at], java.nio.charset.StandardCharsets.ISO_8859_1));
            at += query[at] + 1;
        }
        int type = (query[at + 1] & 0xFF) << 8 | query[at + 2] & 0xFF;
        return TYPES.getOrDefault(type, "?") + " " + String.join(".", labels).toLowerCase(Locale.ROOT);
    }

    private static List<byte[]> answer(byte[] query, int port) {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.send(new DatagramPacket(query, query.length, InetAddress.getLoopbackAddress(), port));
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return List.of(Arrays.copyOf(packet.getData(), packet.getLength()));
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public void close() throws IOException {
        answerer.close();
    }
}
