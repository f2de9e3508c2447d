package lib.preflight;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.dns.Dns;
import lib.dns.FoundRecords;
import lib.dns.MailHosts;
import lib.finding.Finding;
import lib.net.HostPort;
import lib.net.IpAddress;
import lib.preflight.Check.Seen;
import lib.spf.CloudInclude;
import lib.spf.SpfClient;
import lib.spf.SpfEvaluation;
import lib.spf.SpfFindings;
import lib.spf.SpfRecord;
import lib.spf.SpfResult;
import lib.spf.SpfResult.Outcome;
import lib.spf.SpfTerm;
import lib.text.Words;

/** The sender domain's SPF: can it be read, does it stay within the limits, whom does it cover. */
final class SpfCheck {
    private static final String RFC = "RFC 7208 section ";

    private final Facts facts;
    private final String domain;
    private final DnsSource source;
    private final List<Finding> findings = new ArrayList<>();

    private SpfCheck(Facts facts, Dns dns) {
        this.facts = facts;
        this.domain = facts.target().domain();
        this.source = new DnsSource(dns);
    }

    static Check check() {
        return new Check(CheckId.SPF, "SPF", false, facts -> facts.ask(dns -> new SpfCheck(facts, dns).look(dns)));
    }

    private Seen look(Dns dns) {
        FoundRecords texts = dns.texts(domain);
        if (texts.isUnanswered()) {
            throw NotRun.unanswered("TXT of " + domain + ": " + texts.failure());
        }
        List<String> records = texts.values().stream().filter(SpfRecord::isSpf).toList();
        if (records.isEmpty()) {
            findings.add(none(texts.values()));
            return new Seen("none", findings);
        }
        if (records.size() > 1) {
            findings.add(Finding.fail(
                            "spf.several",
                            domain + " has " + records.size() + " SPF records",
                            "receivers then use none of them (permerror)",
                            "merge them into one TXT record")
                    .withSource(RFC + "4.5"));
            return new Seen(records.size() + " records", findings);
        }
        SpfRecord record = SpfRecord.parse(records.get(0));
        findings.addAll(SpfFindings.of("the SPF record of " + domain, record));
        if (record.errors().isEmpty()) {
            evaluate(record);
        }
        return new Seen(record.text(), findings);
    }

    private Finding none(List<String> texts) {
        Optional<String> almost = texts.stream().filter(SpfRecord::isAlmostSpf).findFirst();
        String include = CloudInclude.worldwide().domain();
        return Finding.fail(
                        almost.isPresent() ? "spf.not-a-record" : "spf.none",
                        almost.map(text -> "the TXT record \"" + text + "\" of " + domain)
                                .orElse(domain + " has no SPF record"),
                        almost.isPresent()
                                ? "receivers do not take it for SPF: it has to begin with v=spf1" + " and a space"
                                : "receivers cannot tell its mail from forged mail",
                        "publish one, such as v=spf1 include:" + include + " -all")
                .withSource(RFC + "4.5");
    }

    private void evaluate(SpfRecord record) {
        SpfResult toTheEnd = SpfEvaluation.toTheEnd(client(anyAddress()), source);
        if (toTheEnd.outcome() == Outcome.TEMPERROR) {
            throw NotRun.unanswered(toTheEnd.why());
        }
        if (toTheEnd.outcome() == Outcome.PERMERROR) {
            findings.add(Finding.fail(
                            "spf.permerror",
                            "SPF of " + domain + ": " + toTheEnd.why(),
                            "receivers stop there and use none of it (permerror)",
                            "correct or remove the term that leads there")
                    .withSource(RFC + "4.6"));
        } else if (toTheEnd.lookups() > SpfRecord.MOST_LOOKUPS && record.lookups() <= SpfRecord.MOST_LOOKUPS) {
            findings.add(SpfFindings.lookups("SPF of " + domain + " with all that it includes", toTheEnd.lookups()));
        }
        include(record);
        for (InetAddress address : facts.target().publicIps()) {
            covers(address);
        }
    }

    /** For the lookups that any address needs, which one does not matter. */
    private InetAddress anyAddress() {
        return facts.target().publicIps().stream().findFirst().orElseGet(InetAddress::getLoopbackAddress);
    }

    private SpfClient client(InetAddress address) {
        return new SpfClient(address, facts.target().mailFrom(), "relay." + domain);
    }

    /** The include of the cloud that the relay host belongs to. */
    private void include(SpfRecord record) {
        CloudInclude include = cloud().flatMap(CloudInclude::of).orElse(CloudInclude.worldwide());
        boolean indirect = record.redirect().isPresent()
                || record.mechanisms().stream().anyMatch(term -> term.kind() == SpfTerm.Kind.INCLUDE);
        if (record.includes(include.domain())) {
            return;
        }
        String what = "the SPF record of " + domain + " has no include:" + include.domain();
        String why = "mail that Exchange Online hands on leaves from Microsoft's addresses";
        String next = "add include:" + include.domain() + " before all";
        Finding finding = indirect
                ? Finding.warn("spf.no-include", what, why + ", unless another include leads there", next)
                : Finding.fail("spf.no-include", what, why + ", which it does not name: receivers see SPF fail", next);
        findings.add(finding.withSource(include.source()));
    }

    private Optional<String> cloud() {
        Stream<String> hosts =
                Stream.concat(facts.target().server().stream().map(HostPort::host), facts.mx().relayHost().stream());
        MailHosts known = MailHosts.read();
        return hosts.flatMap(host -> known.operator(host).stream())
                .flatMap(operator -> operator.cloud().stream())
                .findFirst();
    }

    private void covers(InetAddress address) {
        SpfResult result = SpfEvaluation.of(client(address), source);
        if (result.outcome() == Outcome.PASS || result.outcome() == Outcome.PERMERROR) {
            return;
        }
        String ip = IpAddress.text(address);
        findings.add(Finding.warn(
                        "spf.address-not-covered",
                        "SPF of " + domain + " gives " + Words.of(result.outcome()) + " for " + ip,
                        "mail that no connector takes is then judged as forged",
                        "add " + (address.getAddress().length == 4 ? "ip4:" : "ip6:") + ip + " to the record")
                .withSource("Microsoft Learn, email-authentication-spf-configure"));
    }
}
