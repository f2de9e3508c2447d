import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.jar.JarFile.MANIFEST_NAME;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.module.ModuleDescriptor.Version;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * What {@code ./jbang} does only now and then: finds or fetches JBang, asks it how to start an alias, makes the archive
 * of an alias's classes.
 *
 * @param home folder of the wrapper
 * @param cache folder that all checkouts share
 */
record Wrapper(Path home, Path cache) {
    private static final String DOWNLOAD = "download";
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final String EXE = WINDOWS ? ".exe" : "";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** For a run of a second: no C2, and not a word about an archive that does not fit. */
    private static final String FAST = "-Xlog:disable -Xlog:all=error,cds*=off:stderr -XX:TieredStopAtLevel=1";

    /** C2's code is twice as fast, and takes seconds to make: only for a file as large as this. */
    private static final List<String> BULK = List.of("-XX:-TieredCompilation", "-XX:TieredStopAtLevel=4");

    private static final long LARGE_BYTES = 256 << 20;

    public static void main(String... args) throws Exception {
        try {
            switch (args[0]) {
                case "archive" -> archive(Path.of(args[1]), args[2], Path.of(args[3]), args[4]);
                case "jbang" -> of(args).rememberJBang(Path.of(args[3]), args[4]);
                case "run" -> System.exit(of(args).run(List.of(args).subList(3, args.length)));
                case "alias" -> of(args).rememberAlias(Path.of(args[3]), args[4], args[5]);
                case "scripts" -> of(args).scripts();
                case "near" -> of(args).near(args[3]);
                case "reset" -> of(args).reset();
                case "bundle" -> of(args).bundle(List.of(args).subList(3, args.length));
                default -> throw new IllegalArgumentException(args[0]);
            }
        } catch (Problem problem) {
            System.err.println(problem.getMessage());
            System.exit(problem.code);
        } catch (IOException e) {
            var problem = new Problem(
                    "a file could not be read or written: " + e,
                    "see that the disk has room and that " + args[2] + " can be written; ./jbang --reset starts anew");
            System.err.println(problem.getMessage());
            System.exit(problem.code);
        }
    }

    private static Wrapper of(String... args) {
        return new Wrapper(Path.of(args[1]).normalize(), Path.of(args[2]));
    }

    // ---- Finding JBang

    /**
     * @param program found on PATH; empty for the JBang fetched here
     * @param classpath empty if the program has no jar beside it
     */
    private record JBang(String program, String classpath) {}

    private void rememberJBang(Path state, String signature) throws Exception {
        var jbang = find();
        remember(state, "signature", signature, "jbang", jbang.program(), "classpath", jbang.classpath());
    }

    private JBang find() throws Exception {
        var jars = Jar.lock(home.resolve("wrapper/jbang.lock"));
        var pinned = jars.stream()
                .filter(jar -> jar.path().startsWith("dev/jbang/jbang-cli/"))
                .map(jar -> jar.path().split("/")[3])
                .findFirst()
                .orElseThrow();
        for (var program : onPath("jbang")) {
            var real = program.toRealPath();
            // Not a wrapper, this one or another checkout's: they would ask each other for ever.
            if (Files.exists(real.resolveSibling("wrapper").resolve("Wrapper.java"))) {
                continue;
            }
            var jar = real.resolveSibling("jbang.jar");
            if (version(program, jar).compareTo(Version.parse(pinned)) >= 0) {
                return new JBang(program.toString(), Files.exists(jar) ? jar.toString() : "");
            }
        }
        var folder = Files.createDirectories(cache.resolve("jbang-" + pinned));
        removeOld(folder);
        if (!jars.stream().allMatch(jar -> jar.sha256().equals(jar.sha256In(folder)))) {
            fetch(jars, folder, pinned);
        }
        return new JBang(
                "",
                jars.stream().map(jar -> jar.in(folder).toString()).collect(Collectors.joining(File.pathSeparator)));
    }

