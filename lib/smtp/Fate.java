package lib.smtp;

import java.util.Optional;
import lib.replies.Catalogue;
import lib.replies.RelayCause;
import lib.text.Words;

/**
 * What became of one recipient of a send, whichever step decided it.
 *
 * @param reply that decided, where one did
 * @param words for people: the reply on one line, or how the conversation ended
 */
record Fate(Kind kind, Optional<Reply> reply, String words) {
    enum Kind {
        /** RCPT TO was accepted, and nothing that followed was refused. */
        TAKEN,
        /** A permanent refusal (5yz). */
        REFUSED,
        /** A temporary one (4yz): the next try may be answered otherwise. */
        DEFERRED,
        /** The conversation ended before anybody decided. */
        UNKNOWN
    }

    /** The fate of a recipient in the last conversation of a send. */
    static Fate of(TestSend send, String rcptTo) {
        Attempt attempt = send.last();
        Optional<Attempt.Recipient> told = attempt.recipients().stream()
                .filter(recipient -> recipient.rcptTo().equals(rcptTo))
                .findFirst();
        if (told.isPresent() && !told.get().accepted()) {
            return refused(told.get().reply());
        }
        return switch (attempt.outcome()) {
            case SENT, PARTLY_SENT, STOPPED ->
                told.map(one -> new Fate(
                                Kind.TAKEN,
                                Optional.of(one.reply()),
                                one.reply().text()))
                        .orElseGet(() -> unknown(attempt));
            case REFUSED -> attempt.reply().map(Fate::refused).orElseGet(() -> unknown(attempt));
            default -> unknown(attempt);
        };
    }

    private static Fate refused(Reply reply) {
        Kind kind = switch (reply.code() / 100) {
            case 4 -> Kind.DEFERRED;
            case 5 -> Kind.REFUSED;
            default -> Kind.UNKNOWN;
        };
        return new Fate(kind, Optional.of(reply), reply.text());
    }

    private static Fate unknown(Attempt attempt) {
        return new Fate(Kind.UNKNOWN, Optional.empty(), attempt.outcome().words() + " at " + attempt.stage());
    }

    boolean isTaken() {
        return kind == Kind.TAKEN;
    }

    /** Taken or refused for good: another try would end the same way. */
    boolean isFinal() {
        return kind == Kind.TAKEN || kind == Kind.REFUSED;
    }

    /** A refusal that a certificate connector would have changed, by what is published of it. */
    boolean isOfConnector() {
        String name = Words.of(RelayCause.CERTIFICATE_NAME);
        return kind == Kind.REFUSED
                && reply.map(one -> Catalogue.read().explain(one.code(), one.enhancedStatus(), one.text()))
                        .filter(known -> known.meaning().causes().stream()
                                .anyMatch(cause ->
                                        cause.name().filter(name::equals).isPresent()))
                        .isPresent();
    }
}
