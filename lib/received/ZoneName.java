package lib.received;

import java.util.Locale;

/** Names of time zones as mail has them. One that means several zones (IST, AST) is not known. */
final class ZoneName {
    static final int UNKNOWN = Integer.MIN_VALUE;

    private ZoneName() {}

    /** Minutes east of Greenwich, or {@link #UNKNOWN}; CST and its like as RFC 5322 section 4.3. */
    static int minutes(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UT", "UTC", "GMT", "Z", "WET" -> 0;
            case "EST" -> -300;
            case "EDT" -> -240;
            case "CST" -> -360;
            case "CDT" -> -300;
            case "MST" -> -420;
            case "MDT" -> -360;
            case "PST" -> -480;
            case "PDT" -> -420;
            case "AKST" -> -540;
            case "AKDT" -> -480;
            case "HST" -> -600;
            case "BST", "WEST", "CET", "MET", "MEZ" -> 60;
            case "CEST", "MEST", "MESZ", "EET", "SAST" -> 120;
            case "EEST", "MSK" -> 180;
            case "MSD" -> 240;
            case "HKT", "SGT", "AWST" -> 480;
            case "JST", "KST" -> 540;
            case "AEST" -> 600;
            case "AEDT" -> 660;
            case "NZST" -> 720;
            case "NZDT" -> 780;
            default -> UNKNOWN;
        };
    }
}
