package lib.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lib.text.Resource;

/** Knows whose host an MX target is, by its name: the rules are in mail-hosts.tsv. */
public final class MailHosts {
    /** What a host is for. */
    public enum Kind {
        EXCHANGE_ONLINE,
        EXCHANGE_ONLINE_LEGACY,
        /** Takes mail with a login, and knows no connector. */
        SUBMISSION,
        GATEWAY,
        MAIL_SERVICE
    }

    /**
     * Who runs a host; says nothing about whose mail it takes.
     *
     * @param cloud which of Microsoft's clouds
     * @param source where the name is published
     */
    public record Operator(String name, Kind kind, Optional<String> cloud, String source) {
        /** As in "Exchange Online (worldwide)". */
        public String text() {
            return cloud.isPresent() ? name + " (" + cloud.get() + ")" : name;
        }
    }

    private record Rule(String pattern, Operator operator) {
        boolean fits(String host) {
            if (!pattern.startsWith("*")) {
                return host.equals(pattern);
            }
            return pattern.endsWith("*")
                    ? host.contains(pattern.substring(1, pattern.length() - 1))
                    : host.endsWith(pattern.substring(1)) && host.length() >= pattern.length();
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    private MailHosts() {}

    /** The rules as delivered. */
    public static MailHosts read() {
        MailHosts hosts = new MailHosts();
        Resource.rows(MailHosts.class, "mail-hosts.tsv").forEach(row -> hosts.rules.add(rule(row)));
        return hosts;
    }

    private static Rule rule(String[] cells) {
        Optional<String> cloud = cells[3].equals("-") ? Optional.empty() : Optional.of(cells[3]);
        Kind kind = Kind.valueOf(cells[2].toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Rule(cells[0], new Operator(cells[1], kind, cloud, cells[4]));
    }

    /** Whose host this is; empty if no rule knows it. */
    public Optional<Operator> operator(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        for (Rule rule : rules) {
            if (rule.fits(name)) {
                return Optional.of(rule.operator);
            }
        }
        return Optional.empty();
    }
}
