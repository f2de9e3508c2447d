package lib.rehearsal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import lib.attribution.ReplyText;
import lib.smtp.MailDate;

/**
 * What the endpoint calls itself. The names have the shapes of Exchange Online's hosts, so that what reads real headers
 * reads these; the domain "rehearsal00" exists nowhere.
 */
public final class FrontEnd {
    /** In the greeting, the reply to EHLO and the Received field. */
    public static final String HOST = "RK1PEPF00000001.mail.protection.outlook.com";

    /** In the brackets of error replies and in AuthSource. */
    static final String INTERNAL = "RK1PEPF00000001.rehearsal00.prod.outlook.com";

    static final String PROXY = "RK1P000CA0001.rehearsal00.prod.outlook.com";
    static final String PROXY_OUTSIDE = "RK1P000CA0001.outlook.office365.com";
    static final String HUB = "RK1P000MB0001.rehearsal00.prod.outlook.com";
    static final String MAILBOX = "RK1P000MB0002.rehearsal00.prod.outlook.com";
    static final String OUTBOUND = "RK100-RK1-obe.outbound.protection.outlook.com";
    static final String TENANT_ID = "00000000-0000-4000-8000-000000000001";

    /** SIZE: 150 MiB. */
    static final int SIZE_LIMIT = 157_286_400;

    /** Lines of the reply to EHLO after the first, in order [CAP22]. */
    private static final List<String> EXTENSIONS = List.of(
            "SIZE " + SIZE_LIMIT,
            "PIPELINING",
            "DSN",
            "ENHANCEDSTATUSCODES",
            "STARTTLS",
            "8BITMIME",
            "BINARYMIME",
            "CHUNKING",
            "SMTPUTF8");

    private static final AtomicLong SESSIONS = new AtomicLong(0x08DE2B0000000000L);

    private FrontEnd() {}

    /** An id of the shape that Exchange Online gives a conversation: 16 hexadecimal digits. */
    static String newId() {
        return "0" + Long.toHexString(SESSIONS.incrementAndGet()).toUpperCase(Locale.ROOT);
    }

    /** The name is one of the server's own. */
    static boolean isOwnName(String name) {
        return name.equalsIgnoreCase(HOST) || name.equalsIgnoreCase(INTERNAL);
    }

    static String banner(String id) {
        String date = MailDate.format(Instant.now());
        return fill(ReplyText.BANNER, Map.of("host", HOST, "date", date, "id", id));
    }

    /** The reply to HELO, and the first line of that to EHLO. */
    static String hello(String address) {
        return fill(ReplyText.HELLO, Map.of("host", HOST, "ip", address));
    }

    /**
     * The reply to EHLO; the last line has no line end.
     *
     * @param startTls it is offered
     */
    static String ehlo(String address, boolean startTls) {
        StringBuilder reply = new StringBuilder(hello(address)).append("\r\n");
        reply.setCharAt(3, '-');
        int last = 0;
        for (String extension : EXTENSIONS) {
            if (startTls || !extension.equals("STARTTLS")) {
                last = reply.length();
                reply.append("250-").append(extension).append("\r\n");
            }
        }
        reply.setCharAt(last + 3, ' ');
        reply.setLength(reply.length() - 2);
        return reply.toString();
    }

    /** The text with its braces filled in. */
    static String fill(ReplyText reply, Map<String, String> values) {
        String text = reply.text();
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** Given to a message that comes without one. */
    static String messageId(String id) {
        return "<" + id + "@" + HUB + ">";
    }

    /** An error reply ends in the server's internal name, the time and the id [CAP541]. */
    static String error(String text, String id) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return text + " [" + INTERNAL + " " + now + " " + id + "]";
    }
}
