package lib.pfx;

import java.util.ArrayList;
import java.util.List;
import lib.text.Resource;

/** When public CAs stop issuing certificates for client authentication (client-auth.tsv). */
final class ClientAuthDates {
    private ClientAuthDates() {}

    /** Such as "DigiCert by default on 2025-10-01, DigiCert entirely on 2027-03-01". */
    static String words() {
        List<String> words = new ArrayList<>();
        for (String[] row : Resource.rows(ClientAuthDates.class, "client-auth.tsv")) {
            words.add(row[1] + " on " + row[0]);
        }
        return String.join(", ", words);
    }
}
