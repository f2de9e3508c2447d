package lib.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Line ends in bytes: LF, CRLF, and the CR alone of old Macs, which is read as LF. */
final class LineEnds {
    private LineEnds() {}

    /** Behind the first blank line; {@code to} if there is none. A line of blanks is not blank (obs-FWS). */
    static int endOfHeader(byte[] bytes, int from, int to) {
        int line = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                if (i == line || i == line + 1 && bytes[line] == '\r') {
                    return i + 1;
                }
                line = i + 1;
            }
        }
        return to;
    }

    /** Whether CR alone ends the lines of a text that begins so; not of UTF-16, which has NULs. */
    static boolean areReturns(byte[] start) {
        boolean returns = false;
        for (byte b : start) {
            if (b == 0 || b == '\n') {
                return false;
            }
            returns |= b == '\r';
        }
        return returns;
    }

    static void toFeeds(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\r') {
                bytes[i] = '\n';
            }
        }
    }

    /** The same with each CR as LF. */
    static InputStream toFeeds(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                return b == '\r' ? '\n' : b;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                LineEnds.toFeeds(bytes, from, from + read);
                return read;
            }
        };
    }
}
