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

    private static final String SAID = " said: ";

    private final IisLog iis = new IisLog();
    private final ExchangeLog exchange = new ExchangeLog();
    private final List<FoundReply> replies = new ArrayList<>();
    private final List<FoundReply> wordless = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openLines;
    private int openIndent;
    private boolean hasMore;
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
            plain(withoutMarks(line), indent(line));
        }
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && Character.isWhitespace(line.charAt(indent))) {
            indent++;
        }
        return indent;
    }

    /** A reply may go on: by a hyphen after its code, within quotation marks, or wrapped in a report. */
    private void plain(String line, int indent) {
        boolean goesOn = open.length() > 0 && openLines < MOST_LINES && !line.isBlank();
        if (goesOn && (isQuoteOpen() || hasMore && continues(line) || isWrapped(line, indent))) {
            hasMore = hasMore(line);
            open.append(' ').append(line.strip());
            openLines++;
            return;
        }
        close();
        context(line);
        if (ReplyScan.in(line).isPresent()) {
            open.append(line);
            openLines = 1;
            openIndent = indent;
            hasMore = hasMore(line);
        } else if (!line.isBlank() && wordless.size() < MOST_LINES) {
            wordless.add(ReplyScan.text(line));
        }
    }

    /** {@code 550-} (RFC 5321 section 4.2.1). */
    private static boolean hasMore(String line) {
        return line.length() > 3 && line.charAt(3) == '-' && isCode(line);
    }

    /** In a report of Postfix ({@code host ... said: 550 ...}) or Exim the lines below are indented, too. */
    private boolean isWrapped(String line, int indent) {
        boolean report = openIndent > 0 || open.indexOf(SAID) >= 0;
        return report && indent > 0 && indent >= openIndent && !isCode(line.strip());
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
            int in = said.lastIndexOf(" (in reply to ");
            ReplyScan.in(in < 0 ? said : said.substring(0, in)).ifPresent(reply -> replies.add(complete(reply, said)));
        }
    }

    private FoundReply complete(FoundReply reply, String said) {
        return reply.at(LogWords.between(said, "(in reply to ", ")")
                        .flatMap(LogWords::stage)
                        .or(() -> command))
                .from(returner(said).or(() -> server))
                .to(LogWords.addressee(said).or(() -> recipient))
                .in(exchangeReport ? FoundReply.Form.EXCHANGE_REPORT : FoundReply.Form.REPLY);
    }

    /** {@code Remote Server at contoso.com (192.0.2.1) returned '550 5.7.64 ...'}. */
    private static Optional<String> returner(String said) {
        return LogWords.between(said, "erver at ", " returned '").or(() -> {
            int at = said.indexOf(SAID);
            int host = at < 0 ? -1 : said.lastIndexOf("host ", at - "host ".length());
            return host < 0
                    ? Optional.empty()
                    : Optional.of(said.substring(host + "host ".length(), at).strip());
        });
    }

    /** What a line tells about the replies that follow. */
    private void context(String line) {
        command = LogWords.command(afterArrow(line)).or(() -> command);
        if (line.startsWith("Generating server:") || line.startsWith("Receiving server:")) {
            exchangeReport = true;
            server = LogWords.between(line, "server:", "\n").or(() -> server);
        }
        recipient = LogWords.addressee(line).or(() -> recipient);
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
        if (!line.startsWith("<") || line.length() < 2 || "-~* ".indexOf(line.charAt(1)) < 0) {
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
