package lib.headers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lib.text.Ascii;
import lib.text.Resource;

/** Whose host a name is, by what it ends with: hosts.tsv. */
public final class Hosts {
    /** What a host does, if its name says so. */
    enum Kind {
        EOP_FRONT_END,
        EXCHANGE_ONLINE,
        OUTBOUND,
        MICROSOFT,
        GATEWAY,
        OTHER;

        boolean isExchangeOnline() {
            return this == EOP_FRONT_END || this == EXCHANGE_ONLINE || this == OUTBOUND;
        }
    }

    private record Known(Kind kind, String organisation) {}

    private static final Map<String, Known> BY_SUFFIX = read();

    /** Second-level labels below which organisations register, as in co.uk. */
    private static final String SHARED_LABELS = " co com net org gov edu ac or ne go mil gob gouv ";

    private static final Set<String> TAILS = tails();

    private Hosts() {}

    private static Set<String> tails() {
        Set<String> tails = new HashSet<>();
        for (String suffix : BY_SUFFIX.keySet()) {
            tails.add(tail(suffix));
        }
        return tails;
    }

    /** The last two labels; of sparkpost, which stands for a top-level domain, the last. */
    private static String tail(String host) {
        int dot = host.lastIndexOf('.');
        if (dot >= 0 && BY_SUFFIX.containsKey(host.substring(dot + 1))) {
            return host.substring(dot + 1);
        }
        return host.substring(host.lastIndexOf('.', dot - 1) + 1);
    }

    private static Map<String, Known> read() {
        Map<String, Known> known = new HashMap<>();
        for (String[] row : Resource.rows(Hosts.class, "hosts.tsv")) {
            Kind kind = switch (row[1]) {
                case "eop-front-end" -> Kind.EOP_FRONT_END;
                case "exchange-online" -> Kind.EXCHANGE_ONLINE;
                case "outbound" -> Kind.OUTBOUND;
                case "microsoft" -> Kind.MICROSOFT;
                case "gateway" -> Kind.GATEWAY;
                default -> Kind.OTHER;
            };
            known.put(row[0], new Known(kind, row[2]));
        }
        return known;
    }

    static Kind kind(Optional<String> host) {
        Known known = host.isEmpty() ? null : known(Ascii.lower(host.get()));
        return known == null ? Kind.OTHER : known.kind();
    }

    /** The longest suffix that is known, or null; most hosts are out by their last two labels. */
    private static Known known(String host) {
        int at = 0;
        if (!TAILS.contains(tail(host))) {
            return null;
        }
        while (at >= 0 && at < host.length()) {
            Known known = BY_SUFFIX.get(at == 0 ? host : host.substring(at));
            if (known != null) {
                return known;
            }
            int dot = host.indexOf('.', at);
            at = dot < 0 ? -1 : dot + 1;
        }
        return null;
    }

    /** The operator of a known host, else the registered domain, as far as it can be told offline. */
    static String organisation(String host) {
        String name = Ascii.lower(host);
        Known known = known(name);
        return known == null ? domain(name) : known.organisation();
    }

    static String domain(String name) {
        int last = name.lastIndexOf('.');
        int second = name.lastIndexOf('.', last - 1);
        if (second < 0) {
            return name;
        }
        boolean shared =
                name.length() - last == 3 && SHARED_LABELS.contains(" " + name.substring(second + 1, last) + " ");
        int from = shared ? name.lastIndexOf('.', second - 1) : second;
        return name.substring(from + 1);
    }
}
