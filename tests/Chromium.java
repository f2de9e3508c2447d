package tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A headless Chromium, told by the DevTools protocol what to open and how wide to be. */
public final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT_SECONDS = 30;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final List<String> requests = new ArrayList<>();
    private String session = "";
    private int number;

    /** Where it is installed, if it is. */
    public static Optional<Path> program() {
        for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
            for (String folder : System.getenv("PATH").split(":")) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return Optional.of(Path.of(folder, name));
                }
            }
        }
        return Optional.empty();
    }

    public Chromium(Path profile) throws Exception {
        process = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address()), new Listener())
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        JsonNode targets = call("Target.getTargets", Map.of());
        String page = "";
        for (JsonNode target : targets.get("targetInfos")) {
            page = target.get("type").asText().equals("page")
                    ? target.get("targetId").asText()
                    : page;
        }
        session = call("Target.attachToTarget", Map.of("targetId", page, "flatten", true))
                .get("sessionId")
                .asText();
        call("Network.enable", Map.of());
        call("Page.enable", Map.of());
    }

    private String address() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("ws://")) {
                return line.substring(line.indexOf("ws://")).trim();
            }
        }
        throw new IOException("Chromium did not say where it listens");
    }

    /** Opens a file as a screen of this width shows it, with a {@code light} or a {@code dark} theme. */
    public void open(Path file, int width, String theme) throws Exception {
        open(file.toUri().toString(), width, theme);
    }

    /** Opens an address in the same way. */
    public void open(String url, int width, String theme) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("media", "screen", "features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
        requests.clear();
        call("Page.navigate", Map.of("url", url));
        for (int i = 0; i < 100 && !evaluate("document.readyState").equals("complete"); i++) {
            Thread.sleep(50);
        }
    }

    /** Shows the page that is open as it would be printed. */
    public void print() throws Exception {
        call("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** Points at the middle of an element. */
    public void pointAt(String selector) throws Exception {
        evaluate("document.querySelector('" + selector + "').scrollIntoView({block:'center'})");
        String box = "document.querySelector('" + selector + "').getBoundingClientRect()";
        double x = Double.parseDouble(evaluate("(b=>b.left+b.width/2)(" + box + ")"));
        double y = Double.parseDouble(evaluate("(b=>b.top+b.height/2)(" + box + ")"));
        call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    /** The value of an expression in the page, as text. */
    public String evaluate(String expression) throws Exception {
        return call("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"))
                .get("result")
                .get("value")
                .asText();
    }

    /** What the page asked for since it was opened. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public byte[] screenshot() throws Exception {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                        .get("data")
                        .asText());
    }

    private JsonNode call(String method, Map<String, Object> params) throws Exception {
        ObjectNode call = JSON.createObjectNode();
        call.put("id", ++number);
        call.put("method", method);
        call.set("params", JSON.valueToTree(params));
        if (!session.isEmpty()) {
            call.put("sessionId", session);
        }
        socket.sendText(call.toString(), true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        while (true) {
            JsonNode answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("Chromium does not answer " + method);
            }
            if (answer.path("method").asText().equals("Network.requestWillBeSent")) {
                requests.add(answer.get("params").get("request").get("url").asText());
            }
            if (answer.path("id").asInt() == number) {
                if (answer.has("error")) {
                    throw new IOException(method + ": " + answer.get("error"));
                }
                return answer.get("result");
            }
        }
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    answers.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
