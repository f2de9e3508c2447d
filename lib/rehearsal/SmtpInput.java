package lib.rehearsal;

import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import lib.attribution.ReplyText;

/**
 * What a client sends, as lines, as a message up to its dot, or as a chunk: each within bounds of length and time. Only
 * CR LF ends a line, and only CR LF . CR LF a message (RFC 5321 section 2.3.8): whoever takes less can be sent a second
 * message inside of one (CVE-2023-51764).
 */
final class SmtpInput {
    /** RFC 5321 has 512; SIZE, DSN and SMTPUTF8 add to it. */
    static final int LINE_LIMIT = 2048;

    /** A line that goes on after this is not waited for. */
    private static final int SKIP_LIMIT = 1 << 20;

    /** What comes slower than 16 KiB a second uses up the time that a message or a chunk has. */
    private static final long NANOS_PER_OCTET = 1_000_000_000L / (16 << 10);

    private final byte[] buffer = new byte[8192];
    private final byte[] line = new byte[LINE_LIMIT];
    private final Socket socket;
    private final InputStream in;
    private final Flushable out;
    private final Duration idle;
    private int next;
    private int end;
    private long deadline;

    /**
     * Input of a socket.
     *
     * @param out flushed before each wait, so that pipelined commands get their replies together
     * @param idle time for a line; also for a whole message or chunk, which gets a second more for each 16 KiB
     */
    SmtpInput(Socket socket, Flushable out, Duration idle) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = out;
        this.idle = idle;
    }

    /** A line or an argument that cannot be taken; the conversation goes on. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient ReplyText reply;

        Refused(ReplyText reply) {
            super(null, null, false, false);
            this.reply = reply;
        }

        ReplyText reply() {
            return reply;
        }
    }

    /** The client has gone. */
    static final class Gone extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * The next line without its end.
     *
     * @throws Refused if it is too long, or has a bare CR or LF or another control character
     */
    String line() throws IOException, Refused {
        deadline = System.nanoTime() + idle.toNanos();
        int length = 0;
        boolean control = false;
        boolean bare = false;
        for (int before = 0, b = read(); ; before = b, b = read()) {
            if (b == '\n') {
                if (before != '\r' || bare) {
                    throw new Refused(ReplyText.BARE_LINE_END);
                }
                break;
            }
            bare |= before == '\r';
            control |= b < 0x20 && b != '\r' && b != '\t' || b == 0x7F;
            if (length < LINE_LIMIT) {
                line[length] = (byte) b;
            }
            if (++length > SKIP_LIMIT) {
                throw new Gone();
            }
        }
        if (length > LINE_LIMIT) {
            throw new Refused(ReplyText.LINE_TOO_LONG);
        }
        if (control) {
            throw new Refused(ReplyText.BAD_ARGUMENTS);
        }
        return new String(line, 0, length - 1, StandardCharsets.UTF_8);
    }

    /** Reads a message up to its dot, with the dots that were stuffed taken away. */
    void message(IncomingMessage message) throws IOException {
        deadline = System.nanoTime() + idle.toNanos();
        int dot = 2; // Octets of CR LF . CR LF seen; a message begins as after a CR LF.
        int from = next;
        while (true) {
            if (next == end) {
                // A dot that may be the last stays back.
                message.write(buffer, from, next - from);
                fillMessage();
                from = next;
            }
            byte b = buffer[next++];
            if (dot == 2 && b == '.') {
                message.write(buffer, from, next - 1 - from);
                from = next;
                dot = 3;
            } else if (dot == 3 && b == '\r') {
                message.write(buffer, from, next - 1 - from);
                from = next;
                dot = 4;
            } else if (dot == 4 && b == '\n') {
                return;
            } else {
                if (dot == 4) {
                    message.write(CR, 0, 1); // It was no end.
                    dot = 1;
                }
                boolean lineEnd = dot == 1 && b == '\n';
                dot = b == '\r' ? 1 : lineEnd ? 2 : 0;
            }
        }
    }

    private static final byte[] CR = {'\r'};

    /** Reads a chunk of a message (RFC 3030). */
    void chunk(long octets, IncomingMessage message) throws IOException {
        deadline = System.nanoTime() + idle.toNanos();
        for (long left = octets; left > 0; ) {
            if (next == end) {
                fillMessage();
            }
            int part = (int) Math.min(left, end - next);
            message.write(buffer, next, part);
            next += part;
            left -= part;
        }
    }

    private int read() throws IOException {
        if (next == end) {
            fill();
        }
        return buffer[next++] & 0xFF;
    }

    /** More of a message: what has come gives time for the rest. */
    private void fillMessage() throws IOException {
        fill();
        deadline += end * NANOS_PER_OCTET;
    }

    private void fill() throws IOException {
        out.flush();
        long left = Math.min(deadline - System.nanoTime(), idle.toNanos()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) left);
        next = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
            throw new Gone();
        }
    }
}
