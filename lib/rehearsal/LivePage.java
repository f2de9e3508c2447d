package lib.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import lib.cli.Answer;
import lib.cli.Script;
import lib.finding.Problem;
import lib.net.IpAddress;
import lib.text.Html;
import lib.text.Json;
import lib.text.JsonText;
import lib.text.Resource;

/**
 * The page on which one watches the endpoint, and the same as JSON. It asks nobody else for anything; a page of another
 * site can neither read it (Host and Origin are checked) nor switch (that takes a token of this run).
 */
final class LivePage implements AutoCloseable {
    /** Decisions that are kept; the oldest are forgotten first. */
    static final int NEWEST = 500;

    private static final int THREADS = 64;
    private static final int FORM_LIMIT = 8192;

    /** Of a message, what the page shows; the file has the rest. */
    private static final int SHOWN_BYTES = 1 << 16;

    private static final int SILENT_SECONDS = 15;

    private final HttpServer http;
    private final ThreadPoolExecutor threads;
    private final Switchboard switches;
    private final String token;
    private final Set<String> hosts;
    private final Deque<Row> rows = new ArrayDeque<>();
    private final Set<BlockingQueue<Row>> watchers = ConcurrentHashMap.newKeySet();
    private long count;

    /** What the page can turn. */
    interface Switchboard {
        /** What is rehearsed now, for JSON. */
        Object state();

        /**
         * Changes the faults and the address that clients count as coming from, for conversations that begin now.
         *
         * @throws Problem for a fault that there is not
         */
        void turn(List<String> faults, Optional<InetAddress> asIp);
    }

    /** A decision as JSON, and the files of its message. */
    private record Row(long number, JsonText json, List<Path> stored) {}

    private LivePage(HttpServer http, Switchboard switches) {
        this.http = http;
        this.switches = switches;
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
        int port = http.getAddress().getPort();
        hosts = Set.of(host(http.getAddress().getAddress()) + ":" + port, "localhost:" + port);
        threads = new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "rehearsal page");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens it.
     *
     * @param port 0 for a free one
     */
    static LivePage start(InetAddress address, int port, Switchboard switches) throws IOException {
        // A request that drips does not hold a thread; the JDK's own server has no other way to say so.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        LivePage page = new LivePage(HttpServer.create(new InetSocketAddress(address, port), 0), switches);
        page.http.setExecutor(page.threads);
        page.http.createContext("/", page::answer);
        page.http.start();
        return page;
    }

    /** With the token: who has it may switch. */
    String url() {
        return "http://" + host(http.getAddress().getAddress()) + ":"
                + http.getAddress().getPort() + "/?token=" + token;
    }

    private static String host(InetAddress address) {
        String text = IpAddress.text(address);
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }

    /** Shows a decision to who watches; one who does not keep up is sent away, and reads the list anew. */
    void show(Answer answer, List<Path> stored) {
        JsonText json = Json.text(
                new Script.Document(1, "rehearse", answer.verdict().status(), answer.findings(), answer.data()));
        synchronized (rows) {
            Row row = new Row(++count, json, stored);
            rows.addLast(row);
            if (rows.size() > NEWEST) {
                rows.removeFirst();
            }
            watchers.removeIf(one -> !one.offer(row));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean post = exchange.getRequestMethod().equals("POST");
            if (!isOwn(exchange)) {
                say(exchange, 403, "text/plain", "not asked from this page");
            } else if (post && path.equals("/api/settings")) {
                turn(exchange);
            } else if (post || !exchange.getRequestMethod().equals("GET")) {
                say(exchange, 405, "text/plain", "GET it");
            } else {
                get(exchange, path);
            }
        }
    }

