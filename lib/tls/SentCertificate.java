package lib.tls;

import java.nio.ByteBuffer;

/**
 * Whether a client's certificate left this machine, read from what the client sent in clear: until TLS 1.2 the
 * Certificate message is not encrypted (RFC 5246 section 7.4.6). JSSE fetches a chain and may still send an empty list,
 * where no signature scheme fits.
 */
final class SentCertificate {
    private static final int HANDSHAKE = 22;
    private static final int CERTIFICATE = 11;

    private SentCertificate() {}

    /** @param records what the client sent from the beginning of the handshake; may be cut short */
    static boolean isIn(byte[] records) {
        ByteBuffer rest = ByteBuffer.wrap(records);
        ByteBuffer messages = ByteBuffer.allocate(records.length);
        while (rest.remaining() >= 5 && rest.get(rest.position()) == HANDSHAKE) {
            int length = Math.min(rest.getShort(rest.position() + 3) & 0xFFFF, rest.remaining() - 5);
            messages.put(rest.slice().position(5).limit(5 + length));
            rest.position(rest.position() + 5 + length);
        }
        messages.flip();
        while (messages.remaining() >= 7) {
            int head = messages.getInt(messages.position());
            if (head >>> 24 == CERTIFICATE) {
                return messages.getInt(messages.position() + 3) << 8 != 0; // The list's length: three octets.
            }
            messages.position(Math.min(messages.limit(), messages.position() + 4 + (head & 0xFFFFFF)));
        }
        return false;
    }
}
