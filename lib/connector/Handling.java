package lib.connector;

import java.util.List;
import java.util.Optional;

/**
 * What a connector says beyond who may relay: how its mail is handled, and its description.
 *
 * @param efSkipIPs addresses that Enhanced Filtering skips: single, dash range or CIDR
 */
public record Handling(
        Optional<String> comment,
        List<String> associatedAcceptedDomains,
        boolean cloudServicesMailEnabled,
        boolean treatMessagesAsInternal,
        boolean efSkipLastIP,
        List<String> efSkipIPs,
        List<String> efUsers,
        List<String> trustedOrganizations) {

    /** Nothing beyond Exchange's own defaults. */
    public static final Handling PLAIN =
            new Handling(Optional.empty(), List.of(), false, false, false, List.of(), List.of(), List.of());

    public Handling {
        associatedAcceptedDomains = List.copyOf(associatedAcceptedDomains);
        efSkipIPs = List.copyOf(efSkipIPs);
        efUsers = List.copyOf(efUsers);
        trustedOrganizations = List.copyOf(trustedOrganizations);
    }

    /** Only described. */
    public static Handling described(String comment) {
        return new Handling(Optional.of(comment), List.of(), false, false, false, List.of(), List.of(), List.of());
    }
}
