package lib.headers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.finding.Verdict;
import lib.mail.Clipboard;
import lib.mail.InOrder;
import lib.mail.Mails;
import lib.text.Html;

/** What to read and how to show it; the options of header-hops apart from the expectations. */
public final class HopsOptions {
    private final Option<List<String>> files;
    private final Option<Boolean> clipboard;
    private final Option<Boolean> attached;
    private final Option<Optional<String>> testId;
    private final Option<Boolean> utc;
    private final Option<Boolean> local;
    private final Option<Boolean> wide;
    private final Option<Optional<Path>> html;
    private final Option<Boolean> csv;
    private final Option<Boolean> markdown;

    public HopsOptions(Options options) {
        files = options.fileOperands(
                "FILE",
                "0..*",
                "Message, header text, mbox, Maildir or folder, also .gz and .msg; - or"
                        + " nothing is standard input");
        clipboard = options.flag("--clipboard", "Read the header text that was copied");
        attached = options.flag("--attached", "Read the messages attached to the message instead");
        testId = options.text("--test-id", "ID", "Only the message that send-plain sent with this id");
        options.section("Output");
        utc = options.flag("--utc", "Times in UTC, as without it");
        local = options.flag("--local", "Times in the zone of this machine");
        wide = options.flag("--wide", "Full host names, addresses and protocols");
        html = options.file("--html", "Also write a page for a ticket or a browser");
        csv = options.flag("--csv", "A line for each hop, for a spreadsheet");
        markdown = options.flag("--markdown", "Markdown for a ticket");
        options.section("Options");
    }

    /** An answer for each message, in the order of the input. */
    public Stream<Answer> answers(List<String> acceptedDomains, Expectations expectations, boolean json) {
        refuseContradictions();
        HopsAnswer.Shape shape = json ? HopsAnswer.Shape.JSON : shape();
        Stream<Answer> heading = heading(shape);
        Analysis.Reader reader = new Analysis.Reader(acceptedDomains, expectations, testId.get(), shape);
        if (clipboard.get()) {
            return reader.read(Clipboard.read())
                    .map(message -> Stream.concat(heading, Stream.of(only(message, shape))))
                    .orElseGet(() -> Stream.of(nothing()));
        }
        List<String> operands = files.get().isEmpty() ? List.of("-") : files.get();
        Results results = new Results(new InOrder<>(new Mails(operands, attached.get()), reader::read));
        return Stream.concat(
                        answers(results, heading, shape), Stream.of(results).flatMap(this::missing))
                .onClose(results::close);
    }

    private Stream<Answer> answers(Results results, Stream<Answer> heading, HopsAnswer.Shape shape) {
        if (!results.hasNext()) {
            return Stream.empty();
        }
        HopsAnswer first = results.next();
        if (!results.hasNext() || html.isGiven()) {
            List<HopsAnswer> few = new ArrayList<>(List.of(first));
            while (results.hasNext()) {
                few.add(results.next());
                refuseSeveral(few, results);
            }
            List<Answer> answers = few.stream().map(one -> only(one, shape)).toList();
            return results.isAnyMessage() ? Stream.concat(heading, answers.stream()) : answers.stream();
        }
        Stream<HopsAnswer> rest = StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, 0), false);
        return Stream.concat(
                heading,
                Stream.concat(Stream.of(first), rest)
                        .map(one -> one.answer(shape, style()).followed(!testId.isGiven() && results.isReady())));
    }

    private static void refuseSeveral(List<HopsAnswer> few, Results results) {
        if (few.stream().filter(Analysis.class::isInstance).count() > 1) {
            results.close();
            throw Problem.badInput(
                    "option.contradiction",
                    "--html",
                    "a page is for one message, and here are several",
                    "give one message, or pick it with --test-id");
        }
    }

    /** What is said at the end if no message was wanted; a file that cannot be read has said why. */
    private Stream<Answer> missing(Results results) {
        boolean told = results.isAnyMessage() || results.isAnyBad() && !testId.isGiven();
        return told ? Stream.empty() : Stream.of(nothing());
    }

    /** The answer for the only message: it has to be one, and it gets the page. */
    private Answer only(HopsAnswer one, HopsAnswer.Shape shape) {
        if (one instanceof Analysis message) {
            savePage(message);
        }
        return one.answer(shape, style());
    }

    private void savePage(Analysis message) {
        if (!message.hasHeader()) {
            throw noHeader();
        }
        if (html.get().isPresent()) {
            Html.save(message.html(), html.name(), html.get().get());
        }
    }

    static Problem noHeader() {
        return Problem.badInput(
                "headers.none",
                "no header field found",
                "the text is not a message header",
                "pass the full internet headers (Outlook: File > Properties; Gmail: Show original)" + " as a file");
    }

    private HopsText.Style style() {
        return new HopsText.Style(local.get(), wide.get());
    }

    private HopsAnswer.Shape shape() {
        return csv.get() ? HopsAnswer.Shape.CSV : markdown.get() ? HopsAnswer.Shape.MARKDOWN : HopsAnswer.Shape.TEXT;
    }

    private static Stream<Answer> heading(HopsAnswer.Shape shape) {
        return shape == HopsAnswer.Shape.CSV
                ? Stream.of(new Answer(
                        Verdict.PASS, List.of(), List.of(), page -> page.line(String.join(",", HopsCsv.COLUMNS))))
                : Stream.empty();
    }

    private Answer nothing() {
        if (testId.get().isEmpty()) {
            throw Problem.badInput(
                    "headers.none",
                    "no message found",
                    "the files hold none",
                    "give a saved message, an mbox file or a folder of messages");
        }
        Finding missing = Finding.fail(
                "expect.test-id",
                "--test-id " + testId.get().get(),
                "no message has it in " + MessageReport.TEST_ID,
                "wait for the delivery, look into the junk folder, or read what send-plain" + " was told");
        return Answer.of(
                List.of(missing), Map.of("testId", testId.get().get()), page -> page.findings(List.of(missing)));
    }

    private void refuseContradictions() {
        refuse(utc, local);
        refuse(csv, markdown);
        if (clipboard.get() && !files.get().isEmpty()) {
            throw contradiction("--clipboard FILE");
        }
    }

    private static void refuse(Option<Boolean> one, Option<Boolean> other) {
        if (one.get() && other.get()) {
            throw contradiction(one.name() + " " + other.name());
        }
    }

    private static Problem contradiction(String options) {
        return Problem.badInput("option.contradiction", options, "one excludes the other", "give one of them");
    }
}
