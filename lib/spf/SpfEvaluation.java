package lib.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lib.net.IpNetwork;
import lib.spf.SpfResult.Outcome;
import lib.spf.SpfTerm.Kind;
import lib.spf.SpfTerm.Mechanism;
import lib.spf.SpfTerm.Modifier;
import lib.spf.SpfTerm.Qualifier;

/**
 * check_host() of RFC 7208 section 4, with its limits. No explanation is fetched: what a receiver would say in a
 * refusal decides nothing.
 */
public final class SpfEvaluation {
    /** Answers without a record that there may be, after which a receiver stops (section 4.6.4). */
    public static final int MOST_VOID_LOOKUPS = 2;

    /** Hosts of one mx, and names of one ptr (section 4.6.4). */
    private static final int MOST_HOSTS = 10;

    private final SpfSource source;
    private final SpfClient client;
    private final boolean toTheEnd;
    private final int mostLookups;
    private final int mostVoidLookups;
    private int lookups;
    private int voidLookups;

    private SpfEvaluation(SpfSource source, SpfClient client, boolean toTheEnd) {
        this.source = source;
        this.client = client;
        this.toTheEnd = toTheEnd;
        // A count that goes on a while says how much is too much.
        this.mostLookups = SpfRecord.MOST_LOOKUPS * (toTheEnd ? 3 : 1);
        this.mostVoidLookups = toTheEnd ? mostLookups : MOST_VOID_LOOKUPS;
    }

    /** Asks about one client. */
    public static SpfResult of(SpfClient client, SpfSource source) {
        return new SpfEvaluation(source, client, false).result();
    }

    /**
     * The lookups that an address needs which no term matches: what a receiver of mail from anywhere else goes through.
     * Counting ends at three times the limit.
     */
    public static SpfResult toTheEnd(SpfClient client, SpfSource source) {
        return new SpfEvaluation(source, client, true).result();
    }

    private SpfResult result() {
        try {
            Found found = checkHost(client.domain());
            return new SpfResult(found.outcome, found.terms, lookups, voidLookups, "");
        } catch (Stop stop) {
            return new SpfResult(stop.outcome, List.of(), lookups, voidLookups, stop.getMessage());
        }
    }

    /** The result of one record, with the terms that led to it. */
    private record Found(Outcome outcome, List<String> terms) {
        static Found of(Outcome outcome) {
            return new Found(outcome, List.of());
        }

        Found below(SpfTerm term) {
            List<String> all = new ArrayList<>(List.of(term.text()));
            all.addAll(terms);
            return new Found(outcome, all);
        }
    }

    /** The records cannot be used, or DNS did not answer. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Outcome outcome;

        Stop(Outcome outcome, String why) {
            super(why, null, false, false);
            this.outcome = outcome;
        }
    }

    private Found checkHost(String domain) {
        if (domain.indexOf('.') < 0 || domain.length() > 253 || domain.contains("..")) {
            return Found.of(Outcome.NONE);
        }
        List<String> texts = values(source.texts(domain), "TXT of " + domain);
        List<String> records = texts.stream().filter(SpfRecord::isSpf).toList();
        if (records.isEmpty()) {
            return Found.of(Outcome.NONE);
        }
        if (records.size() > 1) {
            throw new Stop(Outcome.PERMERROR, domain + " has " + records.size() + " SPF records");
        }
        SpfRecord record = SpfRecord.parse(records.get(0));
        if (!record.errors().isEmpty()) {
            String error = record.errors().get(0).text();
            throw new Stop(Outcome.PERMERROR, "the record of " + domain + " has " + error);
        }
        for (Mechanism mechanism : record.mechanisms()) {
            Optional<Found> match = match(mechanism, domain);
            if (match.isPresent()) {
                return match.get();
            }
        }
        Optional<Modifier> redirect = record.redirect();
        return redirect.isPresent() ? redirect(redirect.get(), domain) : Found.of(Outcome.NEUTRAL);
    }

    private Found redirect(Modifier redirect, String domain) {
        count(redirect);
        Found found = checkHost(domain(redirect.value(), domain));
        if (found.outcome == Outcome.NONE) {
            throw new Stop(Outcome.PERMERROR, redirect.text() + " leads to no SPF record");
        }
        return found.below(redirect);
    }

    /** What a mechanism says; empty if the evaluation goes on. */
    private Optional<Found> match(Mechanism mechanism, String domain) {
        if (mechanism.asksDns()) {
            count(mechanism);
        }
        String target = mechanism.domain().map(spec -> domain(spec, domain)).orElse(domain);
        Optional<Found> found = mechanism.kind() == Kind.INCLUDE
                ? included(mechanism, target)
                : matches(mechanism, target) ? Optional.of(Found.of(Outcome.PASS)) : Optional.empty();
        boolean goesOn = toTheEnd && mechanism.kind() != Kind.ALL;
        return found.filter(match -> !goesOn)
                .map(match -> new Found(outcome(mechanism.qualifier()), match.terms))
                .map(match -> match.below(mechanism));
    }

