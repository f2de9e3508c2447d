package lib.received;

import java.util.List;
import lib.text.Ascii;

/** Reads the time of day and the zone of a date. */
abstract class DateClock extends DateCursor {
    /** Behind a date without a zone. */
    private static final List<String> KEYWORDS = List.of("id", "for", "from", "by", "via", "with");

    /** Seconds since midnight, in the zone of the date. */
    protected int second;

    /** Minutes east of Greenwich. */
    protected int zoneMinutes;

    DateClock(String text) {
        super(text);
    }

    protected boolean readTime() {
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

    /** A numeric zone wins over a name; none at all is UTC; an unknown name is no zone. */
    protected boolean readZone() {
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
        zoneMinutes = ZoneName.minutes(name);
        return zoneMinutes != ZoneName.UNKNOWN && readSummerTime();
    }

    /** {@code MET DST}: the zone in summer. */
    private boolean readSummerTime() {
        int start = Ascii.skipSpace(text, at, text.length());
        if (Ascii.startsWith(text, start, text.length(), "dst")) {
            at = start + 3;
            zoneMinutes += 60;
        }
        return true;
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
    protected boolean isColon() {
        int next = Ascii.skipSpace(text, at, text.length());
        return next < text.length() && text.charAt(next) == ':';
    }
}
