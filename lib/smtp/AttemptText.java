package lib.smtp;

import java.util.List;
import lib.smtp.Attempt.Outcome;
import lib.text.Page;
import lib.text.Page.Tone;

/** An attempt as people read it: the dialogue with arrows and times, in the manner of swaks. */
final class AttemptText {
    private AttemptText() {}

    /** The conversation, a line each; the server's lines are never wrapped. */
    static void write(Page page, String host, Attempt attempt) {
        String where = host.equals(attempt.address()) ? host : host + " " + attempt.address();
        String reached = attempt.connectMillis()
                .map(ms -> ", connected in " + ms + " ms")
                .orElse("");
        page.line(Tone.DIM, "=== ", where + " port " + attempt.port() + reached);
        for (Dialogue.Turn turn : attempt.dialogue()) {
            write(page, turn);
        }
        for (Attempt.Recipient recipient : attempt.recipients()) {
            Tone tone = recipient.accepted() ? Tone.GOOD : Tone.BAD;
            String mark = recipient.accepted() ? "accepted " : "REFUSED  ";
            page.line(tone, mark, recipient.rcptTo() + "  " + recipient.reply().text());
        }
        if (attempt.outcome() == Outcome.SENT || attempt.outcome() == Outcome.PARTLY_SENT) {
            attempt.reply().ifPresent(reply -> page.line(Tone.GOOD, "queued   ", reply.text()));
        }
    }

    private static void write(Page page, Dialogue.Turn turn) {
        List<String> lines = turn.lines();
        for (int i = 0; i < lines.size(); i++) {
            // The time stands on the last line: that is when the reply was complete.
            boolean last = i == lines.size() - 1;
            String time = last ? turn.elapsedMillis().map(ms -> ms + " ms").orElse("") : "";
            page.line(tone(turn), mark(turn), (" " + right(time) + "  " + lines.get(i)).stripTrailing());
        }
    }

    /** {@code ~} stands for TLS, {@code **} for a reply that does not lead on. */
    private static String mark(Dialogue.Turn turn) {
        return switch (turn.by()) {
            case CLIENT -> turn.tls() ? " ~>" : " ->";
            case SERVER -> !turn.expected() ? "<**" : turn.tls() ? "<~ " : "<- ";
            case NOTE -> "=  ";
        };
    }

    private static Tone tone(Dialogue.Turn turn) {
        if (!turn.expected()) {
            return Tone.BAD;
        }
        return turn.by() == Dialogue.Speaker.SERVER ? Tone.PLAIN : Tone.DIM;
    }

    private static String right(String time) {
        return " ".repeat(Math.max(0, 8 - time.length())) + time;
    }
}
