package lib.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lib.connector.Connector;
import lib.connector.ConnectorProperty;
import lib.connector.Ipv4Range;

/**
 * A connector as {@code Get-InboundConnector} gave it: each property as texts, whatever shape JSON gave it; one that is
 * null has none.
 */
public record LiveConnector(Map<String, List<String>> properties) {
    /** Numbers that Windows PowerShell prints for the words of {@code ConnectorType}. */
    private static final Map<String, String> TYPES = Map.of("1", "OnPremises", "2", "Partner");

    public String name() {
        String name = first(properties.get("Name"));
        return name.isEmpty() ? first(properties.get("Identity")) : name;
    }

    /** The texts of a property, all that mean the same written the same. */
    List<String> comparable(ConnectorProperty property) {
        return comparable(property, texts(property));
    }

    /**
     * Texts in one spelling and order: an address space {@code smtp:*;1} is {@code *}, an address range is its network,
     * and case does not count but in texts for people.
     */
    static List<String> comparable(ConnectorProperty property, List<String> texts) {
        List<String> comparable = new ArrayList<>();
        for (String text : texts) {
            comparable.add(comparable(property, text));
        }
        return comparable.stream().distinct().sorted().toList();
    }

    private static String comparable(ConnectorProperty property, String text) {
        return switch (property) {
            case COMMENT -> text.strip();
            case CONNECTOR_TYPE -> TYPES.getOrDefault(text, text).toLowerCase(Locale.ROOT);
            case SENDER_DOMAINS, ASSOCIATED_ACCEPTED_DOMAINS -> Connector.domain(text);
            case SENDER_IP_ADDRESSES ->
                range(text).map(range -> range.network().toString()).orElse(text.toLowerCase(Locale.ROOT));
            default -> text.toLowerCase(Locale.ROOT);
        };
    }

    /** The same connector for the rules; what it does not say is as Exchange has it by itself. */
    public Connector connector() {
        Map<ConnectorProperty, Object> said = new EnumMap<>(ConnectorProperty.class);
        for (ConnectorProperty property : ConnectorProperty.values()) {
            if (!texts(property).isEmpty()) {
                said.put(property, value(property));
            }
        }
        said.put(ConnectorProperty.NAME, name());
        return Connector.of(said);
    }

    private Object value(ConnectorProperty property) {
        List<String> texts = texts(property);
        return switch (property.kind()) {
            case TEXT -> texts.get(0);
            case TEXTS -> comparable(property);
            case TRUTH -> comparable(property).equals(List.of("true"));
            case TYPE ->
                comparable(property).equals(List.of("onpremises"))
                        ? Connector.Type.ON_PREMISES
                        : Connector.Type.PARTNER;
            case RANGES -> texts.stream().flatMap(text -> range(text).stream()).toList();
        };
    }

    private List<String> texts(ConnectorProperty property) {
        return properties.getOrDefault(property.toString(), List.of());
    }

    private static String first(List<String> texts) {
        return texts == null || texts.isEmpty() ? "" : texts.get(0);
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
