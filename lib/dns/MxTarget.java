package lib.dns;

import java.util.List;
import java.util.Optional;
import lib.net.IpAddress;

/**
 * A host that takes a domain's mail, with its addresses.
 *
 * @param preference lowest first (RFC 5321 section 5.1)
 * @param host without the dot at the end; "." in a null MX (RFC 7505)
 * @param ttlSeconds how long the MX record may be kept
 * @param operator whose host it is, by its name
 * @param status how looking for its addresses ended
 * @param addresses A before AAAA
 * @param unanswered which of its addresses could not be looked up, and why
 * @param aliases names that its name leads to by CNAME, which RFC 2181 section 10.3 forbids
 * @param tlsa certificates for port 25 (RFC 7672): usage, selector, matching type, data
 * @param tlsaFailure why nobody knows them, where they were asked for and had no answer
 */
public record MxTarget(
        int preference,
        String host,
        long ttlSeconds,
        Optional<MailHosts.Operator> operator,
        DnsReply.Status status,
        List<Address> addresses,
        List<String> unanswered,
        List<String> aliases,
        List<String> tlsa,
        Optional<String> tlsaFailure) {

    /** An address of a host, and how long it may be kept. */
    public record Address(String address, long ttlSeconds, boolean isPublic) {}

    /** Whether it is the {@code .} of a null MX (RFC 7505). */
    public boolean isNull() {
        return host.equals(".");
    }

    /** True if the name tells that Exchange Online takes mail for a tenant here. */
    public boolean isExchangeOnline() {
        return is(MailHosts.Kind.EXCHANGE_ONLINE);
    }

    boolean is(MailHosts.Kind kind) {
        return operator.isPresent() && operator.get().kind() == kind;
    }

    /** True if DNS said for sure that mail cannot be brought there. */
    boolean isDangling() {
        return addresses.isEmpty() && unanswered.isEmpty();
    }

    /** True if an IP address stands where a name belongs. */
    boolean isAddress() {
        return isAddress(host);
    }

    static boolean isAddress(String host) {
        return IpAddress.ipv4Bits(host) >= 0;
    }
}
