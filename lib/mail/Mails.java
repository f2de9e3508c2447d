package lib.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import lib.cli.Input;
import lib.finding.Problem;

/**
 * The messages in files, folders, mbox files and Maildirs, one after the other; {@code .gz} and Outlook's {@code .msg}
 * are known by their first bytes. An mbox is streamed. What cannot be read is found too, in its place.
 */
public final class Mails implements Iterator<Found>, AutoCloseable {
    private static final int WHOLE_LIMIT_BYTES = 64 << 20;
    private static final int USUAL_HEADER_BYTES = 64 << 10;

    /** Looked at to tell what a file is. */
    private static final int START_BYTES = 8 << 10;

    /** Packed more often than any tool does. */
    private static final int MOST_PACKED = 4;

    private final Deque<String> files = new ArrayDeque<>();
    private final Map<String, LeftOut> leftOut = new HashMap<>();
    private final Deque<Found> ready = new ArrayDeque<>();
    private final boolean attached;
    private Optional<InputStream> open = Optional.empty();
    private UntilBroken source = new UntilBroken(InputStream.nullInputStream());
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
            if (MailFolder.is(operand)) {
                MailFolder.below(operand).forEach((path, reason) -> {
                    files.add(path);
                    reason.ifPresent(left -> leftOut.put(path, left));
                });
            } else {
                files.add(operand);
            }
        }
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
                tellBroken(e);
                close();
            } catch (Problem problem) {
                ready.add(LeftOut.of(file, problem));
                close();
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Found next() {
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
        if (leftOut.containsKey(file)) {
            ready.add(leftOut.get(file));
            return;
        }
        InputStream in = opened(Input.open("FILE", file));
        byte[] start = start(in);
        for (int packed = 0; isGzip(start); packed++) {
            if (packed == MOST_PACKED) {
                throw Problem.badInput(
                        "file.packed",
                        "FILE " + file,
                        "it is gzip in gzip, packed more than " + MOST_PACKED + " times",
                        "unpack it, and give what is inside");
            }
            in = opened(new GZIPInputStream(in, 1 << 16));
            start = start(in);
        }
        if (LineEnds.areReturns(start)) {
            in = LineEnds.toFeeds(in);
            LineEnds.toFeeds(start, 0, start.length);
        }
        int blank = blankBefore(start);
        if (!attached && MboxReader.isMbox(Arrays.copyOfRange(start, blank, start.length))) {
            in.skipNBytes(blank);
            mbox = Optional.of(new MboxReader(file, in, source));
            return;
        }
        if (OutlookMsg.isMsg(start)) {
            byte[] msg = in.readNBytes(WHOLE_LIMIT_BYTES);
            OutlookMsg.read(file, msg, isMore(in)).ifPresentOrElse(this::add, this::tellNoHeaders);
        } else if (attached) {
            readAttached(in);
        } else {
            readMessage(in);
        }
        finish();
    }

    private InputStream opened(InputStream stream) {
        source = new UntilBroken(stream);
        InputStream in = new BufferedInputStream(source, USUAL_HEADER_BYTES);
        open = Optional.of(in);
        return in;
    }

    private static byte[] start(InputStream in) throws IOException {
        in.mark(START_BYTES);
        byte[] start = in.readNBytes(START_BYTES);
        in.reset();
        return start;
    }

    private static boolean isGzip(byte[] start) {
        return start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
    }

    /** A byte order mark and blank lines, before the first message of an mbox. */
    private static int blankBefore(byte[] start) {
        boolean marked =
                start.length > 2 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB && (start[2] & 0xFF) == 0xBF;
        int i = marked ? 3 : 0;
        while (i < start.length && (start[i] == '\r' || start[i] == '\n' || start[i] == ' ' || start[i] == '\t')) {
            i++;
        }
        return i;
    }

    private void readMbox(MboxReader reader) throws IOException {
        reader.next().ifPresentOrElse(this::add, this::finish);
    }

    private void add(Mail mail) {
        number = mail.number();
        ready.add(mail);
    }

    private void finish() {
        source.failure().ifPresent(this::tellBroken);
        close();
    }

    private void readMessage(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(USUAL_HEADER_BYTES);
        Mail mail = mail(bytes, isMore(in));
        if (mail.cut() && !mail.headers().whole()) {
            byte[] rest = in.readNBytes(Mail.LIMIT_BYTES - bytes.length);
            byte[] all = Arrays.copyOf(bytes, bytes.length + rest.length);
            System.arraycopy(rest, 0, all, bytes.length, rest.length);
            mail = mail(all, isMore(in));
        }
        add(mail);
    }

    private Mail mail(byte[] bytes, boolean cut) {
        return new Mail(file, 1, bytes, 0, bytes.length, false, cut);
    }

    /** Whether more follows, or would have if reading had not failed. */
    private boolean isMore(InputStream in) throws IOException {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more || source.failure().isPresent();
    }

    private void readAttached(InputStream in) throws IOException {
        byte[] message = in.readNBytes(WHOLE_LIMIT_BYTES);
        List<Mail> found = Attached.in(file, message);
        ready.addAll(found);
        if (isMore(in)) {
            ready.add(LeftOut.of(
                    file,
                    Problem.badInput(
                            "file.too-large",
                            "--attached " + file,
                            "only the first " + WHOLE_LIMIT_BYTES + " bytes were searched for messages",
                            "save the message that is wanted by itself")));
        } else if (found.isEmpty()) {
            tellNothingAttached();
        }
    }

    private void tellBroken(IOException e) {
        ready.add(LeftOut.unreadable(
                file,
                "reading it failed in or behind message " + number + ": " + e.getMessage(),
                "check that the file is whole"));
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
