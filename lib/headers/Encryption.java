package lib.headers;

import java.util.ArrayList;
import java.util.List;
import lib.received.Hop;
import lib.text.Ascii;
import lib.text.Resource;

/** What a line says of the encryption of its link. */
enum Encryption {
    TLS,
    /** A server that names TLS wrote the line without it: names-tls.tsv. */
    CLEAR,
    /** A transfer by SMTP, and a server of which it is not known whether it names TLS. */
    UNSAID,
    /** No transfer by SMTP. */
    NONE;

    /** Read when first wanted. */
    private static final class Servers {
        static final List<String> MARKS = read();

        private static List<String> read() {
            List<String> marks = new ArrayList<>();
            for (String[] row : Resource.rows(Encryption.class, "names-tls.tsv")) {
                marks.add(row[0]);
            }
            return marks;
        }
    }

    static Encryption of(Hop hop) {
        if (hop.tls()) {
            return TLS;
        }
        if (!Stay.isSmtp(hop)) {
            return NONE;
        }
        String line = Ascii.lower(hop.raw());
        for (String mark : Servers.MARKS) {
            if (line.contains(mark)) {
                return CLEAR;
            }
        }
        return isSendmail(line) ? CLEAR : UNSAID;
    }

    /** Sendmail 8.11 and newer has two versions in parentheses: {@code (8.18.1/8.18.1)}. */
    private static boolean isSendmail(String line) {
        int open = line.indexOf("(8.1");
        int slash = open < 0 ? -1 : line.indexOf("/8.", open);
        return slash > 0 && slash - open < 12;
    }
}
