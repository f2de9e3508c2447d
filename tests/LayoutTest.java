package tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What style and build rest on, and no compiler checks. */
class LayoutTest {
    private static final Pattern DRAWING = Pattern.compile("(?s)```text\n(floor .*?)```");

    /** {@code | `dns` | knows | never |}. */
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|.*\\| ([^|]*) \\|");

    /** Each room lists its own files, and {@code jbang format} writes the lists: {@link #codeIsFormatted}. */
    @Test
    void libListsEachRoomOnce() {
        assertEquals(
                Checkout.javaFiles("lib").stream()
                        .filter(file -> file.endsWith("/package-info.java"))
                        .toList(),
                directives("lib/Lib.java", "SOURCES").map(file -> "lib/" + file).toList());
        assertEquals(
                List.of(),
                Checkout.files("lib").stream()
                        .filter(file -> !file.equals("lib/Lib.java"))
                        .filter(file -> !file.matches("lib/\\w+/[^/]+"))
                        .toList(),
                "not in a room");
    }

    @Test
    void eachScriptNeedsLibAlone() {
        for (String script : Checkout.javaFiles("scripts")) {
            assertEquals(
                    List.of("../lib/Lib.java"), directives(script, "SOURCES").toList(), script);
            assertEquals(List.of(), directives(script, "DEPS").toList(), script);
            assertTrue(
                    Checkout.read(script).startsWith("///usr/bin/env jbang \"$0\" \"$@\" ; exit $?\n"),
                    script + " does not run as a command");
        }
    }

    @Test
    void onlyLibNamesVersions() throws IOException {
        Pattern version = Pattern.compile("(?m)^//DEPS .*:.*:.*");
        assertEquals(
                List.of("lib/Lib.java"),
                Stream.of("lib", "scripts", "examples")
                        .flatMap(folder -> Checkout.files(folder).stream())
                        .filter(file -> file.matches(".*\\.(java|jsh)"))
                        .filter(file -> version.matcher(Checkout.read(file)).find())
                        .toList());
    }

    @Test
    void eachScriptIsInTheCatalog() throws IOException {
        List<String> inCatalog = aliases().values().stream()
                .filter(file -> file.startsWith("scripts/"))
                .sorted()
                .toList();
        assertEquals(Checkout.javaFiles("scripts"), inCatalog);
        aliases().forEach((alias, file) -> {
            assertTrue(Files.exists(Checkout.root().resolve(file)), alias);
            if (file.startsWith("scripts/")) {
                assertEquals("scripts/" + className(alias) + ".java", file);
            }
        });
    }

    @Test
    void eachScriptIsInTheTableOfTheReadme() throws IOException {
        assertTrue(Files.exists(Checkout.root().resolve("README.md")), "there is no README.md");
        List<String> rows = Checkout.read("README.md")
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();
        aliases()
                .forEach((alias, file) -> assertTrue(
                        !file.startsWith("scripts/") || rows.stream().anyMatch(row -> row.contains(alias)),
                        alias + " is in no table of README.md"));
    }

    @Test
    void bothCatalogsAreTheSame() {
        assertEquals(Checkout.read("catalog.json"), Checkout.read("jbang-catalog.json"));
    }

    @Test
    void roomsHaveNoCircle() throws Exception {
        assertEquals(List.of(), Rooms.read().circles());
    }

    /** A new one is a fault; one that is gone leaves this list, too. */
    @Test
    void classesHaveNoCircleButThese() throws Exception {
        Set<String> known = Set.of(
                "[connector.Connector, connector.ConnectorProperty]",
                "[keyfile.JavaStore, keyfile.KeyFile, keyfile.KeyFileFormat, keyfile.PemFile, keyfile.Pkcs12File,"
                        + " keyfile.Pkcs12Safes, keyfile.SealedKeyFile]",
                "[preflight.Conversations, preflight.Facts]",
                "[preflight.Precedence, preflight.Readiness]",
                "[received.Hop, received.Received]",
                "[rehearsal.Drill, rehearsal.DrillRun, rehearsal.RehearsalOptions, rehearsal.Serving]",
                "[smtp.Attempt, smtp.AttemptFindings, smtp.TlsFindings]",
                "[smtp.CapturingSslSocketFactory, smtp.Ending]",
                "[smtp.ConnectionOptions, smtp.TestSend]",
                "[tls.ServerTrust, tls.TlsFailure, tls.TlsSession]");
        List<String> circles =
                Rooms.read().classCircles().stream().map(Set::toString).toList();
        assertEquals(
                List.of(),
                circles.stream().filter(circle -> !known.contains(circle)).toList());
    }

