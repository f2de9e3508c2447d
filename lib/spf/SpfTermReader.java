package lib.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import lib.net.IpAddress;
import lib.net.IpNetwork;
import lib.spf.SpfTerm.Kind;
import lib.spf.SpfTerm.Mechanism;
import lib.spf.SpfTerm.Modifier;
import lib.spf.SpfTerm.Qualifier;
import lib.text.Nearest;

/** Reads one term of an SPF record (RFC 7208 section 12). */
final class SpfTermReader {
    private static final int IP4_BITS = 32;
    private static final int IP6_BITS = 128;

    private final String term;
    private final int position;

    SpfTermReader(String term, int position) {
        this.term = term;
        this.position = position;
    }

    /** A term or an error; one of the two. */
    record Read(Optional<SpfTerm> term, Optional<SpfError> error) {
        void apply(Consumer<SpfTerm> terms, Consumer<SpfError> errors) {
            term.ifPresent(terms);
            error.ifPresent(errors);
        }
    }

    Read read() {
        int end = 0;
        while (end < term.length() && ":=/".indexOf(term.charAt(end)) < 0) {
            end++;
        }
        return end < term.length() && term.charAt(end) == '=' ? modifier(end) : mechanism(end);
    }

    private Read modifier(int equals) {
        String name = term.substring(0, equals).toLowerCase(Locale.ROOT);
        if (Qualifier.of(term.charAt(0)).isPresent() || kind(name).isPresent()) {
            return wrong(equals, "after " + name + " stands a colon, not an equals sign");
        }
        if (!isName(name)) {
            return wrong(0, "\"" + name + "\" is no name of a modifier");
        }
        boolean known = name.equals(Modifier.REDIRECT) || name.equals(Modifier.EXPLANATION);
        String value = term.substring(equals + 1);
        Optional<MacroString.Fault> fault = MacroString.fault(value, known);
        return fault.isPresent()
                ? wrong(equals + 1 + fault.get().offset(), fault.get().what())
                : read(new Modifier(position, term, name, new MacroString(value)));
    }

    private static boolean isName(String name) {
        boolean letters = name.chars().allMatch(c -> c >= 'a' && c <= 'z' || isDigit(c) || isMark(c));
        return !name.isEmpty() && letters && name.charAt(0) >= 'a';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isMark(int c) {
        return c == '-' || c == '_' || c == '.';
    }

    private Read mechanism(int nameEnd) {
        Optional<Qualifier> sign = Qualifier.of(term.charAt(0));
        int start = sign.isPresent() ? 1 : 0;
        Qualifier qualifier = sign.orElse(Qualifier.PASS);
        String name = term.substring(start, Math.max(start, nameEnd)).toLowerCase(Locale.ROOT);
        Optional<Kind> kind = kind(name);
        if (kind.isEmpty()) {
            return wrong(start, unknown(name));
        }
        String rest = term.substring(nameEnd);
        return switch (kind.get()) {
            case ALL ->
                rest.isEmpty()
                        ? read(qualifier, Kind.ALL, Optional.empty(), IP4_BITS, IP6_BITS)
                        : wrong(nameEnd, "nothing may follow all");
            case IP4, IP6 -> network(qualifier, kind.get(), rest, nameEnd);
            default -> named(qualifier, kind.get(), rest, nameEnd);
        };
    }

    private String unknown(String name) {
        List<String> known = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            known.add(kind.word());
        }
        if (name.startsWith("\u2013") || name.startsWith("\u2014") || name.startsWith("\u00e2")) {
            return "it begins with a dash that is no minus sign, as word processors put it there";
        }
        String near = switch (name) {
            case "ip", "ipv4" -> "ip4";
            case "ipv6" -> "ip6";
            default -> Nearest.of(name, known);
        };
        return near.isEmpty()
                ? "there is no mechanism of this name; a space too many may have cut it off"
                : "there is no such mechanism; did you mean " + near + "?";
    }

