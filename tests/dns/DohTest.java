package tests.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DNS over HTTPS against the JDK's web server, with a certificate made for the test. */
class DohTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static HttpsServer server;

    @BeforeAll
    static void serve() throws Exception {
        Path store = folder.resolve("doh.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool").toFile())
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", DohTest::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] query = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String type = path.equals("/type") ? "text/html" : "application/dns-message";
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] answer = path.equals("/garbage") ? new byte[40] : HostileDnsTest.honestAnswer(query);
        exchange.sendResponseHeaders(path.equals("/status") ? 500 : 200, path.equals("/endless") ? 0 : answer.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(answer);
            while (path.equals("/endless")) {
                body.write(new byte[1 << 16]);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/dns-query, 0, ''",
        "/status, 3, mx.unreachable",
        "/type, 3, mx.unreachable",
        "/garbage, 3, mx.garbled",
    })
    void tellsFailuresApart(String path, int exitCode, String findings) throws IOException {
        MxLookupRun run = run(path);
        assertEquals(findings, run.findings(), run.out() + run.err());
        assertEquals(exitCode, run.exitCode());
    }

    @Test
    void readsAtMostAMessageOfAnEndlessAnswer() throws IOException {
        assertEquals(0, run("/endless").exitCode());
    }

    @Test
    void refusesACertificateThatIsNotTrusted() throws IOException {
        MxLookupRun run = MxLookupRun.of("--json", "--doh", url("/dns-query"), "contoso.com");
        assertEquals("mx.untrusted", run.findings());
        assertTrue(run.out().contains("no CA that this Java trusts"), run.out());
        assertFalse(run.out().contains("PKIX"), run.out());
    }

    private static MxLookupRun run(String path) throws IOException {
        return MxLookupRun.inJava(
                List.of(
                        "-Djavax.net.ssl.trustStore=" + folder.resolve("doh.p12"),
                        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD),
                "--json",
                "--doh",
                url(path),
                "contoso.com");
    }

    private static String url(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }
}
