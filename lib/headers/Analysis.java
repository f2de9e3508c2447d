package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lib.cli.Answer;
import lib.cli.Finding;
import lib.cli.JsonText;
import lib.cli.Page;

/**
 * One message, read and judged.
 *
 * @param json the report as JSON, if that is wanted
 * @param isWanted whether it is the message that was asked for
 */
record Analysis(
        Report report,
        Route route,
        List<Finding> findings,
        Optional<JsonText> json,
        boolean hasHeader,
        boolean isWanted) {

    /** What to print. */
    enum Shape {
        TEXT,
        CSV,
        MARKDOWN
    }

    /**
     * Reads and judges messages.
     *
     * @param acceptedDomains of the tenant, as far as they are known
     * @param testId only the message with this id is wanted
     * @param json whether to write the JSON of each message at once
     */
    record Reader(
            List<String> acceptedDomains,
            Expectations expected,
            Optional<String> testId,
            boolean json) {
        Analysis read(Mail mail) {
            Headers headers = new Headers(HeaderText.fields(TextEncoding.decode(mail.bytes())));
            Route route = Route.of(headers, acceptedDomains);
            List<Finding> findings = new ArrayList<>();
            findings.addAll(HopsFindings.of(mail, headers, route));
            findings.addAll(expected.check(route));
            boolean wanted = testId.isEmpty() || testId.equals(headers.said(Report.TEST_ID));
            Report report = Report.of(mail, headers, route);
            return new Analysis(
                    report,
                    route,
                    List.copyOf(findings),
                    json && wanted ? Optional.of(JsonText.of(report)) : Optional.empty(),
                    !headers.fields().isEmpty(),
                    wanted);
        }
    }

    String html() {
        return HopsHtml.page(report, route, findings);
    }

    Answer answer(Shape shape, HopsText.Style style) {
        Consumer<Page> text =
                switch (shape) {
                    case TEXT -> page -> new HopsText(report, route, style).print(page, findings);
                    case CSV -> page -> HopsCsv.print(page, report, route);
                    case MARKDOWN -> page -> HopsMarkdown.print(page, report, route, findings);
                };
        return Answer.of(findings, json.isPresent() ? json.get() : report, text);
    }
}
