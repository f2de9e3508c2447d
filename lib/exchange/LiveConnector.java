package lib.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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
        return texts(ConnectorProperty.NAME).stream().findFirst().orElse("");
    }

    /** The texts of a property, all that mean the same written the same. */
    List<String> comparable(ConnectorProperty property) {
        return property.comparable(texts(property));
    }

    /** The same connector for the rules, without what {@link #unreadable} names; the rest is as Exchange has it. */
    public Connector connector() {
        Map<ConnectorProperty, Object> said = new EnumMap<>(ConnectorProperty.class);
        for (ConnectorProperty property : ConnectorProperty.values()) {
            if (!texts(property).isEmpty()) {
                value(property).ifPresent(value -> said.put(property, value));
            }
        }
        return Connector.of(said);
    }

    /** Values that are none of a connector, as relaykit knows it, each after its property's name. */
    public List<String> unreadable() {
        List<String> unreadable = new ArrayList<>();
        for (ConnectorProperty property : ConnectorProperty.values()) {
            List<String> texts = texts(property);
            if (property.kind() == ConnectorProperty.Kind.RANGES) {
                texts.stream()
                        .filter(text -> Ipv4Range.read(text).isEmpty())
                        .forEach(text -> unreadable.add(property + " " + text));
            } else if (!texts.isEmpty() && value(property).isEmpty()) {
                unreadable.add(property + " " + String.join(", ", texts));
            }
        }
        return unreadable;
    }

    private Optional<Object> value(ConnectorProperty property) {
        List<String> texts = texts(property);
        return switch (property.kind()) {
            case TEXT -> one(texts);
            case PROSE -> one(comparable(property));
            case DOMAINS -> Optional.of(comparable(property));
            case TEXTS -> Optional.of(texts);
            case TRUTH ->
                one(comparable(property))
                        .filter(text -> List.of("true", "false").contains(text))
                        .map("true"::equals);
            case TYPE -> type(texts);
            case RANGES ->
                Optional.of(texts.stream()
                        .flatMap(text -> Ipv4Range.read(text).stream())
                        .toList());
        };
    }

    private static Optional<Object> one(List<String> texts) {
        return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
    }

    private static Optional<Object> type(List<String> texts) {
        for (Connector.Type type : Connector.Type.values()) {
            if (texts.size() == 1 && type.toString().equalsIgnoreCase(texts.get(0))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private List<String> texts(ConnectorProperty property) {
        List<String> texts = properties.getOrDefault(property.toString(), List.of());
        return property == ConnectorProperty.CONNECTOR_TYPE
                ? texts.stream().map(text -> TYPES.getOrDefault(text, text)).toList()
                : texts;
    }
}
