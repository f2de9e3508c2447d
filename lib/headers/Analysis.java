package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.mail.Found;
import lib.mail.Headers;
import lib.mail.LeftOut;
import lib.mail.Mail;
import lib.text.Json;
import lib.text.JsonText;
import lib.text.Page;
import lib.text.ReadyText;

/**
 * One message, read and judged.
 *
 * @param json the report as JSON, if that is wanted
 * @param csv the hops as CSV, if that is wanted
 */
record Analysis(
        Mail mail,
        Headers headers,
        Route route,
        List<Finding> findings,
        Optional<JsonText> json,
        Optional<ReadyText> csv)
        implements HopsAnswer {

    /**
     * Reads and judges messages; JSON and CSV, which are for many, are written at once.
     *
     * @param acceptedDomains of the tenant, as far as they are known
     * @param testId only the message with this id is wanted
     */
    record Reader(List<String> acceptedDomains, Expectations expected, Optional<String> testId, Shape shape) {
        /** Empty if it is not the message that is wanted. */
        Optional<HopsAnswer> read(Found found) {
            if (found instanceof LeftOut leftOut) {
                return Optional.of(new Unread(leftOut));
            }
            return read((Mail) found).map(analysis -> analysis);
        }

        Optional<Analysis> read(Mail mail) {
            Headers headers = mail.headers();
            if (testId.isPresent() && !has(headers, testId.get())) {
                return Optional.empty();
            }
            Route route = Route.of(headers, acceptedDomains);
            List<Finding> findings = new ArrayList<>();
            findings.addAll(HopsFindings.of(mail, headers, route));
            findings.addAll(expected.check(route));
            return Optional.of(new Analysis(
                    mail,
                    headers,
                    route,
                    List.copyOf(findings),
                    shape == Shape.JSON
                            ? Optional.of(Json.text(MessageReport.of(mail, headers, route)))
                            : Optional.empty(),
                    shape == Shape.CSV ? Optional.of(ReadyText.of(HopsCsv.lines(mail, route))) : Optional.empty()));
        }

        /** send-plain writes the id into a field of its own, and into the subject. */
        private static boolean has(Headers headers, String id) {
            return headers.said(MessageReport.TEST_ID).filter(id::equals).isPresent()
                    || headers.said("Subject")
                            .filter(s -> s.contains("[" + id + "]"))
                            .isPresent();
        }
    }

    boolean hasHeader() {
        return !headers.fields().isEmpty();
    }

    String html() {
        return HopsHtml.page(report(), route, findings);
    }

    @Override
    public Answer answer(Shape shape, HopsText.Style style) {
        if (shape == Shape.JSON) {
            return Answer.of(findings, json.get(), page -> {});
        }
        if (shape == Shape.CSV) {
            return Answer.of(findings, Map.of(), page -> page.lines(csv.get()));
        }
        MessageReport report = report();
        Consumer<Page> text = shape == Shape.MARKDOWN
                ? page -> HopsMarkdown.print(page, report, route, findings)
                : page -> new HopsText(report, route, style).print(page, findings);
        return Answer.of(findings, report, text);
    }

    private MessageReport report() {
        return MessageReport.of(mail, headers, route);
    }
}
