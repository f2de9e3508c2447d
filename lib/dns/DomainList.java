package lib.dns;

import java.util.ArrayList;
import java.util.List;
import lib.cli.Input;
import lib.text.TextEncoding;

/** A file of domains: one a line, "#" begins a comment, blank lines do not count. */
public final class DomainList {
    private static final int LIMIT_BYTES = 16 << 20;

    private DomainList() {}

    /**
     * Reads UTF-8, or UTF-16 as Windows PowerShell's {@code >} writes it.
     *
     * @param file "-" for standard input
     * @throws lib.finding.Problem if it cannot be read, or has more than 16 MB
     */
    public static List<String> read(String option, String file) {
        byte[] bytes = Input.bytes(option, file, LIMIT_BYTES);
        List<String> domains = new ArrayList<>();
        for (String line : TextEncoding.decode(bytes).split("\n")) {
            int comment = line.indexOf('#');
            String domain = (comment < 0 ? line : line.substring(0, comment)).strip();
            domain = domain.startsWith("\uFEFF") ? domain.substring(1) : domain;
            if (!domain.isEmpty()) {
                domains.add(domain);
            }
        }
        return domains;
    }
}
