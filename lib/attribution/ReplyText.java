package lib.attribution;

import java.util.HashMap;
import java.util.Map;
import lib.smtp.Stage;
import lib.text.Resource;
import lib.text.Words;

/** What the endpoint says: each reply a row of replies.tsv, with its stage and source. */
public enum ReplyText {
    BANNER,
    HELLO,
    TOO_MANY_CONNECTIONS,
    START_TLS,
    NO_START_TLS,
    SENDER_OK,
    RECIPIENT_OK,
    START_INPUT,
    CHUNK_OK,
    QUEUED,
    CLOSING,
    RESET_OK,
    NOOP_OK,
    VRFY,
    HELP,
    UNKNOWN_COMMAND,
    BAD_SEQUENCE,
    BAD_ARGUMENTS,
    INVALID_ADDRESS,
    INVALID_DOMAIN_NAME,
    LINE_TOO_LONG,
    BARE_LINE_END,
    TOO_LARGE,
    HEADER_TOO_LARGE,
    INVALID_CHARACTERS,
    TOO_MANY_RECIPIENTS,
    TOO_MANY_ERRORS,
    TIMEOUT,
    STORE_FAILED,
    TENANT_ATTRIBUTION,
    ATTR36,
    ATTR35,
    DIRECT_SEND,
    PARTNER_LOCK,
    PARTNER_TLS,
    RECIPIENT_UNKNOWN,
    BANNED_ADDRESS,
    BAD_HELO,
    IPV6_NO_PTR,
    IPV6_UNSIGNED,
    TRY_AGAIN_LATER,
    SERVER_BUSY;

    private static final Map<String, String[]> ROWS = rows();

    /** Where in the conversation it is said. */
    public Stage stage() {
        return Stage.valueOf(row()[1]);
    }

    /** Code and text; what varies stands in braces: {@code {ip}}. */
    public String text() {
        return row()[2];
    }

    /** Tags of the sources; "ours" where none has the text. */
    public String source() {
        return row()[3];
    }

    /** The first of the refusals with this enhanced status code, or empty text. */
    public static String textFor(String code, String enhancedStatus) {
        for (ReplyText reply : values()) {
            String start = code + " " + enhancedStatus + " ";
            if (reply.text().startsWith(start)) {
                return reply.text().substring(start.length());
            }
        }
        return "";
    }

    private String[] row() {
        return ROWS.get(Words.of(this));
    }

    static Map<String, String[]> rows() {
        Map<String, String[]> rows = new HashMap<>();
        for (String[] row : Resource.rows(ReplyText.class, "replies.tsv")) {
            rows.put(row[0], row);
        }
        return rows;
    }
}
