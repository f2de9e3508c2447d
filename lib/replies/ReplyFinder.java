package lib.replies;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lib.finding.Problem;
import lib.text.TextEncoding;

/**
 * Finds the replies in what an admin has: a reply, a non-delivery report, log lines of Postfix, Exim, sendmail, IIS or
 * Exchange, a dialogue of send-plain or swaks.
 */
public final class ReplyFinder {
    /** More is not read. */
    public static final int LIMIT_BYTES = MimeReport.LIMIT_BYTES;

    private ReplyFinder() {}

    /** Likewise the first one. */
    public static FoundReply first(String text, Catalogue catalogue) {
        return find(text.getBytes(StandardCharsets.UTF_8), catalogue).stream()
                .findFirst()
                .orElseThrow(ReplyFinder::none);
    }

    /** That there is no reply in the input. */
    public static Problem none() {
        return Problem.badInput(
                "reply.none",
                "no SMTP reply found",
                "there is no code such as 550 or 5.7.64 in it, and no text that is known",
                "give the line that has the server's words; --search WORD looks through what is" + " known");
    }

    /**
     * The replies in the order found; where any refuses, only those that do.
     *
     * @param input text in UTF-8, UTF-16 or Latin-1, or a saved message
     * @param catalogue knows texts that have no code, as of a connection that timed out
     */
    public static List<FoundReply> find(byte[] input, Catalogue catalogue) {
        List<FoundReply> replies =
                MimeReport.is(input) ? MimeReport.read(input) : new LineReader().read(TextEncoding.decode(input));
        List<FoundReply> meant = replies.stream()
                .filter(reply -> reply.firstDigit() != 0 || catalogue.knows(reply))
                .toList();
        List<FoundReply> refusals = meant.stream().filter(FoundReply::refuses).toList();
        return refusals.isEmpty() ? meant : refusals;
    }
}
