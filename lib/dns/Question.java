package lib.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked: an absolute name and a type, class IN.
 *
 * @param name no dot at the end; octets may be escaped as {@link ResourceRecord} says
 */
record Question(String name, RecordType type) {
    /** What a server may send over UDP (RFC 6891): small enough never to be cut into fragments. */
    private static final int UDP_PAYLOAD_BYTES = 1232;

    /**
     * The query as it is sent: recursion wanted, and AD set to hear of DNSSEC (RFC 6840 section
     * 5.7).
     *
     * @param extended with an OPT record (RFC 6891); some old servers refuse it
     */
    byte[] toWire(int id, boolean extended) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream(128);
        put16(wire, id);
        put16(wire, 0x0120);
        put16(wire, 1);
        put16(wire, 0);
        put16(wire, 0);
        put16(wire, extended ? 1 : 0);
        for (byte[] label : labels()) {
            wire.write(label.length);
            wire.writeBytes(label);
        }
        wire.write(0);
        put16(wire, type.number);
        put16(wire, 1);
        if (extended) {
            wire.write(0);
            put16(wire, RecordType.OPT.number);
            put16(wire, UDP_PAYLOAD_BYTES);
            put16(wire, 0);
            put16(wire, 0);
            put16(wire, 0);
        }
        return wire.toByteArray();
    }

    private List<byte[]> labels() {
        List<byte[]> labels = new ArrayList<>();
        if (name.equals(".")) {
            return labels;
        }
        ByteArrayOutputStream label = new ByteArrayOutputStream();
        byte[] octets = name.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '.') {
                labels.add(label.toByteArray());
                label.reset();
            } else if (octets[i] != '\\') {
                label.write(octets[i]);
            } else if (octets[i + 1] >= '0' && octets[i + 1] <= '9') {
                label.write(Integer.parseInt(name.substring(i + 1, i + 4)));
                i += 3;
            } else {
                label.write(octets[++i]);
            }
        }
        labels.add(label.toByteArray());
        return labels;
    }

    private static void put16(ByteArrayOutputStream wire, int number) {
        wire.write(number >> 8);
        wire.write(number);
    }
}
