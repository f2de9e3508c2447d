package lib.rehearsal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.smtp.Stage;
import lib.text.Page;

/**
 * What the conversations with an endpoint shall come to, for a test that wants a refusal as well as for one that does
 * not: {@code --expect}.
 */
final class Expectation {
    private final String expected;
    private final Optional<Integer> number;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    private Expectation(String expected, Optional<Integer> number) {
        this.expected = expected;
        this.number = number;
    }

    /**
     * How it came.
     *
     * @param expected as given
     * @param messages that were accepted
     * @param refusals of a client, a recipient or a message
     */
    public record Outcome(String expected, int messages, int refusals, boolean met) {}

    /**
     * Reads {@code refused}, {@code accepted} or a number of messages.
     *
     * @throws Problem if it is something else
     */
    static Expectation parse(String text) {
        if (text.equals("refused") || text.equals("accepted")) {
            return new Expectation(text, Optional.empty());
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw Problem.badInput(
                    "rehearsal.expect",
                    "--expect " + text,
                    "it is neither refused nor accepted nor a number",
                    "give refused, accepted, or how many messages are to be accepted");
        }
        return new Expectation(text, Optional.of(Integer.valueOf(text)));
    }

    /** Counts a decision. */
    void see(Decision decision) {
        if (!decision.accepted()) {
            refusals.incrementAndGet();
        } else if (decision.stage() == Stage.DATA) {
            messages.incrementAndGet();
        }
    }

    /** What was seen, against what was expected. */
    Answer answer() {
        int accepted = messages.get();
        int refused = refusals.get();
        boolean met = number.map(wanted -> accepted == wanted)
                .orElse(expected.equals("refused") ? refused > 0 && accepted == 0 : accepted > 0 && refused == 0);
        String seen = accepted + " messages accepted, " + refused + " refusals";
        List<Finding> findings = met
                ? List.of()
                : List.of(Finding.fail(
                        "rehearsal.unexpected",
                        seen,
                        "expected was " + expected,
                        "read the decisions above for the reasons"));
        return Answer.of(
                findings,
                new Outcome(expected, accepted, refused, met),
                page -> page.line(
                        met ? Page.Tone.GOOD : Page.Tone.BAD,
                        met ? "pass" : "FAIL",
                        "  expected " + expected + ": " + seen));
    }
}
