package lib.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of bytes that do not say their encoding: UTF-16, UTF-8, and else ISO 8859-1. */
public final class TextEncoding {
    private TextEncoding() {}

    /** The text, without a byte order mark; any bytes are some text. */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, charset(bytes));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The same text for the caller to wipe: the only copy of a secret is the returned one. */
    public static char[] decodeSecret(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        charset(bytes)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        int begin = text.hasRemaining() && text.get(0) == '\uFEFF' ? 1 : 0;
        char[] decoded = Arrays.copyOfRange(text.array(), begin, text.limit());
        Arrays.fill(text.array(), '\0');
        return decoded;
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 4 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (first == 0xFFFE || first != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xFEFF || first != 0 && bytes[0] == 0 && bytes[2] == 0 && bytes[3] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        for (byte b : bytes) {
            if (b < 0) {
                return isUtf8(bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    private static boolean isUtf8(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        Arrays.fill(text.array(), '\0');
        return !malformed;
    }
}
