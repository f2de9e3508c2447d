package lib.spf;

/**
 * What makes a record unreadable for receivers, so that all mail gets "permerror".
 *
 * @param position column in the record of the part that is wrong, from 1
 * @param term the term that has it, as written
 * @param what what is wrong, for a sentence that begins with the term
 */
public record SpfError(int position, String term, String what) {
    /** As in: "ip4:203.0.113" at column 8: it takes an IPv4 address. */
    public String text() {
        return "\"" + term + "\" at column " + position + ": " + what;
    }
}
