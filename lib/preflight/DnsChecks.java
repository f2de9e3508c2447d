package lib.preflight;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lib.cli.Answer;
import lib.dns.FoundRecords;
import lib.dns.MailHosts;
import lib.dns.MailHosts.Kind;
import lib.dns.Mx;
import lib.dns.MxReport;
import lib.dns.MxTarget;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.net.HostPort;
import lib.net.IpAddress;
import lib.preflight.Check.Seen;

/** Where mail of the domain goes, and whether the relay host is one. */
final class DnsChecks {
    private static final Pattern USABLE_TLSA =
            Pattern.compile("[23] [01] (1 [0-9a-f]{64}|2 [0-9a-f]{128}|0 [0-9a-f]+)");
    private static final String SUBMISSION = "smtp.office365.com";

    private DnsChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(CheckId.MX, "MX, and whose it is", DnsChecks::mx),
                new Check(CheckId.SERVER, "relay host", DnsChecks::server),
                new Check(CheckId.TLSA, "TLSA of the MX", DnsChecks::tlsa));
    }

    private static Seen mx(Facts facts) {
        Mx mx = facts.mx();
        Answer answer = MxReport.FULL.answer(mx.withoutMtaSts());
        if (answer.verdict() == Verdict.NO_ANSWER) {
            Finding why = answer.findings().get(0);
            throw NotRun.noDns(why.what());
        }
        List<String> hosts = new ArrayList<>();
        for (MxTarget target : mx.targets()) {
            hosts.add(target.host()
                    + target.operator().map(one -> ", " + one.text()).orElse(""));
        }
        return new Seen(hosts.isEmpty() ? "none" : String.join("; ", hosts), answer.findings());
    }

    private static Seen server(Facts facts) {
        HostPort server = facts.server();
        List<InetAddress> addresses = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(kind(server.host(), facts));
        if (facts.isAddress()) {
            return new Seen(server.host(), findings);
        }
        for (FoundRecords found : facts.serverRecords()) {
            if (found.isUnanswered()) {
                throw NotRun.noDns("addresses of " + server.host() + ": " + found.failure());
            }
        }
        addresses.addAll(facts.addresses());
        if (addresses.isEmpty()) {
            findings.add(
                    0,
                    Finding.fail(
                            "server.no-address",
                            server.host() + " has no address",
                            "there is no such host, so nothing can be sent there",
                            "copy the host from the admin center: Settings > Domains > "
                                    + facts.target().domain()
                                    + " > MX \"Points to address or value\""));
            return new Seen(server.host() + ": no address", findings);
        }
        String texts = String.join(", ", addresses.stream().map(IpAddress::text).toList());
        return new Seen(server.host() + " " + texts, findings);
    }

    private static List<Finding> kind(String host, Facts facts) {
        if (facts.isAddress()) {
            return List.of(Finding.warn(
                            "server.is-address",
                            "the server is given as the address " + host,
                            "Microsoft does not support an address in place of the MX name," + " and addresses change",
                            "give the host name that the admin center shows")
                    .withSource("Microsoft Learn, fix-issues-with-printers"));
        }
        if (host.equalsIgnoreCase(SUBMISSION)) {
            return List.of(Finding.fail(
                            "server.submission",
                            host + " is the host for client submission",
                            "it wants a login and knows no connector",
                            "use the host that the domain's MX names at Microsoft")
                    .withSource("Microsoft Learn, how-to-set-up-a-multifunction-device"));
        }
        Optional<MailHosts.Operator> operator = MailHosts.read().operator(host);
        if (operator.filter(one -> one.kind() == Kind.EXCHANGE_ONLINE).isPresent()) {
            return List.of();
        }
        if (operator.filter(one -> one.kind() == Kind.EXCHANGE_ONLINE_LEGACY).isPresent()) {
            return List.of(Finding.fail(
                    "server.legacy",
                    host + " is a former name of Exchange Online",
                    "it must not be used any more",
                    "use the host that the admin center shows for the domain"));
        }
        String whose = operator.map(one -> one.text() + "'s").orElse("not Exchange Online's");
        return List.of(Finding.warn(
                "server.not-exchange-online",
                "by its name, " + host + " is " + whose,
                "an inbound connector decides only what comes to Exchange Online itself",
                "use the host that the admin center shows for the domain"));
    }

    private static Seen tlsa(Facts facts) {
        Mx mx = facts.mx();
        if (mx.targets().isEmpty()) {
            throw NotRun.needs(CheckId.MX);
        }
        List<String> with = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (MxTarget target : mx.targets()) {
            if (target.tlsaFailure().isPresent()) {
                throw NotRun.noDns(
                        "TLSA of " + target.host() + ": " + target.tlsaFailure().get());
            }
            if (!target.tlsa().isEmpty()) {
                with.add(target.host());
            }
            if (!target.tlsa().isEmpty() && target.tlsa().stream().noneMatch(DnsChecks::isUsable)) {
                findings.add(unusable(target));
            }
        }
        if (with.isEmpty()) {
            return Seen.of("none");
        }
        if (!mx.authenticated()) {
            findings.add(Finding.info(
                    "tlsa.not-proven",
                    "the resolver does not say that DNSSEC proves the MX",
                    "senders use TLSA only where DNSSEC proves it (RFC 7672)"));
        }
        return new Seen("at " + String.join(", ", with) + (mx.authenticated() ? ", proven by DNSSEC" : ""), findings);
    }

    /** RFC 7672 section 3.1: of the usages, DANE-TA and DANE-EE; of the rest, what RFC 6698 section 7 knows. */
    private static boolean isUsable(String tlsa) {
        return USABLE_TLSA.matcher(tlsa).matches();
    }

    private static Finding unusable(MxTarget target) {
        return Finding.warn(
                        "tlsa.unusable",
                        "TLSA of " + target.host() + ": " + String.join("; ", target.tlsa()),
                        "none of them is one that a sender of mail can use: it takes usage 2 or 3, selector 0 or 1,"
                                + " and a hash of 32 or 64 octets or the whole certificate",
                        "publish 3 1 1 with the SHA-256 of the server's public key, or remove them")
                .withSource("RFC 7672 section 3.1");
    }
}
