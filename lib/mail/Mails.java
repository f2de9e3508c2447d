package lib.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import lib.cli.Input;
import lib.finding.Problem;

/**
 * The messages in files, folders, mbox files and Maildirs, one after the other; {@code .gz} and Outlook's {@code .msg}
 * are known by their first bytes. An mbox is streamed.
 */
public final class Mails implements Iterator<Mail>, AutoCloseable {
    private static final int WHOLE_LIMIT_BYTES = 64 << 20;
    private static final int USUAL_HEADER_BYTES = 64 << 10;

    private final Deque<String> files = new ArrayDeque<>();
    private final Deque<Mail> ready = new ArrayDeque<>();
    private final boolean attached;
    private Optional<InputStream> open = Optional.empty();
    private Optional<MboxReader> mbox = Optional.empty();
    private String file = "";
    private int number;

    /**
     * @param operands files or folders as given; {@code -} is standard input
     * @param attached the messages inside of the messages are wanted, not these themselves
     */
    public Mails(List<String> operands, boolean attached) {
        this.attached = attached;
        for (String operand : operands) {
            if (!operand.equals("-") && Files.isDirectory(Path.of(operand))) {
                files.addAll(filesBelow(operand));
            } else {
                files.add(operand);
            }
        }
    }

    /** One message out of text at hand. */
    public static Mail ofText(String name, byte[] text) {
        return new Mail(name, 1, text, false);
    }

    /** In the order of their paths; of a Maildir only what was delivered ({@code tmp} is not). */
    private static List<String> filesBelow(String folder) {
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !isHalfDelivered(path))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw Problem.badInput(
                    "file.unreadable",
                    "FILE " + folder,
                    String.valueOf(e.getMessage()),
                    "check the path and its permissions");
        }
    }

    private static boolean isHalfDelivered(Path path) {
        Path parent = path.getParent();
        return parent.endsWith("tmp") && Files.isDirectory(parent.resolveSibling("cur"));
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && (mbox.isPresent() || !files.isEmpty())) {
            try {
                if (mbox.isPresent()) {
                    readMbox(mbox.get());
                } else {
                    openNext();
                }
            } catch (IOException e) {
                close();
                throw Problem.badInput(
                        "file.unreadable",
                        "FILE " + file,
                        "reading it failed: " + e.getMessage(),
                        "check that the file is whole");
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Mail next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    @Override
    public void close() {
        mbox = Optional.empty();
        if (open.isPresent() && !file.equals("-")) {
            try {
                open.get().close();
            } catch (IOException e) {
                // What was wanted of it has been read.
            }
        }
        open = Optional.empty();
    }

    private void openNext() throws IOException {
        file = files.remove();
        number = 0;
        InputStream in = new BufferedInputStream(Input.open("FILE", file), USUAL_HEADER_BYTES);
        open = Optional.of(in);
        byte[] start = start(in);
        if (start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B) {
            in = new BufferedInputStream(new GZIPInputStream(in, 1 << 16), USUAL_HEADER_BYTES);
            start = start(in);
        }
        if (MboxReader.isMbox(start) && !attached) {
            mbox = Optional.of(new MboxReader(in));
            return;
        }
        if (OutlookMsg.isMsg(start)) {
            byte[] msg = in.readNBytes(WHOLE_LIMIT_BYTES);
            OutlookMsg.headers(msg).ifPresentOrElse(this::add, this::tellNoHeaders);
        } else if (attached) {
            Attached.headers(in.readNBytes(WHOLE_LIMIT_BYTES)).forEach(this::add);
            if (number == 0) {
                tellNothingAttached();
            }
        } else {
            readMessage(in);
        }
        close();
    }

    private static byte[] start(InputStream in) throws IOException {
        in.mark(16);
        byte[] start = in.readNBytes(8);
        in.reset();
        return start;
    }

    private void readMbox(MboxReader reader) throws IOException {
        byte[] header = reader.next();
        if (header.length == 0) {
            close();
            return;
        }
        ready.add(new Mail(file, ++number, header, reader.isTruncated()));
    }

    private void readMessage(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(USUAL_HEADER_BYTES);
        boolean whole = bytes.length < USUAL_HEADER_BYTES || headerEnds(bytes);
        if (!whole) {
            byte[] rest = in.readNBytes(Mail.LIMIT_BYTES - bytes.length);
            byte[] all = Arrays.copyOf(bytes, bytes.length + rest.length);
            System.arraycopy(rest, 0, all, bytes.length, rest.length);
            bytes = all;
        }
        boolean truncated = bytes.length == Mail.LIMIT_BYTES && !headerEnds(bytes);
        ready.add(new Mail(file, ++number, bytes, truncated));
    }

    /** Whether a header with a Received: field is there to its blank line. */
    private static boolean headerEnds(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int received = text.startsWith("Received:") ? 0 : text.indexOf("\nReceived:");
        return received >= 0 && (text.indexOf("\n\n", received) > 0 || text.indexOf("\n\r\n", received) > 0);
    }

    private void add(byte[] header) {
        ready.add(new Mail(file, ++number, header, false));
    }

    private void tellNoHeaders() {
        throw Problem.badInput(
                "msg.no-headers",
                "FILE " + file,
                "the Outlook message has no internet headers (property 0x007D): it did not come"
                        + " by SMTP, or the file is damaged",
                "save the message as the recipient has it, or copy File > Properties > Internet"
                        + " headers into a text file");
    }

    private void tellNothingAttached() {
        throw Problem.badInput(
                "attached.none",
                "--attached " + file,
                "no part of the message is message/rfc822, message/global or text/rfc822-headers",
                "leave --attached out to read the message itself");
    }
}
