package lib.dns;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/** Numbers that nobody can foresee, for the ids of queries (RFC 5452 section 9). */
final class QueryIds {
    private static final String SYSTEM_SOURCE = "/dev/urandom";

    private final byte[] bytes = new byte[256];
    private int used = bytes.length;

    /** A number from 0 to 65535. */
    int next16() {
        if (used == bytes.length) {
            refill();
            used = 0;
        }
        return (bytes[used++] & 0xFF) << 8 | bytes[used++] & 0xFF;
    }

    private void refill() {
        // SecureRandom reads the same device, after 20 ms of choosing a provider.
        try (InputStream system = new FileInputStream(SYSTEM_SOURCE)) {
            if (system.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                return;
            }
        } catch (IOException e) {
            // Windows has no such file.
        }
        new SecureRandom().nextBytes(bytes);
    }
}
