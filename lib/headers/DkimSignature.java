package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.mail.Headers;
import lib.text.Ascii;

/** Who signed a message, by its DKIM-Signature fields (RFC 6376); not verified. */
public record DkimSignature(Optional<String> domain, Optional<String> selector, Optional<String> algorithm) {
    private static final int LIMIT = 50;

    static List<DkimSignature> of(Headers headers) {
        List<DkimSignature> signatures = new ArrayList<>();
        for (String value : headers.all("DKIM-Signature")) {
            if (signatures.size() < LIMIT) {
                signatures.add(new DkimSignature(tag(value, "d"), tag(value, "s"), tag(value, "a")));
            }
        }
        return signatures;
    }

    /** The value of a tag in {@code d=contoso.com; s=selector1}. */
    static Optional<String> tag(String tags, String name) {
        int at = 0;
        while (at < tags.length()) {
            int end = tags.indexOf(';', at);
            end = end < 0 ? tags.length() : end;
            int start = Ascii.skipSpace(tags, at, end);
            int equals = Ascii.indexOf(tags, '=', start, end);
            if (equals > 0 && tags.substring(start, equals).trim().equals(name)) {
                return Optional.of(tags.substring(equals + 1, end).trim());
            }
            at = end + 1;
        }
        return Optional.empty();
    }
}
