package lib.rehearsal;

import java.util.Optional;
import lib.attribution.Attribution;
import lib.attribution.Attribution.Direction;
import lib.smtp.Attempt;
import lib.smtp.Reply;
import lib.text.Words;

/** What came of one send, in the few words that fit a table and can be compared. */
final class DrillOutcome {
    private DrillOutcome() {}

    /** Such as {@code Originating by IP}, {@code Incoming} or {@code 550 5.7.64 ATTR36}. */
    static String of(Attempt attempt, Optional<Attribution> decided) {
        if (attempt.outcome() == Attempt.Outcome.SENT && decided.isPresent()) {
            return taken(decided.get());
        }
        Optional<Reply> refusal = attempt.recipients().stream()
                .filter(recipient -> !recipient.accepted())
                .map(Attempt.Recipient::reply)
                .findFirst()
                .or(attempt::reply);
        return refusal.map(DrillOutcome::refused)
                .orElseGet(() -> Words.of(attempt.outcome()).replace('-', ' '));
    }

    private static String taken(Attribution decided) {
        if (decided.direction().equals(Optional.of(Direction.INCOMING))) {
            return "Incoming";
        }
        return switch (decided.match()) {
            case CERTIFICATE -> "Originating by cert";
            case IP -> "Originating by IP";
            case NONE -> "Originating by nothing";
        };
    }

    private static String refused(Reply reply) {
        String status = reply.enhancedStatus().map(one -> " " + one).orElse("");
        String keyword = reply.text().contains("ATTR36") ? " ATTR36" : "";
        return reply.code() + status + keyword;
    }
}
