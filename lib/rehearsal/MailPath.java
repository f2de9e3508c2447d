package lib.rehearsal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import lib.attribution.Attribution.Direction;
import lib.net.MailAddress;
import lib.smtp.MailDate;

/**
 * The header fields that Exchange Online adds on the way of one copy of a message: the hops of the front end, the proxy
 * and the hub, the mailbox or the hand-off, and what says how the mail was attributed. The shapes are those of real
 * messages of 2021 to 2025; what would need DNS or a content filter (SPF, DKIM, DMARC, spam level) is left out.
 *
 * @param helo name that the client gave
 * @param address client as the service sees it
 * @param tls protocol and cipher as Java names them
 * @param rcptTo first recipient of this copy
 * @param inside the copy stays in the organization
 * @param organization domain that the organization is known by
 */
record MailPath(
        String helo,
        String address,
        Optional<TlsFacts> tls,
        String rcptTo,
        boolean inside,
        Direction direction,
        String organization,
        String id,
        Instant arrival)
        implements IncomingMessage.Copy {

    private static final String SERVER = "with Microsoft SMTP Server";
    private static final String CIPHER = " (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)";

    /** One build for all hosts; it only has to look like one. */
    private static final String BUILD = " id 15.20.9000.00";

    /** What a connection was encrypted with, such as TLSv1.3 and TLS_AES_256_GCM_SHA384. */
    record TlsFacts(String protocol, String cipher) {
        String words() {
            return protocol + " " + cipher;
        }

        /** {@code TLSv1.3} is TLS1_3 there. */
        String received() {
            String version = protocol.replace("TLSv", "TLS").replace('.', '_');
            return " (version=" + version + ", cipher=" + cipher + ")";
        }
    }

    @Override
    public String top(Header header) {
        String frontEnd = received("from "
                + helo
                + " ("
                + address
                + ") by "
                + FrontEnd.HOST
                + " (10.0.0.1) "
                + SERVER
                + tls.map(TlsFacts::received).orElse("")
                + BUILD
                + " via Frontend Transport");
        String proxy = received("from "
                + FrontEnd.INTERNAL
                + " (2001:db8::1) by "
                + FrontEnd.PROXY_OUTSIDE
                + " (2001:db8::2) "
                + SERVER
                + CIPHER
                + BUILD
                + " via Frontend Transport");
        String hub = received("from "
                + FrontEnd.PROXY.toUpperCase(Locale.ROOT)
                + " (2001:db8::2) by "
                + FrontEnd.HUB
                + " (2001:db8::3) "
                + SERVER
                + CIPHER
                + BUILD);
        String last = inside ? toMailbox() : handOff();
        String note = "published rules played by relaykit, not Microsoft's code";
        return Header.field("X-Relaykit-Rehearsal", note) + last + hub + proxy + frontEnd;
    }

    private String toMailbox() {
        return received("from " + FrontEnd.HUB + " (2001:db8::3) by " + FrontEnd.MAILBOX + " with HTTPS");
    }

    private String handOff() {
        String domain = MailAddress.domain(rcptTo);
        return received("from "
                + FrontEnd.OUTBOUND
                + " ("
                + FrontEnd.OUTBOUND
                + " [192.0.2.1]) by mx."
                + domain
                + " with ESMTPS id "
                + id
                + " for <"
                + rcptTo
                + ">"
                + " (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256)");
    }

    private String received(String clauses) {
        return Header.field("Received", clauses + "; " + MailDate.format(arrival));
    }

    @Override
    public String bottom(Header header) {
        boolean originating = direction == Direction.ORIGINATING;
        StringBuilder fields = new StringBuilder();
        if (header.value("Message-ID").isEmpty()) {
            fields.append(Header.field("Message-ID", FrontEnd.messageId(id)));
        }
        if (inside) {
            organization(fields, originating);
        }
        String tenant = FrontEnd.TENANT_ID;
        fields.append(Header.field("X-EOPAttributedMessage", "0"));
        if (!originating) {
            fields.append(Header.field("X-EOPTenantAttributedMessage", tenant + ":0"));
        }
        fields.append(Header.field("X-MS-PublicTrafficType", "Email"));
        fields.append(Header.field("X-MS-Office365-Filtering-Correlation-Id", networkId()));
        fields.append(Header.field("X-Forefront-Antispam-Report", antispamReport()));
        if (originating) {
            fields.append(Header.field("X-OriginatorOrg", organization));
        }
        crossTenant(fields, "OriginalArrivalTime", exchangeTime());
        crossTenant(fields, "Network-Message-Id", networkId());
        crossTenant(fields, "Id", tenant);
        crossTenant(
                fields,
                "OriginalAttributedTenantConnectingIp",
                "TenantId=" + tenant + ";Ip=[" + address + "];Helo=[" + helo + "]");
        crossTenant(fields, "AuthSource", FrontEnd.INTERNAL);
        crossTenant(fields, "AuthAs", "Anonymous");
        crossTenant(fields, "FromEntityHeader", originating ? "HybridOnPrem" : "Internet");
        return fields.toString();
    }

    /** An outside recipient sees none of these: the header firewall removes them. */
    private void organization(StringBuilder fields, boolean originating) {
        String prefix = "X-MS-Exchange-Organization-";
        fields.append(Header.field(prefix + "Network-Message-Id", networkId()));
        String way = originating ? "Originating" : "Incoming";
        fields.append(Header.field(prefix + "MessageDirectionality", way));
        fields.append(Header.field(prefix + "AuthSource", FrontEnd.INTERNAL));
        fields.append(Header.field(prefix + "AuthAs", "Anonymous"));
    }

    private static void crossTenant(StringBuilder fields, String name, String value) {
        fields.append(Header.field("X-MS-Exchange-CrossTenant-" + name, value));
    }

    /** DIR:OUT with SFP:1101 is what an outside recipient of a relayed message sees. */
    private String antispamReport() {
        String way = inside ? "DIR:INB;" : "DIR:OUT;SFP:1101;";
        return "CIP:" + address + ";IPV:NLI;H:" + helo + ";" + way;
    }

    /** {@code 5 Mar 2025 09:30:01.4051 (UTC)}. */
    private String exchangeTime() {
        LocalDateTime time = LocalDateTime.ofInstant(arrival, ZoneOffset.UTC);
        String date = MailDate.format(arrival);
        String day = date.substring(date.indexOf(' ') + 1, date.length() - " +0000".length());
        return day + "." + String.valueOf(10_000 + time.getNano() / 100_000).substring(1) + " (UTC)";
    }

    /** The same for every copy of the message. */
    private String networkId() {
        return new UUID(0, Long.parseLong(id, 16)).toString();
    }
}
