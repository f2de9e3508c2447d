package lib.dns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Asks for the MX records of one domain and for what belongs to them, as much as possible at once. */
final class MxQuery {
    private static final int MOST_TARGETS = 100;
    private static final int LONGEST_LABEL = 63;
    private static final Name MTA_STS = Name.fromConstantString("_mta-sts");
    private static final Name TLS_RPT = Name.fromConstantString("_smtp._tls");
    private static final Name PORT_25 = Name.fromConstantString("_25._tcp");
    private static final String GUESSED_SUFFIX = ".mail.protection.outlook.com";

    private final Resolver resolver;
    private final MailHosts hosts;
    private final String domain;
    private final boolean full;
    private final Consumer<Mx> then;
    private final List<Target> targets = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private int open;
    private int leftOut;
    private DnsReply mx;
    private Optional<Mx.Guess> guess = Optional.empty();
    private Optional<String> mtaSts = Optional.empty();
    private Optional<String> tlsRpt = Optional.empty();

    /** A target while its addresses are being looked up. */
    private static final class Target {
        final MXRecord record;
        final String host;
        final Optional<MailHosts.Operator> operator;
        DnsReply a;
        DnsReply aaaa;
        List<String> tlsa = List.of();
        Optional<String> tlsaFailure = Optional.empty();

        Target(MXRecord record, MailHosts hosts) {
            this.record = record;
            this.host = Records.text(record.getTarget());
            this.operator = hosts.operator(host);
        }

        boolean isAtMicrosoft() {
            return operator.filter(one -> one.kind() == MailHosts.Kind.EXCHANGE_ONLINE)
                    .isPresent();
        }
    }

    private MxQuery(Resolver resolver, MailHosts hosts, String domain, boolean full, Consumer<Mx> then) {
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
    static void start(Resolver resolver, MailHosts hosts, String domain, boolean full, Consumer<Mx> then) {
        MxQuery query = new MxQuery(resolver, hosts, domain, full, then);
        Name name = name(domain);
        query.ask(name, Type.MX, query::mx);
        if (full) {
            query.ask(MTA_STS, name, Type.TXT, reply -> query.mtaSts = query.text(Mx.MTA_STS_NAME, reply, "v=STSv1"));
            query.ask(TLS_RPT, name, Type.TXT, reply -> query.tlsRpt = query.text("TLS-RPT", reply, "v=TLSRPTv1"));
        }
    }

    /** Asks for a name below another; where that is too long for a name, there is nothing. */
    private void ask(Name prefix, Name parent, int type, Consumer<DnsReply> use) {
        try {
            ask(Name.concatenate(prefix, parent), type, use);
        } catch (NameTooLongException e) {
            // No such name can exist.
        }
    }

    private void ask(Name name, int type, Consumer<DnsReply> use) {
        open++;
        resolver.ask(new Question(name, type), reply -> {
            use.accept(reply);
            open--;
            if (open == 0) {
                then.accept(result());
            }
        });
    }

    private void mx(DnsReply reply) {
        mx = reply;
        // A record that stands twice is one: preference and host, whatever their TTL.
        Set<Record> distinct = new LinkedHashSet<>(reply.records());
        List<MXRecord> records = new ArrayList<>();
        for (Record record : distinct) {
            records.add((MXRecord) record);
        }
        if (reply.status() == DnsReply.Status.NODATA) {
            records.add(new MXRecord(name(domain), DClass.IN, 0, 0, name(domain)));
        }
        records.sort((one, other) -> Integer.compare(one.getPriority(), other.getPriority()));
        leftOut = Math.max(0, records.size() - MOST_TARGETS);
        boolean atMicrosoft = false;
        for (MXRecord record : records.subList(0, records.size() - leftOut)) {
            Target target = new Target(record, hosts);
            targets.add(target);
            atMicrosoft |= target.isAtMicrosoft();
            if (!record.getTarget().equals(Name.root) && !MxTarget.isAddress(target.host)) {
                look(target);
            }
        }
        String key = domain.replace('.', '-');
        if (full && !atMicrosoft && !records.isEmpty() && key.length() <= LONGEST_LABEL) {
            String host = key + GUESSED_SUFFIX;
            ask(name(host), Type.A, a -> guess = Optional.of(new Mx.Guess(host, a.status())));
        }
    }

    private void look(Target target) {
        Name host = target.record.getTarget();
        ask(host, Type.A, reply -> target.a = reply);
        ask(host, Type.AAAA, reply -> target.aaaa = reply);
        if (full) {
            ask(PORT_25, host, Type.TLSA, reply -> tlsa(target, reply));
        }
    }

    private Mx result() {
        List<MxTarget> found = new ArrayList<>();
        for (Target target : targets) {
            MxTarget read = read(target);
            // An implicit MX needs an address; without one there is none.
            if (mx.status() == DnsReply.Status.ANSWERED || !read.isDangling()) {
                found.add(read);
            }
        }
        return new Mx(
                domain,
                mx.status(),
                mx.server(),
                mx.authenticated(),
                mx.detail(),
                Records.text(mx.aliases()),
                found,
                leftOut,
                relayHost(found),
                guess,
                mtaSts,
                tlsRpt,
                full,
                unanswered,
                repeated);
    }

    private static Optional<String> relayHost(List<MxTarget> targets) {
        for (MxTarget target : targets) {
            if (target.isExchangeOnline() && !target.isDangling()) {
                return Optional.of(target.host());
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // which of the two it is: they may be equal
    private static MxTarget read(Target target) {
        List<MxTarget.Address> addresses = new ArrayList<>();
        List<String> unanswered = new ArrayList<>();
        DnsReply.Status status = DnsReply.Status.NODATA;
        List<String> aliases = List.of();
        if (target.a != null && target.aaaa != null) {
            for (DnsReply reply : List.of(target.a, target.aaaa)) {
                addresses.addAll(Records.addresses(reply));
                if (!reply.status().isAnswer()) {
                    unanswered.add((reply == target.a ? "A: " : "AAAA: ") + reply.failureText());
                }
            }
            DnsReply worse = target.a.status().compareTo(target.aaaa.status()) >= 0 ? target.a : target.aaaa;
            status = addresses.isEmpty() ? worse.status() : DnsReply.Status.ANSWERED;
            aliases = Records.text(target.a.aliases().isEmpty() ? target.aaaa.aliases() : target.a.aliases());
        }
        return new MxTarget(
                target.record.getPriority(),
                target.host,
                Records.ttlSeconds(target.record),
                target.operator,
                status,
                addresses,
                unanswered,
                aliases,
                target.tlsa,
                target.tlsaFailure);
    }

    private void tlsa(Target target, DnsReply reply) {
        note("TLSA of " + target.host, reply);
        target.tlsa = Records.tlsa(reply);
        target.tlsaFailure = reply.status().isAnswer() ? Optional.empty() : Optional.of(reply.failureText());
    }

    private Optional<String> text(String what, DnsReply reply, String version) {
        note(what, reply);
        List<String> found = Records.texts(reply).stream()
                .filter(text -> text.equals(version) || text.startsWith(version + ";"))
                .toList();
        if (found.size() > 1) {
            repeated.add(what);
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private void note(String what, DnsReply reply) {
        if (!reply.status().isAnswer()) {
            unanswered.add(what + ": " + reply.failureText());
        }
    }

    /** A name that was checked before. */
    private static Name name(String domain) {
        return Name.fromConstantString(domain + ".");
    }
}
