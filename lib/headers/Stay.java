package lib.headers;

import java.util.ArrayList;
import java.util.List;
import lib.received.Hop;
import lib.text.Ascii;

/**
 * One stay of a message in Exchange Online, from the host that took it in to the last one before it left. A message
 * that one tenant hands to another, or that comes back by way of a host outside, has two.
 *
 * @param first index of the hop that took it in
 * @param last index of the last hop in Exchange Online
 */
record Stay(int first, int last, Entry entry) {
    /** By what a stay began, as far as the line tells. */
    enum Entry {
        /** Handed in by the mailbox server itself. */
        MAILBOX,
        /** By SMTP at a host that takes mail after a login: client submission. */
        LOGIN,
        /** By SMTP from a host outside. */
        SMTP,
        /** By SMTP from a host by whose name Exchange Online sends mail out. */
        TENANT
    }

    /** In travel order. */
    static List<Stay> of(List<Hop> hops, int suspects) {
        List<Stay> stays = new ArrayList<>();
        boolean wasInside = false;
        for (int i = suspects; i < hops.size(); i++) {
            Hosts.Kind by = Hosts.kind(hops.get(i).by());
            if (begins(hops.get(i), by, wasInside)) {
                stays.add(new Stay(i, i, entry(hops.get(i), by)));
            } else if (by.isExchangeOnline()) {
                Stay stay = stays.remove(stays.size() - 1);
                stays.add(new Stay(stay.first, i, stay.entry));
            }
            wasInside = by.isExchangeOnline();
        }
        return List.copyOf(stays);
    }

    /** Whether a hop took a message in that was not there, or had left. */
    static boolean begins(Hop hop, Hop before) {
        Hosts.Kind by = Hosts.kind(hop.by());
        return by.isExchangeOnline() && begins(hop, by, Hosts.kind(before.by()).isExchangeOnline());
    }

    private static boolean begins(Hop hop, Hosts.Kind by, boolean wasInside) {
        return by.isExchangeOnline()
                && (!wasInside || isOutbound(hop) || by == Hosts.Kind.EOP_FRONT_END && isFromOutside(hop));
    }

    private static boolean isFromOutside(Hop hop) {
        return (hop.from().isPresent() || hop.fromIp().isPresent())
                && !Hosts.kind(hop.from()).isExchangeOnline();
    }

    private static Entry entry(Hop hop, Hosts.Kind by) {
        String with = Ascii.lower(hop.with().orElse(""));
        if (with.startsWith("mapi") || with.startsWith("http")) {
            return Entry.MAILBOX;
        }
        if (isOutbound(hop)) {
            return Entry.TENANT;
        }
        boolean frontEnd = by == Hosts.Kind.EOP_FRONT_END;
        return frontEnd || !isFromOutside(hop) || !isSmtp(hop) ? Entry.SMTP : Entry.LOGIN;
    }

    /** By the name that it gave or that was looked up; of a mailbox server both are inside. */
    private static boolean isOutbound(Hop hop) {
        return Hosts.kind(hop.from()) == Hosts.Kind.OUTBOUND || Hosts.kind(hop.fromRdns()) == Hosts.Kind.OUTBOUND;
    }

    /** Whether a hop is a transfer by SMTP; submission from a mailbox reads mapi or HTTPS. */
    static boolean isSmtp(Hop hop) {
        return hop.with().isPresent() && Ascii.lower(hop.with().get()).contains("smtp");
    }

    /** Whether a host that a header names by its first label is one of this stay. */
    boolean names(List<Hop> hops, String host) {
        String label = label(host);
        for (int i = first; i <= last; i++) {
            if (label.equals(label(hops.get(i).by().orElse("")))) {
                return true;
            }
        }
        return false;
    }

    private static String label(String host) {
        int dot = host.indexOf('.');
        return Ascii.lower(dot < 0 ? host.trim() : host.substring(0, dot).trim());
    }
}
