package lib.spf;

import java.util.Locale;
import java.util.Optional;
import lib.net.IpNetwork;

/** A term of an SPF record (RFC 7208 section 4.6.1): a mechanism or a modifier. */
public sealed interface SpfTerm {
    /** The term as it stands in the record. */
    String text();

    /** Column in the record, from 1. */
    int position();

    /** Whether evaluating it asks DNS, so that it counts to the limit of ten (section 4.6.4). */
    boolean asksDns();

    /** What a match means (RFC 7208 section 4.6.2). */
    enum Qualifier {
        PASS('+'),
        FAIL('-'),
        SOFTFAIL('~'),
        NEUTRAL('?');

        final char sign;

        Qualifier(char sign) {
            this.sign = sign;
        }

        static Optional<Qualifier> of(char sign) {
            for (Qualifier qualifier : values()) {
                if (qualifier.sign == sign) {
                    return Optional.of(qualifier);
                }
            }
            return Optional.empty();
        }
    }

    /** The mechanisms of RFC 7208 section 5. */
    enum Kind {
        ALL,
        INCLUDE,
        A,
        MX,
        PTR,
        IP4,
        IP6,
        EXISTS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean asksDns() {
            return this != ALL && this != IP4 && this != IP6;
        }
    }

    /**
     * A mechanism with its qualifier.
     *
     * @param domain as written, with macros; empty where the current domain is meant
     * @param network of ip4 and ip6
     * @param ip4Prefix of a and mx: how many bits of an IPv4 address must agree
     * @param ip6Prefix of a and mx, likewise
     */
    record Mechanism(
            int position,
            String text,
            Qualifier qualifier,
            Kind kind,
            Optional<MacroString> domain,
            Optional<IpNetwork> network,
            int ip4Prefix,
            int ip6Prefix)
            implements SpfTerm {
        @Override
        public boolean asksDns() {
            return kind.asksDns();
        }
    }

    /**
     * A modifier: redirect, exp, or one that this version of SPF does not know and passes over.
     *
     * @param name in lower case
     */
    record Modifier(int position, String text, String name, MacroString value) implements SpfTerm {
        static final String REDIRECT = "redirect";
        static final String EXPLANATION = "exp";

        @Override
        public boolean asksDns() {
            return name.equals(REDIRECT);
        }
    }
}
