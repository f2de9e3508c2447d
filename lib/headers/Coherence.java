package lib.headers;

import java.util.List;
import java.util.Optional;
import lib.net.AddressKind;
import lib.net.HostName;
import lib.received.Hop;

/**
 * How far down the lines of a message hang together. Each host adds its line on top; what is below the line of the
 * first host of the receiver is what the sender handed over, true or invented.
 *
 * @param suspects number of lines, oldest first, that have nothing to do with the line above them
 * @param stays in Exchange Online, lines under suspicion left out
 * @param receiverFrom index of the oldest line that a host of the last organisation wrote
 */
record Coherence(int suspects, List<Stay> stays, int receiverFrom) {
    static Coherence of(List<Hop> hops) {
        int suspects = 0;
        for (int i = hops.size() - 2; i >= 0 && suspects == 0; i--) {
            if (!hangsTogether(hops.get(i), hops.get(i + 1))) {
                suspects = i + 1;
            }
        }
        List<Stay> stays = Stay.of(hops, suspects);
        int first = hops.size() - 1;
        Optional<String> last = Optional.empty();
        for (int i = hops.size() - 1; i >= suspects; i--) {
            Optional<String> by = hops.get(i).by().filter(HostName::isFullName);
            if (by.isPresent()) {
                String organisation = Hosts.organisation(by.get());
                if (last.isPresent() && !last.get().equals(organisation)) {
                    break;
                }
                last = Optional.of(organisation);
                first = i;
                if (i > suspects && begins(stays, i)) {
                    break; // The line below is another tenant's, or of a host outside.
                }
            } else if (last.isEmpty()) {
                first = i;
            }
        }
        return new Coherence(suspects, stays, Math.max(first, 0));
    }

    private static boolean begins(List<Stay> stays, int index) {
        for (Stay stay : stays) {
            if (stay.first() == index) {
                return true;
            }
        }
        return false;
    }

    /** Whether the host that took the message then is the one that handed it on. */
    private static boolean hangsTogether(Hop older, Hop newer) {
        if (older.by().isEmpty() || !HostName.isFullName(older.by().get())) {
            return true;
        }
        if (older.by().get().equalsIgnoreCase(newer.by().orElse(""))) {
            return true;
        }
        if (!hasNetwork(newer)
                || newer.fromIp().isPresent()
                        && AddressKind.of(newer.fromIp().get()).isInside()) {
            return true;
        }
        if (older.byIp().isPresent() && older.byIp().equals(newer.fromIp())) {
            return true;
        }
        String by = older.by().get();
        return isSame(by, newer.from()) || isSame(by, newer.fromRdns()) || isSame(by, newer.ehlo());
    }

    /** Whether a line speaks of another host; a user, a program or a queue of its own is none. */
    private static boolean hasNetwork(Hop hop) {
        String from = hop.from().orElse("");
        boolean host = from.indexOf('.') > 0 || !from.isEmpty() && Stay.isSmtp(hop);
        return hop.fromIp().isPresent()
                || hop.fromRdns().isPresent()
                || host && from.indexOf(' ') < 0; // IIS: from mail pickup service
    }

    private static boolean isSame(String by, Optional<String> sender) {
        return sender.isPresent()
                && (by.equalsIgnoreCase(sender.get())
                        || isShortened(by, sender.get())
                        || Hosts.organisation(by).equals(Hosts.organisation(sender.get())));
    }

    /** A computer that gives its name without its domain. */
    private static boolean isShortened(String full, String name) {
        return full.length() > name.length()
                && full.charAt(name.length()) == '.'
                && full.regionMatches(true, 0, name, 0, name.length());
    }
}
