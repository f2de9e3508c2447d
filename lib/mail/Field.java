package lib.mail;

/**
 * One header field (RFC 5322 section 2.2).
 *
 * @param value unfolded: each line's indentation is one space
 */
record Field(String name, String value) {
    /** Looks at the last letter first, since many names begin with X-MS-Exchange. */
    boolean is(String wanted) {
        int length = wanted.length();
        return name.length() == length
                && ((name.charAt(length - 1) ^ wanted.charAt(length - 1)) & 0xDF) == 0
                && name.equalsIgnoreCase(wanted);
    }
}
