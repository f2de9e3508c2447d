package lib.relayspec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lib.cli.Answer;
import lib.exchange.Drift;
import lib.exchange.LiveConnectors;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.text.Page;
import lib.text.Words;

/** What {@code connector-spec diff} answers. */
final class Difference {
    private Difference() {}

    static Answer answer(CheckedRelay check, Path live) {
        if (check.verdict() == Verdict.FAIL) {
            return CheckedRelayText.answer(check);
        }
        Drift drift = Drift.of(check.relay(), LiveConnectors.read("connector-spec", live));
        return Answer.of(drift.findings(), drift.rows(), page -> print(page, drift));
    }

    private static void print(Page page, Drift drift) {
        List<List<String>> rows = new ArrayList<>();
        String connector = "";
        for (Drift.Row row : drift.rows()) {
            if (!row.connector().equals(connector)) {
                connector = row.connector();
                rows.add(List.of(connector));
                rows.add(List.of("  property", "", "relay.json", "tenant"));
            }
            rows.add(List.of(
                    "  " + row.property(), Words.of(row.state()).replace('-', ' '), row.wanted(), row.actual()));
        }
        page.table(rows);
        page.findings(drift.findings());
        if (Finding.verdict(drift.findings()) == Verdict.PASS) {
            page.line(Page.Tone.GOOD, "pass", "  the tenant is as relay.json has it");
        }
    }
}
