package lib.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lib.headers.WayIn;

/** Reads the messages that a drill left, as header-hops does. */
final class DrillReader {
    private final Maildir maildir;
    private final List<Path> before;

    private DrillReader(Maildir maildir, List<Path> before) {
        this.maildir = maildir;
        this.before = before;
    }

    /** A reader of what will come; what is there already is not the drill's. */
    static DrillReader of(Maildir maildir) throws IOException {
        return new DrillReader(maildir, maildir.messages());
    }

    /** How many messages went through the connector, as the steps that sent them ended. */
    static String expected(List<DrillStep> steps) {
        long byConnector = steps.stream()
                .filter(step -> step.got().startsWith("Originating"))
                .count();
        long without =
                steps.stream().filter(step -> step.got().equals("Incoming")).count();
        return words(byConnector, byConnector + without);
    }

    /** The same, as the headers of the messages say. */
    String found(List<String> acceptedDomains) {
        try {
            List<Path> own = new ArrayList<>(maildir.messages());
            own.removeAll(before);
            int byConnector = 0;
            for (Path message : own) {
                if (WayIn.byConnector(Files.readAllBytes(message), acceptedDomains)) {
                    byConnector++;
                }
            }
            return words(byConnector, own.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(long byConnector, long all) {
        return "connector in " + byConnector + " of " + all;
    }
}
