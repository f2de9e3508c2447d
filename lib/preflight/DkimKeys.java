package lib.preflight;

import java.util.List;
import lib.dns.Dns;
import lib.dns.FoundRecords;

/**
 * The DKIM keys that Microsoft 365 signs with, as DNS has them for a domain.
 *
 * @param answers one for each of the two selectors
 */
record DkimKeys(List<FoundRecords> answers) {
    private static final List<String> SELECTORS = List.of("selector1", "selector2");

    static DkimKeys of(String domain, Dns dns) {
        return new DkimKeys(dns.texts(SELECTORS.stream()
                .map(selector -> selector + "._domainkey." + domain)
                .toList()));
    }

    /** RFC 6376 section 3.6.1: p is the one tag that must be there; empty, the key is revoked. */
    static boolean isKey(FoundRecords found) {
        return found.values().stream().anyMatch(text -> text.replace(" ", "").matches("(?s)(.*;)?p=[^;].*"));
    }

    boolean any() {
        return answers.stream().anyMatch(DkimKeys::isKey);
    }
}
