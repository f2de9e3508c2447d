package lib.text;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines safe to show and encoded already, where there is time for it: by one of many threads. */
public final class ReadyText {
    private final byte[] utf8;

    private ReadyText(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Each as it is, however long, and with a line end. */
    public static ReadyText of(List<String> lines) {
        StringBuilder text = new StringBuilder(1024);
        for (String line : lines) {
            text.append(Printable.of(line)).append(System.lineSeparator());
        }
        return new ReadyText(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    void writeTo(PrintStream out) {
        out.write(utf8, 0, utf8.length);
    }
}
