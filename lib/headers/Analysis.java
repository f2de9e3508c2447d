package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lib.cli.Answer;
import lib.cli.Finding;
import lib.cli.JsonText;
import lib.cli.Page;
import lib.cli.TextEncoding;

/**
 * One message, read and judged.
 *
 * @param json the report as JSON, if that is wanted
 * @param hasHeader whether there is any header field
 */
record Analysis(
        Report report,
        Route route,
        List<Finding> findings,
        Optional<JsonText> json,
        boolean hasHeader) {

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
        /** Empty if it is not the message that is wanted. */
        Optional<Analysis> read(Mail mail) {
            Headers headers = new Headers(HeaderText.fields(TextEncoding.decode(mail.bytes())));
            if (testId.isPresent() && !has(headers, testId.get())) {
                return Optional.empty();
            }
            Route route = Route.of(headers, acceptedDomains);
            List<Finding> findings = new ArrayList<>();
            findings.addAll(HopsFindings.of(mail, headers, route));
            findings.addAll(expected.check(route));
            Report report = Report.of(mail, headers, route);
            return Optional.of(
                    new Analysis(
                            report,
                            route,
                            List.copyOf(findings),
                            json ? Optional.of(JsonText.of(report)) : Optional.empty(),
                            !headers.fields().isEmpty()));
        }

        /** send-plain writes the id into a field of its own, and into the subject. */
        private static boolean has(Headers headers, String id) {
            return headers.said(Report.TEST_ID).filter(id::equals).isPresent()
                    || headers.said("Subject").filter(s -> s.contains("[" + id + "]")).isPresent();
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
