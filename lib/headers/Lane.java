package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.net.HostName;
import lib.received.Hop;

/**
 * Hops that follow each other in one organisation, as far as the lines tell; a stay in Exchange Online is one.
 *
 * @param note what is known of the organisation
 * @param first index of its first hop
 * @param last index of its last hop
 */
record Lane(Kind kind, String name, String note, int first, int last) {
    enum Kind {
        SENDER,
        GATEWAY,
        TENANT,
        /** Between two stays in Exchange Online. */
        OUTSIDE,
        RECIPIENT,
        /** Its lines may be forged. */
        UNKNOWN
    }

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

    /** In travel order; each hop is in one. */
    static List<Lane> of(Route route) {
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < route.hops().size(); i++) {
            Optional<Lane> before = lanes.isEmpty() ? Optional.empty() : Optional.of(lanes.get(lanes.size() - 1));
            Lane lane = at(route, i, before);
            if (before.isPresent() && before.get().isSame(lane)) {
                lanes.set(lanes.size() - 1, new Lane(lane.kind, lane.name, lane.note, before.get().first, i));
            } else {
                lanes.add(lane);
            }
        }
        return List.copyOf(lanes);
    }

    private boolean isSame(Lane other) {
        return kind == other.kind && name.equals(other.name);
    }

    private static Lane at(Route route, int index, Optional<Lane> before) {
        if (route.steps().get(index).role() == Role.UNKNOWN) {
            return new Lane(Kind.UNKNOWN, "Not verified", "these lines may be forged", index, index);
        }
        List<Stay> stays = route.connector().stays();
        int past = 0;
        for (int i = 0; i < stays.size(); i++) {
            if (stays.get(i).first() <= index && index <= stays.get(i).last()) {
                return stay(route, i, index);
            }
            past += stays.get(i).last() < index ? 1 : 0;
        }
        return host(route.hops().get(index), kind(route, index, past), index, before);
    }

    private static Kind kind(Route route, int index, int past) {
        Role role = route.steps().get(index).role();
        if (role == Role.GATEWAY) {
            return Kind.GATEWAY;
        }
        if (past > 0) {
            return past < route.connector().stays().size() ? Kind.OUTSIDE : Kind.RECIPIENT;
        }
        return role == Role.RECIPIENT ? Kind.RECIPIENT : Kind.SENDER;
    }

    private static Lane stay(Route route, int stay, int index) {
        Arrival arrival = route.connector();
        boolean known = stay == arrival.spoken() && route.tenantId().isPresent();
        String which = arrival.stays().size() == 1
                ? ""
                : ", " + (stay < ORDINALS.size() ? ORDINALS.get(stay) + " stay" : "stay " + (stay + 1));
        return new Lane(
                Kind.TENANT,
                "Exchange Online" + which,
                known ? "tenant " + route.tenantId().get() : "no header names its tenant",
                index,
                index);
    }

    /** A host without a full name belongs to the one before. */
    private static Lane host(Hop hop, Kind kind, int index, Optional<Lane> before) {
        Optional<String> named = hop.by().filter(HostName::isFullName).map(Hosts::organisation);
        String name = named.or(() -> before.filter(lane -> lane.kind == kind).map(Lane::name))
                .or(hop::by)
                .orElse("a host that does not name itself");
        String note = switch (kind) {
            case SENDER -> "the sending side";
            case GATEWAY -> "gateway";
            case OUTSIDE -> "outside, between two stays in Exchange Online";
            case RECIPIENT -> "the receiving side";
            case TENANT, UNKNOWN -> "";
        };
        return new Lane(kind, name, note, index, index);
    }
}
