package lib.mail;

import java.util.Arrays;
import lib.text.TextEncoding;

/**
 * One message as it was found, its header not yet read.
 *
 * @param file as given, {@code -} for standard input
 * @param number of the message in its file, from 1
 * @param bytes those of the message are from {@code from} to {@code to}; others may own the rest
 * @param header whether nothing but a header can stand at the beginning, as in an mbox: else it is looked for
 * @param cut the message has more bytes, which were not read
 */
public record Mail(String file, int number, byte[] bytes, int from, int to, boolean header, boolean cut)
        implements Found {
    /** No header of real mail comes near; more is not kept. */
    public static final int LIMIT_BYTES = 4 << 20;

    /** One message out of text at hand; more than {@link #LIMIT_BYTES} of it are not looked at. */
    public static Mail ofText(String name, byte[] text) {
        byte[] bytes = Arrays.copyOf(text, Math.min(text.length, LIMIT_BYTES));
        if (LineEnds.areReturns(bytes)) {
            LineEnds.toFeeds(bytes, 0, bytes.length);
        }
        return new Mail(name, 1, bytes, 0, bytes.length, false, text.length > LIMIT_BYTES);
    }

    /** The header fields; of an mbox the body is not even looked at. */
    public Headers headers() {
        int end = header ? LineEnds.endOfHeader(bytes, from, to) : to;
        return HeaderText.read(TextEncoding.decode(bytes, from, end), !cut || end < to);
    }

    int length() {
        return to - from;
    }
}
