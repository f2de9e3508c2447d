package lib.received;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as they are shown; java.time's formatters start 30 ms later than its toString. */
public final class HopTime {
    public static final int MINUTE = 60;
    public static final int HOUR = 3600;
    public static final int DAY = 86_400;

    private HopTime() {}

    /** In whole seconds, such as {@code 2025-03-05T09:30:00Z}. */
    public static String iso(Instant time) {
        String text = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC)
                .toString();
        boolean noSeconds = text.length() == "2025-03-05T09:30".length();
        return noSeconds ? text + ":00Z" : text + "Z";
    }
}
