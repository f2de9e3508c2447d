package lib.attribution;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lib.connector.Connector;
import lib.finding.Problem;
import lib.net.HostName;
import lib.net.MailAddress;
import lib.relay.Relay;

/**
 * The tenant of a rehearsal: what its administrators have set up, and what is so about the world around it.
 *
 * @param acceptedDomains as A-labels in lower case
 * @param missingRecipients addresses of accepted domains that nobody has, in lower case
 */
public record Organization(
        List<Connector> connectors, List<String> acceptedDomains, Set<Switch> switches, Set<String> missingRecipients) {

    /** What is either so or not. */
    public enum Switch {
        /** {@code Set-OrganizationConfig -RejectDirectSend $true}. */
        REJECT_DIRECT_SEND,
        /** The entry point belongs to another region than the tenant. */
        WRONG_REGION,
        /** The client's address is on Microsoft's block list. */
        ADDRESS_BANNED,
        /** The client's IPv6 address has no reverse DNS record. */
        IPV6_NO_PTR,
        /** Mail of an IPv6 client passes neither SPF nor DKIM. */
        IPV6_UNSIGNED
    }

    /**
     * Names and addresses in the form they are compared in.
     *
     * @throws IllegalArgumentException if an accepted domain is no domain name
     */
    public Organization {
        connectors = List.copyOf(connectors);
        acceptedDomains = acceptedDomains.stream()
                .map(domain -> HostName.ascii(domain).toLowerCase(Locale.ROOT))
                .toList();
        switches = Set.copyOf(switches);
        missingRecipients = missingRecipients.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Only connectors and accepted domains. */
    public static Organization of(List<Connector> connectors, List<String> acceptedDomains) {
        return new Organization(connectors, acceptedDomains, Set.of(), Set.of());
    }

    /**
     * The organization of a relay.json.
     *
     * @throws Problem if an accepted domain is no domain name
     */
    public static Organization of(Relay relay, Set<Switch> switches) {
        try {
            return new Organization(relay.connectors(), relay.acceptedDomains(), switches, Set.of());
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(
                    "rehearsal.domain",
                    "acceptedDomains " + relay.acceptedDomains(),
                    e.getMessage(),
                    "give domain names such as contoso.com");
        }
    }

    public Organization with(List<Connector> connectors) {
        return new Organization(connectors, acceptedDomains, switches, missingRecipients);
    }

    public Organization with(Switch one) {
        Set<Switch> all = EnumSet.of(one);
        all.addAll(switches);
        return new Organization(connectors, acceptedDomains, all, missingRecipients);
    }

    public Organization withMissing(Set<String> recipients) {
        return new Organization(connectors, acceptedDomains, switches, recipients);
    }

    boolean has(Switch one) {
        return switches.contains(one);
    }

    /** Whether the address belongs to an accepted domain; the null sender does not. */
    public boolean accepts(String address) {
        return acceptedDomains.contains(MailAddress.domain(address));
    }
}
