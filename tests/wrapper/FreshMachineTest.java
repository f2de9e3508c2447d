package tests.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tests.Checkout;
import tests.FileServer;
import tests.Folders;
import tests.Run;

/**
 * A machine with a JDK and Maven on PATH and nothing else: a home without JBang and without a single jar. Its
 * settings.xml names a mirror, which has what Maven keeps on this machine.
 */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class FreshMachineTest {
    @Test
    void bothCommandsOfTheReadmeWork() throws Exception {
        Path junit = Folders.mavenRepository().resolve("org/junit/jupiter/junit-jupiter");
        assumeTrue(Files.isDirectory(junit), "Maven's repository is elsewhere: no " + junit);
        Path folder = Files.createTempDirectory("fresh");
        try (FileServer mirror = new FileServer(Folders.mavenRepository())) {
            Path home = Files.createDirectories(folder.resolve("home/.m2")).getParent();
            Files.writeString(home.resolve(".m2/settings.xml"), settings(mirror.url()));
            Path checkout = clone(folder.resolve("relaykit"));

            Run rehearse = jbang(home, checkout, "rehearse");
            assertEquals(0, rehearse.exitCode(), rehearse::toString);
            String shown = Checkout.read("README.md").split("\\$ \\./jbang rehearse\n")[1];
            assertTrue(
                    rehearse.stdout().startsWith(shown.substring(0, shown.indexOf("\n...")) + "\n"),
                    rehearse::toString);

            List<Path> jars = classPath(home.resolve(".jbang/cache/relaykit/at"), "rehearse");
            assertTrue(jars.toString().contains("/bcprov-"), jars::toString);
            for (Path jar : jars) {
                assertEquals(List.of(), signatures(jar), jar::toString);
            }

            // Cut as by a full disk: JBang stops at it, and the wrapper knows the way out.
            Path dependencies = home.resolve(".jbang/cache/dependency_cache.json");
            byte[] whole = Files.readAllBytes(dependencies);
            Files.write(dependencies, Arrays.copyOf(whole, whole.length / 2));
            Run explain = jbang(home, checkout, "explain-reply", "550 5.7.64 x");
            assertEquals(0, explain.exitCode(), explain::toString);

            Run test = jbang(home, checkout, "test", "PrintableTest");
            assertEquals(0, test.exitCode(), test::toString);
            assertTrue(test.stdout().contains(" passed, 0 failed, 0 skipped\n"), test::toString);

            assertTrue(Files.isDirectory(home.resolve(".jbang/cache")));
            assertTrue(mirror.served().toString().contains("/jbang-cli-"));
            assertTrue(mirror.served().toString().contains("/junit-jupiter-"));
        } finally {
            Folders.delete(folder);
        }
    }

    /** What the start of an alias takes; it stands in the file that remembers the alias. */
    private static List<Path> classPath(Path cache, String alias) throws Exception {
        try (Stream<Path> files = Files.walk(cache)) {
            Path state = files.filter(file -> file.endsWith(alias)).findFirst().orElseThrow();
            String classpath = Files.readString(state).split("\nclasspath='")[1].split("'")[0];
            return Stream.of(classpath.split(":")).map(Path::of).toList();
        }
    }

    /** Classes of a signed jar are checked one by one, and are kept out of an archive. */
    private static List<String> signatures(Path jar) throws Exception {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)"))
                    .toList();
        }
    }

    private static String settings(String mirror) {
        return """
        <settings><mirrors><mirror>
          <id>local</id><mirrorOf>*</mirrorOf><url>%s</url>
        </mirror></mirrors></settings>
        """.formatted(mirror);
    }

    /** What a clone has. */
    private static Path clone(Path to) throws Exception {
        for (String folder : List.of("lib", "scripts", "tests", "wrapper", "examples")) {
            for (String file : Checkout.files(folder)) {
                copy(file, to);
            }
        }
        try (Stream<Path> files = Files.list(Checkout.root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file.getFileName().toString(), to);
            }
        }
        return to;
    }

    private static void copy(String file, Path to) throws Exception {
        Path copy = to.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(Checkout.root().resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Java takes its home from the user database, not from HOME; Maven and JBang ask Java. */
    private static Run jbang(Path home, Path checkout, String... args) {
        List<String> command = new ArrayList<>(List.of("env", "-i"));
        command.add("HOME=" + home);
        command.add("LC_ALL=C.UTF-8");
        String path = Stream.of(System.getenv("PATH").split(":"))
                .filter(entry -> !Files.exists(Path.of(entry, "jbang")))
                .collect(Collectors.joining(":"));
        command.add("PATH=" + System.getProperty("java.home") + "/bin:" + path);
        command.add("JAVA_TOOL_OPTIONS=-Duser.home=" + home + " " + Run.QUICK_JVM);
        command.add("./jbang");
        command.addAll(List.of(args));
        return Run.with().in(checkout).limit(Duration.ofSeconds(300)).command(command);
    }
}
