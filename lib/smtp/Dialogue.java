package lib.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One conversation as it went, line by line. */
public final class Dialogue {
    /**
     * A command, a reply or a remark.
     *
     * @param by who spoke
     * @param tls inside TLS
     * @param expected false for a reply that does not lead on
     * @param lines as sent or received, without line ends
     * @param elapsedMillis for a reply, time since the command
     */
    public record Turn(
            Speaker by, Stage stage, boolean tls, boolean expected, List<String> lines, Optional<Long> elapsedMillis) {}

    public enum Speaker {
        CLIENT,
        SERVER,
        /** What we say about the conversation, such as the facts of the TLS session. */
        NOTE
    }

    private final List<Turn> turns = new ArrayList<>();

    void client(Stage stage, boolean tls, List<String> lines) {
        turns.add(new Turn(Speaker.CLIENT, stage, tls, true, lines, Optional.empty()));
    }

    void server(Stage stage, boolean tls, boolean expected, List<String> lines, long millis) {
        turns.add(new Turn(Speaker.SERVER, stage, tls, expected, lines, Optional.of(millis)));
    }

    void note(Stage stage, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        turns.add(new Turn(Speaker.NOTE, stage, false, true, lines, Optional.empty()));
    }

    public List<Turn> turns() {
        return List.copyOf(turns);
    }
}
