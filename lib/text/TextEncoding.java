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
        return decode(bytes, 0, bytes.length);
    }

    /** The text of a part of the bytes. */
    public static String decode(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, charset(bytes, from, to));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The same text for the caller to wipe: the only copy of a secret is the returned one. */
    public static char[] decodeSecret(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        charset(bytes, 0, bytes.length)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        int begin = text.hasRemaining() && text.get(0) == '\uFEFF' ? 1 : 0;
        char[] decoded = Arrays.copyOfRange(text.array(), begin, text.limit());
        Arrays.fill(text.array(), '\0');
        return decoded;
    }

    private static Charset charset(byte[] bytes, int from, int to) {
        if (to - from >= 4) {
            byte third = bytes[from + 2];
            byte fourth = bytes[from + 3];
            int first = (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF;
            if (first == 0xFFFE || first != 0 && bytes[from + 1] == 0 && third != 0 && fourth == 0) {
                return StandardCharsets.UTF_16LE;
            }
            if (first == 0xFEFF || first != 0 && bytes[from] == 0 && third == 0 && fourth != 0) {
                return StandardCharsets.UTF_16BE;
            }
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return isUtf8(bytes, from, to) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        CharBuffer text = CharBuffer.allocate(to - from);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, to - from), text, true)
                .isError();
        Arrays.fill(text.array(), '\0');
        return !malformed;
    }
}
