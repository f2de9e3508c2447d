package lib.tls;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * The group of the key exchange, read from what the server sends in clear: JSSE does not tell it. In TLS 1.3 it stands
 * in the key share of ServerHello (RFC 8446 section 4.2.8), in 1.2 in ServerKeyExchange (RFC 8422 section 5.4).
 */
final class KeyExchange {
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int KEY_SHARE = 51;
    private static final int NAMED_CURVE = 3;

    /** IANA, TLS Supported Groups. */
    private static final Map<Integer, String> GROUPS = Map.ofEntries(
            Map.entry(23, "secp256r1"),
            Map.entry(24, "secp384r1"),
            Map.entry(25, "secp521r1"),
            Map.entry(29, "x25519"),
            Map.entry(30, "x448"),
            Map.entry(256, "ffdhe2048"),
            Map.entry(257, "ffdhe3072"),
            Map.entry(258, "ffdhe4096"),
            Map.entry(259, "ffdhe6144"),
            Map.entry(260, "ffdhe8192"),
            Map.entry(4587, "SecP256r1MLKEM768"),
            Map.entry(4588, "X25519MLKEM768"),
            Map.entry(4589, "SecP384r1MLKEM1024"));

    private Optional<String> group = Optional.empty();
    private boolean retry;

    private KeyExchange() {}

    /**
     * The group, or empty where the bytes do not tell.
     *
     * @param records what the server sent from the beginning of the handshake; may be cut short
     */
    static Optional<String> of(byte[] records) {
        KeyExchange found = new KeyExchange();
        ByteBuffer rest = ByteBuffer.wrap(records);
        ByteBuffer messages = ByteBuffer.allocate(records.length);
        while (rest.remaining() >= 5) {
            int type = rest.get();
            rest.getShort(); // Version; it says nothing.
            int length = Math.min(rest.getShort() & 0xFFFF, rest.remaining());
            if (type == HANDSHAKE) {
                messages.put(rest.slice().limit(length));
                found.read(messages);
            } else if (type != CHANGE_CIPHER_SPEC || found.group.isPresent() && !found.retry) {
                break; // All that follows is encrypted.
            }
            rest.position(rest.position() + length);
        }
        return found.group;
    }

    /** Takes the complete messages out of the buffer. */
    private void read(ByteBuffer messages) {
        messages.flip();
        while (messages.remaining() >= 4) {
            int head = messages.getInt(messages.position());
            int length = head & 0xFFFFFF;
            if (messages.remaining() < 4 + length) {
                break;
            }
            ByteBuffer body = messages.slice().position(4).limit(4 + length).slice();
            if (head >>> 24 == SERVER_HELLO) {
                serverHello(body);
            } else if (head >>> 24 == SERVER_KEY_EXCHANGE && length > 3) {
                boolean named = body.get() == NAMED_CURVE;
                int value = body.getShort() & 0xFFFF;
                group = Optional.of(named ? name(value) : "DHE of " + value * 8 + " bits");
            }
            messages.position(messages.position() + 4 + length);
        }
        messages.compact();
    }

    private void serverHello(ByteBuffer body) {
        int fixed = 2 + 32;
        int sessionId = body.remaining() > fixed ? body.get(fixed) & 0xFF : 0;
        if (body.remaining() < fixed + 6 + sessionId) {
            return;
        }
        body.position(fixed + 6 + sessionId);
        while (body.remaining() >= 4) {
            int type = body.getShort() & 0xFFFF;
            int length = body.getShort() & 0xFFFF;
            if (length > body.remaining()) {
                return;
            }
            if (type == KEY_SHARE && length >= 2) {
                // A group without a key asks the client to begin again (section 4.1.4).
                retry = length == 2;
                group = Optional.of(name(body.getShort(body.position()) & 0xFFFF));
            }
            body.position(body.position() + length);
        }
    }

    private static String name(int group) {
        return GROUPS.getOrDefault(group, "group " + group);
    }
}
