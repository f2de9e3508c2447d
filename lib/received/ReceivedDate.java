package lib.received;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import lib.text.Ascii;

/**
 * Reads the date of a {@code Received:} field: RFC 5322 section 3.3 with its obsolete forms, and what software writes
 * instead (asctime, Go, ISO 8601, AM and PM, month first, dd/mm/yyyy). A date that is impossible or can mean two days
 * is none.
 */
final class ReceivedDate {
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

    /** Behind a date without a zone. */
    private static final List<String> KEYWORDS = List.of("id", "for", "from", "by", "via", "with");

    private final String text;
    private int at;
    private Optional<Instant> instant = Optional.empty();
    private int year;
    private int month;
    private int day;

    /** Seconds since midnight, in the zone of the date. */
    private int second;

    /** Minutes east of Greenwich. */
    private int zoneMinutes;

    /** The number that was read last, and how many digits it had. */
    private int number;

    private int digits;

    ReceivedDate(String text) {
        this.text = text;
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
        long seconds = LocalDate.of(year, month, day).toEpochDay() * HopTime.DAY + second;
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

    /** Whether a date begins here with a weekday; nothing is kept. */
    boolean isWithWeekday(int start) {
        boolean read = readWithWeekday(start);
        instant = Optional.empty();
        return read;
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
                && day <= YearMonth.of(year, month).lengthOfMonth();
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
        if (digits > 3) {
            return false;
        }
        day = number; // Also 029 Apr.
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
        if (!readNumber() || digits > 3) {
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

    private boolean readTime() {
        skipGaps();
        if (!readNumber() || digits > 2 || at == text.length()) {
            return false;
        }
        int hour = number;
        char separator = isColon() ? ':' : text.charAt(at);
        if (separator != ':' && separator != '.') {
            return false;
        }
        if (!readAfter(separator)) {
            return false;
        }
        int minute = number;
        int seconds = readAfter(separator) ? number : 0;
        if (separator == ':') {
            skipFraction();
        }
        hour = in24Hours(hour);
        second = hour * HopTime.HOUR + minute * HopTime.MINUTE + seconds;
        return hour < 24 && minute < 60 && seconds <= 60;
    }

    /** Two digits after a separator; white space around it is allowed (RFC 5322 section 4.3). */
    private boolean readAfter(char separator) {
        int start = at;
        int next = Ascii.skipSpace(text, at, text.length());
        if (next < text.length() && text.charAt(next) == separator) {
            at = Ascii.skipSpace(text, next + 1, text.length());
            if (readNumber() && digits <= 2) {
                return true;
            }
        }
        at = start;
        return false;
    }

    private void skipFraction() {
        int start = at;
        if (isNext('.') || isNext(',')) {
            at++;
            while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
                at++;
            }
            if (at == start + 1) {
                at = start;
            }
        }
    }

    /** Reads AM or PM, if there is one; 24 stands for an hour that there is not. */
    private int in24Hours(int hour) {
        int next = Ascii.skipSpace(text, at, text.length());
        int end = next;
        while (end < text.length() && (Ascii.isLetter(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        boolean am = Ascii.is(text, next, end, "am") || Ascii.is(text, next, end, "a.m.");
        boolean pm = Ascii.is(text, next, end, "pm") || Ascii.is(text, next, end, "p.m.");
        if (!am && !pm) {
            return hour;
        }
        at = end;
        return hour < 1 || hour > 12 ? 24 : hour % 12 + (pm ? 12 : 0);
    }

    /** A numeric zone wins over a name; none at all is UTC, and so is an unknown name (RFC 5322 section 4.3). */
    private boolean readZone() {
        zoneMinutes = 0;
        skipGaps();
        if (isNext('-') && at + 1 < text.length() && Ascii.isLetter(text.charAt(at + 1))) {
            at++; // TOPS-20: 19:51:42-PDT
        }
        int start = at;
        int end = endOfLetters();
        at = end;
        skipGaps();
        if (isNext('+') || isNext('-')) {
            return readOffset();
        }
        String name = text.substring(start, end);
        if (name.isEmpty() || KEYWORDS.contains(Ascii.lower(name))) {
            at = start;
            return true;
        }
        at = end;
        int known = ZoneName.minutes(name);
        if (known != ZoneName.UNKNOWN) {
            zoneMinutes = known;
            readSummerTime();
        }
        return true;
    }

    /** {@code MET DST}: the zone in summer. */
    private void readSummerTime() {
        int start = Ascii.skipSpace(text, at, text.length());
        if (Ascii.startsWith(text, start, text.length(), "dst")) {
            at = start + 3;
            zoneMinutes += 60;
        }
    }

    /** {@code +0100}, {@code -08:00}, {@code +2}; RFC 5322 allows up to 99 hours and 59 minutes. */
    private boolean readOffset() {
        int sign = text.charAt(at) == '-' ? -1 : 1;
        at++;
        if (!readNumber() || digits > 4) {
            return false;
        }
        int hours = digits > 2 ? number / 100 : number;
        int minutes = digits > 2 ? number % 100 : 0;
        if (digits <= 2 && isNext(':')) {
            at++;
            if (!readNumber() || digits != 2) {
                return false;
            }
            minutes = number;
        }
        zoneMinutes = sign * (hours * 60 + minutes);
        while (at < text.length() && Ascii.isLetter(text.charAt(at))) {
            at++;
        }
        skipZoneName();
        return minutes < 60;
    }

    /** The name that repeats a numeric zone: {@code -0700 PDT}. */
    private void skipZoneName() {
        int start = Ascii.skipSpace(text, at, text.length());
        int end = start;
        while (end < text.length() && end - start < 5 && Ascii.isLetter(text.charAt(end))) {
            end++;
        }
        if (end > start && ZoneName.minutes(text.substring(start, end)) != ZoneName.UNKNOWN) {
            at = end;
        }
    }

    /** Whether a colon is next, white space left out of account. */
    private boolean isColon() {
        int next = Ascii.skipSpace(text, at, text.length());
        return next < text.length() && text.charAt(next) == ':';
    }

    /** Whether this character is next. */
    private boolean isNext(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private int endOfLetters() {
        int end = at;
        while (end < text.length() && end - at < 10 && Ascii.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The name that begins with the word from here to {@code end}, three letters at least. */
    private int indexOf(String[] names, int end) {
        int length = end - at;
        for (int i = 0; length >= 3 && i < names.length; i++) {
            if (Ascii.isStart(text, at, end, names[i])) {
                return i;
            }
        }
        return -1;
    }

    /** At most nine digits; more are no part of a date. */
    private boolean readNumber() {
        number = 0;
        digits = 0;
        while (at < text.length() && digits < 9 && Ascii.isDigit(text.charAt(at))) {
            number = number * 10 + text.charAt(at) - '0';
            digits++;
            at++;
        }
        return digits > 0;
    }

    /** White space, commas and comments. */
    private void skipGaps() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                int close = text.indexOf(')', at);
                at = close < 0 ? text.length() : close + 1;
            } else if (c == ')' || c == ',' || Ascii.isSpace(c)) {
                at++;
            } else {
                return;
            }
        }
    }
}
