package tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of this machine, and what is done with whole ones. */
public final class Folders {
    private Folders() {}

    /** Where JBang keeps what it compiled. */
    public static Path jbangCache() {
        String cache = System.getenv("JBANG_CACHE_DIR");
        String jbang = System.getenv("JBANG_DIR");
        return cache != null
                ? Path.of(cache)
                : jbang != null ? Path.of(jbang, "cache") : Path.of(System.getProperty("user.home"), ".jbang", "cache");
    }

    /** Maven's local repository. */
    public static Path mavenRepository() {
        return Path.of(System.getProperty("user.home"), ".m2", "repository");
    }

    public static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
