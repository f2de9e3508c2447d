package lib.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A Maildir: a message is written in tmp and appears in new when it is complete. Its owner alone can read it, where the
 * file system knows owners. Nothing waits for the disk (fsync): a crash of the machine may lose what was taken last.
 */
public final class Maildir {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final long PROCESS = ProcessHandle.current().pid();

    private static final FileAttribute<?>[] OPEN_TO_ALL = {};

    private final Path drafts;
    private final Path messages;

    private final FileAttribute<?>[] ownersAlone;

    private Maildir(Path folder, boolean posix) {
        this.drafts = folder.resolve("tmp");
        this.messages = folder.resolve("new");
        this.ownersAlone = posix ? attributes("rw-------") : OPEN_TO_ALL;
    }

    /** The Maildir in a folder; made if it is not there. */
    public static Maildir in(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        for (String part : new String[] {"tmp", "new", "cur"}) {
            Files.createDirectories(folder.resolve(part), posix ? attributes("rwx------") : OPEN_TO_ALL);
        }
        return new Maildir(folder, posix);
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    /** Begins a message under the name of {@link #draft}. */
    OutputStream begin(Path draft) throws IOException {
        return Channels.newOutputStream(Files.newByteChannel(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone));
    }

    /** The messages that nobody has read yet, in the order of their arrival. */
    List<Path> messages() throws IOException {
        try (Stream<Path> files = Files.list(messages)) {
            return files.sorted().toList();
        }
    }

    /** A name for a new message in tmp; unique, and later messages sort after earlier ones. */
    Path draft() {
        Instant now = Instant.now();
        String micros = String.valueOf(1_000_000 + now.getNano() / 1000).substring(1);
        String count = String.valueOf(10_000_000_000L + COUNT.incrementAndGet()).substring(1);
        String name = now.getEpochSecond() + ".M" + micros + "P" + PROCESS + "Q" + count + ".rehearsal.eml";
        return drafts.resolve(name);
    }

    /** Makes a complete message appear. */
    Path deliver(Path draft) throws IOException {
        Path message = messages.resolve(draft.getFileName());
        return Files.move(draft, message, StandardCopyOption.ATOMIC_MOVE);
    }
}
