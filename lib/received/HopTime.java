package lib.received;

import java.time.Instant;

/** Dates by the calendar of ISO 8601, in whole seconds; java.time's formatters start 30 ms later. */
public final class HopTime {
    public static final int MINUTE = 60;
    public static final int HOUR = 3600;
    public static final int DAY = 86_400;

    private HopTime() {}

    /** Such as {@code 2025-03-05T09:30:00Z}. */
    public static String iso(Instant time) {
        long seconds = time.getEpochSecond();
        StringBuilder text = new StringBuilder(20);
        appendDate(text, Math.floorDiv(seconds, DAY));
        text.append('T');
        appendClock(text, Math.floorMod(seconds, DAY));
        return text.append('Z').toString();
    }

    /** Time of day, {@code 09:30:00}. */
    static void appendClock(StringBuilder text, long secondOfDay) {
        appendTwo(text, secondOfDay / HOUR);
        text.append(':');
        appendTwo(text, secondOfDay / MINUTE % 60);
        text.append(':');
        appendTwo(text, secondOfDay % 60);
    }

    /** Howard Hinnant's civil_from_days: years begin in March, so that leap days are last. */
    static void appendDate(StringBuilder text, long epochDay) {
        long day = epochDay + 719_468;
        long era = Math.floorDiv(day, 146_097);
        long dayOfEra = day - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long march = (5 * dayOfYear + 2) / 153;
        long month = march < 10 ? march + 3 : march - 9;
        text.append(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)).append('-');
        appendTwo(text, month);
        text.append('-');
        appendTwo(text, dayOfYear - (153 * march + 2) / 5 + 1);
    }

    /** The reverse: days since 1970-01-01. */
    static long epochDay(int year, int month, int day) {
        long shifted = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(shifted, 400);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    static int daysIn(int month, int year) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static void appendTwo(StringBuilder text, long number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
