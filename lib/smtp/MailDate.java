package lib.smtp;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The date of a header (RFC 5322 section 3.3), in English and UTC whatever the machine's. */
public final class MailDate {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private MailDate() {}

    /** Such as {@code Tue, 24 Nov 2026 09:05:03 +0000}; a DateTimeFormatter starts 15 ms later. */
    public static String format(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return DAYS[time.getDayOfWeek().ordinal()]
                + ", "
                + time.getDayOfMonth()
                + " "
                + MONTHS[time.getMonthValue() - 1]
                + " "
                + time.getYear()
                + " "
                + two(time.getHour())
                + ":"
                + two(time.getMinute())
                + ":"
                + two(time.getSecond())
                + " +0000";
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
