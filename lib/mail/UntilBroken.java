package lib.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A stream that ends where reading fails, so that what came before is not lost; the failure is asked for. */
final class UntilBroken extends FilterInputStream {
    private Optional<IOException> failure = Optional.empty();

    UntilBroken(InputStream in) {
        super(in);
    }

    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        try {
            return failure.isPresent() ? -1 : super.read(bytes, from, length);
        } catch (IOException e) {
            failure = Optional.of(e);
            return -1;
        }
    }
}
