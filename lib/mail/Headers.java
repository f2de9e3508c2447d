package lib.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.received.Hop;
import lib.text.Ascii;

/**
 * The fields of one message, newest first.
 *
 * @param whole whether the header was read to its end
 */
public record Headers(List<Field> fields, boolean whole) {
    /** More lines than a mail server lets pass before it calls it a loop; the rest is counted. */
    public static final int LIMIT_HOPS = 1000;

    /** The value of the topmost field of this name. */
    Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.is(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** Likewise, and only if there is something in it. */
    public Optional<String> said(String name) {
        return first(name).filter(value -> !value.isBlank());
    }

    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.is(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** The {@code Received:} lines in travel order, the newest {@link #LIMIT_HOPS} of them. */
    public List<Hop> hops() {
        List<String> received = all("Received");
        List<Hop> hops = new ArrayList<>();
        for (int i = Math.min(received.size(), LIMIT_HOPS) - 1; i >= 0; i--) {
            hops.add(Hop.parse(received.get(i)));
        }
        return hops;
    }

    /** The domain of the first address in a field, in lower case. */
    public Optional<String> domain(String name) {
        return first(name).flatMap(Headers::domainOf);
    }

    static Optional<String> domainOf(String addresses) {
        int at = addresses.lastIndexOf('@', endOfFirst(addresses));
        if (at < 0) {
            return Optional.empty();
        }
        int end = at + 1;
        while (end < addresses.length()
                && (Ascii.isNameCharacter(addresses.charAt(end)) || addresses.charAt(end) > 0x7F)) {
            end++;
        }
        return end == at + 1 ? Optional.empty() : Optional.of(Ascii.lower(addresses.substring(at + 1, end)));
    }

    /** A display name may have an at sign; the address is in angle brackets where there are any. */
    private static int endOfFirst(String addresses) {
        int open = addresses.indexOf('<');
        int close = open < 0 ? -1 : addresses.indexOf('>', open);
        int comma = addresses.indexOf(',');
        return close >= 0 ? close : comma < 0 ? addresses.length() : comma;
    }
}
