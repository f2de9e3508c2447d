package lib.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lib.cli.NewFile;
import lib.keyfile.PemText;

/**
 * The folder of a rehearsal: a Maildir, and the throw-away certificates for clients to use. Its key files can be read
 * by their owner alone.
 */
public final class Workplace {
    /** Of the PFX files; not secret, since the keys are worth nothing elsewhere. */
    private static final String PASSWORD = "drill";

    private final Path folder;
    private final Maildir maildir;

    private Workplace(Path folder, Maildir maildir) {
        this.folder = folder;
        this.maildir = maildir;
    }

    /** In a given folder, which is made where it is not there. */
    public static Workplace in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Workplace(folder, Maildir.in(folder.resolve("Maildir")));
    }

    /** In a new folder of the system's temporary ones, for this user alone. */
    public static Workplace temporary() throws IOException {
        return in(Files.createTempDirectory("relaykit-rehearsal"));
    }

    public Path folder() {
        return folder;
    }

    public Maildir maildir() {
        return maildir;
    }

    char[] password() {
        return PASSWORD.toCharArray();
    }

    /** Writes the CA, and identities to try: good, without its intermediate, with a wrong name. */
    void write(DrillCertificates ca, DrillIdentities identities) throws IOException {
        Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(ca.root())));
        write("pfx-password.txt", PASSWORD);
        for (DrillIdentities.Named one : identities.all()) {
            Path pfx = empty(one.file() + ".pfx");
            KeyFiles.writePfx(one.identity(), pfx, password());
            KeyFiles.writePem(one.identity(), empty(one.file() + ".pem"));
        }
    }

    /** The PFX file of an identity that was written. */
    Path pfx(String file) {
        return folder.resolve(file + ".pfx");
    }

    private void write(String file, String text) throws IOException {
        Files.write(empty(file), text.getBytes(StandardCharsets.US_ASCII));
    }

    private Path empty(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        return NewFile.create(file, true);
    }

    /** Removes the folder with everything in it. */
    public void delete() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
