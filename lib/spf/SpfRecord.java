package lib.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lib.spf.SpfTerm.Kind;
import lib.spf.SpfTerm.Mechanism;
import lib.spf.SpfTerm.Modifier;

/**
 * An SPF record as its domain publishes it (RFC 7208 section 4.6); nothing is looked up.
 *
 * @param text the strings of the TXT record joined
 * @param terms those that can be read, in order
 * @param errors with one of them the record as a whole is a permerror
 */
public record SpfRecord(String text, List<SpfTerm> terms, List<SpfError> errors) {
    /** Terms that ask DNS, here and in all records that are included (RFC 7208 section 4.6.4). */
    public static final int MOST_LOOKUPS = 10;

    private static final String VERSION = "v=spf1";

    /** More would not fit into what a receiver reads in a TXT record at its best. */
    private static final int LONGEST_TEXT = 65_535;

    public SpfRecord {
        terms = List.copyOf(terms);
        errors = List.copyOf(errors);
    }

    /** Whether a TXT record is an SPF record: the version, then a space or the end. */
    public static boolean isSpf(String text) {
        return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
    }

    /** Whether a TXT record was meant to be one, and no receiver takes it for one. */
    public static boolean isAlmostSpf(String text) {
        String start = text.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
        return !isSpf(text) && (start.startsWith("v=spf") || start.startsWith("spf1"));
    }

    /**
     * Reads a record; what cannot be read is among the errors.
     *
     * @throws IllegalArgumentException if it does not begin with the version
     */
    public static SpfRecord parse(String text) {
        if (!isSpf(text) || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("no SPF record: it begins with v=spf1 and a space");
        }
        List<SpfTerm> terms = new ArrayList<>();
        List<SpfError> errors = new ArrayList<>();
        int start = VERSION.length();
        while (start < text.length()) {
            int space = text.indexOf(' ', start);
            int end = space < 0 ? text.length() : space;
            if (end > start) {
                new SpfTermReader(text.substring(start, end), start + 1).read().apply(terms::add, errors::add);
            }
            start = end + 1;
        }
        once(terms, Modifier.REDIRECT, errors);
        once(terms, Modifier.EXPLANATION, errors);
        return new SpfRecord(text, terms, errors);
    }

    /** RFC 7208 section 6: redirect and exp stand once at most. */
    private static void once(List<SpfTerm> terms, String name, List<SpfError> errors) {
        boolean seen = false;
        for (SpfTerm term : terms) {
            if (term instanceof Modifier modifier && modifier.name().equals(name)) {
                if (seen) {
                    errors.add(new SpfError(term.position(), term.text(), name + " may stand once only"));
                }
                seen = true;
            }
        }
    }

    /** In the order in which they are tried (RFC 7208 section 4.6.2). */
    public List<Mechanism> mechanisms() {
        List<Mechanism> mechanisms = new ArrayList<>();
        for (SpfTerm term : terms) {
            if (term instanceof Mechanism mechanism) {
                mechanisms.add(mechanism);
            }
        }
        return mechanisms;
    }

    /** The first modifier of this name, such as {@code redirect}. */
    public Optional<Modifier> modifier(String name) {
        for (SpfTerm term : terms) {
            if (term instanceof Modifier modifier && modifier.name().equals(name)) {
                return Optional.of(modifier);
            }
        }
        return Optional.empty();
    }

    /** Where the record goes on if no mechanism matches; empty if all does match. */
    public Optional<Modifier> redirect() {
        return all().isPresent() ? Optional.empty() : modifier(Modifier.REDIRECT);
    }

    /** The first all; nothing after it is looked at. */
    public Optional<Mechanism> all() {
        return mechanisms().stream().filter(term -> term.kind() == Kind.ALL).findFirst();
    }

    /** Terms of this record that ask DNS and can be reached; those of included ones are more. */
    public int lookups() {
        int end = all().map(SpfTerm::position).orElse(Integer.MAX_VALUE);
        int lookups = 0;
        for (SpfTerm term : terms) {
            boolean reached = term instanceof Mechanism
                    ? term.position() < end
                    : redirect().isPresent();
            if (term.asksDns() && reached) {
                lookups++;
            }
        }
        return lookups;
    }

    /** The first term of the record itself that includes a domain, whatever its sign and place. */
    public Optional<Mechanism> include(String domain) {
        return mechanisms().stream()
                .filter(term -> term.kind() == Kind.INCLUDE && isDomain(term, domain))
                .findFirst();
    }

    static boolean isDomain(Mechanism term, String domain) {
        String name = term.domain().map(MacroString::text).orElse("");
        return name.equalsIgnoreCase(domain) || name.equalsIgnoreCase(domain + ".");
    }
}
