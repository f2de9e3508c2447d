package lib.relayspec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.relay.Relay;
import lib.relay.RelayFile;
import lib.relay.RelayRules;

/**
 * A relay.json and everything that is wrong with it.
 *
 * @param relay what could be read
 */
public record CheckedRelay(Path file, Relay relay, List<Finding> findings) {
    /** They would speak of a value that is given, but could not be read. */
    private static final Set<String> MISSING = Set.of(
            "connector.identifies-nobody",
            "connector.restrict-no-address",
            "connector.restrict-no-certificate",
            "connector.sender-domains-missing",
            "connector.tls-off",
            "relay.no-connector",
            "relay.no-accepted-domains");

    /** Everything that is wrong with a relay.json, offline. */
    public static CheckedRelay of(Path file) {
        return of(file, false);
    }

    /**
     * Likewise.
     *
     * @param classic whether the old recipe's parameters are wanted: then they are only explained
     */
    static CheckedRelay of(Path file, boolean classic) {
        List<Finding> findings = new ArrayList<>();
        Relay relay = RelayFile.read("connector-spec", file, findings);
        boolean whole = Finding.verdict(findings) == Verdict.PASS;
        for (Finding finding : RelayRules.check(relay, classic)) {
            if (whole || !MISSING.contains(finding.id())) {
                findings.add(finding);
            }
        }
        findings.sort((one, other) -> other.severity().compareTo(one.severity()));
        return new CheckedRelay(file, relay, List.copyOf(findings));
    }

    Verdict verdict() {
        return Finding.verdict(findings);
    }
}
