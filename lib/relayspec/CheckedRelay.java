package lib.relayspec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lib.cli.Answer;
import lib.connector.Connector;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.relay.Relay;
import lib.relay.RelayFile;
import lib.relay.RelayRules;
import lib.text.Page;

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

    /** What {@code --json} shows. */
    record Data(String file, List<String> connectors) {}

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

    /** What connector-spec check says of it. */
    public Answer answer() {
        List<String> names = relay.connectors().stream().map(Connector::name).toList();
        return Answer.of(findings, new Data(file.toString(), names), this::print);
    }

    private void print(Page page) {
        Verdict verdict = verdict();
        String says = switch (verdict) {
            case PASS -> "nothing to correct";
            case WARN -> "would be taken; read the warnings";
            default -> "has to be corrected";
        };
        Page.Tone tone = switch (verdict) {
            case PASS -> Page.Tone.GOOD;
            case WARN -> Page.Tone.WARN;
            default -> Page.Tone.BAD;
        };
        page.line(tone, verdict.status(), "  " + file + ": " + says);
        page.findings(findings);
    }
}