    private static List<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").replace("\"", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(WINDOWS ? new String[] {".cmd", ".exe"} : new String[] {""})
                        .map(ending -> Path.of(folder, program + ending)))
                .filter(Files::isExecutable)
                .toList();
    }

    private static Version version(Path program, Path jar) throws Exception {
        String text = null;
        if (Files.exists(jar)) {
            try (var open = new JarFile(jar.toFile())) {
                text = open.getManifest().getMainAttributes().getValue("JBang-Version");
            }
        }
        if (text == null) {
            var command = new ProcessBuilder(program.toString(), "--version");
            text = text(command.redirectErrorStream(true).start());
        }
        var number = Pattern.compile("(?m)^\\d+(\\.\\d+)+").matcher(text);
        return Version.parse(number.find() ? number.group() : "0");
    }

    // ---- Fetching JBang

    /** One file of JBang; {@code path} is where a Maven repository has it. */
    private record Jar(String sha256, String path) {
        static List<Jar> lock(Path file) throws IOException {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split(" +"))
                    .map(part -> new Jar(part[0], part[1]))
                    .toList();
        }

        Path in(Path folder) {
            return folder.resolve(path.substring(path.lastIndexOf('/') + 1));
        }

        String sha256In(Path folder) {
            try {
                return Wrapper.sha256(in(folder));
            } catch (IOException e) {
                return "no file";
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fetch(List<Jar> jars, Path folder, String version) throws Exception {
        var repository = repository();
        var maven = onPath("mvn");
        if (maven.isEmpty() && repository == null) {
            throw new Problem("no JBang " + version + " or newer on PATH, and no Maven (mvn) to fetch it with", """
                    one of these two, then run this again
                      JBang: sdk install jbang, brew install jbangdev/tap/jbang, choco install jbang
                      Maven: apt install maven, brew install maven, choco install maven;
                             or name the URL of a Maven repository in JBANG_REPO\
                    """);
        }
        System.err.println("jbang: fetching JBang " + version + ", once: " + jars.size() + " jars");
        var download = Files.createTempDirectory(folder, DOWNLOAD);
        try {
            if (maven.isEmpty()) {
                for (var jar : jars) {
                    download(repository, jar, download);
                    counted(jars.indexOf(jar) + 1, jars.size());
                }
            } else {
                maven(maven.get(0), download, jars.size());
            }
            for (var jar : jars) {
                check(jar, download);
            }
            for (var jar : jars) {
                Files.move(jar.in(download), jar.in(folder), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            remove(download);
        }
    }

    /** Folders of fetches that were interrupted. */
    private static void removeOld(Path folder) throws IOException {
        var hourAgo = Instant.now().minus(Duration.ofHours(1));
        try (var folders = Files.newDirectoryStream(folder, DOWNLOAD + "*")) {
            for (var old : folders) {
                if (Files.getLastModifiedTime(old).toInstant().isBefore(hourAgo)) {
                    remove(old);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** One line that counts up, where somebody looks on. */
    private static void counted(int done, int all) {
        if (System.getenv("RELAYKIT_TTY") != null
                && System.getenv("RELAYKIT_TTY").contains("2")) {
            System.err.print("\r" + done + " of " + all + (done == all ? "\n" : ""));
        }
    }

    private void maven(Path program, Path folder, int jars) throws Exception {
        var command = new ArrayList<>(List.of(
                program.toString(),
                "-B",
                "-f",
                home.resolve("wrapper/pom.xml").toString(),
                "dependency:copy-dependencies",
                "-DoutputDirectory=" + folder));
        var store = storeInCache();
        if (store != null) {
            command.add("-Dmaven.repo.local=" + store);
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var errors = new ArrayList<String>();
        int fetched = 0;
        for (var line : (Iterable<String>) process.inputReader().lines()::iterator) {
            if (line.contains("[ERROR]") || line.contains("Unable to") || line.contains("Could not")) {
                errors.add(line);
            } else if (line.contains("Downloaded ") && line.contains(".jar ")) {
                counted(Math.min(++fetched, jars - 1), jars);
            }
        }
        if (process.waitFor() == 0) {
            counted(jars, jars);
        } else {
            errors.forEach(System.err::println);
            throw new Problem(
                    "Maven could not fetch JBang: see its message above",
                    "see that this machine reaches the network; set its mirror or proxy in ~/.m2/settings.xml,"
                            + " or install JBang");
        }
    }

    private static void download(String repository, Jar jar, Path folder) {
        try {
            var connection = URI.create(repository + "/" + jar.path()).toURL().openConnection();
            connection.setConnectTimeout(20_000);
            connection.setReadTimeout(20_000);
            try (InputStream body = connection.getInputStream()) {
                Files.copy(body, jar.in(folder));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Problem(
                    "cannot fetch " + jar.path() + " from JBANG_REPO: " + e,
                    "set JBANG_REPO to the URL of a Maven repository that has dev.jbang:jbang-cli");
        }
    }

    private static void check(Jar jar, Path folder) {
        var found = jar.sha256In(folder);
        if (!found.equals(jar.sha256())) {
            throw new Problem(
                    "%s is not the file that wrapper/jbang.lock names: SHA-256 expected %s, got %s"
                            .formatted(jar.in(Path.of("")), jar.sha256(), found),
                    "delete %s from your Maven repository or its mirror, run this again".formatted(jar.path()));
        }
    }

    /** The URL in JBANG_REPO; null if it names a folder, which JBang itself knows to use. */
    private static String repository() {
        var value = System.getenv("JBANG_REPO");
        return value != null && value.matches("\\w{2,}:.*") ? value : null;
    }

    /** Where Maven and JBang keep jars if they cannot in the home directory; null if they can. */
    private Path storeInCache() {
        var folder = Path.of(System.getProperty("user.home"), ".m2", "repository");
        while (!Files.exists(folder)) {
            folder = folder.getParent();
        }
        return Files.isWritable(folder) ? null : cache.resolve("repository");
    }

    // ---- Starting an alias

    /** Of two at once the second waits: JBang fails when another JBang writes the same jar. */
    private void rememberAlias(Path state, String folder, String signature) throws Exception {
        try (var channel = FileChannel.open(cache.resolve("lock"), CREATE, WRITE)) {
            channel.lock();
            build(state, folder, signature);
        }
    }

    private void build(Path state, String folder, String signature) throws Exception {
        var alias = state.getFileName().toString();
        var catalog = home.resolve(folder.equals("scripts") ? "catalog.json" : folder + "/jbang-catalog.json")
                .toString();
        var run = new ArrayList<>(List.of("run", "--catalog", catalog, alias));
        if (repository() != null) {
            run.addAll(1, List.of("--repos", repository()));
        }
        var jbang = find();
        if (jbang.classpath().isEmpty()) {
            // Only the program knows its java command, and would run it: so it does, every time.
            remember(
                    state,
                    "signature",
                    signature,
                    "folder",
                    folder,
                    "java",
                    jbang.program(),
                    "classpath",
                    "",
                    "archive",
                    "",
                    "options",
                    "",
                    "command",
                    quoted(run),
                    "dates",
                    Long.toString(dates("")));
            return;
        }
        var words = ask(jbang, run);
        if (!heal(words)) {
            words = ask(jbang, run);
        }
        var options = words.subList(1, words.size());
        int at = options.indexOf("-classpath");
        if (at >= 0) {
            options.set(at + 1, unsigned(options.get(at + 1)));
        }
        var classpath = at < 0 ? "" : options.get(at + 1);
        long dates = dates(classpath);
        var archive = "%s@%08x".formatted(alias, List.of(words, dates).hashCode());
        // Not for the tests: they run long, and change with every start.
        boolean fast = folder.equals("scripts") && at >= 0;
        // Two choices of a collector are an error, so a script's own goes before ours.
        boolean collector = options.stream().anyMatch(word -> word.matches("-XX:.Use\\w+GC"));
        remember(
                state,
                "signature",
                signature,
                "folder",
                folder,
                "java",
                words.get(0),
                "classpath",
                classpath,
                "archive",
                fast ? state.resolveSibling(archive).toString() : "",
                "options",
                !fast ? "" : collector ? FAST : FAST + " -XX:+UseSerialGC",
                "command",
                quoted(options),
                "dates",
                Long.toString(dates));
        try (var files = Files.newDirectoryStream(state.getParent(), alias + "@*")) {
            for (var file : files) {
                if (!file.getFileName().toString().startsWith(archive)) {
                    file.toFile().delete(); // or not, where Windows has it mapped for a program that runs
                }
            }
        }
    }

    /** Of the sizes and dates of the jars: another number when one is cut, emptied or written again. */
    private static long dates(String classpath) {
        long dates = 0;
        for (var path : classpath.split(File.pathSeparator)) {
            var file = new File(path);
            dates = (dates * 31 + file.lastModified()) * 31 + file.length();
        }
        return dates;
    }

    /** The class path with each signed jar replaced by its unsigned copy. */
    private String unsigned(String classpath) throws IOException {
        var files = new ArrayList<String>();
        for (var file : classpath.split(File.pathSeparator)) {
            try (var jar = new JarFile(file, false)) {
                boolean signed = jar.stream().anyMatch(entry -> isSignature(entry.getName()));
                files.add(signed ? unsigned(Path.of(file), jar).toString() : file);
            }
        }
        return String.join(File.pathSeparator, files);
    }

    /**
     * A copy of a jar without its signatures. Java checks them class by class, and keeps signed classes out of an
     * archive: for Bouncy Castle that takes four times java's own start-up. It proves nothing here, where any signer
     * would do: Maven's checksum has vouched for the jar.
     */
    private Path unsigned(Path file, JarFile jar) throws IOException {
        var is = Files.readAttributes(file, BasicFileAttributes.class);
        var version = List.of(file.toString(), is.size(), is.lastModifiedTime()).hashCode();
        var name = file.getFileName().toString().replace(".jar", "-%08x.jar".formatted(version));
        var copy = Files.createDirectories(cache.resolve("unsigned")).resolve(name);
        if (isWhole(copy)) {
            return copy;
        }
        var manifest = jar.getManifest();
        manifest.getEntries().clear(); // the digests
        var part = Files.createTempFile(copy.getParent(), null, null);
        try (var out = new JarOutputStream(Files.newOutputStream(part), manifest)) {
            for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                var path = entry.getName();
                if (!entry.isDirectory() && !isSignature(path) && !path.equals(MANIFEST_NAME)) {
                    out.putNextEntry(new JarEntry(path));
                    jar.getInputStream(entry).transferTo(out);
                }
            }
        }
        return Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Deletes the jars that were cut or overwritten, for JBang to make or fetch them again; true if there were none.
     */
    private static boolean heal(List<String> words) {
        int at = words.indexOf("-classpath");
        var damaged = at < 0
                ? List.<Path>of()
                : Stream.of(words.get(at + 1).split(File.pathSeparator))
                        .map(Path::of)
                        .filter(file -> !isWhole(file))
                        .toList();
        damaged.forEach(file -> file.toFile().delete());
        return damaged.isEmpty();
    }

    /** Whether every entry can be read, and has the checksum that the jar names. */
    private static boolean isWhole(Path file) {
        try (var jar = new JarFile(file.toFile(), false)) {
            for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                var sum = new CRC32();
                try (var content = new CheckedInputStream(jar.getInputStream(entry), sum)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
                if (entry.getCrc() != sum.getValue()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isSignature(String path) {
        return path.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
    }

    /**
     * Runs JBang. What it prints before exit code 255 is a command, quoted for a shell; with any other code it has done
     * all there was to do.
     */
    private List<String> ask(JBang jbang, List<String> args) throws Exception {
        var command = new ArrayList<>(List.of(JAVA, "-cp", jbang.classpath(), "dev.jbang.Main"));
        command.addAll(args);
        var process = inherited(command).redirectOutput(Redirect.PIPE).start();
        var text = text(process);
        if (process.waitFor() == 255) {
            return words(text);
        }
        // JBang stops at a list of dependencies that was cut; without one it makes it.
        var dependencies = cache.resolveSibling("dependency_cache.json");
        if (Files.exists(dependencies)
                && !Files.readString(dependencies).strip().endsWith("}")) {
            Files.delete(dependencies);
            return ask(jbang, args);
        }
        System.out.print(text);
        System.exit(process.exitValue());
        throw new IllegalStateException("it has ended");
    }

    private ProcessBuilder inherited(List<String> command) {
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JBANG_RUNTIME_SHELL", "bash");
        if (repository() != null) {
            builder.environment().remove("JBANG_REPO"); // to JBang it is a folder
        }
        if (storeInCache() != null) {
            builder.environment().put("JBANG_REPO", storeInCache().toString());
        }
        return builder;
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Splits what was quoted for a shell, with apostrophes and backslashes. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        StringBuilder word = null;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean gap = !quoted && Character.isWhitespace(c);
            if (gap && word != null) {
                words.add(word.toString());
                word = null;
            } else if (!gap) {
                word = word == null ? new StringBuilder() : word;
                if (c == '\'') {
                    quoted = !quoted;
                } else {
                    word.append(c == '\\' && !quoted ? text.charAt(++i) : c);
                }
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Writes variables for the shell to read, all or nothing. */
    private static void remember(Path state, String... variables) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < variables.length; i += 2) {
            text.append(variables[i] + "=" + quoted(List.of(variables[i + 1])) + "\n");
        }
        var written = Files.createTempFile(state.getParent(), null, null);
        Files.writeString(written, text);
        Files.move(written, state, StandardCopyOption.ATOMIC_MOVE);
    }

    // ---- Without an argument, mistyped, and starting anew

    /** The scripts by name, with what each is for. */
    private void scripts() throws IOException {
        System.err.println("The scripts of relaykit; each has --help, with examples:\n");
        Pattern.compile("(?m)^    \"([\\w-]+)\": \\{[^}]*\"description\": \"([^\"]*)\"")
                .matcher(Files.readString(home.resolve("catalog.json")))
                .results()
                .forEach(one -> System.err.printf(
                        "  %-15s %s%n",
                        one.group(1),
                        one.group(2)
                                .replaceAll("(.{1,60})(?: |$)", "$1\n                  ")
                                .strip()));
        var program = WINDOWS ? ".\\jbang" : "./jbang";
        System.err.printf(
                "%nStart with %s rehearse. %s --reset forgets what was kept of earlier starts;%n", program, program);
        System.err.printf("%s bundle FOLDER makes a copy for a machine without network;%n", program);
        System.err.printf("%s --help is of JBang, to which everything else goes.%n", program);
    }

    /** Says which script was meant where the name is close to one; else JBang may know it. */
    private void near(String typed) throws IOException {
        var bare = bare(typed);
        var meant = Pattern.compile("(?m)^    \"([\\w-]+)\": \\{")
                .matcher(Files.readString(home.resolve("catalog.json")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> bare(name).contains(bare) || distance(bare(name), bare) <= 2)
                .sorted(Comparator.comparingInt(name -> distance(bare(name), bare)))
                .toList();
        if (!meant.isEmpty()) {
            throw new Problem(
                    2,
                    "there is no script " + typed + "; did you mean " + String.join(" or ", meant) + "?",
                    "./jbang " + meant.get(0) + " --help; ./jbang alone lists all");
        }
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]|\\.java$", "");
    }

    /** How many letters to add, take away or change. */
    private static int distance(String one, String other) {
        var row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** Forgets commands, archives and JBang, and what JBang built of the scripts. */
    private void reset() throws IOException {
        if (Files.exists(cache)) {
            remove(cache);
        }
        Files.deleteIfExists(cache.resolveSibling("dependency_cache.json"));
        var built = cache.resolveSibling("jars");
        try (var scripts = Files.list(home.resolve("scripts"))) {
            for (var script : scripts.toList()) {
                try (var folders =
                        Files.newDirectoryStream(Files.createDirectories(built), script.getFileName() + ".*")) {
                    for (var folder : folders) {
                        remove(folder);
                    }
                }
            }
        }
        System.err.println("jbang: " + cache + " is gone, and what was built; the next start makes them anew");
    }

    // ---- For a machine without network

    /**
     * A folder with all scripts in one jar, the jars they need, a program for each on either system, and their sums.
     */
    private void bundle(List<String> args) throws Exception {
        if (args.size() != 1) {
            throw new Problem(2, "bundle takes one folder", "./jbang bundle relaykit-offline");
        }
        var to = Path.of(args.get(0));
        if (Files.exists(to)) {
            throw new Problem(2, to + " is there already", "name a folder that is to be made");
        }
        Files.createDirectories(to);
        var jar = to.resolve("relaykit.jar").toString();
        var export = List.of(
                "export",
                "portable",
                "-O",
                jar,
                home.resolve("examples/Shell.java").toString());
        var jbang = find();
        var command = jbang.classpath().isEmpty()
                ? new ArrayList<>(List.of(jbang.program()))
                : new ArrayList<>(List.of(JAVA, "-cp", jbang.classpath(), "dev.jbang.Main"));
        command.addAll(export);
        if (repository() != null) {
            command.addAll(command.size() - 1, List.of("--repos", repository()));
        }
        if (inherited(command).start().waitFor() != 0) {
            throw new Problem(
                    "JBang could not make " + jar + ": see its message above", "correct that, run this again");
        }
        var scripts = Pattern.compile("(?m)^    \"([\\w-]+)\": \\{\\s*\"script-ref\": \"scripts/(\\w+)\\.java\"")
                .matcher(Files.readString(home.resolve("catalog.json")))
                .results()
                .toList();
        for (var script : scripts) {
            var program = to.resolve(script.group(1));
            var start = "java -cp %srelaykit.jar\" scripts." + script.group(2);
            Files.writeString(program, "#!/bin/sh\nexec " + start.formatted("\"${0%/*}/") + " \"$@\"\n");
            program.toFile().setExecutable(true, false);
            Files.writeString(Path.of(program + ".cmd"), "@" + start.formatted("\"%~dp0") + " %*\r\n");
        }
        try (var files = Files.walk(to)) {
            var sums = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var path = to.relativize(file).toString().replace('\\', '/');
                sums.append(sha256(file) + "  " + path + "\n");
            }
            Files.writeString(to.resolve("SHA256SUMS"), sums);
        }
        System.err.println(
                "jbang: " + to + " has " + scripts.size() + " programs; there: sha256sum -c SHA256SUMS, then ./"
                        + scripts.get(0).group(1) + " --help (Windows: .\\"
                        + scripts.get(0).group(1) + ")");
    }

    // ---- All that ./jbang does, for jbang.cmd

    private int run(List<String> args) throws Exception {
        if (args.isEmpty() || args.get(0).equals("--reset")) {
            if (args.isEmpty()) {
                scripts();
            } else {
                reset();
            }
            return 0;
        }
        if (args.get(0).equals("bundle")) {
            bundle(args.subList(1, args.size()));
            return 0;
        }
        var alias = args.get(0);
        var folder = folder(alias);
        if (folder.isEmpty()) {
            if (alias.matches("\\w[\\w-]*")) {
                near(alias);
            }
            var jbang = find();
            var command = jbang.classpath().isEmpty()
                    ? Stream.concat(Stream.of(jbang.program()), args.stream()).toList()
                    : ask(jbang, args);
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        }
        var here = cache.resolve("at/" + (home + "/" + JAVA).replace(":", ""));
        var state = Files.createDirectories(here).resolve(alias);
        var signature = signature(folder);
        if (!signature.equals(recall(state).get("signature"))) {
            rememberAlias(state, folder, signature);
        }
        return start(recall(state), args.subList(1, args.size()));
    }

    /** Where the catalog of users, or that of contributors, has the alias; "" if neither has. */
    private String folder(String alias) throws IOException {
        var entry = Pattern.compile("(?m)^    \"%s\": \\{".formatted(Pattern.quote(alias)));
        if (entry.matcher(Files.readString(home.resolve("catalog.json"))).find()) {
            return "scripts";
        }
        var tests = home.resolve("tests/jbang-catalog.json");
        return Files.exists(tests) && entry.matcher(Files.readString(tests)).find() ? "tests" : "";
    }

    private static Map<String, String> recall(Path state) throws IOException {
        if (!Files.exists(state)) {
            return Map.of();
        }
        var variables = words(Files.readString(state)).stream()
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        boolean whole = dates(variables.get("classpath")) == Long.parseLong(variables.get("dates"));
        return whole ? variables : Map.of();
    }

    private String signature(String folder) throws IOException {
        var text = new StringBuilder(JAVA + Files.getLastModifiedTime(Path.of(JAVA + EXE)));
        for (var name : List.of("catalog.json", "jbang-catalog.json", "wrapper", "lib", folder)) {
            try (var files = Files.walk(home.resolve(name))) {
                for (var file : files.sorted().toList()) {
                    var is = Files.readAttributes(file, BasicFileAttributes.class);
                    text.append("\n" + file + " " + is.size() + " " + is.lastModifiedTime() + " " + is.creationTime());
                }
            }
        }
        return text.toString();
    }

    private static int start(Map<String, String> state, List<String> args) throws Exception {
        var java = state.get("java");
        var archive = state.get("archive");
        var kind = args.contains("--json") ? "json" : "text";
        var list = archive + ".list";
        boolean ours = !archive.isEmpty()
                && Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
                        .map(name -> System.getenv().getOrDefault(name, ""))
                        .noneMatch(value -> value.contains("-X"));
        boolean first = ours
                && !Files.exists(Path.of(archive + "." + kind))
                && args.stream().noneMatch(arg -> arg.matches("--help|-h|--version|-V"));
        var words = new ArrayList<String>();
        if (first) {
            words.add("-XX:DumpLoadedClassList=" + list);
        } else if (ours && Files.exists(Path.of(archive + ".jsa"))) {
            words.add("-XX:SharedArchiveFile=" + archive + ".jsa");
        }
        if (ours) {
            words.addAll(words(state.get("options")));
            if (!archive.isEmpty() && args.stream().anyMatch(arg -> new File(arg).length() > LARGE_BYTES)) {
                words.addAll(BULK);
            }
            if (!archive.isEmpty() && args.contains("--serve")) {
                words.add("-XX:TieredStopAtLevel=4"); // it stays up
            }
        }
        words.addAll(words(state.get("command")));
        words.addAll(args);
        if (state.get("classpath").isEmpty()) {
            // JBang itself: it would take a file of arguments for a script.
            words.add(0, java);
            return new ProcessBuilder(words).inheritIO().start().waitFor();
        }
        // In a file, because on Windows ProcessBuilder leaves a quote inside an argument as it is.
        var file = Files.createTempFile("relaykit", ".args");
        try {
            Files.write(
                    file,
                    words.stream()
                            .map(word -> word.replace("\\", "\\\\")
                                    .replace("\"", "\\\"")
                                    .replace("\n", "\\n"))
                            .map(word -> '"' + word + '"')
                            .toList(),
                    Charset.forName(System.getProperty("sun.jnu.encoding")));
            int code = new ProcessBuilder(java, "@" + file).inheritIO().start().waitFor();
            if (first) {
                new ProcessBuilder(List.of(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "Wrapper",
                                "archive",
                                archive,
                                kind,
                                list,
                                state.get("classpath")))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
            }
            return code;
        } finally {
            Files.delete(file);
        }
    }

    // ---- The archive of an alias's classes

    /**
     * Makes {@code archive.jsa} of the classes that a run has loaded, and those that runs of another kind did: with
     * {@code --json} other classes are needed.
     *
     * @param list what the JVM wrote in that run
     */
    private static void archive(Path archive, String kind, Path list, String classpath) throws Exception {
        // "@cp" lines (JDK 24) make the dump leave out classes of old class files; ids differ by run.
        var classes = Files.readAllLines(list).stream()
                .filter(line -> !line.startsWith("@cp"))
                .map(line -> line.replaceAll(" id: \\d+$", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Files.delete(list);
        // Without it the run ended in a problem, and has not loaded what a good one needs.
        if (!classes.contains("lib/cli/Answer")) {
            return;
        }
        Files.write(list, classes);
        Files.move(list, Path.of(archive + "." + kind), StandardCopyOption.ATOMIC_MOVE);
        for (var other : List.of("text", "json")) {
            var file = Path.of(archive + "." + other);
            if (Files.exists(file)) {
                classes.addAll(Files.readAllLines(file));
            }
        }
        Files.write(list, classes);
        var made = Path.of(list + ".dump");
        var dump = new ProcessBuilder(
                        JAVA,
                        "-Xshare:dump",
                        "-XX:+UseG1GC", // only with it does JDK 17 archive objects too
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + made,
                        "-cp",
                        classpath)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        if (dump.waitFor() == 0) {
            Files.move(made, Path.of(archive + ".jsa"), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(list);
    }

    /** What went wrong, and what to do. */
    private static final class Problem extends RuntimeException {
        private final int code;

        /** Something that is needed is not there. */
        Problem(String what, String next) {
            this(3, what, next);
        }

        Problem(int code, String what, String next) {
            super("jbang: " + what + "\n  next: " + next);
            this.code = code;
        }
    }
}
