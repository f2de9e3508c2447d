package lib.smtp;

import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import lib.finding.Verdict;
import lib.smtp.Attempt.Outcome;

/**
 * The end of a conversation. It is thrown, because Angus calls {@link Conversation} from the middle of its own course.
 */
final class Ending extends MessagingException {
    private static final long serialVersionUID = 1;
    private final transient Outcome outcome;
    private final transient Stage stage;
    private final transient Optional<IOException> broken;

    /** @param detail what else is known, or null */
    Ending(Outcome outcome, Stage stage, String detail) {
        this(outcome, stage, detail, Optional.empty());
    }

    private Ending(Outcome outcome, Stage stage, String detail, Optional<IOException> broken) {
        super(detail);
        this.outcome = outcome;
        this.stage = stage;
        this.broken = broken;
    }

    /** The server closed the connection: to TLS the same as a reset. */
    static Ending closed(Stage stage) {
        EOFException end = new EOFException("the server closed the connection");
        return new Ending(Outcome.DROPPED, stage, end.getMessage(), Optional.of(end));
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
                : new Ending(outcome(broken), stage, words(broken), Optional.of(broken));
    }

    private static Outcome outcome(IOException broken) {
        if (broken instanceof GuardedSocket.ReplyTooLongException) {
            return Outcome.REPLY_TOO_LONG;
        }
        if (broken instanceof GuardedSocket.NotSmtpException) {
            return Outcome.NOT_SMTP;
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

    /** The same end where the message had gone out whole. */
    Ending afterTheDot() {
        String why = outcome == Outcome.REPLY_TIMEOUT ? "no complete reply came within the time" : getMessage();
        return new Ending(Outcome.TAKEN_UNKNOWN, stage, why, broken);
    }

    /** The same end, better understood. */
    Ending as(Outcome better) {
        return new Ending(better, stage, getMessage(), broken);
    }

    /** What the socket threw, where that ended it. */
    Optional<IOException> broken() {
        return broken;
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
