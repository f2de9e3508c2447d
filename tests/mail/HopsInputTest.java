package tests.mail;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import lib.mail.OutlookMsg;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import scripts.HeaderHops;
import tests.Checkout;
import tests.OutlookFile;
import tests.Run;

/** Every form in which a header reaches header-hops. */
class HopsInputTest {
    private static final String ROUTE = Checkout.read("tests/messages/routes/16-external-recipient-cross-tenant.eml");
    private static final List<String> BY = by(ROUTE);

    @TempDir
    Path folder;

    /** What copy and paste makes of a header; the hops are the same each time. */
    static List<Arguments> damaged() {
        String header = ROUTE.substring(0, ROUTE.indexOf("\n\n") + 1);
        return List.of(
                Arguments.of("as it is", ROUTE),
                Arguments.of("the header alone", header),
                Arguments.of("CRLF", ROUTE.replace("\n", "\r\n")),
                Arguments.of("no indentation", header.replaceAll("\n[ \t]+", "\n")),
                Arguments.of("indentation of tabs", header.replaceAll("\n[ \t]+", "\n\t\t")),
                Arguments.of("all indented", header.replaceAll("(?m)^", "    ")),
                Arguments.of("quoted", header.replaceAll("(?m)^", "> ")),
                Arguments.of("each line end doubled", header.replace("\n", "\n\n")),
                Arguments.of(
                        "doubled, no indentation",
                        header.replaceAll("\n[ \t]+", "\n").replace("\n", "\n\n")),
                Arguments.of("unfolded", header.replaceAll("\n[ \t]+", " ")),
                Arguments.of("blank lines before", "\n\n  \n" + header),
                Arguments.of("no-break spaces", header.replace("\n ", "\n\u00A0")),
                Arguments.of(
                        "Gmail's page above",
                        "Original Message\nMessage ID\t<1@contoso.com>\nCreated at:\tnow\n"
                                + "Download Original\nCopy to clipboard\n\n"
                                + header),
                Arguments.of("words above", "Hello,\n\nhere are the headers:\n\n" + header),
                Arguments.of(
                        "a mail about it above", "From: Kim\nSent: today\nTo: ops\nSubject: FW: headers\n\n" + header),
                Arguments.of("a From_ line above", "From a@b.c Wed Mar  5 09:30:00 2025\n" + ROUTE),
                Arguments.of("NUL between", header.replace("\n", "\0\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void textIsRead(String name, String text) {
        assertEquals(BY, by(text));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void encodingsAreRead(String name, byte[] bytes) throws IOException {
        assertEquals("Ä", read(write("m.eml", bytes)).get(0).get("subject").asText());
        assertEquals(1, read(write("m.eml", bytes)).get(0).get("hops").size());
    }

    static List<Arguments> encodings() {
        String text = "Received: from a by b with SMTP; 3 Jun 2025 10:00:00 +0000\nSubject: Ä\n\n";
        Charset utf16 = StandardCharsets.UTF_16LE;
        return List.of(
                Arguments.of("UTF-8", text.getBytes(StandardCharsets.UTF_8)),
                Arguments.of("UTF-8, BOM", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("ISO 8859-1", text.getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("UTF-16LE, BOM", ("\uFEFF" + text).getBytes(utf16)),
                Arguments.of("UTF-16LE", text.getBytes(utf16)),
                Arguments.of("UTF-16BE, BOM", text.getBytes(StandardCharsets.UTF_16)),
                Arguments.of("UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE)));
    }

    @Test
    void mboxIsSplit() throws IOException {
        String body = "\nbody\n\n>From a@b.c Wed Mar  5 09:30:00 2025\n\nFrom here on no time\n\n";
        String mbox = IntStream.range(0, 200)
                .mapToObj(i -> fromLine() + message("m" + i) + body)
                .collect(Collectors.joining());
        Path file = write("a.mbox", mbox.getBytes(StandardCharsets.UTF_8));
        List<JsonNode> found = read(file);
        assertEquals(200, found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals("m" + i, found.get(i).get("subject").asText());
            assertEquals(i + 1, found.get(i).get("message").asInt());
        }
    }

    @Test
    void csvOfManyMessagesIsInOrder() throws IOException {
        StringBuilder mbox = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            mbox.append(fromLine()).append(message("m").replace("b.example", "h" + i + ".example"));
            mbox.append("\n");
            expected.append(i).append(" h").append(i).append(".example.org\n");
        }
        Path file = write("many.mbox", bytes(mbox.toString()));
        StringBuilder found = new StringBuilder();
        run("--csv", file.toString())
                .stdout()
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> found.append(cells[1] + " " + cells[11] + "\n"));
        assertEquals(expected.toString(), found.toString());
    }

    @Test
    void tellsWhatItReadBeforeAFileThatIsMissing() throws IOException {
        String mbox = (fromLine() + message("m") + "\n").repeat(100);
        String file = write("first.mbox", bytes(mbox)).toString();
        Run run = Run.with()
                .script(HeaderHops.class, "--csv", file, folder.resolve("none").toString());
        assertEquals(101, run.stdout().lines().count(), run.stderr());
        assertEquals(2, run.exitCode());
        assertTrue(run.stderr().contains("none"), run.stderr());
    }

    @Test
    void contentLengthHidesFromLines() throws IOException {
        String body = "a\n\n" + fromLine() + message("inner") + "\n";
        String outer = message("outer") + "Content-Length: " + body.length() + "\n\n" + body;
        String mbox = fromLine() + outer + "\n" + fromLine() + message("last") + "\n";
        assertEquals(List.of("outer", "last"), subjects(write("cl.mbox", bytes(mbox))));
        String wrong = mbox.replace("Content-Length: ", "Content-Length: 9");
        assertEquals(List.of("outer", "inner", "last"), subjects(write("wrong.mbox", bytes(wrong))));
    }

    @Test
    void compressedFilesAreRead() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(fromLine() + message("one") + "\n" + fromLine() + message("two")));
        }
        assertEquals(List.of("one", "two"), subjects(write("a.mbox.gz", packed.toByteArray())));
    }

    @Test
    void foldersAndMaildirsAreReadInOrder() throws IOException {
        for (String name : List.of("cur/b:2,S", "cur/a:2,", "new/c", "tmp/half", ".Sent/cur/d")) {
            Path file = folder.resolve("Maildir").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, message(name) + "\n");
        }
        Files.createDirectories(folder.resolve("Maildir/.Sent/new"));
        assertEquals(List.of(".Sent/cur/d", "cur/a:2,", "cur/b:2,S", "new/c"), subjects(folder.resolve("Maildir")));
    }

    @Test
    void standardInputIsRead() {
        Run run = Run.with().stdin(ROUTE).script(HeaderHops.class, "--json");
        assertEquals(6, json(run.stdout()).get("data").get("hops").size(), run::toString);
        assertEquals("-", json(run.stdout()).get("data").get("file").asText());
    }

    @Test
    void clipboardIsRead() throws IOException {
        Path program = folder.resolve("wl-paste");
        Files.writeString(program, "#!/bin/sh\nprintf 'Received: by a.b; 3 Jun 2025 10:00 Z'\n");
        assertTrue(program.toFile().setExecutable(true));
        Run run = Run.with().env("PATH", folder.toString()).script(HeaderHops.class, "--json", "--clipboard");
        assertEquals(
                "2025-06-03T10:00:00Z",
                json(run.stdout()).get("data").get("hops").get(0).get("time").asText());
        Run csv = Run.with().env("PATH", folder.toString()).script(HeaderHops.class, "--csv", "--clipboard");
        assertEquals(2, csv.stdout().lines().count(), csv::toString);
        Run none = Run.with().env("PATH", "/nowhere").script(HeaderHops.class, "--clipboard");
        assertEquals(2, none.exitCode(), none::toString);
        assertTrue(none.stderr().contains("--clipboard: no program gave any text"), none::toString);
    }

    @Test
    void attachedMessagesAreRead() throws IOException {
        String packed = Base64.getMimeEncoder().encodeToString(bytes(message("packed") + "\nx"));
        String outer = message("outer")
                + "Content-Type: multipart/mixed; boundary=B\n\n--B\n\nReceived: no hop\n"
                + "--B\nContent-Type: message/rfc822\n\n"
                + message("inner")
                + "Content-Type: multipart/mixed;\n boundary=\"C\"\n\n--C\n"
                + "Content-Type: message/rfc822\n\n"
                + message("innermost")
                + "\ntext\n--C--\n--B\nContent-Type: message/rfc822\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + packed
                + "\n--B\nContent-Type: text/rfc822-headers\n\n"
                + message("returned")
                + "\n--B--\n";
        Path file = write("a.eml", bytes(outer));
        assertEquals(List.of("outer"), subjects(file));
        assertEquals(List.of("inner", "innermost", "packed", "returned"), subjects(file, "--attached"));
        Run none = run("--attached", write("b.eml", bytes(message("b"))).toString());
        assertEquals(2, none.exitCode(), none::toString);
    }

    @Test
    void outlookMessagesAreRead() throws IOException {
        for (boolean unicode : List.of(true, false)) {
            for (int padding : List.of(0, 5000)) {
                String header = message("m") + "X-Padding: " + "x".repeat(padding) + "\n";
                Path file = write("a.msg", OutlookFile.with(header, unicode));
                assertEquals(List.of("m"), subjects(file), unicode + " " + padding);
            }
        }
        byte[] whole = OutlookFile.with(message("m"), true);
        for (int length : List.of(8, 100, 511, 512, 600, 1024, 1500, 2048, 3000)) {
            Path cut = write("cut.msg", Arrays.copyOf(whole, Math.min(length, whole.length)));
            assertTrue(run(cut.toString()).exitCode() <= 2, "cut at " + length);
        }
        ByteBuffer loop = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 128; i++) {
            loop.putInt(512 + 4 * i, i);
        }
        assertTrue(run(write("loop.msg", loop.array()).toString()).exitCode() <= 2);
    }

    /** Sector numbers far behind the end, whose place in bytes does not fit into 32 bits: an answer or none, soon. */
    @ParameterizedTest
    @ValueSource(ints = {0x11111111, 0x01FFFFFF, 0x00800000, 0x7FFFFFFE, 0x7FFFFFFF, -1, -2})
    @Timeout(30)
    void outlookMessagesWithWildSectorsAreRefusedOrRead(int sector) {
        byte[] whole = OutlookFile.with(message("m") + "X: " + "x".repeat(5000) + "\n", true);
        for (int at = 44; at < whole.length; at += 4) {
            ByteBuffer wild = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
            wild.putInt(at, sector);
            assertDoesNotThrow(() -> OutlookMsg.read("wild", wild.array(), false), "at byte " + at);
        }
    }

    @Test
    @Tag("slow")
    void twoGigabytesFitIn128Megabytes() throws Exception {
        long size = 2L << 30;
        Path file = folder.resolve("large.mbox");
        String body = "\n" + "a line of sixty characters that says nothing at all to anyone\n".repeat(900);
        byte[] message = bytes(fromLine() + ROUTE.substring(0, ROUTE.indexOf("\n\n") + 1) + body + "\n");
        long count = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < size; written += message.length) {
                out.write(message);
                count++;
            }
        }
        Run run = Run.with()
                .jvm("-Xmx128m")
                .limit(Duration.ofMinutes(10))
                .script(HeaderHops.class, "--csv", file.toString());
        assertEquals(0, run.exitCode(), run.stderr());
        assertEquals(1 + 6 * count, run.stdout().lines().count());
    }

    private static String fromLine() {
        return "From a@b.c Wed Mar  5 09:30:00 2025\n";
    }

    private static String message(String subject) {
        return "Received: from a by b.example.org with SMTP; 3 Jun 2025 10:00:00 +0000\nSubject: "
                + subject
                + "\nMIME-Version: 1.0\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static List<String> by(String text) {
        try {
            Path file = Files.createTempFile("hops", ".txt");
            Files.writeString(file, text);
            List<String> by = new ArrayList<>();
            for (JsonNode hop : read(file).get(0).get("hops")) {
                by.add(hop.get("by").asText() + " " + hop.get("time").asText());
            }
            Files.delete(file);
            return by;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> subjects(Path file, String... options) {
        return read(file, options).stream()
                .map(data -> data.get("subject").asText())
                .toList();
    }

    private static List<JsonNode> read(Path file, String... options) {
        List<String> args = new ArrayList<>(List.of(options));
        args.addAll(List.of("--json", file.toString()));
        Run run = run(args.toArray(String[]::new));
        assertEquals("", run.stderr());
        return run.stdout().lines().map(line -> json(line).get("data")).toList();
    }

    private static Run run(String... args) {
        return Run.here(new HeaderHops(), args);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
