package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            Optional<Entry> entry = by.isExchangeOnline() ? entry(hops.get(i), by, wasInside) : Optional.empty();
            if (entry.isPresent()) {
                stays.add(new Stay(i, i, entry.get()));
            } else if (by.isExchangeOnline()) {
                Stay stay = stays.remove(stays.size() - 1);
                stays.add(new Stay(stay.first, i, stay.entry));
            }
            wasInside = by.isExchangeOnline();
        }
        return List.copyOf(stays);
    }

    /** By what a hop took a message in that was not there, or had left. */
    private static Optional<Entry> entry(Hop hop, Hosts.Kind by, boolean wasInside) {
        Hosts.Kind from = Hosts.kind(hop.from());
        boolean outbound = from == Hosts.Kind.OUTBOUND || Hosts.kind(hop.fromRdns()) == Hosts.Kind.OUTBOUND;
        boolean frontEnd = by == Hosts.Kind.EOP_FRONT_END;
        boolean outside = (hop.from().isPresent() || hop.fromIp().isPresent()) && !from.isExchangeOnline();
        boolean begins = !wasInside || outbound || frontEnd && outside;
        if (!begins) {
            return Optional.empty();
        }
        String with = Ascii.lower(hop.with().orElse(""));
        if (with.startsWith("mapi") || with.startsWith("http")) {
            return Optional.of(Entry.MAILBOX);
        }
        return Optional.of(outbound ? Entry.TENANT : frontEnd || !outside || !isSmtp(hop) ? Entry.SMTP : Entry.LOGIN);
    }

    /** Whether a hop is a transfer by SMTP; submission from a mailbox reads mapi or HTTPS. */
    static boolean isSmtp(Hop hop) {
        return hop.with().isPresent() && Ascii.lower(hop.with().get()).contains("smtp");
    }

    /** Whether one of its hosts is among these, by first labels. */
    boolean isNamed(List<Hop> hops, Set<String> labels) {
        for (int i = first; i <= last; i++) {
            if (labels.contains(label(hops.get(i).by().orElse("")))) {
                return true;
            }
        }
        return false;
    }

    /** The first label of a host; Exchange's headers name some hosts by it alone. */
    static String label(String host) {
        int dot = host.indexOf('.');
        return Ascii.lower(dot < 0 ? host.trim() : host.substring(0, dot).trim());
    }
}
