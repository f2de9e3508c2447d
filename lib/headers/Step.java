package lib.headers;

import java.util.Optional;

/**
 * One hop in the route.
 *
 * @param hop number in travel order, 1 is the oldest
 * @param fromRole what the sending host is; absent if the line has no {@code from}
 * @param role what the host is that took the message
 * @param delaySeconds since the hop before, 0 for the first; negative when clocks disagree; absent without a time
 */
public record Step(
        int hop,
        Optional<Role> fromRole,
        Role role,
        Optional<String> from,
        Optional<String> by,
        Optional<String> time,
        Optional<Long> delaySeconds) {}
