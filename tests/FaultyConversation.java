package tests;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** One connection of a {@link FaultyServer}, which describes the steps. */
final class FaultyConversation {
    private static final Set<String> STEPS = Set.of(
            ">", "<", "raw", "drip", "repeat", "data", "offer", "until", "rest", "tls", "sleep", "close", "reset");
    private static final int LONGEST_LINE = 1 << 20;

    private final FaultyServer server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean greeted;
    private boolean over;
    private List<String> offers = List.of();

    FaultyConversation(FaultyServer server, Socket socket) throws IOException {
        this.server = server;
        use(socket);
    }

    /** Refuses a step that does not exist. */
    static void check(String step) {
        if (!STEPS.contains(verb(step))) {
            throw new IllegalArgumentException("no such step: " + step);
        }
        switch (verb(step)) {
            case "repeat" -> {
                Integer.parseInt(verb(rest(step)));
                check(rest(rest(step)));
            }
            case "drip" -> {
                millis(verb(rest(step)));
                bytes(rest(rest(step)));
            }
            case "sleep" -> millis(rest(step));
            case ">", "raw" -> bytes(rest(step));
            default -> {}
        }
    }

    void play(List<String> steps) throws IOException, InterruptedException {
        for (String step : steps) {
            if (over) {
                return;
            }
            play(step);
            out.flush();
        }
    }

    private void play(String step) throws IOException, InterruptedException {
        String rest = rest(step);
        switch (verb(step)) {
            case ">", "raw" -> send(sent(step));
            case "drip" -> drip(millis(verb(rest)), bytes(rest(rest)));
            case "repeat" -> repeat(Integer.parseInt(verb(rest)), rest(rest));
            case "<" -> expect(rest);
            case "data" -> readMessage();
            case "offer" -> offers = List.of(rest.split(", "));
            case "until" -> behave(rest);
            case "rest" -> behave("(never)");
            case "tls" -> startTls();
            case "sleep" -> Thread.sleep(millis(rest));
            case "reset" -> {
                out.flush();
                socket.setSoLinger(true, 0);
                end();
            }
            case "close" -> end();
            default -> throw new IllegalArgumentException(step);
        }
    }

    private void repeat(int times, String step) throws IOException, InterruptedException {
        byte[] sent = sent(step);
        for (int i = 0; i < times && !over; i++) {
            if (sent.length > 0) {
                send(sent);
            } else {
                play(step);
            }
        }
    }

    /** What a step sends at once, the same each time; nothing for the other steps. */
    private static byte[] sent(String step) {
        return switch (verb(step)) {
            case ">" -> bytes(rest(step) + "\\r\\n");
            case "raw" -> bytes(rest(step));
            default -> new byte[0];
        };
    }

    private void behave(String stop) throws IOException {
        if (!greeted) {
            line("220 mail.contoso.test ESMTP");
        }
        while (!over) {
            String line = readLine();
            if (over || line.toUpperCase(Locale.ROOT).startsWith(stop)) {
                return;
            }
            switch (line.toUpperCase(Locale.ROOT).split("[ :]")[0]) {
                case "EHLO" -> {
                    // The first line is the greeting, never an extension (RFC 5321 4.1.1.1).
                    line(offers.isEmpty() ? "250 mail.contoso.test" : "250-mail.contoso.test");
                    for (int i = 0; i < offers.size(); i++) {
                        line((i + 1 < offers.size() ? "250-" : "250 ") + offers.get(i));
                    }
                }
                case "HELO", "MAIL", "RCPT", "RSET", "NOOP" -> line("250 2.0.0 ok");
                case "STARTTLS" -> {
                    line("220 2.0.0 go ahead");
                    startTls();
                }
                case "DATA" -> {
                    line("354 end with a dot");
                    readMessage();
                    if (stop.equals(".")) {
                        return;
                    }
                    line("250 2.0.0 queued as 1");
                }
                case "QUIT" -> {
                    line("221 2.0.0 bye");
                    end();
                }
                default -> line("500 5.5.2 unknown");
            }
        }
    }

    private void expect(String pattern) throws IOException {
        String line = readLine();
        if (over) {
            return;
        }
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        if (!Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(line).matches()) {
            server.recordSurprise("expected " + pattern + ", was told " + line);
            end();
        }
    }

    /** The next line, recorded; at the end of the stream the conversation is over. */
    private String readLine() throws IOException {
        out.flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        while (b >= 0 && b != '\n' && line.size() < LONGEST_LINE) {
            line.write(b);
            b = in.read();
        }
        if (b < 0 && line.size() == 0) {
            end();
            return "";
        }
        String text = line.toString(StandardCharsets.UTF_8);
        text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text + "\n";
        server.recordCommand(text);
        return text;
    }

    private void readMessage() throws IOException {
        out.flush();
        StringBuilder message = new StringBuilder("\r\n");
        for (int b = in.read(); b >= 0; b = in.read()) {
            message.append((char) b);
            if (b == '\n' && message.lastIndexOf("\r\n.\r\n") == message.length() - 5) {
                String raw = message.substring(2, message.length() - 3);
                byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
                server.recordMessage(new String(bytes, StandardCharsets.UTF_8));
                return;
            }
        }
        end();
    }

    private void startTls() throws IOException {
        out.flush();
        SSLSocket tls = (SSLSocket) ThrowAwayCertificate.get()
                .context()
                .getSocketFactory()
                .createSocket(socket, null, socket.getPort(), true);
        tls.setUseClientMode(false);
        try {
            tls.startHandshake();
            server.recordCommand("(TLS)");
        } catch (IOException e) {
            server.recordCommand("(no TLS: " + e.getMessage() + ")");
            throw e;
        }
        use(tls);
    }

    private void drip(long pause, byte[] bytes) throws IOException, InterruptedException {
        for (byte b : bytes) {
            send(new byte[] {b});
            out.flush();
            Thread.sleep(pause);
        }
    }

    private void line(String text) throws IOException {
        send((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void send(byte[] bytes) throws IOException {
        greeted = true;
        out.write(bytes);
    }

    private void use(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    private void end() throws IOException {
        over = true;
        out.flush();
        socket.close();
    }

    /** The bytes that a text with escapes stands for. */
    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                int end = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'r' -> bytes.write('\r');
                case 'n' -> bytes.write('\n');
                case 't' -> bytes.write('\t');
                case '0' -> bytes.write(0);
                case 'e' -> bytes.write(0x1B);
                case '\\' -> bytes.write('\\');
                case 'x' -> {
                    bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> throw new IllegalArgumentException("no such escape in: " + text);
            }
        }
        return bytes.toByteArray();
    }

    /** Milliseconds of {@code 100ms} or {@code 2s}. */
    private static long millis(String text) {
        return text.endsWith("ms")
                ? Long.parseLong(text.substring(0, text.length() - 2))
                : 1000 * Long.parseLong(text.substring(0, text.length() - 1));
    }

    private static String verb(String step) {
        return step.split(" ", 2)[0];
    }

    private static String rest(String step) {
        String[] parts = step.split(" ", 2);
        return parts.length == 2 ? parts[1] : "";
    }
}
