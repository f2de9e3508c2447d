package lib.dns;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.net.IpAddress;

/**
 * Where the mail of a domain goes, as DNS says.
 *
 * @param status how the question for MX records ended
 * @param server who answered, or was asked last
 * @param authenticated the server says that DNSSEC proves the MX records (AD); claimed by it
 * @param detail more on a failure
 * @param aliases what the domain leads to by CNAME
 * @param targets by preference, then as the server ordered them; without MX records the domain itself if it has an
 *     address ("implicit MX", RFC 5321 section 5.1)
 * @param leftOut targets beyond the first 100, which are not looked at
 * @param relayHost the first target that is an Exchange Online endpoint and was not shown to be without address; never
 *     guessed
 * @param guess set if no target is one
 * @param mtaSts the record that announces a policy (RFC 8461); the policy is not fetched
 * @param tlsRpt where TLS failures are to be reported (RFC 8460)
 * @param full true if TLSA, MTA-STS, TLS-RPT and a guess were asked for at all
 * @param unanswered which of these got no answer, and why
 * @param repeated which of MTA-STS and TLS-RPT stand there more than once, so that they count as none
 */
public record Mx(
        String domain,
        DnsReply.Status status,
        String server,
        boolean authenticated,
        String detail,
        List<String> aliases,
        List<MxTarget> targets,
        int leftOut,
        Optional<String> relayHost,
        Optional<Guess> guess,
        Optional<String> mtaSts,
        Optional<String> tlsRpt,
        boolean full,
        List<String> unanswered,
        List<String> repeated) {
    /** Among {@code unanswered} and {@code repeated}. */
    static final String MTA_STS_NAME = "MTA-STS";

    /**
     * A name made from the domain, as Microsoft once made them all; may belong to nobody or to somebody else, also if
     * it resolves.
     */
    public record Guess(String host, DnsReply.Status status) {}

    /** The addresses of all targets, each with its host's name attached. */
    public List<InetAddress> addresses() {
        List<InetAddress> addresses = new ArrayList<>();
        for (MxTarget target : targets) {
            for (MxTarget.Address address : target.addresses()) {
                addresses.add(IpAddress.named(
                        target.host(), IpAddress.parse(address.address()).getAddress()));
            }
        }
        return addresses;
    }

    /** The same with nothing of MTA-STS, for those who look at that record by themselves. */
    public Mx withoutMtaSts() {
        return new Mx(
                domain,
                status,
                server,
                authenticated,
                detail,
                aliases,
                targets,
                leftOut,
                relayHost,
                guess,
                Optional.empty(),
                tlsRpt,
                full,
                unanswered,
                repeated.stream().filter(what -> !what.equals(MTA_STS_NAME)).toList());
    }

    boolean isImplicit() {
        return status == DnsReply.Status.NODATA && !targets.isEmpty();
    }

    /** The domain takes no mail at all (RFC 7505). */
    boolean isNull() {
        return targets.size() == 1 && targets.get(0).isNull();
    }
}
