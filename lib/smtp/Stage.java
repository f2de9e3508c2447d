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
    QUIT
}
