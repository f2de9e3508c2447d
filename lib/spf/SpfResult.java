package lib.spf;

import java.util.List;

/**
 * What SPF says about one address that mail of a domain comes from (RFC 7208 section 2.6).
 *
 * @param decidedBy the terms that led to it, outermost first, such as "include:a.example" and "ip4:192.0.2.1"; empty
 *     where none matched
 * @param lookups terms that asked DNS so far
 * @param voidLookups questions so far that nothing was found for (RFC 7208 section 4.6.4)
 * @param why for temperror and permerror, what went wrong
 */
public record SpfResult(Outcome outcome, List<String> decidedBy, int lookups, int voidLookups, String why) {
    /** The results of RFC 7208 section 2.6. */
    public enum Outcome {
        /** There is no record. */
        NONE,
        NEUTRAL,
        PASS,
        FAIL,
        SOFTFAIL,
        /** DNS gave no answer. */
        TEMPERROR,
        /** The records cannot be used as they are. */
        PERMERROR
    }
}
