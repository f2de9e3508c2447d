package lib.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import lib.cli.Verdict;
import lib.smtp.Attempt.Outcome;

/**
 * The end of a conversation. It is thrown, because Angus calls {@link Conversation} from the middle
 * of its own course.
 */
final class Ending extends MessagingException {
    private static final long serialVersionUID = 1;
    private final transient Outcome outcome;
    private final transient Stage stage;

    /**
     * @param detail what else is known, or null
     */
    Ending(Outcome outcome, Stage stage, String detail) {
        super(detail);
        this.outcome = outcome;
        this.stage = stage;
    }

    /** What Angus wrapped: an ending of ours, an I/O error below, or a reply that it refused. */
    static Ending of(MessagingException e, Stage stage) {
        IOException broken = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Ending ending) {
                return ending;
            }
            if (cause instanceof SocketTimeoutException) {
                return new Ending(Outcome.REPLY_TIMEOUT, stage, null);
            }
            if (broken == null && cause instanceof IOException io) {
                broken = io;
            }
        }
        return broken == null
                ? new Ending(Outcome.REFUSED, stage, null)
                : new Ending(outcome(broken), stage, words(broken));
    }

    private static Outcome outcome(IOException broken) {
        if (broken instanceof GuardedSocket.ReplyTooLongException) {
            return Outcome.REPLY_TOO_LONG;
        }
        if (broken instanceof CapturingSslSocketFactory.InjectionException) {
            return Outcome.STARTTLS_INJECTION;
        }
        return broken instanceof SSLException ? Outcome.TLS_FAILED : Outcome.DROPPED;
    }

    Outcome outcome() {
        return outcome;
    }

    Stage stage() {
        return stage;
    }

    /** Whether the server's last reply is what decided. */
    boolean byReply() {
        return switch (outcome) {
            case SENT, PARTLY_SENT, REFUSED -> true;
            default -> false;
        };
    }

    /** Whether the server still understands, so that QUIT makes sense. */
    boolean onSpeakingTerms() {
        return outcome.verdict() != Verdict.NO_ANSWER;
    }

    static String words(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
