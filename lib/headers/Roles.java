package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.received.Hop;

/** What each host on the way is, told by its name and place. */
final class Roles {
    private final List<Hop> hops;
    private final Coherence trust;
    private final List<Role> roles = new ArrayList<>();
    private int entry = -1;

    private Roles(List<Hop> hops, Coherence trust) {
        this.hops = hops;
        this.trust = trust;
    }

    static Roles of(List<Hop> hops, Coherence trust) {
        Roles roles = new Roles(hops, trust);
        roles.find();
        return roles;
    }

    /** Index of the oldest hop into Exchange Online that is not under suspicion, or -1. */
    int entry() {
        return entry;
    }

    Role role(int index) {
        return roles.get(index);
    }

    private void find() {
        boolean left = false;
        for (int i = 0; i < hops.size(); i++) {
            Hosts.Kind kind = Hosts.kind(hops.get(i).by());
            Role role;
            if (i < trust.suspects()) {
                role = Role.UNKNOWN;
            } else if (kind.isExchangeOnline()) {
                entry = entry < 0 ? i : entry;
                left = false;
                role = kind == Hosts.Kind.EOP_FRONT_END ? Role.FRONT_END : Role.TRANSPORT;
            } else if (entry < 0) {
                role = before(i, kind);
            } else {
                role = left ? Role.RECIPIENT : Role.HAND_OFF;
                left = true;
            }
            roles.add(role);
        }
        if (entry < 0) {
            nameRecipients();
        }
    }

    private Role before(int index, Hosts.Kind kind) {
        if (kind == Hosts.Kind.GATEWAY) {
            return Role.GATEWAY;
        }
        return index == trust.suspects() && isWrittenByOrigin(hops.get(index)) ? Role.CLIENT : Role.RELAY;
    }

    /** A line without a network before it: no from, or Exim's and Courier's local submission. */
    private static boolean isWrittenByOrigin(Hop hop) {
        return hop.fromIp().isEmpty()
                && (hop.from().isEmpty()
                        || hop.with().isPresent() && hop.with().get().equalsIgnoreCase("local"));
    }

    /** Without Microsoft 365 the last organisation is the recipient's. */
    private void nameRecipients() {
        for (int i = Math.max(trust.receiverFrom(), trust.suspects()); i < roles.size(); i++) {
            if (roles.get(i) != Role.CLIENT) {
                roles.set(i, Role.RECIPIENT);
            }
        }
    }

    /** What the sending side of a hop is: by its own name if that is known, else the host before. */
    Optional<Role> fromRole(int index) {
        Hop hop = hops.get(index);
        if (hop.from().isEmpty() && hop.fromIp().isEmpty()) {
            return Optional.empty();
        }
        if (index < trust.suspects()) {
            return Optional.of(Role.UNKNOWN);
        }
        if (index > trust.suspects()) {
            return Optional.of(roles.get(index - 1));
        }
        Hosts.Kind kind = Hosts.kind(hop.fromRdns().isPresent() ? hop.fromRdns() : hop.from());
        boolean submission = hop.from().equals(hop.by());
        return Optional.of(
                submission
                        ? Role.CLIENT
                        : kind == Hosts.Kind.GATEWAY
                                ? Role.GATEWAY
                                : kind.isExchangeOnline() ? Role.TRANSPORT : Role.CLIENT);
    }
}
