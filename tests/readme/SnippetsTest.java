package tests.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lib.keyfile.PemText;
import lib.rehearsal.KeyFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scripts.ExplainReply;
import scripts.HeaderHops;
import scripts.MxLookup;
import tests.Checkout;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.interop.Installed;
import tests.interop.Nsd;

/**
 * The JShell snippets of examples/, run by JBang as a user runs them, in a folder with the files that they name. A
 * server of the test stands for the host of a snippet: its name is replaced.
 */
@Tag("slow")
class SnippetsTest {
    private static final Path EXAMPLES = Checkout.root().resolve("examples");
    private static final String HOST = "\"contoso-com.mail.protection.outlook.com\"";
    private static final String ZONE = """
            $ORIGIN .
            $TTL 3600
            . SOA ns.test. hostmaster.test. 1 2 3 4 5
            . NS ns.test.
            ns.test. A 127.0.0.1
            contoso.com. MX 0 contoso-com.mail.protection.outlook.com.
            contoso-com.mail.protection.outlook.com. A 192.0.2.25
            """;

    private static Path folder;

    @BeforeAll
    static void setUp() throws IOException {
        folder = Files.createTempDirectory("snippets");
        for (String file : List.of("message.eml", "relay.json")) {
            Files.copy(EXAMPLES.resolve(file), folder.resolve(file));
        }
        KeyFiles.writePfx(
                RehearsalEndpoint.CA.issue("relay.contoso.com"), folder.resolve("relay.pfx"), "drill".toCharArray());
        Files.writeString(folder.resolve("secret.txt"), "drill\n");
        Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(RehearsalEndpoint.CA.root())));
    }

    @AfterAll
    static void tearDown() throws IOException {
        Installed.delete(folder);
    }

    static List<String> snippets() {
        return Checkout.files("examples").stream()
                .filter(file -> file.endsWith(".jsh") && !file.endsWith("relaykit.jsh"))
                .map(file -> file.replaceFirst("examples/(.*)\\.jsh", "$1"))
                .toList();
    }

    @Test
    void eachIsShortAndEndsWithItsExitCode() {
        assertTrue(snippets().size() >= 8, snippets()::toString);
        for (String snippet : snippets()) {
            List<String> lines =
                    Checkout.read("examples/" + snippet + ".jsh").lines().toList();
            assertTrue(lines.size() <= 10, snippet);
            assertEquals("//DEPS ../lib/Lib.java", lines.get(0), snippet);
            assertTrue(lines.get(lines.size() - 1).startsWith("/exit "), snippet);
        }
    }

    @Test
    void mx() throws Exception {
        try (Nsd nsd = Nsd.start(".", ZONE)) {
            Run run = run("mx", "(\"contoso.com\")", "(\"contoso.com\", \"" + nsd.server() + "\")");
            assertEquals(0, run.exitCode(), run::toString);
            assertTrue(
                    run.stdout()
                            .startsWith("pass  contoso.com: the relay host is"
                                    + " contoso-com.mail.protection.outlook.com\n"),
                    run::toString);
        }
    }

    /** JShell goes on after an exception and would exit with 0. */
    @Test
    void aProblemIsAnExitCode() {
        Run run = run("mx", "\"contoso.com\"", "\"contoso..com\"");
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("\n  next: "), run::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.10", "192.0.2.1"})
    void send(String seenAs) throws IOException {
        boolean allowed = seenAs.equals("203.0.113.10");
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().asIp(seenAs).start()) {
            Run run = run("send", HOST, address(endpoint));
            assertEquals(allowed ? 0 : 1, run.exitCode(), run::toString);
            assertTrue(
                    run.stdout()
                            .contains(
                                    allowed
                                            ? "\nsent: the server took the message for 2 rec"
                                            : "\nREFUSED  you@example.org  550 5.7.64"),
                    run::toString);
        }
    }

    /** With the endpoint's own CA and name in place of the JDK's roots and the server's address. */
    @Test
    void sendTls() throws IOException {
        String identity = "ClientIdentity.read(Path.of(\"relay.pfx\"), Path.of(\"secret.txt\"))";
        String ca = "(java.security.cert.X509Certificate)"
                + " java.security.cert.CertificateFactory.getInstance(\"X.509\")"
                + ".generateCertificate(new FileInputStream(\"ca.pem\"))";
        String settings = "new TlsSettings(Optional.of("
                + identity
                + "), Optional.of(List.of(CA)), Optional.of("
                + HOST
                + "), List.of(TlsVersion.values()), false)";
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("192.0.2.1").start()) {
            Run run = run(
                    "send-tls",
                    HOST,
                    address(endpoint),
                    "\"relay.pfx\", \"secret.txt\"",
                    settings,
                    "var answer =",
                    "import lib.tls.*;\nvar CA = " + ca + ";\nvar answer =");
            assertEquals(0, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("; certificate sent; test id "), run::toString);
            assertTrue(endpoint.decisions().toString().contains("relay.contoso.com"));
        }
    }

    @Test
    void hops() {
        Run run = run("hops");
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(
                Run.here(new HeaderHops(), EXAMPLES.resolve("message.eml").toString())
                        .stdout()
                        .replace(EXAMPLES + "/", ""),
                run.stdout());
    }

    /** Its CA is no public one. */
    @Test
    void pfx() {
        Run run = run("pfx");
        assertEquals(1, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("relay.contoso.com"), run::toString);
        assertTrue(run.stdout().contains("FAIL  "), run::toString);
    }

    @Test
    void explain() {
        Run run = run("explain");
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(
                Run.here(new ExplainReply(), "550 5.7.64 Relay Access Denied ATTR36")
                        .stdout(),
                run.stdout());
    }

    @Test
    void connector() {
        Run run = run("connector");
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("New-InboundConnector"), run::toString);
    }

    @Test
    void drill() {
        Run run = run("drill");
        assertEquals(0, run.exitCode(), run::toString);
        // The relay of examples/ goes by one way; what did not run is not passed.
        assertTrue(run.stdout().contains("\nwarn  10 of 11 steps ended as expected, 0 did not"), run::toString);
    }

    /** The functions print what the scripts print, and code() is the exit code of the last. */
    @Test
    void relaykit() throws Exception {
        try (Nsd nsd = Nsd.start(".", ZONE)) {
            Map<String, Run> calls = new TreeMap<>();
            calls.put(
                    "mx(\"contoso.com\", \"--nameserver\", \"" + nsd.server() + "\")",
                    Run.here(new MxLookup(), "contoso.com", "--nameserver", nsd.server()));
            calls.put(
                    "explain(\"550 5.7.64 Zurückgewiesen\")",
                    Run.here(new ExplainReply(), "550 5.7.64 Zurückgewiesen"));
            Run run = Run.with()
                    .in(folder)
                    .quickJvms()
                    .limit(Duration.ofSeconds(120))
                    .stdin(String.join("\n", calls.keySet()) + "\nhops(\"no such file\")\n/exit code()\n")
                    .command(List.of(Checkout.root() + "/jbang", "-i", EXAMPLES + "/relaykit.jsh"));
            assertEquals(2, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("mx(\"contoso.com\")  "), run::toString);
            calls.forEach((call, here) -> assertTrue(run.stdout().contains(here.stdout()), run::toString));
            assertTrue((run.stdout() + run.stderr()).contains("header-hops: FILE no such file"));
        }
    }

    private static String address(RehearsalEndpoint endpoint) {
        return "\"127.0.0.1:" + endpoint.port() + "\"";
    }

    /** The snippet with each text replaced by the next. */
    private static Run run(String name, String... replaced) {
        try {
            String snippet = Checkout.read("examples/" + name + ".jsh");
            for (int i = 0; i < replaced.length; i += 2) {
                assertTrue(snippet.contains(replaced[i]), replaced[i]);
                snippet = snippet.replace(replaced[i], replaced[i + 1]);
            }
            Path file = folder.resolve(name + ".jsh");
            Files.writeString(file, snippet.replace("../lib/", Checkout.root() + "/lib/"));
            return Run.with()
                    .in(folder)
                    .quickJvms()
                    .limit(Duration.ofSeconds(120))
                    .command(List.of(Checkout.root() + "/jbang", file.toString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
