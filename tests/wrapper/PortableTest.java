package tests.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lib.keyfile.PemText;
import lib.rehearsal.KeyFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.Checkout;
import tests.Folders;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.cli.AliasTest;

/**
 * {@code ./jbang bundle}, taken to another folder: every script runs there with an empty home, which leads to no cache
 * and no repository, and where this user may, without network.
 */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class PortableTest {
    private static Path folder;
    private static Path home;
    private static Path bundle;

    @BeforeAll
    static void bundle() throws Exception {
        folder = Files.createTempDirectory("portable");
        home = Files.createDirectory(folder.resolve("home"));
        Path made = folder.resolve("made");
        Run run = Run.with()
                .in(folder)
                .quickJvms()
                .limit(Duration.ofSeconds(240))
                .command(List.of(Checkout.root() + "/jbang", "bundle", "made"));
        assertEquals(0, run.exitCode(), run::toString);
        bundle = Files.move(made, folder.resolve("USB stick"));
    }

    @AfterAll
    static void tearDown() throws Exception {
        Folders.delete(folder);
    }

    static List<String> scripts() throws Exception {
        return AliasTest.names().toList();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void runsInAnotherFolder(String alias) throws Exception {
        Run run = run(offline(), alias, "--help");
        assertEquals(Run.here(AliasTest.script(alias), "--help").stdout(), run.stdout());
        assertEquals(0, run.exitCode(), run::toString);
    }

    /** The sums are those of all files, and a file that was changed is found. */
    @Test
    void itsSumsHold() throws Exception {
        Run run = Run.with().in(bundle).command(List.of("sha256sum", "-c", "--quiet", "SHA256SUMS"));
        assertEquals(0, run.exitCode(), run::toString);
        try (Stream<Path> files = Files.walk(bundle)) {
            long named = Files.readAllLines(bundle.resolve("SHA256SUMS")).size();
            assertEquals(files.filter(Files::isRegularFile).count() - 1, named);
        }
        for (String alias : scripts()) {
            assertTrue(Files.readString(bundle.resolve(alias + ".cmd"))
                    .matches("@java -cp \"%~dp0relaykit.jar\" scripts\\.\\w+ %\\*\r\n"));
        }
    }

    @Test
    void aBundleIsNotMixedWithWhatIsThere() {
        Run run = Run.with().in(folder).command(List.of(Checkout.root() + "/jbang", "bundle", "home"));
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains("home is there already"), run::toString);
    }

    /** Its mail classes are found by ServiceLoader, where a jar that is put together can fail. */
    @Test
    void sendTlsSendsWithACertificate() throws Exception {
        Path pfx = home.resolve("relay.pfx");
        KeyFiles.writePfx(RehearsalEndpoint.CA.issue("relay.contoso.com"), pfx, "drill".toCharArray());
        Files.writeString(home.resolve("secret.txt"), "drill\n");
        Files.writeString(home.resolve("ca.pem"), PemText.of(List.of(RehearsalEndpoint.CA.root())));
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("192.0.2.1").start()) {
            String server = "--server " + endpoint.address();
            String mail = " --from scanner@contoso.com --to you@example.org";
            String tls = " --tls-ca ca.pem --tls-verify-name contoso-com.mail.protection.outlook.com";
            String identity = " --pfx relay.pfx --pfx-password-file secret.txt";
            Run run = run(List.of(), "send-tls", (server + mail + tls + identity).split(" "));
            assertEquals(0, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("; certificate sent; test id "), run::toString);
            assertTrue(endpoint.decisions().toString().contains("relay.contoso.com"), run::toString);
        }
    }

    @Test
    void rehearsesAndReadsItsTables() {
        Run drill = run(List.of(), "rehearse");
        assertEquals(0, drill.exitCode(), drill::toString);
        Run reply = run(offline(), "explain-reply", "550 5.7.64 Relay Access Denied ATTR36");
        assertEquals(0, reply.exitCode(), reply::toString);
        assertTrue(reply.stdout().contains("accepted domain"), reply::toString);
    }

    private static Run run(List<String> before, String alias, String... args) {
        List<String> command = new ArrayList<>(before);
        command.add(bundle.resolve(alias).toString());
        command.addAll(List.of(args));
        String path = Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
        return Run.with()
                .in(home)
                .env("HOME", home.toString())
                .env("PATH", path)
                .env("JDK_JAVA_OPTIONS", "-Duser.home=" + home)
                .command(command);
    }

    /** In a network of its own, which has nothing: for root, and where the kernel lets it. */
    private static List<String> offline() {
        List<String> unshare = List.of("unshare", "--net");
        boolean can = Files.isExecutable(Path.of("/usr/bin/unshare"))
                && Run.command(List.of("unshare", "--net", "true")).exitCode() == 0;
        return can ? unshare : List.of();
    }
}
