package lib.headers;

import java.util.List;
import java.util.Optional;
import lib.mail.Headers;
import lib.net.IpAddress;
import lib.received.Hop;

/**
 * The address that Exchange Online saw when it took a message in by SMTP: what the headers and the line say of one and
 * the same connection.
 *
 * @param ip empty for mail from a mailbox
 * @param other the address in the line, where a header names another one
 */
record ConnectingAddress(Optional<String> ip, Optional<String> other) {
    private static final ConnectingAddress NONE = new ConnectingAddress(Optional.empty(), Optional.empty());

    static final String ATTRIBUTED = "X-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp";

    /** What the service writes where there was no connection. */
    private static final String NO_ADDRESS = "255.255.255.255";

    static ConnectingAddress of(Headers headers, List<Hop> hops, Arrival arrival) {
        Optional<Stay> stay = arrival.entry().filter(one -> Stay.isSmtp(hops.get(one.first())));
        if (stay.isEmpty() || arrival.arrival().isMailbox()) {
            return NONE;
        }
        Optional<String> line = hops.get(stay.get().first()).fromIp();
        Optional<String> header = arrival.isSpokenOf()
                ? attributed(headers).or(() -> cip(headers)).filter(ip -> !isOfAnother(ip, hops, arrival))
                : Optional.empty();
        return header.isPresent()
                ? new ConnectingAddress(header, line.filter(ip -> !ip.equals(header.get())))
                : new ConnectingAddress(line, Optional.empty());
    }

    /** Whether the lines say that the address is that of another stay. */
    private static boolean isOfAnother(String ip, List<Hop> hops, Arrival arrival) {
        boolean other = false;
        for (Stay stay : arrival.stays()) {
            boolean here = hops.get(stay.first()).fromIp().filter(ip::equals).isPresent();
            if (here && stay.first() == arrival.entry().get().first()) {
                return false;
            }
            other |= here;
        }
        return other;
    }

    /** {@code TenantId=...;Ip=[...]} of a tenant other than the one that the Exchange headers are of. */
    static Optional<String> ofAnotherTenant(Headers headers) {
        String tenant = headers.said("X-MS-Exchange-CrossTenant-Id").orElse("");
        return headers.said(ATTRIBUTED)
                .filter(value -> value.regionMatches(true, 0, "TenantId=", 0, 9)
                        && !value.regionMatches(true, 9, tenant, 0, tenant.length()));
    }

    private static Optional<String> attributed(Headers headers) {
        return headers.said(ATTRIBUTED).flatMap(ConnectingAddress::bracketed).filter(ip -> !ip.equals(NO_ADDRESS));
    }

    private static Optional<String> cip(Headers headers) {
        return headers.said("X-Forefront-Antispam-Report")
                .flatMap(report -> AntispamReport.value(report, "CIP"))
                .flatMap(IpAddress::of)
                .filter(ip -> !ip.equals(NO_ADDRESS));
    }

    /** {@code TenantId=...;Ip=[203.0.113.25];Helo=[...]}. */
    private static Optional<String> bracketed(String value) {
        int ip = value.indexOf("Ip=[");
        int close = ip < 0 ? -1 : value.indexOf(']', ip);
        return close < 0 ? Optional.empty() : IpAddress.of(value, ip + 4, close);
    }
}
