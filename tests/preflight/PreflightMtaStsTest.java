package tests.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import lib.preflight.MtaStsPolicy;
import lib.rehearsal.KeyFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.Run;
import tests.TestCa;
import tests.interop.Nsd;

/**
 * MTA-STS: the record, and with --online the policy of a real web server on loopback, which Java reaches through its
 * own settings for a proxy and for whom to trust.
 */
@Isolated("it changes whom Java trusts and through which proxy it goes")
class PreflightMtaStsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestCa CA = new TestCa();
    private static final String USUAL = "version: STSv1\r\nmode: %s\r\nmx: %s\r\nmax_age: 86400\r\n";

    /** By name of the domain: what the web server sends. */
    private static final Map<String, String> POLICIES = new LinkedHashMap<>();

    static {
        POLICIES.put("good", USUAL.formatted("enforce", "*.mail.protection.outlook.com"));
        POLICIES.put("other", USUAL.formatted("enforce", "mx.fabrikam.com"));
        POLICIES.put("deeper", USUAL.formatted("testing", "*.protection.outlook.com"));
        POLICIES.put("off", USUAL.formatted("none", "mx.fabrikam.com"));
        POLICIES.put("empty", "");
        POLICIES.put("html", "<html>");
        POLICIES.put("moved", "301");
        POLICIES.put("gone", "404");
    }

    @TempDir
    static Path folder;

    private static final ProxySelector PROXY = ProxySelector.getDefault();
    private static SSLContext trust;
    private static HttpsServer web;
    private static ServerSocket proxy;
    private static Nsd nsd;
    private static PreflightRelay relay;

    @BeforeAll
    static void start() throws Exception {
        StringBuilder zone = new StringBuilder(PreflightRelay.COMMON);
        POLICIES.keySet().forEach(name -> zone.append(PreflightRelay.zone(name + ".test", "")));
        zone.append(PreflightRelay.zone("stranger.test", ""));
        nsd = Nsd.start(".", zone.toString());
        relay = new PreflightRelay(folder, nsd, CA.root());
        trust = SSLContext.getDefault();
        SSLContext tls = tls();
        SSLContext.setDefault(tls);
        web = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setHttpsConfigurator(new HttpsConfigurator(tls));
        web.createContext("/.well-known/mta-sts.txt", PreflightMtaStsTest::answer);
        web.start();
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(PreflightMtaStsTest::acceptForProxy);
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(Proxy.Type.HTTP, proxy.getLocalSocketAddress()));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        });
    }

    @AfterAll
    static void stop() throws Exception {
        ProxySelector.setDefault(PROXY);
        if (nsd != null) {
            SSLContext.setDefault(trust);
            nsd.close();
            proxy.close();
            web.stop(0);
        }
    }

    /** What the policy is like | status | finding | what it says. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    good     | pass | -                        | mode enforce
                    other    | warn | mtasts.mx-not-allowed    | do not deliver there
                    deeper   | warn | mtasts.mx-not-allowed    | under mode enforce
                    off      | pass | -                        | mode none
                    empty    | warn | mtasts.policy-unusable   | no version: STSv1
                    html     | warn | mtasts.policy-unusable   | is no field
                    moved    | warn | mtasts.policy-unusable   | HTTP status 301
                    gone     | warn | mtasts.policy-unusable   | HTTP status 404
                    stranger | warn | mtasts.policy-unusable   | stranger.test
                    """)
    void comparesThePolicyWithTheMx(String name, String status, String id, String said) throws Exception {
        Run run = relay.run(
                "address", "contoso.com => " + name + ".test", 25, "--only", "dns.mta-sts", "--online", "--json");
        JsonNode row = JSON.readTree(run.stdout()).get("data").get("rows").get(0);
        assertEquals(status, row.get("status").asText(), row::toString);
        JsonNode findings = row.get("findings");
        assertEquals(id, findings.isEmpty() ? "-" : findings.get(0).get("id").asText(), row::toString);
        assertTrue(row.toString().contains(said), row::toString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    the same         | mx.contoso.com       | MX.contoso.com       | true
                    one label        | *.contoso.com        | mx.contoso.com       | true
                    two labels       | *.contoso.com        | a.mx.contoso.com     | false
                    no label         | *.contoso.com        | contoso.com          | false
                    another          | mx.contoso.com       | mx2.contoso.com      | false
                    """)
    void aStarStandsForOneLabel(String name, String pattern, String host, boolean allowed) throws Exception {
        assertEquals(
                allowed, MtaStsPolicy.parse(USUAL.formatted("enforce", pattern)).allows(host));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no mx         | version: STSv1;mode: enforce;max_age: 1
                    no mode       | version: STSv1;mx: a.example;max_age: 1
                    odd mode      | version: STSv1;mode: strict;mx: a.example;max_age: 1
                    no age        | version: STSv1;mode: enforce;mx: a.example
                    age too long  | version: STSv1;mode: enforce;mx: a.example;max_age: 99999999999
                    old version   | version: STSv0;mode: enforce;mx: a.example;max_age: 1
                    """)
    void refusesWhatNoSenderCanUse(String name, String policy) {
        assertThrows(MtaStsPolicy.Unusable.class, () -> MtaStsPolicy.parse(policy.replace(';', '\n')));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String policy =
                POLICIES.getOrDefault(host.replaceFirst("mta-sts\\.", "").replaceFirst("\\.test.*", ""), "");
        boolean status = policy.matches("\\d+");
        byte[] body = policy.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("Location", "https://mta-sts.good.test/.well-known/mta-sts.txt");
        exchange.sendResponseHeaders(status ? Integer.parseInt(policy) : 200, status ? -1 : body.length);
        if (!status) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** Its key, with a name for each domain but the stranger; trusts its own CA. */
    private static SSLContext tls() throws Exception {
        String[] names = POLICIES.keySet().stream()
                .map(one -> "mta-sts." + one + ".test")
                .toArray(String[]::new);
        Path pfx = folder.resolve("web.pfx");
        KeyFiles.writePfx(CA.leaf(names).issue(), pfx, "drill".toCharArray());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pfx)) {
            keys.load(in, "drill".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "drill".toCharArray());
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", CA.root());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** CONNECT of any host leads to the web server. */
    private static void acceptForProxy() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                daemon(() -> connect(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static void connect(Socket client) {
        try (client;
                Socket server = new Socket(
                        InetAddress.getLoopbackAddress(), web.getAddress().getPort())) {
            InputStream in = client.getInputStream();
            for (int newLines = 0; newLines < 2; ) {
                int c = in.read();
                newLines = c == '\n' ? newLines + 1 : c == '\r' ? newLines : 0;
            }
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            daemon(() -> pump(server, client));
            in.transferTo(server.getOutputStream());
        } catch (IOException e) {
            // Over.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Over.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "mta-sts");
        thread.setDaemon(true);
        thread.start();
    }
}
