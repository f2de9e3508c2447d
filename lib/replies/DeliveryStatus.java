package lib.replies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a message/delivery-status part (RFC 3464): one block for the message, then one for each recipient. */
final class DeliveryStatus {
    private static final int MOST_RECIPIENTS = 1000;
    private static final int LONGEST_VALUE = 10_000;

    private DeliveryStatus() {}

    /** The reply for each recipient that has one; delivered ones are left out. */
    static List<FoundReply> read(String part) {
        List<FoundReply> replies = new ArrayList<>();
        Optional<String> reporter = Optional.empty();
        for (Map<String, String> block : blocks(part)) {
            if (block.containsKey("reporting-mta")) {
                reporter = value(block, "reporting-mta");
            }
            if (block.containsKey("final-recipient") || block.containsKey("action")) {
                reply(block, reporter).ifPresent(replies::add);
            }
        }
        return replies;
    }

    private static Optional<FoundReply> reply(Map<String, String> block, Optional<String> reporter) {
        Optional<String> status =
                Optional.ofNullable(block.get("status")).flatMap(ReplyScan::in).flatMap(FoundReply::enhancedStatus);
        String diagnostic = block.getOrDefault("diagnostic-code", "");
        FoundReply reply = ReplyScan.in(diagnostic).orElseGet(() -> ReplyScan.text(diagnostic));
        FoundReply whole = reply.withStatus(reply.enhancedStatus().or(() -> status));
        if (whole.firstDigit() == 0) {
            return Optional.empty();
        }
        Optional<String> server = value(block, "remote-mta").or(() -> reporter);
        return Optional.of(whole.from(server.map(DeliveryStatus::host))
                .to(value(block, "final-recipient"))
                .in(FoundReply.Form.DELIVERY_REPORT));
    }

    /** Gmail adds the address and more in parentheses. */
    private static String host(String server) {
        int comment = server.indexOf(" (");
        String host = comment < 0 ? server : server.substring(0, comment);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** {@code dns; host} and {@code rfc822; address} without their type. */
    private static Optional<String> value(Map<String, String> block, String field) {
        return Optional.ofNullable(block.get(field))
                .map(value -> value.substring(value.indexOf(';') + 1).strip())
                .filter(value -> !value.isEmpty());
    }

    private static List<Map<String, String>> blocks(String part) {
        List<Map<String, String>> blocks = new ArrayList<>();
        Map<String, String> block = new LinkedHashMap<>();
        String last = "";
        for (String line : (part + "\n\n").split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                if (!block.isEmpty() && blocks.size() < MOST_RECIPIENTS) {
                    blocks.add(block);
                }
                block = new LinkedHashMap<>();
                last = "";
            } else if (Character.isWhitespace(line.charAt(0))) {
                block.computeIfPresent(last, (field, value) -> folded(value, line.strip()));
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                block.putIfAbsent(last, line.substring(colon + 1).strip());
            }
        }
        return blocks;
    }

    private static String folded(String value, String more) {
        return value.length() + more.length() > LONGEST_VALUE ? value : value + " " + more;
    }
}
