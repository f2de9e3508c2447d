package lib.smtp;

import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lib.cli.Input;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.net.MailAddress;

/** What to send, from whom and to whom: the options of every script that sends a test message. */
public final class MessageOptions {
    /** 150 MiB, what Exchange Online announces as SIZE. */
    private static final int LIMIT_BYTES = 157_286_400;

    private final Option<Optional<InternetAddress>> from;
    private final Option<List<InternetAddress>> to;
    private final Option<Optional<InternetAddress>> mailFrom;
    private final Option<Boolean> nullSender;
    private final Option<Optional<InternetAddress>> headerFrom;
    private final Option<Optional<String>> subject;
    private final Option<Optional<String>> body;
    private final Option<List<Path>> attachments;
    private final Option<List<TestMessage.Field>> fields;
    private final Option<Optional<String>> data;
    private final Option<Optional<String>> testId;
    private final String randomId = TestMessage.Draft.randomId();

    public MessageOptions(Options options) {
        options.section("Message");
        from = address(options, "--from", "Sender, in the envelope and in the header");
        to = options.list(
                "--to",
                "ADDRESS",
                "Recipient; repeat it: best one inside and one outside",
                text -> MailAddress.parse("--to", text));
        mailFrom = address(options, "--mail-from", "Sender in the envelope only (MAIL FROM)");
        nullSender = options.flag("--null-sender", "MAIL FROM:<>, as delivery reports have it");
        headerFrom = address(options, "--header-from", "Sender in the header only (From:)");
        subject = options.text("--subject", "TEXT", "Subject; the test id is added");
        body = options.freeText("--body", "TEXT|@FILE|-", "Text of the message; from a file, from input");
        attachments = options.list("--attach", "FILE", "Attach a file", MessageOptions::readable);
        fields = options.list("--header", "'NAME: VALUE'", "Add or replace a header field", MessageOptions::field);
        data = options.text("--data", "FILE|-", "Send this ready message, header and all, as it is");
        testId = options.value(
                "--test-id",
                "ID",
                "Id in Subject and X-Relaykit-Test-Id (default: random)",
                Optional.empty(),
                text -> Optional.of(checkedId(text)));
    }

    /**
     * The message and its envelope, checked.
     *
     * @throws Problem if something is missing or contradicts itself
     */
    public Plan.Envelope envelope(SendDefaults relay) {
        return envelope(relay, "");
    }

    /** Likewise, with something added to the test id: one of several messages of a test. */
    public Plan.Envelope envelope(SendDefaults relay, String mark) {
        refuseContradictions();
        List<InternetAddress> rcptTo = recipients(relay);
        TestMessage message = data.get().isPresent()
                ? TestMessage.ready(Input.bytes("--data", data.get().get(), LIMIT_BYTES))
                : TestMessage.compose(draft(relay).marked(mark));
        return new Plan.Envelope(
                reversePath(relay),
                rcptTo.stream().map(InternetAddress::getAddress).toList(),
                message);
    }

    private void refuseContradictions() {
        if (nullSender.get() && mailFrom.isGiven()) {
            throw Problem.badInput(
                    "option.contradiction", "--null-sender --mail-from", "both say who sends", "give one of them");
        }
        for (Option<?> part : List.of(subject, body, attachments, fields, headerFrom, testId)) {
            if (data.isGiven() && part.isGiven()) {
                throw Problem.badInput(
                        "option.contradiction",
                        "--data " + part.name(),
                        "a ready message is sent as it is",
                        "leave out one of them");
            }
        }
    }

    private String reversePath(SendDefaults relay) {
        if (nullSender.get()) {
            return "";
        }
        return mailFrom.get().orElseGet(() -> sender(relay)).getAddress();
    }

    private InternetAddress sender(SendDefaults relay) {
        return from.get()
                .or(() -> relay.from().map(text -> MailAddress.parse("from in relay.json", text)))
                .or(mailFrom::get)
                .or(headerFrom::get)
                .orElseThrow(() -> missing("--from", "no sender", "--from scanner@contoso.com"));
    }

    private List<InternetAddress> recipients(SendDefaults relay) {
        List<InternetAddress> rcptTo = to.get();
        if (rcptTo.isEmpty()) {
            rcptTo = relay.to().stream()
                    .map(text -> MailAddress.parse("to in relay.json", text))
                    .toList();
        }
        if (rcptTo.isEmpty()) {
            throw missing("--to", "no recipient, and there is no default", "--to you@contoso.com");
        }
        return rcptTo;
    }

    /** What to compose where no ready message is given. */
    public TestMessage.Draft draft(SendDefaults relay) {
        return new TestMessage.Draft(
                headerFrom.get().orElseGet(() -> sender(relay)),
                recipients(relay),
                subjectText(),
                bodyText(),
                attachments.get(),
                fields.get(),
                testId.get().orElse(randomId));
    }

    private String subjectText() {
        return subject.get().orElse(TestMessage.SUBJECT);
    }

    private String bodyText() {
        String text = body.get().orElse(TestMessage.BODY);
        if (text.startsWith("@@")) {
            return text.substring(1);
        }
        if (text.startsWith("@") || text.equals("-")) {
            String file = text.equals("-") ? "-" : text.substring(1);
            return new String(Input.bytes("--body", file, LIMIT_BYTES), StandardCharsets.UTF_8);
        }
        return text;
    }

    private static Option<Optional<InternetAddress>> address(Options options, String name, String text) {
        return options.value(
                name, "ADDRESS", text, Optional.empty(), given -> Optional.of(MailAddress.parse(name, given)));
    }

    private static Path readable(String text) {
        Path file = Path.of(text);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Problem.badInput(
                    "file.unreadable", "--attach " + text, "no readable file", "check the path and its permissions");
        }
        return file;
    }

    /** RFC 5322 section 3.6.8: a name is printable ASCII without a colon. */
    private static TestMessage.Field field(String text) {
        int colon = text.indexOf(':');
        boolean name = colon > 0 && text.chars().limit(colon).allMatch(c -> c > 32 && c < 127);
        if (!name) {
            throw Problem.badInput(
                    "option.header", "--header " + text, "not a header field", "give it as 'Name: value'");
        }
        return new TestMessage.Field(
                text.substring(0, colon), text.substring(colon + 1).strip());
    }

    private static String checkedId(String text) {
        boolean token = !text.isEmpty()
                && text.length() <= 64
                && text.chars()
                        .allMatch(c -> c == '-' || c == '_' || c == '.' || c < 128 && Character.isLetterOrDigit(c));
        if (!token) {
            throw Problem.badInput(
                    "option.test-id",
                    "--test-id " + text,
                    "an id has 1 to 64 letters, digits, dots, hyphens or underscores",
                    "give for example --test-id floor3-printer");
        }
        return text;
    }

    private static Problem missing(String option, String why, String example) {
        return Problem.badInput("option.missing", option, why, "give " + example);
    }
}
