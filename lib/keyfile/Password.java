package lib.keyfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A password as key derivations take it.
 *
 * @param utf16 big-endian, ending in two zero bytes (RFC 7292 appendix B.1)
 * @param utf8 for PBKDF2 (RFC 8018)
 */
record Password(byte[] utf16, byte[] utf8) {

    /** All that these characters can stand for: writers differ on the ends of an empty one. */
    static List<Password> forms(char[] characters) {
        byte[] utf16 = new byte[2 * characters.length + 2];
        for (int i = 0; i < characters.length; i++) {
            utf16[2 * i] = (byte) (characters[i] >> 8);
            utf16[2 * i + 1] = (byte) characters[i];
        }
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] utf8 = Arrays.copyOf(encoded.array(), encoded.remaining());
        Arrays.fill(encoded.array(), (byte) 0);
        Password usual = new Password(utf16, utf8);
        return characters.length > 0 ? List.of(usual) : List.of(usual, new Password(new byte[0], utf8));
    }

    void wipe() {
        Arrays.fill(utf16, (byte) 0);
        Arrays.fill(utf8, (byte) 0);
    }
}
