package lib.pfx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** When public CAs stop issuing certificates for client authentication (client-auth.tsv). */
final class ClientAuthDates {
    private ClientAuthDates() {}

    /** Such as "DigiCert by default on 2025-10-01, DigiCert entirely on 2027-03-01". */
    static String words() {
        List<String> words = new ArrayList<>();
        for (String line : resource().split("\n")) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t");
                words.add(cells[1] + " on " + cells[0]);
            }
        }
        return String.join(", ", words);
    }

    private static String resource() {
        try (InputStream in = ClientAuthDates.class.getResourceAsStream("client-auth.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
