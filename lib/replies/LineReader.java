package lib.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads text line by line, each in the form that it has. */
final class LineReader {
    /** Longer lines are cut off. */
    private static final int LONGEST_LINE = 1 << 16;

    /** A reply has fewer lines, and the reply in a pasted report is wrapped over fewer. */
    private static final int MOST_LINES = 50;

    private final IisLog iis = new IisLog();
    private final ExchangeLog exchange = new ExchangeLog();
    private final List<FoundReply> replies = new ArrayList<>();
    private final List<FoundReply> wordless = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openLines;
    private Optional<String> command = Optional.empty();
    private Optional<String> server = Optional.empty();
    private Optional<String> recipient = Optional.empty();
    private boolean exchangeReport;

    /** All replies; without one, each line as a text that may be known by its words. */
    List<FoundReply> read(String text) {
        if (text.contains("\nFinal-Recipient:") || text.startsWith("Final-Recipient:")) {
            List<FoundReply> reported = DeliveryStatus.read(text);
            if (!reported.isEmpty()) {
                return reported;
            }
        }
        int start = 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            line(text.substring(start, Math.min(end, start + LONGEST_LINE)).stripTrailing());
            start = end + 1;
        }
        close();
        return replies.isEmpty() ? wordless : replies;
    }

    private void line(String line) {
        if (ExchangeLog.is(line)) {
            close();
            exchange.read(line).ifPresent(replies::add);
        } else if (IisLog.is(line)) {
            close();
            iis.read(line).ifPresent(replies::add);
        } else if (PostfixLog.is(line)) {
            close();
            PostfixLog.read(line).ifPresent(replies::add);
        } else if (SendmailLog.is(line)) {
            close();
            SendmailLog.read(line).ifPresent(replies::add);
        } else if (EximLog.is(line)) {
            close();
            EximLog.read(line).ifPresent(replies::add);
        } else {
            plain(withoutMarks(line));
        }
    }

    /** A reply may go on: by a hyphen after its code, or within quotation marks. */
    private void plain(String line) {
        boolean goesOn = open.length() > 0 && openLines < MOST_LINES && !line.isBlank();
        if (goesOn && (isQuoteOpen() || continues(line))) {
            open.append(' ').append(line);
            openLines++;
            closeWhenComplete(line);
            return;
        }
        close();
        context(line);
        if (ReplyScan.in(line).isPresent()) {
            open.append(line);
            openLines = 1;
            closeWhenComplete(line);
        } else if (!line.isBlank() && wordless.size() < MOST_LINES) {
            wordless.add(ReplyScan.text(line));
        }
    }

    private void closeWhenComplete(String line) {
        boolean hyphen = line.length() > 3 && line.charAt(3) == '-' && isCode(line);
        if (!hyphen && !isQuoteOpen()) {
            close();
        }
    }

    private boolean isQuoteOpen() {
        int at = open.indexOf("returned '");
        return at >= 0 && open.indexOf("'", at + "returned '".length() + 1) < 0;
    }

    /** The same code again, as the lines of one reply have it. */
    private boolean continues(String line) {
        return isCode(line) && open.length() > 3 && line.startsWith(open.substring(0, 3));
    }

    private static boolean isCode(String line) {
        return line.length() >= 3 && line.chars().limit(3).allMatch(c -> c >= '0' && c <= '9');
    }

    private void close() {
        if (open.length() > 0) {
            String said = open.toString();
            open.setLength(0);
            ReplyScan.in(said).ifPresent(reply -> replies.add(complete(reply, said)));
        }
    }

    private FoundReply complete(FoundReply reply, String said) {
        return reply.at(command)
                .from(returner(said).or(() -> server))
                .to(recipient)
                .in(exchangeReport ? FoundReply.Form.EXCHANGE_REPORT : FoundReply.Form.REPLY);
    }

    /** {@code Remote Server at contoso.com (192.0.2.1) returned '550 5.7.64 ...'}. */
    private static Optional<String> returner(String said) {
        return LogWords.between(said, "erver at ", " returned '");
    }

    /** What a line tells about the replies that follow. */
    private void context(String line) {
        command = LogWords.command(afterArrow(line)).or(() -> command);
        if (line.startsWith("Generating server:") || line.startsWith("Receiving server:")) {
            exchangeReport = true;
            server = LogWords.between(line, "server:", "\n").or(() -> server);
        }
        boolean address = exchangeReport && line.indexOf('@') > 0 && line.indexOf(' ') < 0 && line.length() < 320;
        if (address) {
            recipient = Optional.of(line.strip());
        }
    }

    private static String afterArrow(String line) {
        int start = 0;
        while (start < line.length() && " ->~<:C".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start);
    }

    /** A line of a dialogue without its arrow and time: {@code <** 5 ms 550 no}. */
    private static String withoutMarks(String line) {
        if (line.startsWith("S: ")) {
            return line.substring("S: ".length());
        }
        if (!line.startsWith("<")) {
            return line;
        }
        int start = 0;
        while (start < line.length() && "<-~* ".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        int ms = line.indexOf(" ms ", start);
        boolean time = ms > start
                && ms - start < 8
                && line.substring(start, ms).chars().allMatch(c -> c >= '0' && c <= '9');
        return line.substring(time ? ms + 4 : start).strip();
    }
}
