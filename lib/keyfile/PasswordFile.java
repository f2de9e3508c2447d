package lib.keyfile;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import lib.cli.Input;
import lib.text.TextEncoding;

/** A file whose first line is a password: UTF-8, or UTF-16 as Windows PowerShell writes it. */
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
        char[] text = TextEncoding.decodeSecret(bytes);
        Arrays.fill(bytes, (byte) 0);
        int end = 0;
        while (end < text.length && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        char[] password = Arrays.copyOf(text, end);
        Arrays.fill(text, '\0');
        return password;
    }
}
