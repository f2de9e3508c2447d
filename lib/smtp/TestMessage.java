package lib.smtp;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The message of a test: composed here with an id that can be found again, or ready as given.
 *
 * @param bytes header and body; line ends become CRLF on the way
 * @param testId in the Subject and in {@code X-Relaykit-Test-Id}; empty for a ready message
 * @param messageId likewise
 */
public record TestMessage(byte[] bytes, Optional<String> testId, Optional<String> messageId) {
    static final String SUBJECT = "relaykit test";
    static final String BODY = "Test message of relaykit.";

    private static final int PREVIEW_LINES = 40;
    private static final int PREVIEW_BYTES = 16 * 1024;

    /** A header field to add; its name was checked. */
    public record Field(String name, String value) {}

    /** What to compose. */
    public record Draft(
            InternetAddress headerFrom,
            List<InternetAddress> to,
            String subject,
            String body,
            List<Path> attachments,
            List<Field> fields,
            String testId) {
        /** A few words for a test, under a new id. */
        static Draft of(InternetAddress from, List<InternetAddress> to) {
            return new Draft(from, to, SUBJECT, BODY, List.of(), List.of(), randomId());
        }

        /** Nothing secret: it only has to differ from the ids of other tests. */
        static String randomId() {
            long number = ThreadLocalRandom.current().nextLong(1L << 50, 1L << 51);
            return Long.toString(number, 36);
        }

        /** The same with something added to its id. */
        Draft marked(String mark) {
            return new Draft(headerFrom, to, subject, body, attachments, fields, testId + mark);
        }
    }

    /** Composes a message with UTF-8 text, in 7-bit encodings that every relay takes. */
    public static TestMessage compose(Draft draft) {
        try {
            Instant now = Instant.now();
            String messageId = messageId(draft, now);
            Entity entity = new Entity();
            entity.setHeader("Date", MailDate.format(now));
            entity.setHeader("From", draft.headerFrom().toString());
            entity.setHeader("To", addresses(draft.to()));
            entity.setHeader("Subject", encoded("Subject", subject(draft)));
            entity.setHeader("Message-ID", messageId);
            entity.setHeader("X-Relaykit-Test-Id", draft.testId());
            entity.setHeader("MIME-Version", "1.0");
            if (draft.attachments().isEmpty()) {
                text(entity, draft.body());
            } else {
                entity.setContent(parts(draft));
            }
            entity.updateHeaders();
            set(entity, draft.fields());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            entity.writeTo(bytes);
            return new TestMessage(bytes.toByteArray(), Optional.of(draft.testId()), Optional.of(messageId));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a checked draft did not make a message", e);
        }
    }

    /** A ready message, sent as it is. */
    public static TestMessage ready(byte[] message) {
        return new TestMessage(message, Optional.empty(), Optional.empty());
    }

    /** The beginning of the message as sent, as lines; a long one ends with its size. */
    public List<String> preview() {
        int beginning = Math.min(bytes.length, PREVIEW_BYTES);
        List<String> lines = new String(bytes, 0, beginning, StandardCharsets.UTF_8)
                .lines()
                .limit(PREVIEW_LINES + 1)
                .toList();
        if (beginning == bytes.length && lines.size() <= PREVIEW_LINES) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, Math.min(PREVIEW_LINES, lines.size())));
        some.add("... " + bytes.length + " bytes in all");
        return some;
    }

    /** The whole message; what is not UTF-8 as replacement characters. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether it has bytes outside ASCII, so that 8BITMIME (RFC 6152) applies. */
    boolean isEightBit() {
        for (byte b : bytes) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    private static String messageId(Draft draft, Instant now) {
        String from = draft.headerFrom().getAddress();
        String domain = from.substring(from.lastIndexOf('@'));
        return "<" + draft.testId() + "." + now.getEpochSecond() + domain + ">";
    }

    private static String subject(Draft draft) {
        return draft.subject() + " [" + draft.testId() + "]";
    }

    private static String addresses(List<InternetAddress> to) {
        return InternetAddress.toString(to.toArray(new InternetAddress[0]), "To: ".length());
    }

    private static MimeMultipart parts(Draft draft) throws MessagingException, IOException {
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text(text, draft.body());
        parts.addBodyPart(text);
        for (Path file : draft.attachments()) {
            MimeBodyPart attachment = new MimeBodyPart();
            attachment.attachFile(file.toFile());
            parts.addBodyPart(attachment);
        }
        return parts;
    }

    /** As a data source: a string would have its handler looked up in the system's mailcap files. */
    private static void text(MimeBodyPart part, String text) throws MessagingException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "text/plain; charset=UTF-8")));
    }

    /** The first field of a name replaces ours; the others are added. */
    private static void set(Entity entity, List<Field> fields) throws MessagingException, IOException {
        List<String> replaced = new ArrayList<>();
        for (Field field : fields) {
            String value = encoded(field.name(), field.value());
            if (replaced.stream().anyMatch(field.name()::equalsIgnoreCase)) {
                entity.addHeader(field.name(), value);
            } else {
                entity.setHeader(field.name(), value);
                replaced.add(field.name());
            }
        }
    }

    private static String encoded(String name, String value) throws IOException {
        return MimeUtility.fold(name.length() + 2, MimeUtility.encodeText(value, "UTF-8", null));
    }

    /**
     * A message is a MIME entity. Jakarta's own MimeMessage would look up this machine's name for the Message-ID, and
     * load the locale's calendar to write a date.
     */
    private static final class Entity extends MimeBodyPart {
        @Override
        protected void updateHeaders() throws MessagingException {
            super.updateHeaders();
        }
    }
}
