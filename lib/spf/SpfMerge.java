package lib.spf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lib.connector.Ipv4Range;
import lib.finding.Finding;
import lib.net.IpNetwork;
import lib.spf.SpfTerm.Kind;
import lib.spf.SpfTerm.Mechanism;
import lib.spf.SpfTerm.Modifier;
import lib.spf.SpfTerm.Qualifier;

/**
 * An SPF record that lets a relay's public addresses and its cloud pass, made from the one that the domain has: every
 * other term stays as it is and where it is.
 *
 * @param before the domain's record; empty if it has none
 * @param record the record to publish; the same as before if nothing is to be done, or cannot be
 * @param changes what differs, a sentence each
 * @param findings what is wrong with the result, or keeps it from being made
 */
public record SpfMerge(Optional<String> before, String record, List<String> changes, List<Finding> findings) {
    public SpfMerge {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    /**
     * Merges.
     *
     * @param existing the domain's record, empty if it has none
     * @param publicIps addresses that the relay sends from
     * @param include domain that its cloud publishes, such as spf.protection.outlook.com
     */
    public static SpfMerge of(Optional<SpfRecord> existing, List<Ipv4Range> publicIps, String include) {
        if (existing.isEmpty()) {
            return created(publicIps, include);
        }
        SpfRecord record = existing.get();
        if (!record.errors().isEmpty()) {
            return new SpfMerge(
                    Optional.of(record.text()), record.text(), List.of(), SpfFindings.of("the record", record));
        }
        return merged(record, publicIps, include);
    }

    private static SpfMerge created(List<Ipv4Range> publicIps, String include) {
        StringBuilder text = new StringBuilder("v=spf1");
        List<String> changes = new ArrayList<>();
        for (Ipv4Range range : publicIps) {
            text.append(' ').append(term(range));
            changes.add(added(range));
        }
        text.append(" include:").append(include).append(" -all");
        changes.add(added(include));
        changes.add("adds -all: no other host sends mail of the domain");
        return result(Optional.empty(), text.toString(), changes);
    }

    private static SpfMerge merged(SpfRecord before, List<Ipv4Range> publicIps, String include) {
        List<String> texts =
                new ArrayList<>(before.terms().stream().map(SpfTerm::text).toList());
        List<String> changes = new ArrayList<>();
        include(before, include, texts, changes);
        int at = addressesAt(before);
        Set<String> missing = new LinkedHashSet<>();
        for (Ipv4Range range : publicIps) {
            if (!covers(before, range) && missing.add(term(range))) {
                changes.add(added(range));
            }
        }
        texts.addAll(at, missing);
        String record = changes.isEmpty() ? before.text() : "v=spf1 " + String.join(" ", texts);
        return result(Optional.of(before.text()), record, changes);
    }

    private static void include(SpfRecord before, String include, List<String> texts, List<String> changes) {
        int end = end(before);
        for (int i = 0; i < end; i++) {
            boolean same = before.terms().get(i) instanceof Mechanism mechanism
                    && mechanism.kind() == Kind.INCLUDE
                    && SpfRecord.isDomain(mechanism, include);
            if (same) {
                Mechanism found = (Mechanism) before.terms().get(i);
                if (found.qualifier() != Qualifier.PASS) {
                    texts.set(i, "include:" + include);
                    changes.add("replaces " + found.text() + " by include:" + include + ": its sign gave no pass");
                }
                return;
            }
        }
        texts.add(end, "include:" + include);
        changes.add(added(include));
    }

    /** The place of the first all or redirect, where the terms that count end. */
    private static int end(SpfRecord record) {
        for (int i = 0; i < record.terms().size(); i++) {
            SpfTerm term = record.terms().get(i);
            boolean all = term instanceof Mechanism mechanism && mechanism.kind() == Kind.ALL;
            boolean redirect =
                    term instanceof Modifier modifier && modifier.name().equals(Modifier.REDIRECT);
            if (all || redirect && record.redirect().isPresent()) {
                return i;
            }
        }
        return record.terms().size();
    }

    /** After the addresses at the head, before anything that could match first and not pass. */
    private static int addressesAt(SpfRecord record) {
        int at = 0;
        for (SpfTerm term : record.terms()) {
            boolean address = term instanceof Mechanism mechanism
                    && mechanism.network().isPresent()
                    && mechanism.qualifier() == Qualifier.PASS;
            if (!address) {
                return at;
            }
            at++;
        }
        return at;
    }

    /** Whether the first address term that the whole range lies in lets it pass. */
    private static boolean covers(SpfRecord record, Ipv4Range range) {
        IpNetwork network = range.network();
        int end = record.all().map(SpfTerm::position).orElse(Integer.MAX_VALUE);
        for (Mechanism mechanism : record.mechanisms()) {
            boolean reached = mechanism.position() < end;
            if (reached
                    && mechanism.network().filter(own -> own.contains(network)).isPresent()) {
                return mechanism.qualifier() == Qualifier.PASS;
            }
        }
        return false;
    }

    private static SpfMerge result(Optional<String> before, String text, List<String> changes) {
        return new SpfMerge(before, text, changes, SpfFindings.of("the record", SpfRecord.parse(text)));
    }

    private static String added(Ipv4Range range) {
        return "adds " + term(range) + ": the relay's own address";
    }

    private static String added(String include) {
        return "adds include:" + include + ": mail that Exchange Online hands on";
    }

    /** Without host bits, which do not count. */
    private static String term(Ipv4Range range) {
        return "ip4:" + range.network();
    }
}
