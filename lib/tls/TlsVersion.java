package lib.tls;

import java.util.List;
import java.util.Locale;
import lib.finding.Problem;

/** Versions of TLS that mail servers still speak with: Exchange Online refuses 1.0 and 1.1. */
public enum TlsVersion {
    TLS_1_2("1.2"),
    TLS_1_3("1.3");

    private final String number;

    TlsVersion(String number) {
        this.number = number;
    }

    /** Reads {@code 1.2}, {@code tls1.2} or {@code TLSv1.2}. */
    static TlsVersion parse(String option, String text) {
        for (TlsVersion version : values()) {
            if (text.toLowerCase(Locale.ROOT).replaceFirst("^tlsv?", "").equals(version.number)) {
                return version;
            }
        }
        throw Problem.badInput("option.choice", option + " " + text, "it takes 1.2 or 1.3", "use one of these");
    }

    /** Such as 1.3. */
    public String number() {
        return number;
    }

    /** As JSSE spells it: TLSv1.3. */
    static String[] names(List<TlsVersion> versions) {
        return versions.stream().map(version -> "TLSv" + version.number).toArray(String[]::new);
    }
}