    private Read network(Qualifier qualifier, Kind kind, String rest, int restAt) {
        if (!rest.startsWith(":")) {
            return wrong(restAt, kind.word() + " takes a colon and an address");
        }
        boolean ip4 = kind == Kind.IP4;
        int slash = rest.indexOf('/');
        String address = rest.substring(1, slash < 0 ? rest.length() : slash);
        Optional<InetAddress> read = ip4 ? IpAddress.ipv4(address) : IpAddress.ipv6(address);
        if (read.isEmpty()) {
            boolean other = (ip4 ? IpAddress.ipv6(address) : IpAddress.ipv4(address)).isPresent();
            String hint = other ? "; this is one of the other family" : "";
            return wrong(restAt + 1, "it takes an IPv" + (ip4 ? 4 : 6) + " address" + hint);
        }
        int bits = ip4 ? IP4_BITS : IP6_BITS;
        int prefix = slash < 0 ? bits : IpNetwork.number(rest.substring(slash + 1), bits);
        return prefix < 0
                ? wrong(restAt + slash, "the prefix is a number from 0 to " + bits)
                : read(new Mechanism(
                        position,
                        term,
                        qualifier,
                        kind,
                        Optional.empty(),
                        Optional.of(new IpNetwork(read.get(), prefix)),
                        IP4_BITS,
                        IP6_BITS));
    }

    /** include and exists with a domain; a, mx and ptr with or without; a and mx with prefixes. */
    private Read named(Qualifier qualifier, Kind kind, String rest, int restAt) {
        boolean hasPrefixes = kind == Kind.A || kind == Kind.MX;
        int end = hasPrefixes ? prefixesAt(rest) : rest.length();
        int ip4Prefix = IP4_BITS;
        int ip6Prefix = IP6_BITS;
        if (end < rest.length()) {
            String prefixes = rest.substring(end);
            int twice = prefixes.indexOf("//");
            String ip4 = twice < 0 ? prefixes : prefixes.substring(0, twice);
            ip4Prefix = ip4.isEmpty() ? IP4_BITS : IpNetwork.number(ip4.substring(1), IP4_BITS);
            ip6Prefix = twice < 0 ? IP6_BITS : IpNetwork.number(prefixes.substring(twice + 2), IP6_BITS);
        }
        if (ip4Prefix < 0 || ip6Prefix < 0) {
            return wrong(restAt + end, "prefixes are written as /24, //64 or /24//64");
        }
        String domain = rest.substring(0, end);
        boolean needed = kind == Kind.INCLUDE || kind == Kind.EXISTS;
        if (domain.isEmpty() && !needed) {
            return read(qualifier, kind, Optional.empty(), ip4Prefix, ip6Prefix);
        }
        if (!domain.startsWith(":") || domain.length() == 1) {
            return wrong(restAt, "after " + kind.word() + " stand a colon and a domain");
        }
        Optional<MacroString.Fault> fault = MacroString.fault(domain.substring(1), true);
        return fault.isPresent()
                ? wrong(restAt + 1 + fault.get().offset(), fault.get().what())
                : read(qualifier, kind, Optional.of(new MacroString(domain.substring(1))), ip4Prefix, ip6Prefix);
    }

    /** Where the prefixes at the end begin: "/24", "//64" or "/24//64". */
    private static int prefixesAt(String rest) {
        int end = rest.length();
        int ip6 = digitsAt(rest, end) - 2;
        if (ip6 >= 0 && rest.startsWith("//", ip6)) {
            end = ip6;
        }
        int ip4 = digitsAt(rest, end) - 1;
        return ip4 >= 0 && ip4 + 1 < end && rest.charAt(ip4) == '/' ? ip4 : end;
    }

    private static int digitsAt(String text, int end) {
        int start = end;
        while (start > 0 && isDigit(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static Optional<Kind> kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private Read read(Qualifier qualifier, Kind kind, Optional<MacroString> domain, int ip4Prefix, int ip6Prefix) {
        return read(new Mechanism(position, term, qualifier, kind, domain, Optional.empty(), ip4Prefix, ip6Prefix));
    }

    private static Read read(SpfTerm term) {
        return new Read(Optional.of(term), Optional.empty());
    }

    private Read wrong(int offset, String what) {
        return new Read(Optional.empty(), Optional.of(new SpfError(position + offset, term, what)));
    }
}
