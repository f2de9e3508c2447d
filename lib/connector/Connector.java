package lib.connector;

import java.net.InetAddress;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An inbound connector of Exchange Online: a value for each {@link ConnectorProperty}. */
public final class Connector {
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

    /** What differs from the value that Exchange gives by itself. */
    private final Map<ConnectorProperty, Object> said = new EnumMap<>(ConnectorProperty.class);

    private Connector() {}

    /** An enabled connector for mail of every sender; who the relay is has yet to be said. */
    public static Connector of(String name, Type type) {
        return new Connector()
                .with(ConnectorProperty.NAME, name)
                .with(ConnectorProperty.CONNECTOR_TYPE, type)
                .withSenderDomains(List.of("*"));
    }

    /** A connector with these properties; the rest is as Exchange has it by itself. */
    public static Connector of(Map<ConnectorProperty, Object> properties) {
        Connector connector = new Connector();
        properties.forEach(connector::set);
        return connector;
    }

    /** The same connector with another value, of the property's kind. */
    public Connector with(ConnectorProperty property, Object value) {
        Connector changed = new Connector();
        changed.said.putAll(said);
        changed.set(property, value);
        return changed;
    }

    private void set(ConnectorProperty property, Object value) {
        if (value.equals(property.byItself())) {
            said.remove(property);
        } else {
            said.put(property, value instanceof List<?> several ? List.copyOf(several) : value);
        }
    }

    public Connector withType(Type type) {
        return with(ConnectorProperty.CONNECTOR_TYPE, type);
    }

    public Connector withEnabled(boolean enabled) {
        return with(ConnectorProperty.ENABLED, enabled);
    }

    public Connector withSenderDomains(List<String> domains) {
        return with(ConnectorProperty.SENDER_DOMAINS, domains);
    }

    public Connector withSenderIPAddresses(List<Ipv4Range> ranges) {
        return with(ConnectorProperty.SENDER_IP_ADDRESSES, ranges);
    }

    /** @param name host name or {@code *.domain} */
    public Connector withTlsSenderCertificateName(String name) {
        return with(ConnectorProperty.TLS_SENDER_CERTIFICATE_NAME, name);
    }

    public Connector withRequireTls(boolean required) {
        return with(ConnectorProperty.REQUIRE_TLS, required);
    }

    public String name() {
        return text(ConnectorProperty.NAME);
    }

    public Type connectorType() {
        return (Type) value(ConnectorProperty.CONNECTOR_TYPE);
    }

    public boolean enabled() {
        return truth(ConnectorProperty.ENABLED);
    }

    public Optional<String> comment() {
        return some(ConnectorProperty.COMMENT);
    }

    /**
     * {@code *}, {@code contoso.com} or {@code *.contoso.com}, also as {@code Get-InboundConnector} gives it back:
     * {@code smtp:*;1}.
     */
    public List<String> senderDomains() {
        return texts(ConnectorProperty.SENDER_DOMAINS);
    }

    @SuppressWarnings("unchecked")
    public List<Ipv4Range> senderIPAddresses() {
        return (List<Ipv4Range>) value(ConnectorProperty.SENDER_IP_ADDRESSES);
    }

    /** Host name or {@code *.domain}. */
    public Optional<String> tlsSenderCertificateName() {
        return some(ConnectorProperty.TLS_SENDER_CERTIFICATE_NAME);
    }

    public boolean requireTls() {
        return truth(ConnectorProperty.REQUIRE_TLS);
    }

    public boolean restrictDomainsToIPAddresses() {
        return truth(ConnectorProperty.RESTRICT_DOMAINS_TO_IP_ADDRESSES);
    }

    public boolean restrictDomainsToCertificate() {
        return truth(ConnectorProperty.RESTRICT_DOMAINS_TO_CERTIFICATE);
    }

    public List<String> associatedAcceptedDomains() {
        return texts(ConnectorProperty.ASSOCIATED_ACCEPTED_DOMAINS);
    }

    public boolean cloudServicesMailEnabled() {
        return truth(ConnectorProperty.CLOUD_SERVICES_MAIL_ENABLED);
    }

    public boolean treatMessagesAsInternal() {
        return truth(ConnectorProperty.TREAT_MESSAGES_AS_INTERNAL);
    }

    public boolean efSkipLastIP() {
        return truth(ConnectorProperty.EF_SKIP_LAST_IP);
    }

    /** Addresses that Enhanced Filtering skips: single, dash range or CIDR. */
    public List<String> efSkipIPs() {
        return texts(ConnectorProperty.EF_SKIP_IPS);
    }

    public List<String> efUsers() {
        return texts(ConnectorProperty.EF_USERS);
    }

    public List<String> trustedOrganizations() {
        return texts(ConnectorProperty.TRUSTED_ORGANIZATIONS);
    }

    private Object value(ConnectorProperty property) {
        return said.getOrDefault(property, property.byItself());
    }

    private String text(ConnectorProperty property) {
        return (String) value(property);
    }

    private Optional<String> some(ConnectorProperty property) {
        return Optional.of(text(property)).filter(text -> !text.isEmpty());
    }

    private boolean truth(ConnectorProperty property) {
        return (boolean) value(property);
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(ConnectorProperty property) {
        return (List<String>) value(property);
    }

    /** What is written of it, by Exchange's names: each value is text, a truth or a list of texts. */
    public Map<String, Object> properties() {
        Map<String, Object> written = new LinkedHashMap<>();
        for (ConnectorProperty property : ConnectorProperty.values()) {
            if (says(property)) {
                written.put(property.toString(), plain(property));
            }
        }
        return written;
    }

    /** Whether it is written: it decides, or is not as Exchange has it by itself. */
    public boolean says(ConnectorProperty property) {
        return property.decides() || said.containsKey(property);
    }

    /** The value, also one that Exchange has by itself: text, a truth or a list of texts. */
    public Object plain(ConnectorProperty property) {
        return switch (property.kind()) {
            case TYPE -> connectorType().toString();
            case RANGES -> senderIPAddresses().stream().map(Ipv4Range::toString).toList();
            default -> value(property);
        };
    }

    /** The value as {@link ConnectorProperty#comparable} texts; none where it is empty. */
    public List<String> comparable(ConnectorProperty property) {
        Object value = plain(property);
        List<String> texts = value instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of("" + value);
        return property.comparable(texts.equals(List.of("")) ? List.of() : texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Connector connector && said.equals(connector.said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    @Override
    public String toString() {
        return properties().toString();
    }

    /** Whether it lets the relay send as the organization; of type Partner it only restricts. */
    public boolean isOnPremises() {
        return connectorType() == Type.ON_PREMISES;
    }

    /** Whether it keeps mail of its sender domains from coming another way (Partner alone). */
    public boolean restricts() {
        return restrictDomainsToIPAddresses() || restrictDomainsToCertificate();
    }

    /** Whether the address is one of {@code SenderIPAddresses}. */
    public boolean names(InetAddress address) {
        return senderIPAddresses().stream().anyMatch(range -> range.contains(address));
    }

    /**
     * Whether {@code SenderDomains} has the domain; a leading wildcard stands for the domain and all below it,
     * {@code *} alone for every sender.
     *
     * @param domain in lower case; "" for the null sender
     */
    public boolean covers(String domain) {
        return senderDomains().stream().map(Connector::domain).anyMatch(own -> covers(own, domain));
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
