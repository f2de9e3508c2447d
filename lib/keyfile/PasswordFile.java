package lib.keyfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import lib.cli.Input;

/** A file whose first line is a password: UTF-8, with or without a byte order mark. */
public final class PasswordFile {
    private static final int LIMIT_BYTES = 1024;

    private PasswordFile() {}

    /**
     * Calls with the password, which is wiped afterwards.
     *
     * @param option that named the file, for messages
     * @throws lib.finding.Problem if it cannot be read, or what {@code use} throws
     */
    public static <T> T use(String option, Path file, Function<char[], T> use) {
        char[] password = firstLine(option, file);
        try {
            return use.apply(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static char[] firstLine(String option, Path file) {
        byte[] bytes = Input.bytes(option, file.toString(), LIMIT_BYTES);
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        int begin = text.length() > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
        int end = begin;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        char[] password = Arrays.copyOfRange(text.array(), begin, end);
        Arrays.fill(text.array(), '\0');
        return password;
    }
}
