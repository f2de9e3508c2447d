package lib.relayspec;

import java.util.List;
import lib.cli.Answer;
import lib.connector.Connector;
import lib.finding.Verdict;
import lib.text.Page;

/** What {@code connector-spec check} says of a relay.json. */
public final class CheckedRelayText {
    /** What {@code --json} shows. */
    record Data(String file, List<String> connectors) {}

    private CheckedRelayText() {}

    public static Answer answer(CheckedRelay check) {
        List<String> names =
                check.relay().connectors().stream().map(Connector::name).toList();
        return Answer.of(check.findings(), new Data(check.file().toString(), names), page -> print(page, check));
    }

    private static void print(Page page, CheckedRelay check) {
        Verdict verdict = check.verdict();
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
        page.line(tone, verdict.status(), "  " + check.file() + ": " + says);
        page.findings(check.findings());
    }
}
