package lib.received;

import java.time.Instant;
import java.util.Optional;
import lib.text.Ascii;

/**
 * Reads the date of a {@code Received:} field: RFC 5322 section 3.3 with its obsolete forms, and what software writes
 * instead (asctime, Go, ISO 8601, AM and PM, month first, dd/mm/yyyy). A date that is impossible or can mean two days
 * is none.
 */
final class ReceivedDate extends DateClock {
    private static final String[] MONTHS = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };
    private static final String[] WEEKDAYS = {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
    };

    private Optional<Instant> instant = Optional.empty();
    private int year;
    private int month;
    private int day;

    ReceivedDate(String text) {
        super(text);
    }

    Optional<Instant> instant() {
        return instant;
    }

    /** Reads a date that begins here; what follows it does not matter. */
    boolean read(int start) {
        at = start;
        skipGaps();
        skipWeekday();
        if (!readDayAndTime() || !isPossible()) {
            return false;
        }
        long seconds = HopTime.epochDay(year, month, day) * HopTime.DAY + second;
        instant = Optional.of(Instant.ofEpochSecond(seconds - 60L * zoneMinutes));
        return true;
    }

    /** Reads a date that begins here and ends the line; Go adds {@code m=} and a number. */
    boolean readToEnd(int start) {
        if (!read(start)) {
            return false;
        }
        skipGaps();
        while (isNext(';')) {
            at++;
            skipGaps();
        }
        if (at == text.length() || text.startsWith("m=", at)) {
            return true;
        }
        instant = Optional.empty();
        return false;
    }

    /** Reads a date that begins here with a weekday. */
    boolean readWithWeekday(int start) {
        at = start;
        return indexOf(WEEKDAYS, endOfLetters()) >= 0 && read(start);
    }

    private boolean isPossible() {
        return month >= 1
                && month <= 12
                && day >= 1
                && year >= 1900
                && year < 2200
                && day <= HopTime.daysIn(month, year);
    }

    private boolean readDayAndTime() {
        if (readMonthName()) {
            skipGaps();
            return readDay() && readYearAndTime();
        }
        if (!readNumber()) {
            return false;
        }
        char separator = at < text.length() ? text.charAt(at) : ' ';
        if (separator == '-' || separator == '/' || separator == '.') {
            int first = number;
            int firstDigits = digits;
            at++;
            if (readNumber()) {
                return readNumericDate(first, firstDigits, separator) && readTime() && readZone();
            }
            number = first;
            digits = firstDigits;
        }
        if (digits > 2) {
            return false;
        }
        day = number;
        skipGaps();
        if (!readMonthName()) {
            return false;
        }
        if (isNext('-')) {
            at++;
        }
        return readYearAndTime();
    }

    private boolean readDay() {
        if (!readNumber() || digits > 2) {
            return false;
        }
        day = number;
        return true;
    }

    /** Year, time, zone; or as asctime and date(1) have it: time, zone, year. */
    private boolean readYearAndTime() {
        skipGaps();
        int start = at;
        if (readNumber() && !isColon()) {
            return setYear() && readTime() && readZone();
        }
        at = start;
        if (!readTime()) {
            return false;
        }
        skipGaps();
        if (readNumber()) {
            return setYear() && readZone();
        }
        if (!readZone()) {
            return false;
        }
        skipGaps();
        return readNumber() && setYear();
    }

    /** RFC 5322 section 4.3: two digits are 1950 to 2049, three count from 1900. */
    private boolean setYear() {
        boolean padded = text.charAt(at - digits) == '0';
        switch (digits) {
            case 2 -> year = number < 50 ? 2000 + number : 1900 + number;
            case 3 -> year = padded ? 0 : 1900 + number;
            case 4 -> year = number;
            default -> year = 0;
        }
        return year > 0;
    }

    /** After {@code first} and its separator: the second number is read, the third follows. */
    private boolean readNumericDate(int first, int firstDigits, char separator) {
        int middle = number;
        if (!isNext(separator)) {
            return false;
        }
        at++;
        if (!readNumber()) {
            return false;
        }
        if (firstDigits == 4) {
            year = first;
            month = middle;
            day = number;
            if (isNext('T')) {
                at++;
            }
            return true;
        }
        boolean dayFirst = first > 12;
        if (digits != 4 || !dayFirst && middle <= 12 && first != middle) {
            return false;
        }
        year = number;
        day = dayFirst ? first : middle;
        month = dayFirst ? middle : first;
        return true;
    }

    private void skipWeekday() {
        int end = endOfLetters();
        if (indexOf(WEEKDAYS, end) >= 0) {
            at = end;
            skipGaps();
        }
    }

    private boolean readMonthName() {
        int end = endOfLetters();
        int index = indexOf(MONTHS, end);
        if (index < 0 && Ascii.is(text, at, end, "sept")) {
            index = 8;
        }
        if (index < 0) {
            return false;
        }
        month = index + 1;
        at = end;
        return true;
    }
}
