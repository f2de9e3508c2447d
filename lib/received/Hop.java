package lib.received;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One hop of a message: what a single {@code Received:} field says (RFC 5321 section 4.4). Whoever wrote the field
 * claims it; nothing is verified here.
 *
 * @param from first word after {@code from}: usually the name that the sending host gave in EHLO
 * @param ehlo that name, where it stands apart; then {@code from} is what was looked up
 * @param fromRdns name that the receiving host found for the address
 * @param fromIp address of the sending host, in one spelling (RFC 5952)
 * @param by host that took the message
 * @param byIp its address
 * @param with protocol words (RFC 3848), without comments
 * @param via link words, such as {@code Frontend Transport}
 * @param id queue identifier; in Exchange the version
 * @param forAddress recipient; {@code for} in JSON
 * @param tlsVersion {@code TLSv1.0} to {@code TLSv1.3}, where the field names one
 * @param tlsCipher as written
 * @param time when the message was taken; absent if the date is missing, impossible or ambiguous
 * @param raw the value of the field, unfolded
 */
public record Hop(
        Optional<String> from,
        Optional<String> ehlo,
        Optional<String> fromRdns,
        Optional<String> fromIp,
        Optional<String> by,
        Optional<String> byIp,
        Optional<String> with,
        Optional<String> via,
        Optional<String> id,
        Optional<String> forAddress,
        Optional<String> tlsVersion,
        Optional<String> tlsCipher,
        Optional<Instant> time,
        String raw) {

    /** The value of a {@code Received:} field; every text gives a hop, however little it says. */
    public static Hop parse(String value) {
        return new Received(value).read();
    }

    /** Whether the field says that the link was encrypted. */
    public boolean tls() {
        return tlsVersion.isPresent() || tlsCipher.isPresent() || TlsWords.isSaid(with, raw);
    }

    /** The fields of the JSON document by name, since {@code for} cannot be a field of a record. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>(24);
        put(fields, "from", from);
        put(fields, "ehlo", ehlo);
        put(fields, "fromRdns", fromRdns);
        put(fields, "fromIp", fromIp);
        put(fields, "by", by);
        put(fields, "byIp", byIp);
        put(fields, "with", with);
        put(fields, "via", via);
        put(fields, "id", id);
        put(fields, "for", forAddress);
        put(fields, "tlsVersion", tlsVersion);
        put(fields, "tlsCipher", tlsCipher);
        put(fields, "time", time.map(HopTime::iso));
        fields.put("raw", raw);
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Optional<String> value) {
        if (value.isPresent()) {
            fields.put(name, value.get());
        }
    }
}
