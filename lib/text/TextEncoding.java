package lib.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of bytes that do not say their encoding: UTF-16, UTF-8, and else ISO 8859-1. */
public final class TextEncoding {
    private TextEncoding() {}

    /** The text, without a byte order mark; any bytes are some text. */
    public static String decode(byte[] bytes) {
        int first = bytes.length < 4 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (first == 0xFFFE || first == 0xFEFF) {
            Charset charset = first == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return new String(bytes, 2, bytes.length - 2, charset);
        }
        if (first != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (first != 0 && bytes[0] == 0 && bytes[2] == 0 && bytes[3] != 0) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        for (byte b : bytes) {
            if (b < 0) {
                return utf8OrLatin1(bytes);
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String utf8OrLatin1(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        if (malformed) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        String decoded = text.flip().toString();
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }
}
