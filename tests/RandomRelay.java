package tests;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lib.connector.Connector;
import lib.connector.ConnectorProperty;
import lib.connector.Ipv4Range;
import lib.relay.Relay;

/**
 * Relays made at random, from a seed that a failing test prints: every property, with texts that try to break out of
 * whatever they are put in.
 */
public final class RandomRelay {
    private static final String[] PIECES = {
        "'",
        "''",
        "\"",
        "`",
        "$",
        "$(Get-Item .)",
        "${env:PATH}",
        "@(",
        "@'",
        "'@",
        "\"@",
        "#>",
        "<#",
        "#",
        ";",
        "|",
        "&",
        "&&",
        "||",
        "{",
        "}",
        "(",
        ")",
        "--%",
        "%",
        "\\",
        "/",
        "*/",
        "//",
        "<script>",
        "]]>",
        "`n",
        "\u2018",
        "\u2019",
        "\u201A",
        "\u201B",
        "\u201C",
        "\u201D",
        "\u201E",
        "\u2013",
        "\u00A0",
        "\u3000",
        "\u00E4",
        "\uD83D\uDCE7",
        "a",
        "Relay",
        " ",
        ",",
        "=",
        ":",
        "[",
        "*",
        "_",
        "Remove-InboundConnector",
        "exit",
        "-Force",
        "$null",
        "'; Remove-Item C:\\ -Recurse; '"
    };

    private final Random random;

    public RandomRelay(long seed) {
        random = new Random(seed);
    }

    /** One that the checker lets through: nothing in it contradicts itself. */
    public Relay next() {
        List<Connector> connectors = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            connectors.add(connector(i));
        }
        return new Relay(
                List.of("contoso.com", "contoso.onmicrosoft.com"),
                Optional.of("contoso-com.mail.protection.outlook.com"),
                List.of(),
                connectors,
                List.of(),
                Optional.of("scanner@contoso.com"),
                List.of(),
                Optional.of("relay.contoso.com"),
                Optional.empty());
    }

    private Connector connector(int number) {
        boolean onPremises = random.nextBoolean();
        boolean byCertificate = random.nextBoolean();
        List<Ipv4Range> ranges = new ArrayList<>();
        for (int i = byCertificate ? random.nextInt(2) : 1 + random.nextInt(4); i > 0; i--) {
            ranges.add(range());
        }
        boolean restricts = random.nextInt(4) == 0;
        boolean internal = onPremises && random.nextInt(6) == 0;
        Map<ConnectorProperty, Object> some = new EnumMap<>(ConnectorProperty.class);
        some.put(ConnectorProperty.NAME, text() + number);
        some.put(ConnectorProperty.CONNECTOR_TYPE, onPremises ? Connector.Type.ON_PREMISES : Connector.Type.PARTNER);
        some.put(ConnectorProperty.ENABLED, random.nextInt(5) > 0);
        some.put(
                ConnectorProperty.SENDER_DOMAINS,
                random.nextBoolean() ? List.of("*") : List.of("fabrikam.com", "*.b.example"));
        some.put(ConnectorProperty.SENDER_IP_ADDRESSES, ranges);
        some.put(ConnectorProperty.TLS_SENDER_CERTIFICATE_NAME, byCertificate ? "*.contoso.com" : "");
        some.put(ConnectorProperty.REQUIRE_TLS, byCertificate || random.nextBoolean());
        some.put(ConnectorProperty.RESTRICT_DOMAINS_TO_IP_ADDRESSES, restricts && !byCertificate);
        some.put(ConnectorProperty.RESTRICT_DOMAINS_TO_CERTIFICATE, restricts && byCertificate);
        some.put(ConnectorProperty.COMMENT, random.nextBoolean() ? text() : "");
        some.put(
                ConnectorProperty.ASSOCIATED_ACCEPTED_DOMAINS,
                random.nextInt(3) == 0 ? List.of("contoso.com") : List.of());
        some.put(ConnectorProperty.CLOUD_SERVICES_MAIL_ENABLED, onPremises && !internal && random.nextInt(6) == 0);
        some.put(ConnectorProperty.TREAT_MESSAGES_AS_INTERNAL, internal);
        some.put(ConnectorProperty.EF_SKIP_LAST_IP, random.nextInt(6) == 0);
        some.put(
                ConnectorProperty.EF_SKIP_IPS,
                random.nextInt(6) == 0 ? List.of("9.9.9.9", "8.8.8.8-8.8.8.9") : List.of());
        some.put(ConnectorProperty.EF_USERS, random.nextInt(6) == 0 ? List.of("a@contoso.com") : List.of());
        some.put(ConnectorProperty.TRUSTED_ORGANIZATIONS, random.nextInt(6) == 0 ? List.of(text()) : List.of());
        return Connector.of(some);
    }

    private Ipv4Range range() {
        String address = (1 + random.nextInt(223))
                + "."
                + random.nextInt(256)
                + "."
                + random.nextInt(256)
                + "."
                + random.nextInt(256);
        int prefix = 24 + random.nextInt(9);
        return Ipv4Range.parse(random.nextBoolean() ? address : address + "/" + prefix);
    }

    /** Never blank, and of at most 60 characters, which is a name's length. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        String made = text.length() > 60 ? text.substring(0, 60) : text.toString();
        return made.isBlank() || Character.isHighSurrogate(made.charAt(made.length() - 1))
                ? "x" + made.strip().replace("\uD83D", "")
                : made;
    }
}
