package lib.replies;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import lib.text.TextEncoding;

/** The parts of a saved non-delivery report that tell why (RFC 6522, RFC 3464). */
final class MimeReport {
    /** More is not read. */
    static final int LIMIT_BYTES = 16 << 20;

    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_HEADER = 1 << 16;

    private final List<String> statuses = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int parts;

    private MimeReport() {}

    /** Whether this begins like a saved message: a header block with a Content-Type. */
    static boolean is(byte[] input) {
        String head = new String(input, 0, Math.min(input.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\n\n");
        int crlf = head.indexOf("\r\n\r\n");
        int blank = end < 0 ? crlf : crlf < 0 ? end : Math.min(end, crlf);
        String header = "\n" + (blank < 0 ? head : head.substring(0, blank));
        String lower = header.toLowerCase(java.util.Locale.ROOT);
        return lower.contains("\ncontent-type:") && (lower.contains("\nfrom:") || lower.contains("\nmime-version:"));
    }

    /** The replies of its delivery-status part, or else of its text. */
    static List<FoundReply> read(byte[] message) {
        MimeReport report = new MimeReport();
        try {
            report.collect(
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message)), 0);
        } catch (MessagingException | IOException cutOff) {
            // What was read before counts.
        }
        List<FoundReply> replies = new ArrayList<>();
        report.statuses.forEach(status -> replies.addAll(DeliveryStatus.read(status)));
        if (replies.stream().anyMatch(reply -> !reply.text().isEmpty())) {
            return replies;
        }
        List<FoundReply> told = new ArrayList<>();
        report.texts.forEach(text -> told.addAll(new LineReader().read(text)));
        // A status without words is more than words without a code.
        boolean coded = told.stream().anyMatch(reply -> reply.firstDigit() != 0);
        return replies.isEmpty() || coded ? told : replies;
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            return;
        }
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            statuses.add(text(part));
        } else if (part.isMimeType("text/plain")) {
            texts.add(text(part));
        } else if (part.isMimeType("multipart/*")) {
            Multipart inside = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < inside.getCount(); i++) {
                collect(inside.getBodyPart(i), depth + 1);
            }
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return TextEncoding.decode(in.readNBytes(LIMIT_BYTES));
        }
    }
}
