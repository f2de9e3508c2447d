package lib.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import lib.finding.Problem;

/** Files that relaykit writes: never over another one unless told to, secrets for the owner alone. */
public final class NewFile {
    private NewFile() {}

    /**
     * Writes text in UTF-8, into a file that was not there before.
     *
     * @param option that named it, for messages
     * @throws Problem if there is one already, or it cannot be written
     */
    public static void write(String option, Path file, String text) {
        check(option, file);
        write(option, file, text.getBytes(StandardCharsets.UTF_8), false, false);
    }

    /**
     * Whether there is one already, to be known before the first of several is written.
     *
     * @throws Problem if there is
     */
    public static void check(String option, Path file) {
        if (Files.exists(file)) {
            throw exists(option, file, "choose another name, or remove it first");
        }
    }

    /**
     * Writes a file.
     *
     * @param option that named it, for messages
     * @param secret only its owner may read it, where the file system knows owners (POSIX)
     * @param force replace one that is there
     * @throws Problem if there is one already, or it cannot be written
     */
    public static void write(String option, Path file, byte[] content, boolean secret, boolean force) {
        try {
            if (force && !Files.isDirectory(file)) {
                replace(file, content, secret);
            } else {
                Files.write(create(file, secret), content);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(option, file, "choose another name, or replace it with --force");
        } catch (IOException e) {
            throw Problem.badInput(
                    "file.unwritable",
                    option + " " + file,
                    e.getClass().getSimpleName() + " " + e.getMessage(),
                    "check the folder and its permissions");
        }
    }

    /** Writes beside the file and then takes its place: a link is replaced, and a full disk loses nothing. */
    public static void replace(Path file, byte[] content, boolean secret) throws IOException {
        Path beside = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Files.write(create(beside, secret), content);
        try {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Problem exists(String option, Path file, String next) {
        return Problem.badInput("file.exists", option + " " + file, "there is one already", next);
    }

    /** An empty file, which was not there before. */
    public static Path create(Path file, boolean secret) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean posix = secret && Files.getFileStore(folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return Files.createFile(file, attributes);
    }
}
