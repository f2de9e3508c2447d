package lib.relayspec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Answer;
import lib.cli.NewFile;
import lib.cli.Option;
import lib.cli.Options;
import lib.exchange.AdminCenterSteps;
import lib.exchange.StepsForm;
import lib.finding.Finding;
import lib.finding.Finding.Severity;
import lib.finding.Problem;
import lib.finding.Verdict;
import lib.smarthost.SmartHostOptions;
import lib.spf.SpfMerge;
import lib.text.Page;
import lib.text.Words;

/** As what a relay.json is printed; the options of {@code connector-spec print}. */
final class PrintOptions {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Option<Optional<Form>> form;
    private final Option<Optional<Path>> html;
    private final Option<Optional<String>> spf;
    private final SmartHostOptions smartHost;

    /** What {@code --json} shows. */
    record Data(Form form, String text) {}

    PrintOptions(Options options) {
        options.section("With print");
        form = options.value(
                "--as",
                "FORM",
                "For the tenant: powershell, verify, rollback, message-trace, steps, table,"
                        + " dsc, json; for the mail server: postfix, exim, sendmail,"
                        + " opensmtpd, iis, exchange-server; for the domain: spf",
                Optional.empty(),
                text -> Optional.of(Words.read("--as", Form.class, text)));
        html = options.file("--html", "Write the steps as a page to this file");
        spf = options.text("--spf", "RECORD", "The SPF record that the domain has, to merge into");
        smartHost = new SmartHostOptions(options);
    }

    Answer answer(CheckedRelay check, boolean classic, Optional<Path> output) {
        Form wanted = form.get()
                .orElseThrow(() -> Problem.badInput(
                        "spec.no-form",
                        "connector-spec print",
                        "as what?",
                        "give --as powershell, or another form of --help"));
        if (check.verdict() == Verdict.FAIL) {
            // What could not work is not written, in whatever form.
            return CheckedRelayText.answer(check);
        }
        List<Finding> findings = new ArrayList<>(check.findings());
        List<String> lines;
        if (wanted == Form.SPF) {
            SpfMerge merge = SpfForm.merge(check.relay(), spf.get());
            findings.addAll(merge.findings());
            lines = SpfForm.lines(merge);
        } else if (wanted.isSmartHost()) {
            lines = wanted.smartHost(smartHost.of(check.relay()));
        } else {
            lines = wanted.connectors(check.relay(), classic);
        }
        String text = String.join("\n", lines) + "\n";
        html.get().ifPresent(file -> NewFile.check(html.name(), file));
        output.ifPresent(file -> write(file, wanted, text));
        if (html.get().isPresent()) {
            NewFile.write(html.name(), html.get().get(), StepsForm.html(AdminCenterSteps.of(check.relay(), classic)));
        }
        return Answer.of(findings, new Data(wanted, text), page -> print(page, findings, output, lines));
    }

    private static void write(Path file, Form form, String text) {
        boolean mark = form.isPowerShell() && text.chars().anyMatch(c -> c >= 0x80);
        NewFile.write("--output", file, (mark ? String.valueOf(BYTE_ORDER_MARK) : "") + text);
    }

    private void print(Page page, List<Finding> findings, Optional<Path> output, List<String> lines) {
        for (Finding finding : findings) {
            if (finding.severity() != Severity.INFO) {
                page.error(finding);
            }
        }
        if (output.isPresent()) {
            String steps = html.get().map(file -> " and " + file).orElse("");
            page.line("wrote " + output.get() + steps);
        } else {
            lines.forEach(page::line);
        }
    }
}
