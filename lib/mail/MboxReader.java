package lib.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Finds where the messages of an mbox begin ({@link FromLine}), and nothing else: whoever gets them reads them. Each is
 * a part of a buffer that no one writes to again, so nothing is copied; of one larger than half of it only the header
 * is kept. {@code Content-Length} (mboxcl) is believed only where a message, or the end, does follow at that place, and
 * the body is no larger than {@link #JUMP_BYTES}.
 */
final class MboxReader {
    /** Small enough for a collector to move (G1 keeps what is larger than half a region apart). */
    private static final int BUFFER_BYTES = 1 << 18;

    private static final int JUMP_BYTES = 1 << 19;
    private static final Needle FROM = new Needle("\nFrom ", false);
    private static final Needle CONTENT_LENGTH = new Needle("\ncontent-length:", true);

    /** A From_ line and the beginning of the next are looked at together. */
    private static final int VIEW_BYTES = 2 * FromLine.LIMIT_BYTES;

    private final String file;
    private final InputStream in;
    private final UntilBroken source;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int end;
    private boolean ended;
    private int number;

    /** The From_ line of the next message. */
    private int at;

    /** From here on the search goes on. */
    private int search;

    /** @param source what {@code in} reads, asked whether it ended as it should */
    MboxReader(String file, InputStream in, UntilBroken source) {
        this.file = file;
        this.in = in;
        this.source = source;
    }

    /** Whether a file that begins so is an mbox. */
    static boolean isMbox(byte[] start) {
        return startsWithFrom(start, 0, start.length) && FromLine.begins(start, 0, start.length, true);
    }

    /** The next message; none at the end of the file. */
    Optional<Mail> next() throws IOException {
        while (end - at < VIEW_BYTES && !ended) {
            more(at);
        }
        if (at == end) {
            return Optional.empty();
        }
        number++;
        search = behindLine(at);
        int fromLine = search - at;
        search--; // The end of this line may stand before the next From_ line.
        Optional<Mail> large = Optional.empty();
        while (!isFound()) {
            if (ended) {
                search = end;
                break;
            }
            if (large.isEmpty() && end == buffer.length && end - at > BUFFER_BYTES / 2) {
                large = header(at + fromLine);
            }
            more(large.isEmpty() ? at : Math.max(0, search - 2));
        }
        if (large.isPresent()) {
            at = search;
            return large;
        }
        Mail mail =
                mail(at + fromLine, search, search == end && source.failure().isPresent());
        at = search;
        jump(mail);
        return Optional.of(mail);
    }

    /** Goes on to the next From_ line; false if it is not in the buffer, or not in full. */
    private boolean isFound() {
        while (true) {
            int hit = FROM.in(buffer, search, end);
            if (hit < 0) {
                search = Math.max(search, end - FROM.length() + 1);
                return false;
            }
            search = hit;
            int view = hit + 1 + VIEW_BYTES;
            if (view > end && !ended) {
                return false;
            }
            search++;
            if (FromLine.begins(buffer, search, Math.min(view, end), isAfterBlank(hit))) {
                return true;
            }
        }
    }

    /** Whether the line that ends here is blank. */
    private boolean isAfterBlank(int feed) {
        return feed > 0 && buffer[feed - 1] == '\n' || feed > 1 && buffer[feed - 1] == '\r' && buffer[feed - 2] == '\n';
    }

    /** The header alone, if it is there to its end or longer than is kept. */
    private Optional<Mail> header(int from) {
        int limit = Math.min(end, from + Mail.LIMIT_BYTES);
        int blank = LineEnds.endOfHeader(buffer, from, limit);
        boolean full = limit < end;
        return blank < limit || full ? Optional.of(mail(from, blank, full && blank == limit)) : Optional.empty();
    }

    private Mail mail(int from, int to, boolean cut) {
        return new Mail(file, number, buffer, from, to, true, cut);
    }

    /** Passes over a body that has From_ lines in it. */
    private void jump(Mail mail) throws IOException {
        int field = CONTENT_LENGTH.in(mail.bytes(), mail.from() - 1, mail.to());
        if (field < 0) {
            return;
        }
        int blank = LineEnds.endOfHeader(mail.bytes(), mail.from(), mail.to());
        int length = field < blank ? length(field + CONTENT_LENGTH.length()) : -1;
        search = blank + length;
        if (length < 0 || search <= at) {
            return;
        }
        while (end - search < VIEW_BYTES && !ended) {
            more(at);
        }
        while (search < end && (buffer[search] == '\r' || buffer[search] == '\n')) {
            search++;
        }
        if (search == end && ended || startsWithFrom(buffer, search, end)) {
            at = search;
        }
    }

    /** -1 if it is no number, or more than is passed over. */
    private int length(int from) {
        int i = from;
        while (i < end && buffer[i] == ' ') {
            i++;
        }
        int length = i < end && isDigit(buffer[i]) ? 0 : -1;
        while (i < end && isDigit(buffer[i]) && length <= JUMP_BYTES) {
            length = length * 10 + buffer[i++] - '0';
        }
        return length <= JUMP_BYTES ? length : -1;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private int behindLine(int from) {
        int i = from;
        while (i < end && buffer[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, end);
    }

    /** Reads more behind what is needed, into another buffer if this one is full: parts of it have been given away. */
    private void more(int needed) throws IOException {
        if (end == buffer.length) {
            int kept = end - needed;
            byte[] fresh = new byte[kept > BUFFER_BYTES / 2 ? 2 * buffer.length : BUFFER_BYTES];
            System.arraycopy(buffer, needed, fresh, 0, kept);
            buffer = fresh;
            end = kept;
            at -= needed;
            search -= needed;
        }
        int read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(0, read);
    }

    private static boolean startsWithFrom(byte[] bytes, int from, int to) {
        return to - from >= 5
                && bytes[from] == 'F'
                && bytes[from + 1] == 'r'
                && bytes[from + 2] == 'o'
                && bytes[from + 3] == 'm'
                && bytes[from + 4] == ' ';
    }
}