    /** A name that was pointed at this address (DNS rebinding) is not its own, nor is a page from elsewhere. */
    private boolean isOwn(HttpExchange exchange) {
        List<String> host = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        List<String> origin = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
        return host.size() == 1
                && hosts.contains(host.get(0))
                && origin.stream().allMatch(one -> one.equals("http://" + host.get(0)));
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/" -> say(exchange, 200, "text/html", Resource.text(LivePage.class, "live.html"));
            case "/live.css" ->
                say(exchange, 200, "text/css", Html.style() + Resource.text(LivePage.class, "live.css"));
            case "/live.js" -> say(exchange, 200, "text/javascript", Resource.text(LivePage.class, "live.js"));
            case "/api/state" -> json(exchange, 200, switches.state());
            case "/api/decisions" -> json(exchange, 200, decisions());
            case "/api/events" -> events(exchange);
            default -> {
                if (path.startsWith("/api/messages/")) {
                    message(exchange, path.substring("/api/messages/".length()));
                } else {
                    say(exchange, 404, "text/plain", "there is nothing here");
                }
            }
        }
    }

    private List<JsonText> decisions() {
        synchronized (rows) {
            return rows.stream().map(Row::json).toList();
        }
    }

    private void turn(HttpExchange exchange) throws IOException {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Relaykit-Token"))
                .orElse("");
        if (!MessageDigest.isEqual(bytes(given), bytes(token))) {
            say(exchange, 403, "text/plain", "the token of this run is missing: open the address that was printed");
            return;
        }
        byte[] form = exchange.getRequestBody().readNBytes(FORM_LIMIT + 1);
        if (form.length > FORM_LIMIT) {
            say(exchange, 413, "text/plain", "too long");
            return;
        }
        List<String> faults = new ArrayList<>();
        Optional<InetAddress> asIp = Optional.empty();
        try {
            for (String field : new String(form, StandardCharsets.UTF_8).split("&")) {
                int equals = field.indexOf('=');
                String value = URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8)
                        .strip();
                if (field.startsWith("fault=") && !value.isEmpty()) {
                    faults.add(value);
                } else if (field.startsWith("as-ip=") && !value.isEmpty()) {
                    asIp = Optional.of(IpAddress.parse("as if from", value));
                }
            }
            switches.turn(faults, asIp);
            json(exchange, 200, switches.state());
        } catch (Problem problem) {
            json(exchange, 400, Map.of("findings", List.of(problem.finding())));
        } catch (IllegalArgumentException e) {
            say(exchange, 400, "text/plain", "not a form");
        }
    }

    /** The newest first to know is what comes next: the page has read the list before. */
    private void events(HttpExchange exchange) throws IOException {
        BlockingQueue<Row> queue = new ArrayBlockingQueue<>(NEWEST * 2);
        synchronized (rows) {
            queue.addAll(rows);
            watchers.add(queue);
        }
        try {
            head(exchange, "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (watchers.contains(queue) || !queue.isEmpty()) {
                Row row = queue.poll(SILENT_SECONDS, TimeUnit.SECONDS);
                out.write(bytes(row == null ? ": still here\n\n" : event(row)));
                if (queue.isEmpty()) {
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.remove(queue);
        }
    }

    private static String event(Row row) {
        return "id: " + row.number() + "\ndata: " + row.json().json().strip() + "\n\n";
    }

    /** Only a file of a decision that is kept: an id is no path. */
    private void message(HttpExchange exchange, String rest) throws IOException {
        boolean whole = rest.endsWith("/eml");
        String id = whole ? rest.substring(0, rest.length() - "/eml".length()) : rest;
        Optional<Path> file;
        synchronized (rows) {
            file = rows.stream()
                    .flatMap(row -> row.stored().stream())
                    .filter(one -> one.getFileName().toString().equals(id))
                    .findFirst();
        }
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            say(exchange, 404, "text/plain", "no such message, or it was removed");
        } else if (whole) {
            head(exchange, "application/octet-stream");
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"message.eml\"");
            exchange.sendResponseHeaders(200, Math.max(1, Files.size(file.get())));
            Files.copy(file.get(), exchange.getResponseBody());
        } else {
            json(exchange, 200, shown(id, file.get()));
        }
    }

    private static Map<String, Object> shown(String id, Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(SHOWN_BYTES);
        }
        String text = new String(start, StandardCharsets.UTF_8).replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        long size = Files.size(file);
        return Map.of(
                "id",
                id,
                "sizeBytes",
                size,
                "header",
                end < 0 ? text : text.substring(0, end),
                "body",
                end < 0 ? "" : text.substring(end + 2),
                "isShortened",
                size > start.length);
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        Json.writeLine(line, value);
        say(exchange, status, "application/json", line.toString(StandardCharsets.UTF_8));
    }

    private static void say(HttpExchange exchange, int status, String type, String text) throws IOException {
        head(exchange, type);
        byte[] body = bytes(text);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void head(HttpExchange exchange, String type) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type.startsWith("text/") ? type + "; charset=utf-8" : type);
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        watchers.clear();
        http.stop(0);
        threads.shutdownNow();
    }
}
