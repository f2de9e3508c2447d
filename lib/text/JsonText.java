package lib.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A value that is JSON already, written where there is time for it: by one of many threads. */
public final class JsonText {
    private final ByteArrayOutputStream bytes;

    JsonText(ByteArrayOutputStream bytes) {
        this.bytes = bytes;
    }

    public String json() {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }
}
