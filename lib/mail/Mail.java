package lib.mail;

/**
 * The header of one message as it was found, not yet read.
 *
 * @param file as given, {@code -} for standard input
 * @param number of the message in its file, from 1
 * @param bytes from the start of the message; its body may follow after a blank line
 * @param truncated the header is longer than {@link #LIMIT_BYTES}: only its beginning, which has the newest fields, is
 *     here
 */
public record Mail(String file, int number, byte[] bytes, boolean truncated) {
    /** No header of real mail comes near; more is not kept. */
    public static final int LIMIT_BYTES = 4 << 20;

    public Mail {
        if (bytes.length > LIMIT_BYTES) {
            throw new IllegalArgumentException("more than is kept");
        }
    }
}
