package lib.headers;

import java.util.Optional;
import lib.received.Hop;
import lib.received.HopTime;

/** Short words for people: hosts, times and protocols. */
final class ShortWords {
    private ShortWords() {}

    /** Who handed a message over, as well as the line tells. */
    static String sender(Hop hop) {
        String name = hop.from().or(hop::fromRdns).orElse("");
        String ip = hop.fromIp().orElse("");
        if (name.isEmpty()) {
            return ip.isEmpty() ? "(not said)" : ip;
        }
        return ip.isEmpty() || name.contains(ip) || name.contains(":") ? name : name + " (" + ip + ")";
    }

    static String receiver(Hop hop) {
        return hop.by().orElse("(not said)");
    }

    /** A host by its first label and its domain; of Exchange Online's hosts the label tells all. */
    static String shortened(String host, int longest) {
        int dot = host.indexOf('.');
        Hosts.Kind kind = Hosts.kind(Optional.of(host));
        if (host.length() <= longest || dot < 0) {
            return clipped(host, longest);
        }
        String label = host.substring(0, dot);
        if (kind.isExchangeOnline()) {
            return clipped(label + (kind == Hosts.Kind.EOP_FRONT_END ? " (EOP)" : " (EXO)"), longest);
        }
        return clipped(label + ".." + Hosts.domain(host), longest);
    }

    static String clipped(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, Math.max(0, longest - 2)) + "..";
    }

    static String tls(Hop hop) {
        return switch (Encryption.of(hop)) {
            case TLS ->
                hop.tlsVersion()
                        .map(version -> "over TLS " + version.substring(4))
                        .orElse("over TLS");
            case CLEAR -> "in clear";
            case UNSAID, NONE -> "no TLS is said";
        };
    }

    /** For a narrow column: the version, {@code yes} without one, {@code no}, {@code ?}, or nothing. */
    static String tlsMark(Hop hop) {
        return switch (Encryption.of(hop)) {
            case TLS -> hop.tlsVersion().map(version -> version.substring(4)).orElse("yes");
            case CLEAR -> "no";
            case UNSAID -> "?";
            case NONE -> "-";
        };
    }

    /** The protocol words, Microsoft's long ones short. */
    static String protocol(Optional<String> with) {
        String words = with.orElse("-");
        return words.equals("Microsoft SMTP Server")
                ? "Exchange"
                : words.equals("Microsoft SMTPSVC") ? "SMTPSVC" : words;
    }

    /** Such as {@code 2 h 0 m 3 s}; negative with its sign. */
    static String duration(long seconds) {
        long left = Math.abs(seconds);
        StringBuilder text = new StringBuilder(seconds < 0 ? "-" : "");
        if (left >= HopTime.DAY) {
            text.append(left / HopTime.DAY).append(" d ");
        }
        if (left >= HopTime.HOUR) {
            text.append(left % HopTime.DAY / HopTime.HOUR).append(" h ");
        }
        if (left >= HopTime.MINUTE) {
            text.append(left % HopTime.HOUR / HopTime.MINUTE).append(" m ");
        }
        return text.append(left % HopTime.MINUTE).append(" s").toString();
    }
}
