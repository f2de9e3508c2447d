package lib.smtp;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A socket that bounds what a server can do to us: one deadline for a whole reply, however slowly its bytes drip; a
 * limit to its size; and a look at what came before it was asked for.
 *
 * <p>In clear it hands out one line at a time, so that whoever buffers above it can not have read past the reply to
 * STARTTLS: what was injected there is still here to be seen (RFC 3207 section 4.1; CVE-2011-0411 is the same on the
 * server's side).
 */
final class GuardedSocket extends Socket {
    /** RFC 5321 section 4.5.3.1.5 allows 512 octets a line; no honest reply comes near this. */
    static final int REPLY_LIMIT_BYTES = 64 * 1024;

    /** Inside TLS: a handshake may list hundreds of CAs. */
    static final int RECORDS_LIMIT_BYTES = 256 * 1024;

    private static final int FIRST_RECORDS_BYTES = 128 * 1024;

    private final Duration timeout;
    private final byte[] buffer = new byte[4096];
    private int position;
    private int limit;
    private final ByteArrayOutputStream firstRecords = new ByteArrayOutputStream();
    private final ByteArrayOutputStream firstSent = new ByteArrayOutputStream();
    private boolean secure;
    private volatile boolean stalled;
    private volatile long deadlineNanos;
    private int replyBytes;

    GuardedSocket(Duration timeout) {
        this.timeout = timeout;
        expectReply();
    }

    /** A new reply is awaited: its time and its size count from here. */
    void expectReply() {
        deadlineNanos = System.nanoTime() + timeout.toNanos();
        replyBytes = 0;
    }

    /** From here on the bytes are TLS records; lines mean nothing any more. */
    void startTls() {
        secure = true;
    }

    /** The first bytes that the server sent since then: what a handshake shows in clear. */
    byte[] firstRecords() {
        return firstRecords.toByteArray();
    }

    /** The first bytes that this end sent since then. */
    byte[] firstSent() {
        return firstSent.toByteArray();
    }

    /** Whether the server said more than it was asked for. */
    boolean hasUnreadInput() throws IOException {
        return position < limit || super.getInputStream().available() > 0;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream raw = super.getInputStream();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (position == limit && !fill(raw)) {
                    return -1;
                }
                int count = Math.min(length, secure ? limit - position : lineLength());
                System.arraycopy(buffer, position, bytes, offset, count);
                position += count;
                return count;
            }
        };
    }

    private boolean fill(InputStream raw) throws IOException {
        long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
            throw new SocketTimeoutException("no complete reply within the time");
        }
        setSoTimeout((int) leftMillis);
        int count = readInTime(raw);
        if (count < 0) {
            return false;
        }
        position = 0;
        limit = count;
        if (replyBytes == 0 && !secure && (buffer[0] < '0' || buffer[0] > '9')) {
            throw new NotSmtpException(firstLine());
        }
        if (secure && firstRecords.size() < FIRST_RECORDS_BYTES) {
            firstRecords.write(buffer, 0, count);
        }
        replyBytes += count;
        int most = secure ? RECORDS_LIMIT_BYTES : REPLY_LIMIT_BYTES;
        if (replyBytes > most) {
            throw new ReplyTooLongException(most);
        }
        return true;
    }

    /** The watch over writing closes the socket under a read that waits, too. */
    private int readInTime(InputStream raw) throws IOException {
        try {
            return raw.read(buffer);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw stalled ? new SocketTimeoutException("no complete reply within the time") : e;
        }
    }

    private String firstLine() {
        return new String(buffer, 0, lineLength(), StandardCharsets.UTF_8).stripTrailing();
    }

    private int lineLength() {
        for (int i = position; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i + 1 - position;
            }
        }
        return limit - position;
    }

    /** Each write that went through moves the deadline; {@link #closeWhenStalled} watches it. */
    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    throw stalled ? new SocketTimeoutException("the server reads no more") : e;
                }
                if (secure && firstSent.size() < FIRST_RECORDS_BYTES) {
                    firstSent.write(bytes, offset, length);
                }
                expectReply();
            }
        };
    }

    /**
     * Closes the socket once nothing moved for the time: a socket's own timeout covers reading only, and a server that
     * stops reading would hold a large message for ever.
     */
    Thread closeWhenStalled() {
        Thread watch = new Thread(
                () -> {
                    try {
                        long left = deadlineNanos - System.nanoTime();
                        while (left > 0) {
                            Thread.sleep(left / 1_000_000 + 1);
                            left = deadlineNanos - System.nanoTime();
                        }
                        stalled = true;
                        close();
                    } catch (InterruptedException | IOException e) {
                        // Nothing is left to watch.
                    }
                },
                "smtp-stall-watch");
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    /**
     * The reply does not begin with a digit; its first line is the message. Angus would read on for a line that
     * follows, because "SSH-2.0" has the hyphen of a reply with several lines.
     */
    static final class NotSmtpException extends IOException {
        private static final long serialVersionUID = 1;

        NotSmtpException(String line) {
            super(line);
        }
    }

    /** The server's reply is larger than any server has a reason for. */
    static final class ReplyTooLongException extends IOException {
        private static final long serialVersionUID = 1;

        ReplyTooLongException(int limit) {
            super("a reply of more than " + limit + " bytes");
        }
    }
}
