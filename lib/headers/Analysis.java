package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lib.cli.Answer;
import lib.cli.Finding;
import lib.cli.Page;

/**
 * One message, read and judged.
 *
 * @param isWanted whether it is the message that was asked for
 */
record Analysis(Mail mail, Headers headers, Route route, List<Finding> findings, boolean isWanted) {

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
     */
    record Reader(List<String> acceptedDomains, Expectations expected, Optional<String> testId) {
        Analysis read(Mail mail) {
            Headers headers = new Headers(HeaderText.fields(TextEncoding.decode(mail.bytes())));
            Route route = Route.of(headers, acceptedDomains);
            List<Finding> findings = new ArrayList<>();
            findings.addAll(HopsFindings.of(mail, headers, route));
            findings.addAll(expected.check(route));
            boolean wanted = testId.isEmpty() || testId.equals(headers.said(Report.TEST_ID));
            return new Analysis(mail, headers, route, List.copyOf(findings), wanted);
        }
    }

    boolean hasNoHeader() {
        return headers.fields().isEmpty();
    }

    String html() {
        return HopsHtml.page(report(), route, findings);
    }

    Answer answer(Shape shape, HopsText.Style style) {
        Report report = report();
        Consumer<Page> text =
                switch (shape) {
                    case TEXT -> page -> new HopsText(report, route, style).print(page, findings);
                    case CSV -> page -> HopsCsv.print(page, report, route);
                    case MARKDOWN -> page -> HopsMarkdown.print(page, report, route, findings);
                };
        return Answer.of(findings, report, text);
    }

    private Report report() {
        return Report.of(mail, headers, route);
    }
}