    /** UPDATE_GOLDEN=1 draws it anew: a new arrow is a decision, so read the diff. */
    @Test
    void architectureShowsWhatTheCodeHas() throws Exception {
        String page = Checkout.read("ARCHITECTURE.md");
        String drawing = Rooms.read().drawing();
        Matcher shown = DRAWING.matcher(page);
        assertTrue(shown.find(), "ARCHITECTURE.md has no drawing");
        if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
            page = page.substring(0, shown.start(1)) + drawing + page.substring(shown.end(1));
            Files.writeString(Checkout.root().resolve("ARCHITECTURE.md"), page);
            return;
        }
        assertEquals(drawing, shown.group(1));
    }

    /** The table of ARCHITECTURE.md: what a room must never see. */
    @Test
    void noRoomSeesWhatItMustNever() throws Exception {
        Rooms rooms = Rooms.read();
        Map<String, List<String>> never = new TreeMap<>();
        for (String line : Checkout.read("ARCHITECTURE.md").lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                never.put(
                        row.group(1),
                        Pattern.compile("`(\\w+)`")
                                .matcher(row.group(2))
                                .results()
                                .map(one -> one.group(1))
                                .toList());
            }
        }
        assertEquals(
                Checkout.javaFiles("lib").stream()
                        .filter(file -> file.endsWith("/package-info.java"))
                        .map(file -> file.split("/")[1])
                        .toList(),
                List.copyOf(never.keySet()));
        List<String> wrong = new ArrayList<>();
        never.forEach((room, others) -> others.stream()
                .filter(rooms.sees(room)::contains)
                .forEach(other -> wrong.add(room + " sees " + other)));
        assertEquals(List.of(), wrong);
    }

    /** Two types of one name make a search, a stack trace and a JShell ambiguous. */
    @Test
    void noTwoTypesHaveOneName() {
        Map<String, Long> counts = Checkout.javaFiles("lib").stream()
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .filter(name -> !name.equals("package-info.java"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        counts.values().removeIf(count -> count == 1);
        assertEquals(Map.of(), counts);
    }

    @Test
    void eachPackageIsItsFolder() {
        List<String> strangers = Stream.of("lib", "scripts")
                .flatMap(folder -> Checkout.javaFiles(folder).stream())
                .filter(file -> {
                    String folder = file.substring(0, file.lastIndexOf('/'));
                    String line = "package " + folder.replace('/', '.') + ";";
                    return !Checkout.read(file).lines().toList().contains(line);
                })
                .toList();
        assertEquals(List.of(), strangers);
    }

    @Test
    void eachPublicTypeSaysWhatItIs() {
        Pattern type = Pattern.compile("(?m)^public .*\\b(class|record|interface|enum) .*");
        List<String> silent = Checkout.javaFiles("lib").stream()
                .filter(file -> {
                    String text = Checkout.read(file);
                    Matcher match = type.matcher(text);
                    return match.find() && !text.substring(0, match.start()).contains("/**");
                })
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    @Tag("slow")
    void codeIsFormatted() {
        assertEquals(List.of(), Format.differing(), "run: jbang format");
    }

    private static Stream<String> directives(String file, String name) {
        return Checkout.read(file)
                .lines()
                .filter(line -> line.startsWith("//" + name + " "))
                .flatMap(line -> Stream.of(line.split(" ")).skip(1));
    }

    private static String className(String alias) {
        return Stream.of(alias.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static Map<String, String> aliases() throws IOException {
        JsonNode aliases =
                new ObjectMapper().readTree(Checkout.read("catalog.json")).get("aliases");
        Map<String, String> files = new TreeMap<>();
        aliases.properties()
                .forEach(alias -> files.put(
                        alias.getKey(), alias.getValue().get("script-ref").asText()));
        return files;
    }
}
