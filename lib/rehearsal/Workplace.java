package lib.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lib.cli.NewFile;
import lib.finding.Problem;
import lib.keyfile.PemText;

/**
 * The folder of a rehearsal: a Maildir, and the throw-away certificates for clients to use. Its key files can be read
 * by their owner alone. It writes over no file that it did not make.
 */
public final class Workplace {
    /** Of the PFX files; not secret, since the keys are worth nothing elsewhere. */
    private static final String PASSWORD = "drill";

    /** What a rehearsal may write over: its own files, unchanged. */
    private static final String MADE_HERE = "made-by-rehearse.sha256";

    /** Of a file that a rehearsal makes, in octets, generously. */
    private static final int LARGEST = 1 << 16;

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
     * Writes the CA, and identities to try: good, without its intermediate, with a wrong name.
     *
     * @throws Problem if one of the names is taken by a file that no rehearsal made, or that has changed since; then
     *     nothing is written
     */
    void write(DrillCertificates ca, DrillIdentities identities) throws IOException {
        Map<String, Written> files = new LinkedHashMap<>();
        files.put("ca.pem", file -> Files.writeString(file, PemText.of(List.of(ca.root()))));
        files.put("pfx-password.txt", file -> Files.writeString(file, PASSWORD));
        for (DrillIdentities.Named one : identities.all()) {
            files.put(one.file() + ".pfx", file -> KeyFiles.writePfx(one.identity(), file, password()));
            files.put(one.file() + ".pem", file -> KeyFiles.writePem(one.identity(), file));
        }
        refuseForeign(files.keySet());
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, Written> one : files.entrySet()) {
            Path file = folder.resolve(one.getKey());
            Files.deleteIfExists(file);
            one.getValue().to(NewFile.create(file, true));
            sums.append(sum(file)).append('\n');
        }
        Files.deleteIfExists(folder.resolve(MADE_HERE));
        Files.writeString(NewFile.create(folder.resolve(MADE_HERE), true), sums);
    }

    /** Puts the content into a new, empty file. */
    private interface Written {
        void to(Path file) throws IOException;
    }

    private void refuseForeign(Set<String> names) throws IOException {
        Path list = folder.resolve(MADE_HERE);
        List<String> made = Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS) ? Files.readAllLines(list) : List.of();
        for (String name : names) {
            Path file = folder.resolve(name);
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            if (there
                    && !(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && Files.size(file) <= LARGEST
                            && made.contains(sum(file)))) {
                throw Problem.badInput(
                        "rehearsal.folder",
                        "--folder " + folder,
                        "there is a " + name + " that no rehearsal made: it stays as it is, and nothing was written",
                        "choose a folder of its own for the throw-away files, such as --folder "
                                + folder.resolve("rehearsal"));
            }
        }
    }

    /** As {@code sha256sum} writes and checks it. */
    private static String sum(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest) + "  " + file.getFileName();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The PFX file of an identity that was written. */
    Path pfx(String file) {
        return folder.resolve(file + ".pfx");
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
