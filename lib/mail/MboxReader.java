package lib.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Streams the header blocks of an mbox file; bodies are passed over and never kept. A line that begins with {@code From
 * } and has a time begins a message if it comes after a blank line; quoted ones ({@code >From }) do not.
 * {@code Content-Length} (mboxcl) is believed only where a message, or the end, does follow at that place, and the body
 * is no larger than {@link #JUMP_BYTES}.
 */
final class MboxReader {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int JUMP_BYTES = BUFFER_BYTES / 2;
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
    private static final byte[] CONTENT_LENGTH = {
        'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'
    };

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER_BYTES];

    /** Bytes from here on are still needed. */
    private int mark;

    private int at;
    private int end;
    private boolean ended;
    private boolean truncated;
    private long contentLength;

    MboxReader(InputStream in) {
        this.in = in;
    }

    static boolean isMbox(byte[] start) {
        return startsWith(start, 0, start.length, FROM);
    }

    /** Whether the header read last was longer than is kept. */
    boolean isTruncated() {
        return truncated;
    }

    /** The next header block with its blank line; empty at the end of the file. */
    byte[] next() throws IOException {
        mark = at;
        int fromLine = endOfLine();
        if (fromLine < 0) {
            return new byte[0];
        }
        at = fromLine;
        byte[] header = header();
        skipBody();
        return header.length == 0 ? new byte[] {'\n'} : header;
    }

    private byte[] header() throws IOException {
        mark = at;
        truncated = false;
        contentLength = -1;
        byte[] kept = null;
        for (int next = endOfLine(); next >= 0; next = endOfLine()) {
            if (buffer[next - 1] != '\n' && !ended && kept == null) {
                kept = Arrays.copyOfRange(buffer, mark, next);
                truncated = true;
            }
            boolean blank = isBlank(at, next);
            readContentLength(next);
            at = next;
            if (kept != null) {
                mark = at;
            }
            if (blank) {
                break;
            }
        }
        return kept == null ? Arrays.copyOfRange(buffer, mark, at) : kept;
    }

    private void skipBody() throws IOException {
        jump();
        boolean afterBlank = true;
        mark = at;
        for (int next = endOfLine(); next >= 0; next = endOfLine()) {
            if (afterBlank && isFromLine(next)) {
                return;
            }
            afterBlank = isBlank(at, next);
            at = next;
            mark = at;
        }
    }

    private void jump() throws IOException {
        if (contentLength < 0 || contentLength > JUMP_BYTES) {
            return;
        }
        mark = at;
        int length = (int) contentLength;
        while (end - at < length + 16 && fill()) {
            // Until what follows the body is there.
        }
        int to = at + length;
        while (to < end && (buffer[to] == '\r' || buffer[to] == '\n')) {
            to++;
        }
        if (to == end && ended || to < end && startsWith(buffer, to, end, FROM)) {
            at = to;
        }
    }

    /** Behind the line that begins at {@link #at}, or -1 if there is none. */
    private int endOfLine() throws IOException {
        int i = at;
        while (true) {
            while (i < end) {
                if (buffer[i++] == '\n') {
                    return i;
                }
            }
            int moved = mark;
            if (!fill()) {
                return end > at ? end : -1;
            }
            i -= moved;
        }
    }

    /** Reads more behind what is needed; false at the end of the file or if no more is kept. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (mark > 0) {
            System.arraycopy(buffer, mark, buffer, 0, end - mark);
            at -= mark;
            end -= mark;
            mark = 0;
        }
        if (end == buffer.length) {
            if (buffer.length >= Mail.LIMIT_BYTES) {
                return false;
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(0, read);
        return !ended;
    }

    /** With a time of day, as in {@code From kim@contoso.com Tue Jun 3 10:00:00 2025}. */
    private boolean isFromLine(int next) {
        if (!startsWith(buffer, at, next, FROM)) {
            return false;
        }
        for (int i = at + FROM.length + 2; i + 2 < next; i++) {
            if (buffer[i] == ':' && isDigit(i - 1) && isDigit(i + 1) && isDigit(i + 2)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDigit(int index) {
        return buffer[index] >= '0' && buffer[index] <= '9';
    }

    private boolean isBlank(int from, int next) {
        int length = next - from;
        return length == 1 && buffer[from] == '\n' || length == 2 && buffer[from] == '\r' && buffer[from + 1] == '\n';
    }

    private void readContentLength(int next) {
        int i = at;
        for (byte wanted : CONTENT_LENGTH) {
            if (i >= next || (buffer[i] >= 'A' && buffer[i] <= 'Z' ? buffer[i] + 32 : buffer[i]) != wanted) {
                return;
            }
            i++;
        }
        while (i < next && buffer[i] == ' ') {
            i++;
        }
        contentLength = i < next && isDigit(i) ? 0 : -1;
        while (i < next && isDigit(i) && contentLength <= JUMP_BYTES) {
            contentLength = contentLength * 10 + buffer[i++] - '0';
        }
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] start) {
        if (to - from < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[from + i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
