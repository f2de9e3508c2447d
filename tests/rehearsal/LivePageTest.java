package tests.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.text.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scripts.Rehearse;
import tests.Checkout;
import tests.Chromium;
import tests.Run;

/** {@code rehearse --serve --web}, asked as a browser, a CI job and another site ask. */
class LivePageTest {
    private static final String MARKUP = "<img/src=x/onerror=document.title='hacked'>";

    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final StringBuilder origin = new StringBuilder();
    private CompletableFuture<Run> serving;
    private URI url;
    private int port;

    @TempDir
    Path folder;

    /** The script, with its answers to be had while it runs. */
    private final class Watched extends Rehearse {
        @Override
        protected Stream<Answer> answers() {
            return super.answers().peek(answers::add);
        }
    }

    @BeforeEach
    void start() throws Exception {
        String work = folder.resolve("work").toString();
        serving = CompletableFuture.supplyAsync(() -> Run.here(
                new Watched(), "--serve", "--web", "--as-ip", "203.0.113.10", "--exit-after", "3", "--folder", work));
        Answer first = answers.poll(60, TimeUnit.SECONDS);
        JsonNode ready = new ObjectMapper().readTree(Json.text(first.data()).json());
        url = URI.create(ready.get("web").asText());
        port = ready.get("port").asInt();
        origin.append("http://").append(url.getAuthority());
    }

