package lib.headers;

/**
 * One header field (RFC 5322 section 2.2).
 *
 * @param value unfolded: each line's indentation is one space
 */
record Field(String name, String value) {
    boolean is(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }
}