    private boolean matches(Mechanism mechanism, String target) {
        return switch (mechanism.kind()) {
            case ALL -> true;
            case IP4, IP6 -> mechanism.network().orElseThrow().contains(client.address());
            case A -> hasAddress(mechanism, target);
            case MX -> mailHostHasAddress(mechanism, target);
            case EXISTS ->
                !looked(source.addresses(target, false), "A of " + target).isEmpty();
            default -> validatedNames(target).stream().anyMatch(name -> isBelow(name, target));
        };
    }

    /** The other record's result if it is pass (section 5.2). */
    private Optional<Found> included(Mechanism include, String target) {
        Found found = checkHost(target);
        if (found.outcome == Outcome.NONE) {
            throw new Stop(Outcome.PERMERROR, include.text() + " leads to no SPF record");
        }
        return Optional.of(found).filter(match -> match.outcome == Outcome.PASS);
    }

    private boolean hasAddress(Mechanism mechanism, String host) {
        int prefix = client.isIpv6() ? mechanism.ip6Prefix() : mechanism.ip4Prefix();
        String what = (client.isIpv6() ? "AAAA of " : "A of ") + host;
        for (InetAddress address : looked(source.addresses(host, client.isIpv6()), what)) {
            if (new IpNetwork(address, prefix).contains(client.address())) {
                return true;
            }
        }
        return false;
    }

    private boolean mailHostHasAddress(Mechanism mechanism, String target) {
        List<String> hosts = looked(source.mailHosts(target), "MX of " + target);
        if (hosts.size() > MOST_HOSTS) {
            throw new Stop(
                    Outcome.PERMERROR, mechanism.text() + " leads to " + hosts.size() + " hosts, ten are allowed");
        }
        boolean found = false;
        for (String host : hosts) {
            found = found || hasAddress(mechanism, host);
        }
        return found;
    }

    /** Names of the client's address that lead back to it (section 5.5); none on an error. */
    private List<String> validatedNames(String target) {
        List<String> validated = new ArrayList<>();
        List<String> names = source.names(client.address()).values();
        for (String name : names.subList(0, Math.min(MOST_HOSTS, names.size()))) {
            if (source.addresses(name, client.isIpv6()).values().contains(client.address())) {
                validated.add(name.toLowerCase(Locale.ROOT));
            }
        }
        validated.sort((one, other) -> rank(other, target) - rank(one, target));
        return validated;
    }

    /** The macro p: the domain itself, else a name below it, else any (section 7.3). */
    private static int rank(String name, String domain) {
        return name.equals(domain) ? 2 : isBelow(name, domain) ? 1 : 0;
    }

    private static boolean isBelow(String name, String domain) {
        return name.equals(domain) || name.endsWith("." + domain);
    }

    private void count(SpfTerm term) {
        lookups++;
        if (lookups > mostLookups) {
            throw new Stop(Outcome.PERMERROR, term.text() + " is lookup number " + lookups + ", ten are allowed");
        }
    }

    private <T> List<T> looked(SpfSource.Found<T> answer, String what) {
        List<T> values = values(answer, what);
        if (answer.isVoid() && ++voidLookups > mostVoidLookups) {
            throw new Stop(Outcome.PERMERROR, what + " is the third lookup that finds nothing, two are allowed");
        }
        return values;
    }

    private static <T> List<T> values(SpfSource.Found<T> answer, String what) {
        if (!answer.failure().isEmpty()) {
            throw new Stop(Outcome.TEMPERROR, what + ": " + answer.failure());
        }
        return answer.values();
    }

    private String domain(MacroString spec, String domain) {
        return spec.domain(letter -> letter == 'p'
                ? validatedNames(domain).stream().findFirst().orElse("unknown")
                : client.macro(letter, domain));
    }

    /** Results and qualifiers have the same names (section 4.6.2). */
    private static Outcome outcome(Qualifier qualifier) {
        return Outcome.valueOf(qualifier.name());
    }
}
