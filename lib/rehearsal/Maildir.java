package lib.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A Maildir: a message is written in tmp and appears in new when it is complete. */
public final class Maildir {
    private static final AtomicLong COUNT = new AtomicLong();

    private final Path folder;

    private Maildir(Path folder) {
        this.folder = folder;
    }

    /** The Maildir in a folder; made if it is not there. */
    public static Maildir in(Path folder) throws IOException {
        for (String part : new String[] {"tmp", "new", "cur"}) {
            Files.createDirectories(folder.resolve(part));
        }
        return new Maildir(folder);
    }

    public Path folder() {
        return folder;
    }

    /** A name for a new message in tmp; unique, and later messages sort after earlier ones. */
    Path draft() {
        String name =
                String.format(
                        "%d.M%06dP%dQ%06d.rehearsal.eml",
                        Instant.now().getEpochSecond(),
                        Instant.now().getNano() / 1000,
                        ProcessHandle.current().pid(),
                        COUNT.incrementAndGet());
        return folder.resolve("tmp").resolve(name);
    }

    /** Makes a complete message appear. */
    Path deliver(Path draft) throws IOException {
        Path message = folder.resolve("new").resolve(draft.getFileName());
        return Files.move(draft, message, StandardCopyOption.ATOMIC_MOVE);
    }
}
