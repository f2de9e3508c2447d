package lib.connector;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An inbound connector of Exchange Online, as far as it decides who may relay; the components are the properties of
 * {@code New-InboundConnector}.
 *
 * @param senderDomains {@code *}, {@code contoso.com} or {@code *.contoso.com}, also as {@code Get-InboundConnector}
 *     gives it back: {@code smtp:*;1}
 * @param tlsSenderCertificateName host name or {@code *.domain}
 */
public record Connector(
        String name,
        Type connectorType,
        boolean enabled,
        List<String> senderDomains,
        List<Ipv4Range> senderIPAddresses,
        Optional<String> tlsSenderCertificateName,
        boolean requireTls,
        boolean restrictDomainsToIPAddresses,
        boolean restrictDomainsToCertificate,
        Handling handling) {

    /** Exchange's words. */
    public enum Type {
        /** Your organization's own servers: grants rights to mail that matches, blocks nothing. */
        ON_PREMISES("OnPremises"),
        /** Another organization: may reject mail of its domains that comes another way. */
        PARTNER("Partner");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** A connector that handles its mail as Exchange does by itself. */
    public Connector(
            String name,
            Type connectorType,
            boolean enabled,
            List<String> senderDomains,
            List<Ipv4Range> senderIPAddresses,
            Optional<String> tlsSenderCertificateName,
            boolean requireTls,
            boolean restrictDomainsToIPAddresses,
            boolean restrictDomainsToCertificate) {
        this(
                name,
                connectorType,
                enabled,
                senderDomains,
                senderIPAddresses,
                tlsSenderCertificateName,
                requireTls,
                restrictDomainsToIPAddresses,
                restrictDomainsToCertificate,
                Handling.PLAIN);
    }

    public Connector {
        senderDomains = List.copyOf(senderDomains);
        senderIPAddresses = List.copyOf(senderIPAddresses);
    }

    /** The same connector, created disabled as in tenants where Support must enable it. */
    public Connector disabled() {
        return new Connector(
                name,
                connectorType,
                false,
                senderDomains,
                senderIPAddresses,
                tlsSenderCertificateName,
                requireTls,
                restrictDomainsToIPAddresses,
                restrictDomainsToCertificate,
                handling);
    }

    /** Whether it lets the relay send as the organization; of type Partner it only restricts. */
    public boolean isOnPremises() {
        return connectorType == Type.ON_PREMISES;
    }

    /** Whether it keeps mail of its sender domains from coming another way (Partner alone). */
    public boolean restricts() {
        return restrictDomainsToIPAddresses || restrictDomainsToCertificate;
    }

    /** Whether the address is one of {@code SenderIPAddresses}. */
    public boolean names(InetAddress address) {
        return senderIPAddresses.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * Whether {@code SenderDomains} has the domain; a leading wildcard stands for the domain and all below it,
     * {@code *} alone for every sender.
     *
     * @param domain in lower case; "" for the null sender
     */
    public boolean covers(String domain) {
        return senderDomains.stream().map(Connector::domain).anyMatch(own -> covers(own, domain));
    }

    private static boolean covers(String own, String domain) {
        if (own.startsWith("*.")) {
            String parent = own.substring(2);
            return domain.equals(parent) || domain.endsWith("." + parent);
        }
        return own.equals("*") || own.equals(domain);
    }

    /** The domain of an address space in lower case: {@code smtp:contoso.com;1} is type, domain and cost. */
    public static String domain(String addressSpace) {
        String domain = addressSpace.toLowerCase(Locale.ROOT);
        domain = domain.startsWith("smtp:") ? domain.substring("smtp:".length()) : domain;
        int cost = domain.indexOf(';');
        return cost < 0 ? domain : domain.substring(0, cost);
    }
}
