package tests.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.Checkout;
import tests.Run;

/**
 * ./jbang in a project of its own, with only the programs on PATH that it may need, and JBang from a copy of the local
 * Maven repository.
 */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrapperTest {
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final List<String> TOOLS =
            List.of("sh", "ls", "sed", "mkdir", "mv", "id", "nice", "sleep", "cat", "readlink", "find");

    private static Path temp;
    private static Path project;
    private static Path tools;
    private static Path repository;

    @BeforeAll
    static void setUp() throws Exception {
        temp = Files.createTempDirectory("wrapper");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        tools = Files.createDirectory(temp.resolve("tools"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), onPath(tool));
        }
        repository = temp.resolve("repository");
        for (String line : Checkout.read("wrapper/jbang.lock").split("\n")) {
            String jar = line.split(" +")[1];
            Path to = repository.resolve(jar);
            Files.createDirectories(to.getParent());
            Path from = Path.of(System.getProperty("user.home"), ".m2", "repository", jar);
            assumeTrue(Files.exists(from), "run ./jbang --version once, with Maven: no " + from);
            Files.copy(from, to);
        }
        project = project("project");
    }

    /** Not JUnit's TempDir, which warns of every link that leads out of it. */
    @AfterAll
    static void tearDown() throws Exception {
        try (Stream<Path> files = Files.walk(temp)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** A project with one script; the real wrapper. */
    private static Path project(String name) throws IOException {
        Path folder = temp.resolve(name);
        for (String file : List.of("jbang", "wrapper/Wrapper.java", "wrapper/pom.xml", "wrapper/jbang.lock")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(Checkout.root().resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        String catalog = """
                {
                  "catalogs": {},
                  "aliases": {
                    "probe": {
                      "script-ref": "scripts/Probe.java",
                      "description": "What a program sees"
                    },
                    "parallel": {
                      "script-ref": "scripts/Parallel.java"
                    }
                  },
                  "templates": {}
                }
                """;
        write(folder.resolve("catalog.json"), catalog);
        write(folder.resolve("jbang-catalog.json"), catalog);
        write(folder.resolve("lib/Lib.java"), "//SOURCES cli/Answer.java word/Word.java\npackage lib;\nclass Lib {}\n");
        write(folder.resolve("lib/cli/Answer.java"), "package lib.cli;\npublic record Answer(String text) {}\n");
        write(folder.resolve("lib/word/Word.java"), word("one"));
        write(folder.resolve("scripts/Parallel.java"), """
                //RUNTIME_OPTIONS -XX:+UseParallelGC "-Dgreeting=good day"
                public class Parallel {
                    public static void main(String... args) {
                        System.out.println(System.getProperty("greeting"));
                    }
                }
                """);
        write(folder.resolve("scripts/Probe.java"), """
                //JAVA 17+
                //SOURCES ../lib/Lib.java
                package scripts;

                import java.io.*;
                import java.nio.charset.StandardCharsets;
                import java.nio.file.*;
                import lib.cli.Answer;

                public class Probe {
                    public static void main(String... args) throws Exception {
                        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
                        switch (args[0]) {
                            case "problem" -> System.exit(3);
                            case "exit" -> System.exit(Integer.parseInt(args[1]));
                            case "stdin" -> System.in.transferTo(out);
                            case "word" -> out.println(lib.word.Word.WORD);
                            case "folder" -> out.println(Path.of("").toAbsolutePath());
                            case "java" -> out.println(System.getProperty("java.home"));
                            case "compiler" -> out.println(System.getProperty("java.vm.info"));
                            case "archive" -> {
                                try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
                                    out.println(lines.anyMatch(l -> l.matches(".*@.*jsa")));
                                }
                            }
                            case "wait" -> {
                                var bye = new Thread(() -> out.println("bye"));
                                Runtime.getRuntime().addShutdownHook(bye);
                                out.println("ready");
                                Thread.sleep(60_000);
                            }
                            default -> {
                                for (var arg : args) {
                                    out.println("[" + arg + "]");
                                }
                            }
                        }
                        new Answer("");
                    }
                }
                """);
        return folder;
    }

    private static String word(String word) {
        return """
        package lib.word;
        public class Word {
            public static final String WORD = "%s";
        }
        """.formatted(word);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Path onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + program + " on PATH"));
    }

    /** With a JVM option of its own, so that no background makes archives meanwhile. */
    private static Run.With with() {
        return archiving().env("JDK_JAVA_OPTIONS", "-Xshare:auto");
    }

    private static Run.With archiving() {
        return Run.with()
                .in(project)
                .limit(Duration.ofSeconds(120))
                .env("PATH", tools.toString())
                .env("JAVA_HOME", JDK.toString())
                .env("JBANG_REPO", repository.toUri().toString())
                .env("JBANG_CACHE_DIR", temp.resolve("cache").toString())
                .env("LC_ALL", "C.UTF-8");
    }

    private static Run jbang(String... args) {
        return jbang(with(), args);
    }

    private static Run jbang(Run.With with, String... args) {
        List<String> command = new ArrayList<>(List.of("./jbang"));
        command.addAll(List.of(args));
        return with.command(command);
    }

    private static void assertPrints(String expected, Run run) {
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(expected, run.stdout().strip(), run::toString);
    }

    /** JBang prints it to stderr. */
    private static void assertVersion(String expected, Run run) {
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue((run.stdout() + run.stderr()).contains(expected + "\n"), run::toString);
    }

    private static Path state() {
        return state("project");
    }

    /** Where the wrapper remembers the aliases of a project. */
    private static Path state(String project) {
        return Path.of(temp + "/cache/relaykit/at" + temp.resolve(project) + JDK + "/bin/java");
    }

    /** Waits for the file with this ending that the background makes for the only alias started. */
    private static Path made(String project, String ending) throws Exception {
        for (int i = 0; i < 600; i++) {
            try (Stream<Path> files = Files.list(state(project))) {
                var found =
                        files.filter(file -> file.toString().endsWith(ending)).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no file *" + ending + " in " + state(project));
    }

    // ---- What a program sees

    @Test
    void arguments_arrive_unchanged() {
        List<String> nasty = List.of(
                "a b",
                " ",
                "",
                "it's",
                "\"",
                "a\"b c",
                "*",
                "?",
                "$HOME",
                "${x}",
                "$(id)",
                "`id`",
                "<>",
                "<a@b>",
                "\\",
                "\\n",
                "a\\",
                "line\nline",
                "tab\there",
                "ä日本",
                "!",
                "~",
                "#",
                "%PATH%",
                "@file",
                "&",
                ";",
                "|",
                "--",
                "-x",
                "-cp",
                "{a,b}",
                "'",
                "''",
                "=");
        List<String> args = new ArrayList<>(List.of("probe", "args"));
        args.addAll(nasty);
        String expected = nasty.stream().map(arg -> "[" + arg + "]\n").collect(Collectors.joining("", "[args]\n", ""));

        Run run = jbang(args.toArray(String[]::new));

        assertEquals(expected, run.stdout());
    }

    @Test
    void stdin_is_the_programs() {
        assertPrints("first\nsecond", jbang(with().stdin("first\nsecond\n"), "probe", "stdin"));
    }

    @Test
    void exit_code_is_the_programs() {
        assertEquals(42, jbang("probe", "exit", "42").exitCode());
        assertEquals(255, jbang("probe", "exit", "255").exitCode());
    }

    @Test
    void TERM_reaches_the_program() throws Exception {
        jbang("probe", "args");
        var builder = new ProcessBuilder("./jbang", "probe", "wait").directory(project.toFile());
        builder.environment().put("JBANG_CACHE_DIR", temp.resolve("cache").toString());
        builder.environment().put("JAVA_HOME", JDK.toString());
        Process process = builder.start();
        var out = process.inputReader(StandardCharsets.UTF_8);
        assertEquals("ready", out.readLine());

        process.toHandle().destroy(); // its own destroy() closes the streams

        assertEquals("bye", out.readLine());
        assertEquals(143, process.waitFor());
    }

    @Test
    void options_of_a_script_go_before_the_wrappers() {
        assertPrints("good day", jbang("parallel"));
        assertPrints("good day", jbang("parallel"));
    }

    @Test
    void C2_is_left_on_for_a_large_file() throws Exception {
        var with = archiving().in(project("large"));
        Path file = temp.resolve("a large file");
        for (long megabytes : List.of(1, 257)) {
            try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(megabytes << 20);
            }
            String compiler = jbang(with, "probe", "compiler", file.toString()).stdout();
            assertEquals(megabytes < 256, compiler.contains("emulated-client"), compiler);
        }
    }

    @Test
    void C2_is_left_on_for_what_stays_up() throws Exception {
        var with = archiving().in(project("server"));
        String compiler = jbang(with, "probe", "compiler", "--serve").stdout();
        assertFalse(compiler.contains("emulated-client"), compiler);
    }

    @Test
    void another_collector_in_the_environment_is_no_error() {
        assertPrints("[x]", jbang(with().env("JDK_JAVA_OPTIONS", "-XX:+UseParallelGC"), "probe", "x"));
    }

    // ---- Where it is started from

    @Test
    void works_in_any_folder_and_an_alias_is_always_the_projects() throws Exception {
        Path other = Files.createDirectories(temp.resolve("other folder"));
        Files.writeString(other.resolve("probe"), "not a script");
        var with = with().in(other);

        assertPrints(other.toString(), with.command(List.of(project + "/jbang", "probe", "folder")));
        assertPrints(other.toString(), with.command(List.of("../project/jbang", "probe", "folder")));
    }

    @Test
    void works_through_a_link_to_a_link() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("links"));
        Files.createSymbolicLink(folder.resolve("first"), Path.of("../project/jbang"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));

        assertPrints("[x]", with().command(List.of(folder + "/second", "probe", "x")));
    }

    @Test
    void on_PATH_it_does_not_take_itself_for_an_installed_jbang() throws Exception {
        Path link = Files.createDirectories(temp.resolve("linked")).resolve("jbang");
        Files.createSymbolicLink(link, project.resolve("jbang"));
        var with = with().env("PATH", link.getParent() + ":" + project + ":" + tools);

        assertVersion("0.132.1", with.command(List.of("sh", "-c", "jbang --version")));
        assertPrints("[x]", with.command(List.of("sh", "-c", "jbang probe x")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void works_from_a_checkout_and_with_a_home_that_are_read_only() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        Path space = Files.createDirectory(temp.resolve("tmp"));
        Files.setPosixFilePermissions(space, PosixFilePermissions.fromString("rwxrwxrwx"));
        var with = archiving()
                .env("HOME", "/nonexistent")
                .env("JBANG_CACHE_DIR", "/nonexistent/cache")
                .env("TMPDIR", space.toString());
        var command = List.of(
                onPath("setpriv").toString(),
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "./jbang",
                "probe",
                "x");

        assertPrints("[x]", with.command(command));
        Run second = with.command(command);

        assertPrints("[x]", second);
        assertEquals("", second.stderr());
    }

    /** Java's home is of the user database; of two rules one would serve a checkout the jars of another home. */
    @Test
    void another_HOME_has_a_cache_of_its_own_for_JBang_too() throws Exception {
        Path home = Files.createDirectory(temp.resolve("home"));
        var with = with().env("HOME", home.toString());

        assertPrints("[x]", with.command(List.of("sh", "-c", "unset JBANG_DIR JBANG_CACHE_DIR; exec ./jbang probe x")));

        assertTrue(Files.isDirectory(home.resolve(".jbang/cache/relaykit")));
        assertTrue(Files.isDirectory(home.resolve(".jbang/cache/jars")));
    }

    // ---- When it is built again

    @Test
    void a_change_in_lib_is_noticed_whatever_date_it_claims() throws Exception {
        Path word = project.resolve("lib/word/Word.java");
        assertPrints("one", jbang("probe", "word"));
        var date = Files.getLastModifiedTime(word);
        try {
            Files.writeString(word, word("two"));
            Files.setLastModifiedTime(word, date);
            assertPrints("two", jbang("probe", "word"));

            Files.delete(word);
            assertTrue(jbang("probe", "word").stderr().contains("Word"));
        } finally {
            Files.writeString(word, word("one"));
        }
        assertPrints("one", jbang("probe", "word"));
    }

    @Test
    void a_folder_in_place_of_another_is_noticed() throws Exception {
        Path lib = project.resolve("lib");
        Path other = project("other").resolve("lib");
        Path spare = temp.resolve("spare");
        Files.writeString(other.resolve("word/Word.java"), word("three"));
        assertPrints("one", jbang("probe", "word"));
        try {
            Files.move(lib, spare);
            Files.move(other, lib);
            assertPrints("three", jbang("probe", "word"));
        } finally {
            Files.move(lib, other);
            Files.move(spare, lib);
        }
        assertPrints("one", jbang("probe", "word"));
    }

    @Test
    void each_JDK_has_its_own_command() throws Exception {
        try (Stream<Path> siblings = Files.list(JDK.getParent())) {
            var other = siblings.filter(jdk ->
                            Files.exists(jdk.resolve("jmods/java.base.jmod")) || Files.exists(jdk.resolve("bin/javac")))
                    .filter(jdk -> !jdk.toString().equals(JDK.toString()) && !Files.isSymbolicLink(jdk))
                    .findFirst();
            assumeTrue(other.isPresent(), "only one JDK here");
            var with = with().env("JAVA_HOME", other.get().toString());

            assertPrints(JDK.toString(), jbang("probe", "java"));
            assertPrints(other.get().toString(), jbang(with, "probe", "java"));
            assertPrints(JDK.toString(), jbang("probe", "java"));
        }
    }

    @Test
    void a_damaged_memory_is_made_anew() throws Exception {
        jbang("probe", "x");
        Files.writeString(state().resolve("probe"), "signature='");
        assertPrints("[x]", jbang("probe", "x"));
    }

    /** Emptied, cut or overwritten, whatever of the cache it is: made again at the next start. */
    @ParameterizedTest
    @CsvSource({
        "jars/Probe.java.*/Probe.jar, halved",
        "jars/Probe.java.*/Probe.jar, garbage",
        "relaykit/unsigned/signed-*.jar, emptied",
        "relaykit/unsigned/signed-*.jar, garbage",
        "relaykit/at/**/probe, halved",
        "relaykit/at/**/probe, garbage",
    })
    void what_is_kept_heals(String pattern, String damage) throws Exception {
        Path healing = temp.resolve("healing");
        if (!Files.exists(healing)) {
            Path script = project("healing").resolve("scripts/Probe.java");
            Files.writeString(script, "//DEPS " + signedJar(healing) + "\n" + Files.readString(script));
        }
        Path cache = temp.resolve("healing-cache");
        var with = with().in(healing).env("JBANG_CACHE_DIR", cache.toString());
        assertPrints("[x]", jbang(with, "probe", "x"));
        Path file = only(cache, pattern);
        byte[] whole = Files.readAllBytes(file);
        Files.write(
                file,
                switch (damage) {
                    case "emptied" -> new byte[0];
                    case "halved" -> Arrays.copyOf(whole, whole.length / 2);
                    default -> "#".repeat(whole.length + 1).getBytes(StandardCharsets.UTF_8);
                });

        assertPrints("[y]", jbang(with, "probe", "y"));
        Run again = jbang(with, "probe", "z");
        assertPrints("[z]", again);
        assertFalse(again.stderr().contains("jbang"), "it was whole again: " + again);
    }

    private static Path signedJar(Path folder) throws IOException {
        Path signed = folder.resolve("signed.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(signed), new Manifest())) {
            for (String name : List.of("META-INF/TEST.SF", "some/thing")) {
                jar.putNextEntry(new ZipEntry(name));
                jar.write("a line that is signed\n".repeat(200).getBytes(StandardCharsets.UTF_8));
            }
        }
        return signed;
    }

    private static Path only(Path folder, String pattern) throws IOException {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + folder + "/" + pattern);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(matcher::matches).toList();
            assertEquals(1, found.size(), pattern + ": " + found);
            return found.get(0);
        }
    }

    @Test
    void reset_forgets_all_that_was_kept() throws Exception {
        Path cache = temp.resolve("reset-cache");
        var with = with().env("JBANG_CACHE_DIR", cache.toString());
        jbang(with, "probe", "x");

        Run run = jbang(with, "--reset");

        assertEquals(0, run.exitCode(), run::toString);
        assertFalse(Files.exists(cache.resolve("relaykit")));
        try (Stream<Path> left = Files.list(cache.resolve("jars"))) {
            assertEquals(List.of(), left.toList());
        }
        assertPrints("[x]", jbang(with, "probe", "x"));
    }

    @Test
    void a_jar_that_is_gone_is_built_again() throws Exception {
        jbang("probe", "x");
        Path jars = temp.resolve("cache/jars");
        Files.move(jars, temp.resolve("jars"));
        assertPrints("[x]", jbang("probe", "x"));
    }

    // ---- What it costs

    @Test
    void a_warm_start_starts_no_JVM_but_the_programs() throws Exception {
        Path jdk = Files.createDirectories(temp.resolve("counting/bin")).getParent();
        executable(jdk.resolve("bin/javac"), "exec " + JDK + "/bin/javac \"$@\"");
        Files.copy(JDK.resolve("release"), jdk.resolve("release"));
        Path java = jdk.resolve("bin/java");
        Path starts = temp.resolve("starts");
        executable(java, "echo start >>" + starts + "; exec " + JDK + "/bin/java \"$@\"");
        var with = with().env("JAVA_HOME", jdk.toString());
        jbang(with, "probe", "problem");
        Files.delete(starts);

        assertPrints("[--help]", jbang(with, "probe", "--help"));

        // JBang itself follows the link to the real java, and so does the remembered command.
        assertFalse(Files.exists(starts));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void an_archive_is_made_and_used_and_a_bad_one_passes_in_silence() throws Exception {
        var with = archiving().in(project("archived"));
        jbang(with, "probe", "x");
        Path archive = made("archived", ".jsa");
        assertPrints("true", jbang(with, "probe", "archive"));

        Path json = Path.of(archive.toString().replaceFirst("jsa$", "json"));
        while (!Files.exists(json)) { // one is recorded at a time
            Thread.sleep(500);
            jbang(with, "probe", "x", "--json");
        }
        assertPrints("true", jbang(with, "probe", "archive"));

        // A new file, because the background may still write to the old one.
        Path half = Files.write(temp.resolve("half"), Arrays.copyOf(Files.readAllBytes(archive), 100_000));
        Files.move(half, archive, StandardCopyOption.REPLACE_EXISTING);
        Run run = jbang(with, "probe", "x");

        assertEquals(new Run(0, "[x]\n", ""), run);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_background_holds_no_file_of_the_caller() throws Exception {
        var with = archiving().in(project("background"));
        jbang(with, "probe", "--help");
        var script = "./jbang probe problem 5>held; cat " + state("background") + "/*.owner";

        Run run = with.command(List.of("sh", "-c", script));

        Path open = Path.of("/proc", run.stdout().strip(), "fd");
        try (Stream<Path> files = Files.list(open)) {
            for (Path file : files.toList()) {
                assertFalse(file.toRealPath().startsWith(temp.resolve("background/held")), run::toString);
            }
        }
    }

    // ---- What was meant

    @Test
    void without_an_argument_it_lists_the_scripts() {
        Run run = jbang();
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("\n  probe           What a program sees\n"), run::toString);
        assertTrue(run.stdout().contains("Start with ./jbang rehearse."), run::toString);
    }

    @ParameterizedTest
    @CsvSource({"prob, probe", "Probe, probe", "prboe, probe", "para, parallel", "pro-be, probe"})
    void a_mistyped_name_leads_to_the_nearest(String typed, String meant) {
        Run run = jbang(typed, "x");
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains("did you mean " + meant + "?"), run::toString);
    }

    /** As those JDKs answer. */
    @ParameterizedTest
    @CsvSource({
        "openjdk version \"1.8.0_442\", 8",
        "java version \"11.0.26\" 2025-01-21 LTS, 11",
        "openjdk version \"16\" 2021, 16"
    })
    void an_older_JDK_is_named(String version, String number) throws Exception {
        Path jdk =
                Files.createDirectories(temp.resolve("jdk" + number + "/bin")).getParent();
        executable(jdk.resolve("bin/java"), "echo '" + version + "' >&2; [ \"$1\" = -version ]");
        executable(jdk.resolve("bin/javac"), "exit 9");
        Run run = jbang(with().env("JAVA_HOME", jdk.toString()), "probe", "x");
        assertEquals(3, run.exitCode(), run::toString);
        assertEquals(2, run.stderr().lines().count(), run::toString);
        assertTrue(run.stderr().contains("bin/java is of Java " + number + "; relaykit needs 17"), run::toString);
        assertTrue(run.stderr().contains("next: install a JDK 17"), run::toString);
    }

    /** Cron and systemd come without a locale. */
    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX", "de_DE.ISO-8859-1"})
    void arguments_beyond_ASCII_arrive_in_any_locale(String locale) {
        var with = with().env("LC_ALL", locale).env("LANG", locale);
        assertPrints("[müller.example]\n[日本]", jbang(with, "probe", "müller.example", "日本"));
    }

    // ---- Which JBang

    @Test
    void everything_else_goes_to_JBang() throws Exception {
        assertVersion("0.132.1", jbang("--version"));
        assertTrue(jbang("alias", "list").stdout().contains("What a program sees"));
        assertPrints("[a b]\n[c]", jbang("scripts/Probe.java", "a b", "c"));
        assertTrue(jbang("info", "classpath", "lib/Lib.java").stdout().contains("Lib.jar"));
        Path jar = temp.resolve("probe.jar");
        assertEquals(
                0,
                jbang("export", "portable", "-O", jar.toString(), "scripts/Probe.java")
                        .exitCode());
        assertTrue(Files.exists(jar));
        Run shell = jbang(with().stdin("System.out.println(6 * 7)\n/exit 5\n"), "-i", "lib/Lib.java");
        assertTrue(shell.stdout().contains("42"), shell::toString);
        assertEquals(5, shell.exitCode());
        assertEquals(2, jbang("no-such-alias").exitCode());
    }

    @Test
    void an_installed_jbang_is_used_if_it_is_new_enough() throws Exception {
        Path bin = Files.createDirectories(temp.resolve("installed"));
        var with = with().env("PATH", bin + ":" + tools);
        executable(bin.resolve("jbang"), stub("0.131.9"));
        assertVersion("0.132.1", jbang(with, "--version"));

        executable(bin.resolve("jbang"), stub("1.2.3"));
        assertVersion("1.2.3", jbang(with, "--version"));
        assertPrints("installed", jbang(with, "alias", "list"));

        Files.writeString(project.resolve("scripts/New.java"), "class New {}");
        assertPrints("installed", jbang(with, "probe", "x"));
        Files.delete(project.resolve("scripts/New.java"));
    }

    private static String stub(String version) {
        return "[ \"$1\" = --version ] && echo " + version + " || echo installed";
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void an_installed_jbang_with_its_jar_beside_it_gives_the_command_too() throws Exception {
        Path bin = Files.createDirectories(temp.resolve("sdk"));
        executable(bin.resolve("jbang"), "echo not to be called; exit 9");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("JBang-Version", "9.0.0");
        try (Stream<Path> jars = Files.walk(repository)) {
            String path = jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .map(jar -> jar.toUri().toString())
                    .collect(Collectors.joining(" "));
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path);
        }
        new JarOutputStream(Files.newOutputStream(bin.resolve("jbang.jar")), manifest).close();
        var with = with().env("PATH", bin + ":" + tools)
                .env("JBANG_CACHE_DIR", temp.resolve("sdk-cache").toString());

        assertPrints("[x]", jbang(with, "probe", "x"));
        assertFalse(Files.exists(temp.resolve("sdk-cache/relaykit/jbang-0.132.1")));
    }

    @Test
    void Maven_fetches_JBang() throws Exception {
        Path bin = Files.createDirectories(temp.resolve("maven"));
        executable(bin.resolve("mvn"), "PATH='" + System.getenv("PATH") + "'; exec mvn \"$@\"");
        var with = with().env("PATH", bin + ":" + tools)
                .env("JBANG_REPO", "")
                .env("JBANG_CACHE_DIR", temp.resolve("maven-cache").toString());
        assertVersion("0.132.1", with.command(List.of("./jbang", "--version")));
    }

    @Test
    void without_Maven_or_a_repository_it_says_how_to_get_JBang() {
        Run run = jbang(empty("nothing").env("JBANG_REPO", ""), "probe", "x");

        assertEquals(3, run.exitCode());
        assertEquals("", run.stdout());
        assertTrue(run.stderr().contains("JBang: sdk install jbang"), run::toString);
        assertTrue(run.stderr().contains("Maven: apt install maven"), run::toString);
    }

    private static Run.With empty(String name) {
        return with().env("JBANG_CACHE_DIR", temp.resolve("empty-" + name).toString());
    }

    @Test
    void two_first_starts_at_once_are_safe() {
        var first = CompletableFuture.supplyAsync(() -> jbang(empty("two"), "probe", "x"));
        var second = CompletableFuture.supplyAsync(() -> jbang(empty("two"), "probe", "y"));

        assertPrints("[x]", first.join());
        assertPrints("[y]", second.join());
        assertPrints("[z]", jbang(empty("two"), "probe", "z"));
    }

    @Test
    void a_repository_may_be_a_web_server() throws Exception {
        try (var server = new Server(false)) {
            assertVersion("0.132.1", jbang(empty("web").env("JBANG_REPO", server.url()), "--version"));
        }
    }

    @Test
    void a_download_that_breaks_off_is_not_used() throws Exception {
        try (var server = new Server(true)) {
            Run run = jbang(empty("broken").env("JBANG_REPO", server.url()), "--version");
            assertRefused("gson-2.13.2.jar", run, "broken");
        }
    }

    @Test
    void a_tampered_jar_is_not_used() throws Exception {
        Path other = temp.resolve("tampered");
        for (String line : Checkout.read("wrapper/jbang.lock").split("\n")) {
            String jar = line.split(" +")[1];
            Files.createDirectories(other.resolve(jar).getParent());
            Files.createSymbolicLink(other.resolve(jar), repository.resolve(jar));
        }
        Path jar = other.resolve("dev/jbang/jbang-cli/0.132.1/jbang-cli-0.132.1.jar");
        Files.delete(jar);
        Files.writeString(jar, "not JBang");

        Run run = jbang(empty("tampered").env("JBANG_REPO", other.toUri().toString()), "--version");

        assertRefused("jbang-cli-0.132.1.jar", run, "tampered");
        assertTrue(run.stderr().contains("SHA-256 expected"), run::toString);
        assertTrue(run.stderr().contains("next: "), run::toString);
        assertVersion("0.132.1", jbang(empty("tampered"), "--version"));
    }

    @Test
    void a_jar_that_the_lock_does_not_name_is_not_used() throws Exception {
        Path lock = project("locked").resolve("wrapper/jbang.lock");
        Files.writeString(lock, Files.readString(lock).replaceFirst("^.{8}", "00000000"));

        Run run = jbang(empty("locked").in(temp.resolve("locked")), "probe", "x");

        assertRefused("gson-2.13.2.jar", run, "locked");
        assertTrue(run.stderr().contains("SHA-256 expected 00000000"), run::toString);
    }

    private static void assertRefused(String jar, Run run, String name) throws IOException {
        assertEquals(3, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains(jar), run::toString);
        try (Stream<Path> files = Files.list(temp.resolve("empty-" + name + "/relaykit/jbang-0.132.1"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    /** A Maven repository on loopback; one that breaks sends half of every file. */
    private record Server(HttpServer server) implements AutoCloseable {
        Server(boolean breaks) throws IOException {
            this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            server.createContext("/", exchange -> {
                byte[] file = Files.readAllBytes(
                        repository.resolve(exchange.getRequestURI().getPath().substring(1)));
                exchange.sendResponseHeaders(200, file.length);
                exchange.getResponseBody().write(file, 0, breaks ? file.length / 2 : file.length);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void the_lock_and_the_POM_name_the_same_JBang() {
        assertTrue(Checkout.read("wrapper/jbang.lock").contains("dev/jbang/jbang-cli/0.132.1/"));
        assertTrue(Checkout.read("wrapper/pom.xml").contains("<version>0.132.1</version>"));
    }

    // ---- Windows

    @Test
    void jbang_cmd_has_the_same_from_Wrapper_java() throws Exception {
        Path classes = temp.resolve("classes");
        Run.command(List.of(JDK + "/bin/javac", "-d", classes.toString(), project + "/wrapper/Wrapper.java"));
        var command = List.of(
                JDK + "/bin/java",
                "-cp",
                classes.toString(),
                "Wrapper",
                "run",
                project.toString(),
                temp.resolve("windows").toString());
        for (int i = 0; i < 2; i++) {
            assertPrints(
                    "[a b]\n[]\n[\"]\n[\\]\n[it's]\n[line\nline]\n[ä]",
                    with().command(Stream.concat(
                                    command.stream(),
                                    Stream.of("probe", "a b", "", "\"", "\\", "it's", "line\nline", "ä"))
                            .toList()));
        }
        assertEquals(
                7,
                with().command(Stream.concat(command.stream(), Stream.of("probe", "exit", "7"))
                                .toList())
                        .exitCode());
        assertVersion(
                "0.132.1",
                with().command(Stream.concat(command.stream(), Stream.of("--version"))
                        .toList()));
        Run list = with().command(command);
        assertTrue(list.stderr().contains("\n  probe           What a program sees\n"), list::toString);
        assertEquals(
                2,
                with().command(Stream.concat(command.stream(), Stream.of("prob"))
                                .toList())
                        .exitCode());
    }

    /** As Chocolatey installs it: a program, and no jar beside it. */
    @Test
    void jbang_cmd_gives_a_JBang_without_a_jar_the_words_as_they_are() throws Exception {
        Path classes = temp.resolve("classes of the other");
        Run.command(List.of(JDK + "/bin/javac", "-d", classes.toString(), project + "/wrapper/Wrapper.java"));
        Path bin = Files.createDirectories(temp.resolve("no jar"));
        executable(bin.resolve("jbang"), "[ \"$1\" = --version ] && echo 9.0.0 || for word; do echo \"[$word]\"; done");
        Run run = with().env("PATH", bin + ":" + tools)
                .command(List.of(
                        JDK + "/bin/java",
                        "-cp",
                        classes.toString(),
                        "Wrapper",
                        "run",
                        project.toString(),
                        temp.resolve("no-jar-cache").toString(),
                        "probe",
                        "a b",
                        "c"));
        String words = "[run]\n[--repos]\n[" + repository.toUri() + "]\n[--catalog]\n[" + project + "/catalog.json]";
        assertPrints(words + "\n[probe]\n[a b]\n[c]", run);
    }
}
