package lib.mail;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lib.cli.Input;
import lib.finding.Problem;

/**
 * The files below a folder in the order of their paths, and what of it is left out; of a Maildir only what was
 * delivered ({@code tmp} is not). A linked file is read; a linked folder is not, since it can lead anywhere, and in a
 * circle.
 */
final class MailFolder extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Path real;
    private final Map<String, Optional<LeftOut>> found = new TreeMap<>();

    private MailFolder(Path folder) throws IOException {
        this.folder = folder;
        this.real = folder.toRealPath();
    }

    static boolean is(String operand) {
        try {
            return !operand.equals("-") && Files.isDirectory(Path.of(operand));
        } catch (IllegalArgumentException unusable) {
            return false; // Opening it says why.
        }
    }

    /** By path; a path that is left out has the reason. */
    static Map<String, Optional<LeftOut>> below(String operand) {
        try {
            MailFolder walk = new MailFolder(Path.of(operand));
            Files.walkFileTree(walk.real, walk);
            if (walk.found.isEmpty()) {
                walk.found.put(operand, Optional.of(empty(operand)));
            }
            return walk.found;
        } catch (IOException e) {
            return Map.of(operand, Optional.of(unreadable(operand, e)));
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = name(file);
        if (attributes.isRegularFile()) {
            if (!isHalfDelivered(file)) {
                found.put(name, Optional.empty());
            }
        } else if (!attributes.isSymbolicLink()) {
            leaveOut(LeftOut.told(
                    name, "file.special", "it is neither a file nor a folder", "take it out of the folder"));
        } else if (Files.isRegularFile(file)) {
            found.put(name, Optional.empty());
        } else if (Files.isDirectory(file)) {
            leaveOut(LeftOut.told(
                    name, "folder.link", "it is a link to a folder, which is not followed", "give this name too"));
        } else {
            leaveOut(LeftOut.told(name, "file.link", "it is a link that leads to no file", "look for what it meant"));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        leaveOut(unreadable(name(file), failure));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
        if (failure != null) {
            leaveOut(unreadable(name(directory), failure));
        }
        return FileVisitResult.CONTINUE;
    }

    private void leaveOut(LeftOut leftOut) {
        found.put(leftOut.file(), Optional.of(leftOut));
    }

    private String name(Path path) {
        return folder.resolve(real.relativize(path)).toString();
    }

    private static boolean isHalfDelivered(Path path) {
        Path parent = path.getParent();
        return parent.endsWith("tmp") && Files.isDirectory(parent.resolveSibling("cur"));
    }

    private static LeftOut unreadable(String path, IOException failure) {
        return LeftOut.unreadable(path, Input.why(path, failure), "check the path and its permissions");
    }

    private static LeftOut empty(String operand) {
        return LeftOut.of(
                operand,
                Problem.badInput(
                        "headers.none",
                        "FILE " + operand,
                        "the folder holds no file",
                        "give a saved message, an mbox file or a folder of messages"));
    }
}