    /** It ends with the third conversation; a test that had fewer has the rest here. */
    @AfterEach
    void end() throws Exception {
        for (int i = 0; i < 3 && !serving.isDone(); i++) {
            try {
                send("a", "someone@example.org");
            } catch (IOException gone) {
                break; // It has ended.
            }
        }
        serving.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aMailIsOnTheListWithItsVerdictReasonAndText() throws Exception {
        send("relay.contoso.com", "someone@example.org");

        JsonNode decisions = json("/api/decisions");
        JsonNode rcpt = decisions.get(0).get("data");
        assertEquals("originating", rcpt.get("attribution").get("direction").asText());
        assertEquals("SMTP Relay (IP)", rcpt.get("attribution").get("connector").asText());
        String file = decisions.get(1).get("data").get("stored").get(0).asText();
        String id = Path.of(file).getFileName().toString();
        JsonNode message = json("/api/messages/" + id);
        assertTrue(message.get("header").asText().contains("Subject: " + MARKUP), message::toString);
        assertTrue(message.get("body").asText().startsWith("hello"), message::toString);
        String eml = http("GET", "/api/messages/" + id + "/eml", url.getAuthority(), "", "");
        assertTrue(eml.contains("attachment; filename="), eml);
        assertTrue(eml.contains("application/octet-stream"), eml);
    }

    @Test
    void aSwitchedFaultChangesTheNextReplyAndSoDoesTheAddress() throws Exception {
        assertTrue(send("a", "someone@example.org").contains("\n250 2.1.5"));
        assertEquals(
                200, post("fault=greylist&as-ip=203.0.113.10", url.getQuery().substring(6), ""));
        assertTrue(send("a", "someone@example.org").contains("\n451 4.7.500"));
        assertEquals(200, post("as-ip=198.51.100.7", url.getQuery().substring(6), ""));
        assertEquals("198.51.100.7", json("/api/state").get("asIp").asText());
        assertTrue(send("a", "someone@example.org").contains("\n550 5.7.64"));
    }

    /** In a browser: mails come in by themselves, nothing in them is markup, a switch on the page acts. */
    @Test
    void aBrowserSeesEachMailComeIn() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "Chromium is not installed");
        Path shots = Checkout.root().resolve("tests/out/live-page");
        Files.createDirectories(shots);
        try (Chromium chromium = new Chromium(folder.resolve("profile"))) {
            chromium.open(url.toString(), 1000, "light");
            send("relay", "someone@example.org");
            await(chromium, "document.querySelectorAll('#list > .accepted').length", "2");
            assertEquals("rehearse: live", chromium.evaluate("document.title"));
            assertFalse(chromium.evaluate("document.body.innerText").contains("undefined"));
            chromium.evaluate("document.querySelectorAll('#list details, #list').forEach(d => d.open = true)");
            chromium.evaluate("document.querySelector('#list button').click()");
            await(
                    chromium,
                    "[...document.querySelectorAll('#list pre')].some(p => p.textContent.includes('<img/src'))",
                    "true");
            assertEquals(
                    "0",
                    chromium.evaluate("document.querySelectorAll('#list img, #list script, #list [onerror]').length"));
            assertTrue(
                    chromium.requests().stream().allMatch(one -> one.startsWith(origin.toString())),
                    () -> chromium.requests().toString());

            chromium.evaluate("document.querySelector('#as-ip').value = '198.51.100.7'");
            chromium.evaluate("document.querySelector('#settings button').click()");
            await(chromium, "document.querySelector('#said').textContent !== ''", "true");
            assertTrue(send("relay", "someone@example.org").contains("\n550 5.7.64"));
            await(chromium, "document.querySelectorAll('#list > .refused').length > 0", "true");
            Files.write(shots.resolve("live.png"), chromium.screenshot());

            chromium.open(url.toString(), 390, "dark");
            await(chromium, "document.querySelectorAll('#list > .refused').length > 0", "true");
            assertEquals("390", chromium.evaluate("document.documentElement.scrollWidth"));
            Files.write(shots.resolve("live-phone-dark.png"), chromium.screenshot());
        }
    }

    private static void await(Chromium chromium, String expression, String value) throws Exception {
        String last = "";
        for (int i = 0; i < 100 && !last.equals(value); i++) {
            Thread.sleep(50);
            last = chromium.evaluate(expression);
        }
        assertEquals(value, last, expression + "\n" + chromium.evaluate("document.body.innerText"));
    }

    /** What a page of another site, a name that points here, or a mistake gets; one endpoint for all rows. */
    @Test
    void isItsOwnPagesAlone() throws IOException {
        String rows = """
                read by another name    | GET  | /api/decisions | evil.example | -                   | -     | -              | 403
                page by another name    | GET  | /              | evil.example | -                   | -     | -              | 403
                another port            | GET  | /              | 127.0.0.1:1  | -                   | -     | -              | 403
                read from another site  | GET  | /api/decisions | own          | http://evil.example | -     | -              | 403
                sandboxed page          | POST | /api/settings  | own          | null                | right | fault=greylist | 403
                switch from elsewhere   | POST | /api/settings  | own          | http://evil.example | right | fault=greylist | 403
                switch without a token  | POST | /api/settings  | own          | -                   | -     | fault=greylist | 403
                switch, wrong token     | POST | /api/settings  | own          | own                 | wrong | fault=greylist | 403
                switch                  | POST | /api/settings  | own          | own                 | right | fault=greylist | 200
                unknown fault           | POST | /api/settings  | own          | own                 | right | fault=greylsit | 400
                TLS 1.0 while it runs   | POST | /api/settings  | own          | own                 | right | fault=tls-1-0  | 400
                no address              | POST | /api/settings  | own          | own                 | right | as-ip=a.b      | 400
                no form                 | POST | /api/settings  | own          | own                 | right | fault=%zz      | 400
                another method          | PUT  | /api/settings  | own          | own                 | right | fault=greylist | 405
                path in place of an id  | GET  | /api/messages/..%2F..%2Fca.pem | own | -            | -     | -              | 404
                file that is no message | GET  | /api/messages/relay.pem | own | -                   | -     | -              | 404
                read                    | GET  | /api/decisions | own          | -                   | -     | -              | 200
                """;
        String right = url.getQuery().substring("token=".length());
        for (String row : rows.lines().toList()) {
            String[] cells = row.strip().split(" *\\| *");
            String method = cells[1];
            String host = cells[3].equals("own") ? url.getAuthority() : cells[3];
            String headers = cells[4].equals("-") ? "" : "Origin: " + cells[4].replace("own", origin) + "\r\n";
            headers += cells[5].equals("-") ? "" : "X-Relaykit-Token: " + cells[5].replace("right", right) + "\r\n";
            int status = Integer.parseInt(cells[7]);

            String answer = http(method, cells[2], host, headers, cells[6].equals("-") ? "" : cells[6]);

            assertEquals(status, status(answer), row + "\n" + answer);
            assertTrue(answer.contains("default-src 'none'; script-src 'self'"), row + "\n" + answer);
            assertFalse(answer.contains("Access-Control-Allow"), row);
            assertEquals(status == 200 && method.equals("POST") ? 1 : 0, faults(), row);
            post("as-ip=203.0.113.10", right, "");
        }
    }

    /** One mail; all that the server said. */
    private String send(String ehlo, String rcptTo) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String commands = "EHLO " + ehlo + "\r\nMAIL FROM:<scanner@contoso.com>\r\nRCPT TO:<" + rcptTo
                    + ">\r\nDATA\r\nFrom: scanner@contoso.com\r\nSubject: " + MARKUP + "\r\n\r\nhello " + MARKUP
                    + "\r\n.\r\nQUIT\r\n";
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int faults() throws IOException {
        return json("/api/state").get("faults").size();
    }

    private int post(String form, String token, String headers) throws IOException {
        return status(http(
                "POST", "/api/settings", url.getAuthority(), headers + "X-Relaykit-Token: " + token + "\r\n", form));
    }

    private JsonNode json(String path) throws IOException {
        String answer = http("GET", path, url.getAuthority(), "", "");
        assertEquals(200, status(answer), answer);
        return new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    private String http(String method, String path, String host, String headers, String body) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
