package lib.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks for a few bytes in many (Horspool): most bytes are not even looked at. */
final class Needle {
    private final byte[] wanted;
    private final boolean anyCase;

    /** How far to go on, by the byte that stands where the last is wanted. */
    private final byte[] steps = new byte[256];

    /** @param wanted of ASCII, at most 127; if any case will do in lower case, its first and last no letters */
    Needle(String wanted, boolean anyCase) {
        this.wanted = wanted.getBytes(StandardCharsets.US_ASCII);
        this.anyCase = anyCase;
        int last = wanted.length() - 1;
        Arrays.fill(steps, (byte) wanted.length());
        for (int i = 0; i < last; i++) {
            char c = wanted.charAt(i);
            steps[c] = (byte) (last - i);
            if (anyCase) {
                steps[Character.toUpperCase(c)] = (byte) (last - i);
            }
        }
    }

    int length() {
        return wanted.length;
    }

    /** Where it begins, or -1. */
    int in(byte[] bytes, int from, int to) {
        int last = wanted.length - 1;
        byte end = wanted[last];
        byte begin = wanted[0];
        for (int i = from + last; i < to; i += steps[bytes[i] & 0xFF]) {
            if (bytes[i] == end && bytes[i - last] == begin && isAt(bytes, i - last)) {
                return i - last;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] bytes, int from) {
        for (int i = 1; i < wanted.length - 1; i++) {
            int b = bytes[from + i];
            if (b != wanted[i] && !(anyCase && b >= 'A' && b <= 'Z' && b + 32 == wanted[i])) {
                return false;
            }
        }
        return true;
    }
}
