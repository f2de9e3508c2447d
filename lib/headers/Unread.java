package lib.headers;

import java.util.List;
import java.util.Map;
import lib.cli.Answer;
import lib.finding.Verdict;
import lib.mail.LeftOut;

/** A file or folder that was not read, or not to its end. */
record Unread(LeftOut leftOut) implements HopsAnswer {
    @Override
    public Answer answer(HopsAnswer.Shape shape, HopsText.Style style) {
        return new Answer(
                leftOut.verdict(),
                List.of(leftOut.finding()),
                Map.of("file", leftOut.file()),
                page -> page.error(leftOut.finding()));
    }

    /** Whether the run cannot be a good one. */
    boolean isBad() {
        return leftOut.verdict() != Verdict.WARN;
    }
}
