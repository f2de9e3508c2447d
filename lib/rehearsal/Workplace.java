package lib.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lib.cli.NewFile;
import lib.finding.Problem;
import lib.keyfile.PemText;

/**
 * The folder of a rehearsal: a Maildir, and the throw-away certificates for clients to use. Its key files can be read
 * by their owner alone.
 */
public final class Workplace {
    /** Of the PFX files; not secret, since the keys are worth nothing elsewhere. */
    private static final String PASSWORD = "drill";

    private static final String PASSWORD_FILE = "pfx-password.txt";
    private static final String CA = "ca.pem";

    /** The key files of the last rehearsal here, by which the next one knows that they are its own. */
    private static final String LIST = "rehearsal-files.txt";

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

    /**
     * Writes the CA, and identities to try: good, without its intermediate, with a wrong name. Those of an earlier
     * rehearsal are replaced.
     *
     * @throws Problem if a file of these names is not as a rehearsal left it; then nothing is written
     */
    void write(DrillCertificates ca, DrillIdentities identities) throws IOException {
        List<String> names = new ArrayList<>(List.of(CA, PASSWORD_FILE));
        for (DrillIdentities.Named one : identities.all()) {
            names.add(one.file() + ".pfx");
            names.add(one.file() + ".pem");
        }
        removeOwn(names);
        write(CA, PemText.of(List.of(ca.root())));
        write(PASSWORD_FILE, PASSWORD);
        for (DrillIdentities.Named one : identities.all()) {
            KeyFiles.writePfx(one.identity(), empty(one.file() + ".pfx"), password());
            KeyFiles.writePem(one.identity(), empty(one.file() + ".pem"));
        }
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append(line(folder.resolve(name))).append('\n');
        }
        write(LIST, list.toString());
    }

    /** Removes what the list says a rehearsal wrote, once it is sure that nothing else has these names. */
    private void removeOwn(List<String> names) throws IOException {
        Path list = folder.resolve(LIST);
        Set<String> own = Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)
                ? Set.copyOf(Files.readAllLines(list, StandardCharsets.ISO_8859_1))
                : Set.of();
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOwn(file, own)) {
                throw foreign(name);
            }
        }
        if (Files.exists(list, LinkOption.NOFOLLOW_LINKS)
                && (own.isEmpty() || !own.stream().allMatch(line -> line.matches("[0-9a-f]{64}  \\S+")))) {
            throw foreign(LIST);
        }
        for (String name : names) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(list);
    }

    private Problem foreign(String name) {
        return Problem.badInput(
                "rehearsal.folder",
                "--folder " + folder,
                "it has a " + name + " that no rehearsal made, and it is not written over",
                "give a folder that is new, or one of an earlier rehearsal");
    }

    private static boolean isOwn(Path file, Set<String> own) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && own.contains(line(file));
    }

    /** SHA-256 and name, as sha256sum has them. */
    private static String line(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest) + "  " + file.getFileName();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
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
        return NewFile.create(folder.resolve(name), true);
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
