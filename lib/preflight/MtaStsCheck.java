package lib.preflight;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import lib.dns.FoundRecords;
import lib.dns.MxTarget;
import lib.finding.Finding;
import lib.preflight.Check.Seen;

/** Whether senders can use the domain's MTA-STS policy (RFC 8461), and whether it allows the domain's MX. */
final class MtaStsCheck {
    private static final String RFC = "RFC 8461 section ";

    /** RFC 8461 section 3.1. */
    private static final Pattern RECORD =
            Pattern.compile("v=STSv1[ \\t]*;[ \\t]*id=[A-Za-z0-9]{1,32}[ \\t]*(;.*)?", Pattern.DOTALL);

    private MtaStsCheck() {}

    /**
     * @param online whether the policy may be fetched
     * @param timeout to connect, and for the answer
     */
    static Check check(boolean online, Duration timeout) {
        return new Check(CheckId.MTA_STS, "MTA-STS", facts -> look(facts, online, timeout));
    }

    private static Seen look(Facts facts, boolean online, Duration timeout) {
        String domain = facts.target().domain();
        String name = "_mta-sts." + domain;
        FoundRecords texts = facts.ask(dns -> dns.texts(name));
        if (texts.isUnanswered()) {
            throw NotRun.noDns("TXT of " + name + ": " + texts.failure());
        }
        List<String> records = texts.values().stream()
                .filter(text -> text.startsWith("v=STSv1"))
                .toList();
        if (records.isEmpty()) {
            return Seen.of("none");
        }
        if (records.size() > 1) {
            return new Seen(records.size() + " records", List.of(several(name, records.size())));
        }
        String record = records.get(0);
        if (!RECORD.matcher(record).matches()) {
            return new Seen(record, List.of(malformed(name, record)));
        }
        return online ? policy(facts, record, timeout) : Seen.of(record + "; policy not fetched (--online)");
    }

    private static Finding several(String name, int records) {
        return Finding.warn(
                        "mtasts.several",
                        name + " has " + records + " MTA-STS records",
                        "senders then take the domain to have no policy",
                        "keep one")
                .withSource(RFC + "3.1");
    }

    private static Finding malformed(String name, String record) {
        return Finding.warn(
                        "mtasts.malformed",
                        "the TXT record \"" + record + "\" of " + name,
                        "senders cannot read it, and take the domain to have no policy",
                        "write v=STSv1; id= and up to 32 letters and digits, such as v=STSv1; id=20260101000000Z")
                .withSource(RFC + "3.1");
    }

    private static Seen policy(Facts facts, String record, Duration timeout) {
        URI url = MtaStsPolicy.url(facts.target().domain());
        try {
            MtaStsPolicy policy = MtaStsPolicy.fetch(url, timeout, Optional.empty());
            List<String> hosts =
                    facts.mx().targets().stream().map(MxTarget::host).toList();
            return new Seen(record + "; mode " + policy.mode(), compared(policy, hosts));
        } catch (MtaStsPolicy.Unusable | SSLException e) {
            return new Seen(record, List.of(unusable(url, e.getMessage())));
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw NotRun.unanswered(
                    url + ": " + why, "see that this machine can open the page; --probe-timeout waits longer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotRun.unanswered("interrupted", "run this again");
        }
    }

    private static Finding unusable(URI url, String why) {
        return Finding.warn(
                        "mtasts.policy-unusable",
                        url.toString(),
                        why + ": senders take the domain to have no policy, once theirs has run out",
                        "correct the page, or remove the record")
                .withSource(RFC + "3.3");
    }

    /** What the policy says of the hosts that take the domain's mail. */
    static List<Finding> compared(MtaStsPolicy policy, List<String> hosts) {
        List<Finding> findings = new ArrayList<>();
        for (String host : hosts) {
            if (!policy.mode().equals("none") && !policy.allows(host)) {
                findings.add(Finding.warn(
                                "mtasts.mx-not-allowed",
                                "the MTA-STS policy (mode " + policy.mode() + ") does not allow the MX host " + host,
                                "it has mx " + String.join(", ", policy.mx()) + ": senders that heed it "
                                        + (policy.mode().equals("enforce")
                                                ? "do not deliver there"
                                                : "report it, and will not deliver there under mode enforce"),
                                "add mx: " + host + " to the policy, and change the id of the record")
                        .withSource(RFC + "4.1"));
            }
        }
        return findings;
    }
}
