package lib.mail;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import lib.text.Ascii;

/**
 * The line that begins a message in an mbox (RFC 4155): {@code From }, the envelope sender and a date as of ctime(3),
 * such as {@code From kim@contoso.com Tue Jun 3 10:00:00 2025}. Writers quote it in a body, but not all do, and not all
 * write a blank line before it or a date in it; so whatever is missing must be made up for by what is there:
 *
 * <table>
 * <caption>When it begins a message</caption>
 * <tr><td>sender and date</td><td>behind a blank line, or before a header field</td></tr>
 * <tr><td>an address (or MAILER-DAEMON, or a hyphen) alone, or with a year</td><td>behind a blank line and before a header field</td></tr>
 * </table>
 */
final class FromLine {
    /** Longer than any: a path has 256 octets (RFC 5321 section 4.5.3.1.3). */
    static final int LIMIT_BYTES = 1000;

    private static final String MONTH = "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\s+";
    private static final String DAY = "\\d\\d?\\s+";
    private static final String TIME = "\\d\\d?:\\d\\d(?::\\d\\d)?";
    private static final String ZONES = "(?:\\s+(?:[+-]\\d{4}|[A-Z]{1,5}))*";
    private static final String YEAR = "(?:19|20)\\d\\d";

    /** Weekday, and behind it nothing but what a date has; an address may have blanks, as Mailman writes it. */
    private static final Pattern DATED =
            Pattern.compile("From (?:.*\\s)?(?i:mon|tue|wed|thu|fri|sat|sun),?\\s+(?:" + MONTH
                    + DAY + TIME + ZONES + "\\s+" + YEAR + "|" + DAY + MONTH + YEAR + "\\s+" + TIME + ")" + ZONES
                    + "(?:\\s+remote from .*)?\\s*");

    private static final Pattern SENDER =
            Pattern.compile("From (?:[^\\s@]+@\\S+|MAILER-DAEMON|-)(?:\\s+" + YEAR + "\\D.*)?\\s*");

    private FromLine() {}

    /** Whether the bytes begin a message; they begin with {@code From }, and go on to the line behind. */
    static boolean begins(byte[] bytes, int from, int to, boolean afterBlank) {
        int end = endOfLine(bytes, from, to);
        boolean beforeField = isField(bytes, Math.min(end + 1, to), to);
        if (end - from > LIMIT_BYTES || !afterBlank && !beforeField) {
            return false;
        }
        String line = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        return DATED.matcher(line).matches()
                || afterBlank && beforeField && SENDER.matcher(line).matches();
    }

    private static int endOfLine(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** The name of a field and its colon; {@code >From } is the sender of a host before. */
    private static boolean isField(byte[] bytes, int from, int to) {
        boolean quoted = from < to && bytes[from] == '>';
        int name = quoted ? from + 1 : from;
        int i = name;
        while (i < to && Ascii.isNameCharacter((char) (bytes[i] & 0xFF))) {
            i++;
        }
        return i > name && i < to && (bytes[i] == ':' || quoted && bytes[i] == ' ');
    }
}
