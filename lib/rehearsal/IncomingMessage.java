package lib.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import lib.attribution.ReplyText;

/**
 * A message on its way in. Its header is kept until it is complete, because what Exchange Online adds stands around it;
 * its body goes straight to the file, so that size costs no memory. A message that cannot be taken is read to its end
 * all the same, and said so there.
 */
final class IncomingMessage implements AutoCloseable {
    static final int HEADER_LIMIT = 1 << 18;

    private static final AtomicLong INTERNAL_IDS = new AtomicLong(274_497);

    private final Optional<Maildir> store;
    private final boolean binary;
    private final List<Copy> copies;
    private final ByteArrayOutputStream header = new ByteArrayOutputStream(1024);
    private final List<Path> drafts = new ArrayList<>();
    private Optional<Header> complete = Optional.empty();
    private Optional<ReplyText> fault = Optional.empty();
    private OutputStream out = OutputStream.nullOutputStream();
    private int crlf = 2; // Octets of CR LF CR LF seen; an empty first line ends an empty header.
    private boolean afterCr;
    private final long began = System.nanoTime();
    private long bytes;
    private long bodyAt;

    /** What is added for one group of recipients, around the header that came. */
    interface Copy {
        String top(Header header);

        String bottom(Header header);
    }

    /**
     * Begins a message.
     *
     * @param binary BODY=BINARYMIME was given: CR and LF need not stand together
     * @param copies each becomes a file
     */
    IncomingMessage(Optional<Maildir> store, boolean binary, List<Copy> copies) {
        this.store = store;
        this.binary = binary;
        this.copies = copies;
    }

    /** A message that nobody gets. */
    static IncomingMessage discarded() {
        return new IncomingMessage(Optional.empty(), true, List.of());
    }

    long bytes() {
        return bytes;
    }

    /** The header, once the message is complete. */
    Header header() {
        return complete.orElseThrow();
    }

    /** The reply to a message that was taken. */
    String queued(String id) {
        double seconds = Math.max(0.001, (System.nanoTime() - began) / 1e9);
        return FrontEnd.fill(
                ReplyText.QUEUED,
                Map.of(
                        "message-id", shown(header().value("Message-ID").orElse(FrontEnd.messageId(id))),
                        "internal-id", String.valueOf(INTERNAL_IDS.incrementAndGet()),
                        "hub", FrontEnd.HUB,
                        "bytes", String.valueOf(bytes),
                        "seconds", thousandths(seconds),
                        "rate", thousandths(bytes / 1024.0 / seconds)));
    }

    private static String thousandths(double number) {
        return BigDecimal.valueOf(Math.round(number * 1000), 3).toPlainString();
    }

    /** As much of a foreign value as a reply can hold (RFC 5321 section 4.5.3.1.5). */
    private static String shown(String messageId) {
        String visible = messageId.replaceAll("[^!-~]", "");
        return visible.substring(0, Math.min(200, visible.length()));
    }

    /** Why it cannot be taken, as far as is known by now. */
    Optional<ReplyText> fault() {
        return fault;
    }

    void write(byte[] buffer, int from, int length) {
        bytes += length;
        if (bytes > FrontEnd.SIZE_LIMIT) {
            fault = fault.or(() -> Optional.of(ReplyText.TOO_LARGE));
        }
        if (!binary) {
            checkLineEnds(buffer, from, length);
        }
        int at = from;
        int end = from + length;
        while (complete.isEmpty() && at < end) {
            header(buffer[at++]);
        }
        if (at < end && fault.isEmpty()) {
            try {
                out.write(buffer, at, end - at);
            } catch (IOException diskFull) {
                fault = Optional.of(ReplyText.STORE_FAILED);
            }
        }
    }

    private void checkLineEnds(byte[] buffer, int from, int length) {
        boolean cr = afterCr;
        boolean bare = false;
        for (int i = from; i < from + length; i++) {
            byte b = buffer[i];
            bare |= cr != (b == '\n');
            cr = b == '\r';
        }
        afterCr = cr;
        if (bare) {
            fault = fault.or(() -> Optional.of(ReplyText.INVALID_CHARACTERS));
        }
    }

    private void header(byte b) {
        boolean cr = crlf % 2 == 0;
        crlf = b == (cr ? '\r' : '\n') ? crlf + 1 : b == '\r' ? 1 : 0;
        header.write(b);
        if (crlf == 4) {
            endHeader();
        } else if (header.size() > HEADER_LIMIT) {
            fault = fault.or(() -> Optional.of(ReplyText.HEADER_TOO_LARGE));
            header.reset();
        }
    }

    private void endHeader() {
        complete = Optional.of(Header.of(header.toByteArray()));
        if (store.isPresent() && fault.isEmpty()) {
            try {
                out = begin(copies.get(0));
            } catch (IOException diskFull) {
                fault = Optional.of(ReplyText.STORE_FAILED);
            }
        }
    }

    /** A new file with everything up to the body. */
    private OutputStream begin(Copy copy) throws IOException {
        Path draft = store.orElseThrow().draft();
        OutputStream file = store.orElseThrow().begin(draft);
        drafts.add(draft);
        ByteArrayOutputStream head = new ByteArrayOutputStream(4096);
        head.writeBytes(Header.bytes(copy.top(header())));
        head.writeBytes(header().withoutTheServicesFields());
        head.writeBytes(Header.bytes(copy.bottom(header()) + "\r\n"));
        file.write(head.toByteArray());
        bodyAt = drafts.size() == 1 ? head.size() : bodyAt;
        return file;
    }

    /**
     * Every copy of a message that has ended without a fault appears in the Maildir; if one cannot be written, none
     * does, and that is the fault.
     *
     * @return the files
     */
    List<Path> deliver() {
        List<Path> delivered = new ArrayList<>();
        if (store.isEmpty()) {
            return delivered;
        }
        try {
            for (Copy copy : copies.subList(1, copies.size())) {
                begin(copy).close();
                appendBody(drafts.get(0), drafts.get(drafts.size() - 1));
            }
            for (Path draft : drafts) {
                delivered.add(store.get().deliver(draft));
            }
            drafts.clear();
        } catch (IOException diskFull) {
            fault = Optional.of(ReplyText.STORE_FAILED);
        }
        return delivered;
    }

    /** The last octet has come; a message without an empty line is all header. */
    void end() throws IOException {
        if (afterCr && !binary) {
            fault = fault.or(() -> Optional.of(ReplyText.INVALID_CHARACTERS));
        }
        if (complete.isEmpty()) {
            endHeader();
        }
        out.close();
    }

    private void appendBody(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from);
                FileChannel file = FileChannel.open(to, StandardOpenOption.APPEND)) {
            for (long at = bodyAt; at < in.size(); ) {
                at += in.transferTo(at, in.size() - at, file);
            }
        }
    }

    /** What was not delivered is removed. */
    @Override
    public void close() throws IOException {
        out.close();
        for (Path draft : drafts) {
            Files.deleteIfExists(draft);
        }
    }
}
