package lib.replies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of Exchange Server's protocol log (date-time, connector-id, session-id, sequence-number, local-endpoint,
 * remote-endpoint, event, data, context) and of its message tracking log, where a reply stands as {@code {LED=550
 * 5.7.64 ...};{FQDN=host};{IP=address}}.
 */
final class ExchangeLog {
    private static final int COLUMNS = 9;
    private static final int MOST_SESSIONS = 1000;
    private final Map<String, String> commands = new HashMap<>();
    private final Map<String, String> pending = new HashMap<>();

    static boolean is(String line) {
        return isTracking(line) || protocolEvent(line) != 0;
    }

    private static boolean isTracking(String line) {
        return line.contains("{LED=");
    }

    /** The event of a protocol line, or 0: the seventh column, one of {@code + - > < *}. */
    private static char protocolEvent(String line) {
        int at = 0;
        for (int column = 0; column < 6; column++) {
            at = line.indexOf(',', at) + 1;
            if (at == 0) {
                return 0;
            }
        }
        boolean single = at + 1 < line.length() && line.charAt(at + 1) == ',';
        return single && "+-><*".indexOf(line.charAt(at)) >= 0 ? line.charAt(at) : 0;
    }

    Optional<FoundReply> read(String line) {
        return isTracking(line) ? tracked(line) : protocol(columns(line));
    }

    private static Optional<FoundReply> tracked(String line) {
        return LogWords.between(line, "{LED=", "}")
                .flatMap(said -> ReplyScan.in(said).or(() -> Optional.of(ReplyScan.text(said))))
                .map(reply -> reply.from(LogWords.between(line, "{FQDN=", "}")))
                .map(reply -> reply.in(FoundReply.Form.EXCHANGE_TRACKING_LOG));
    }

    private Optional<FoundReply> protocol(List<String> columns) {
        String session = columns.get(2);
        boolean received = columns.get(6).equals("<");
        String data = columns.get(7);
        LogWords.command(data).ifPresent(command -> remember(commands, session, command));
        if (!startsWithCode(data)) {
            return Optional.empty();
        }
        String said = pending.getOrDefault(session, "") + data;
        if (data.length() > 3 && data.charAt(3) == '-') {
            remember(pending, session, said + " ");
            return Optional.empty();
        }
        pending.remove(session);
        // What this server said itself stands in the log of its receive connector.
        String server = received ? columns.get(5) : columns.get(4);
        return ReplyScan.in(said)
                .map(reply -> reply.at(Optional.ofNullable(commands.get(session))))
                .map(reply -> reply.from(Optional.of(server).filter(one -> !one.isEmpty())))
                .map(reply -> reply.in(FoundReply.Form.EXCHANGE_PROTOCOL_LOG));
    }

    private static void remember(Map<String, String> map, String session, String value) {
        if (map.size() < MOST_SESSIONS && value.length() < 10_000) {
            map.put(session, value);
        }
    }

    private static boolean startsWithCode(String data) {
        return data.length() >= 3 && data.chars().limit(3).allMatch(c -> c >= '0' && c <= '9');
    }

    /** The columns, quotation marks taken off (RFC 4180). */
    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length() && columns.size() < COLUMNS; i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        while (columns.size() < COLUMNS) {
            columns.add("");
        }
        return columns;
    }
}
