package lib.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks for the MX records of one domain and for what belongs to them, as much as possible at once.
 */
final class MxQuery {
    private static final int MOST_TARGETS = 100;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    private static final String GUESSED_SUFFIX = ".mail.protection.outlook.com";

    private final Resolver resolver;
    private final MailHosts hosts;
    private final String domain;
    private final boolean full;
    private final Consumer<Mx> then;
    private final List<Target> targets = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private int open;
    private int leftOut;
    private Reply mx;
    private Optional<Mx.Guess> guess = Optional.empty();
    private Optional<String> mtaSts = Optional.empty();
    private Optional<String> tlsRpt = Optional.empty();

    /** A target while its addresses are being looked up. */
    private static final class Target {
        final ResourceRecord.Mx record;
        final Optional<MailHosts.Operator> operator;
        Reply a;
        Reply aaaa;
        List<String> tlsa = List.of();

        Target(ResourceRecord.Mx record, Optional<MailHosts.Operator> operator) {
            this.record = record;
            this.operator = operator;
        }
    }

    private MxQuery(
            Resolver resolver, MailHosts hosts, String domain, boolean full, Consumer<Mx> then) {
        this.resolver = resolver;
        this.hosts = hosts;
        this.domain = domain;
        this.full = full;
        this.then = then;
    }

    /**
     * Asks; {@code then} is called during {@link Resolver#work}.
     *
     * @param full also for TLSA, MTA-STS, TLS-RPT and a guessed name
     */
    static void start(
            Resolver resolver, MailHosts hosts, String domain, boolean full, Consumer<Mx> then) {
        MxQuery query = new MxQuery(resolver, hosts, domain, full, then);
        query.ask(domain, RecordType.MX, query::mx);
        if (full) {
            query.ask(
                    "_mta-sts." + domain,
                    RecordType.TXT,
                    reply -> query.mtaSts = query.text("MTA-STS", reply, "v=STSv1"));
            query.ask(
                    "_smtp._tls." + domain,
                    RecordType.TXT,
                    reply -> query.tlsRpt = query.text("TLS-RPT", reply, "v=TLSRPTv1"));
        }
    }

    private void ask(String name, RecordType type, Consumer<Reply> use) {
        if (name.length() > LONGEST_NAME) {
            return;
        }
        open++;
        resolver.ask(
                new Question(name, type),
                reply -> {
                    use.accept(reply);
                    open--;
                    if (open == 0) {
                        then.accept(result());
                    }
                });
    }

    private void mx(Reply reply) {
        mx = reply;
        List<ResourceRecord.Mx> records = new ArrayList<>();
        for (ResourceRecord record : reply.records()) {
            records.add((ResourceRecord.Mx) record);
        }
        if (reply.status() == Reply.Status.NODATA) {
            records.add(new ResourceRecord.Mx(domain, 0, 0, domain));
        }
        records.sort((one, other) -> Integer.compare(one.preference(), other.preference()));
        leftOut = Math.max(0, records.size() - MOST_TARGETS);
        boolean atMicrosoft = false;
        for (ResourceRecord.Mx record : records.subList(0, records.size() - leftOut)) {
            Target target = new Target(record, hosts.operator(record.host()));
            targets.add(target);
            atMicrosoft |=
                    target.operator.isPresent()
                            && target.operator.get().kind() == MailHosts.Kind.EXCHANGE_ONLINE;
            if (!record.host().equals(".")) {
                look(target);
            }
        }
        String key = domain.replace('.', '-');
        if (full && !atMicrosoft && !records.isEmpty() && key.length() <= LONGEST_LABEL) {
            String host = key + GUESSED_SUFFIX;
            ask(host, RecordType.A, a -> guess = Optional.of(new Mx.Guess(host, a.status())));
        }
    }

    private void look(Target target) {
        String host = target.record.host();
        ask(host, RecordType.A, reply -> target.a = reply);
        ask(host, RecordType.AAAA, reply -> target.aaaa = reply);
        if (full) {
            ask("_25._tcp." + host, RecordType.TLSA, reply -> target.tlsa = tlsa(host, reply));
        }
    }

    private Mx result() {
        List<MxTarget> found = new ArrayList<>();
        for (Target target : targets) {
            MxTarget read = read(target);
            // An implicit MX needs an address; without one there is none.
            if (mx.status() == Reply.Status.ANSWERED || !read.isDangling()) {
                found.add(read);
            }
        }
        return new Mx(
                domain,
                mx.status(),
                mx.server(),
                mx.authenticated(),
                mx.detail(),
                mx.aliases(),
                found,
                leftOut,
                relayHost(found),
                guess,
                mtaSts,
                tlsRpt,
                full,
                unanswered);
    }

    private static Optional<String> relayHost(List<MxTarget> targets) {
        for (MxTarget target : targets) {
            if (target.isExchangeOnline() && !target.isDangling()) {
                return Optional.of(target.host());
            }
        }
        return Optional.empty();
    }

    private static MxTarget read(Target target) {
        List<MxTarget.Address> addresses = new ArrayList<>();
        List<String> unanswered = new ArrayList<>();
        Reply.Status status = Reply.Status.NODATA;
        List<String> aliases = List.of();
        if (target.a != null && target.aaaa != null) {
            collect("A", target.a, addresses, unanswered);
            collect("AAAA", target.aaaa, addresses, unanswered);
            Reply worse =
                    target.a.status().compareTo(target.aaaa.status()) >= 0 ? target.a : target.aaaa;
            status = addresses.isEmpty() ? worse.status() : Reply.Status.ANSWERED;
            aliases = target.a.aliases().isEmpty() ? target.aaaa.aliases() : target.a.aliases();
        }
        return new MxTarget(
                target.record.preference(),
                target.record.host(),
                target.record.ttlSeconds(),
                target.operator,
                status,
                addresses,
                unanswered,
                aliases,
                target.tlsa);
    }

    private static void collect(
            String type, Reply reply, List<MxTarget.Address> addresses, List<String> unanswered) {
        for (ResourceRecord record : reply.records()) {
            if (record instanceof ResourceRecord.Address address) {
                addresses.add(
                        new MxTarget.Address(
                                Addresses.text(address.octets()),
                                address.ttlSeconds(),
                                Addresses.isPublic(address.octets())));
            }
        }
        if (!reply.status().isAnswer()) {
            unanswered.add(type + ": " + reply.failureText());
        }
    }

    private List<String> tlsa(String host, Reply reply) {
        note("TLSA of " + host, reply);
        List<String> found = new ArrayList<>();
        for (ResourceRecord record : reply.records()) {
            if (record instanceof ResourceRecord.Tlsa tlsa) {
                found.add(
                        tlsa.usage()
                                + " "
                                + tlsa.selector()
                                + " "
                                + tlsa.matchingType()
                                + " "
                                + tlsa.data());
            }
        }
        return found;
    }

    private Optional<String> text(String what, Reply reply, String version) {
        note(what, reply);
        for (ResourceRecord record : reply.records()) {
            if (record instanceof ResourceRecord.Text text && text.text().startsWith(version)) {
                return Optional.of(text.text());
            }
        }
        return Optional.empty();
    }

    private void note(String what, Reply reply) {
        if (!reply.status().isAnswer()) {
            unanswered.add(what + ": " + reply.failureText());
        }
    }
}
