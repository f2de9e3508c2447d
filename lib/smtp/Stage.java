package lib.smtp;

/** The steps of an SMTP conversation, in order (RFC 5321 section 3). */
public enum Stage {
    /** Connection and the server's greeting. */
    CONNECT,
    EHLO,
    STARTTLS,
    MAIL,
    RCPT,
    /** The message, and the reply to its end. */
    DATA,
    QUIT;

    /** As the command is spelt, for messages: MAIL is MAIL FROM. */
    @Override
    public String toString() {
        return switch (this) {
            case CONNECT -> "the greeting";
            case MAIL -> "MAIL FROM";
            case RCPT -> "RCPT TO";
            default -> name();
        };
    }
}
