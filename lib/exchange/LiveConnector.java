package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lib.connector.Connector;
import lib.connector.Handling;
import lib.connector.Ipv4Range;

/**
 * A connector as {@code Get-InboundConnector} gave it: each property as texts, whatever shape JSON gave it; one that is
 * null has none.
 */
public record LiveConnector(Map<String, List<String>> properties) {
    /** Numbers that Windows PowerShell prints for the words of {@code ConnectorType}. */
    private static final Map<String, String> TYPES = Map.of("1", "OnPremises", "2", "Partner");

    public String name() {
        return first("Name").or(() -> first("Identity")).orElse("");
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }

    /** The texts of a property, all that mean the same written the same. */
    List<String> comparable(String property) {
        return comparable(property, properties.getOrDefault(property, List.of()));
    }

    /**
     * Texts in one spelling and order: an address space {@code smtp:*;1} is {@code *}, an address range is its network,
     * and case does not count but in texts for people.
     */
    static List<String> comparable(String property, List<String> texts) {
        List<String> comparable = new ArrayList<>();
        for (String text : texts) {
            comparable.add(comparable(property, text));
        }
        return comparable.stream().distinct().sorted().toList();
    }

    private static String comparable(String property, String text) {
        return switch (property) {
            case "Comment" -> text.strip();
            case "ConnectorType" -> TYPES.getOrDefault(text, text).toLowerCase(Locale.ROOT);
            case "SenderDomains", "AssociatedAcceptedDomains" -> Connector.domain(text);
            case "SenderIPAddresses" -> range(text).map(Ipv4Range::network).orElse(text.toLowerCase(Locale.ROOT));
            default -> text.toLowerCase(Locale.ROOT);
        };
    }

    /** The same connector for the rules; what it does not say is as Exchange has it by itself. */
    public Connector connector() {
        List<Ipv4Range> ranges = new ArrayList<>();
        for (String text : properties.getOrDefault("SenderIPAddresses", List.of())) {
            range(text).ifPresent(ranges::add);
        }
        return new Connector(
                name(),
                comparable("ConnectorType").equals(List.of("onpremises"))
                        ? Connector.Type.ON_PREMISES
                        : Connector.Type.PARTNER,
                !comparable("Enabled").equals(List.of("false")),
                comparable("SenderDomains"),
                ranges,
                first("TlsSenderCertificateName"),
                isTrue("RequireTls"),
                isTrue("RestrictDomainsToIPAddresses"),
                isTrue("RestrictDomainsToCertificate"),
                Handling.PLAIN);
    }

    private boolean isTrue(String property) {
        return comparable(property).equals(List.of("true"));
    }

    private Optional<String> first(String property) {
        return properties.getOrDefault(property, List.of()).stream().findFirst();
    }

    private static Optional<Ipv4Range> range(String text) {
        String[] ends = text.split("-", -1);
        try {
            return Optional.of(Ipv4Range.parse(ends.length == 2 && ends[0].equals(ends[1]) ? ends[0] : text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
