package lib.preflight;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A DMARC record (RFC 7489 section 6.3).
 *
 * @param tags by name in lower case, as written
 */
record Dmarc(String text, Map<String, String> tags) {
    /** Empty if the text is no DMARC record: the version comes first, and exactly so. */
    static Optional<Dmarc> parse(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                tags.putIfAbsent(name, part.substring(equals + 1).strip());
            }
        }
        boolean versionFirst =
                !tags.isEmpty() && tags.keySet().iterator().next().equals("v");
        return versionFirst && tags.get("v").equals("DMARC1") ? Optional.of(new Dmarc(text, tags)) : Optional.empty();
    }

    /**
     * What the domain's owner asks of receivers.
     *
     * @param below whether the record is that of a domain further up
     */
    String policy(boolean below) {
        String own = tags.getOrDefault("p", "");
        String policy = below ? tags.getOrDefault("sp", own) : own;
        return policy.toLowerCase(Locale.ROOT);
    }

    /** Whether the policy is one of the three that there are. */
    boolean isReadable(boolean below) {
        String policy = policy(below);
        return policy.equals("none") || policy.equals("quarantine") || policy.equals("reject");
    }
}
