package tests.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scripts.HeaderHops;
import tests.OutlookFile;
import tests.Run;

/** No message is lost, cut or taken for two without a word, whatever the form of the file and of those beside it. */
class EveryMessageTest {
    private static final String DATE = "Tue Jun  3 10:00:00 2025";
    private static final String FROM = "From kim@contoso.com " + DATE + "\n";

    @TempDir
    Path folder;

    /** Name, text of the file, the subjects of the messages in it. */
    static List<Arguments> files() {
        String one = mail("one");
        String two = mail("two");
        String plain = FROM + one + "\nbody\n\n" + FROM + two + "\nbody\n";
        return List.of(
                Arguments.of("as it should be", plain, "one two"),
                Arguments.of("CR alone", plain.replace('\n', '\r'), "one two"),
                Arguments.of("CRLF", plain.replace("\n", "\r\n"), "one two"),
                Arguments.of("CR alone, one message", (one + "\nbody\n").replace('\n', '\r'), "one"),
                Arguments.of("CR alone, header only", one.replace('\n', '\r'), "one"),
                Arguments.of("byte order mark", "\uFEFF" + plain, "one two"),
                Arguments.of("blank lines first", "\n \r\n\n" + plain, "one two"),
                Arguments.of("mark and blank lines first", "\uFEFF\n\n" + plain, "one two"),
                Arguments.of("no blank line before From_", plain.replace("\n\nFrom ", "\nFrom "), "one two"),
                Arguments.of("header alone", FROM + one + FROM + two, "one two"),
                Arguments.of("no body, blank line", FROM + one + "\n" + FROM + two, "one two"),
                Arguments.of("no line end at the end", plain.stripTrailing(), "one two"),
                Arguments.of("one without a header", FROM + "\nbody\n\n" + FROM + two, " two"),
                Arguments.of("no time", plain.replace(" " + DATE, ""), "one two"),
                Arguments.of("MAILER-DAEMON, no time", from(plain, "MAILER-DAEMON"), "one two"),
                Arguments.of("Thunderbird", from(plain, "- " + DATE), "one two"),
                Arguments.of("Eudora", from(plain, "???@??? " + DATE), "one two"),
                Arguments.of("Mailman", from(plain, "kim at contoso.com  " + DATE), "one two"),
                Arguments.of("Gmail's archive", from(plain, "1@xxx Tue Jun 03 10:00:00 +0000 2025"), "one two"),
                Arguments.of("zone", from(plain, "kim@contoso.com Tue Jun 3 10:00:00 CEST 2025"), "one two"),
                Arguments.of("offset behind", from(plain, "kim@contoso.com Tue Jun 3 10:00:00 2025 +0200"), "one two"),
                Arguments.of("no seconds", from(plain, "kim@contoso.com Tue Jun 3 10:00 2025"), "one two"),
                Arguments.of("a date of RFC 5322", from(plain, "a@b.c Tue, 3 Jun 2025 10:00:00 +0200"), "one two"),
                Arguments.of("UUCP", from(plain, "kim " + DATE + " remote from contoso"), "one two"),
                Arguments.of("a date of ISO 8601", from(plain, "kim@contoso.com 2025-06-03T10:00:00Z"), "one two"),
                Arguments.of("words in the body", inBody(plain, "From my desk at 10:30 today\n"), "one two"),
                Arguments.of(
                        "words before a field", inBody(plain, "From my desk at 10:30 today\nNote: none\n"), "one two"),
                Arguments.of(
                        "a sentence with a date",
                        inBody(plain, "From what I saw on Tue Jun 3 at 10:00 in 2025\n"),
                        "one two"),
                Arguments.of("a date, no year", inBody(plain, "From kim Tue Jun  3 10:00:00\n"), "one two"),
                Arguments.of("a name before a field", inBody(plain, "From here\nSubject: no\n"), "one two"),
                Arguments.of("quoted", inBody(plain, ">" + FROM + mail("no")), "one two"),
                Arguments.of("no blank line, no field", inBody(plain, "x\n" + FROM), "one two"),
                Arguments.of("a long line", inBody(plain, "From a " + "x ".repeat(2000) + DATE + "\n"), "one two"),
                Arguments.of("From_ of a host before", FROM + ">" + FROM + one + "\n" + FROM + two, "one two"),
                Arguments.of("a line of blanks in the header", one.replace("Subject", " \t\nSubject"), "one"),
                Arguments.of(
                        "the same, CRLF", one.replace("Subject", " \t\nSubject").replace("\n", "\r\n"), "one"),
                Arguments.of("a line of blanks in a field", one.replace(" by ", "\n \n by "), "one"),
                Arguments.of("many of them", one.replace("Subject", " \n".repeat(500_000) + "Subject"), "one"),
                Arguments.of("in an mbox", FROM + one.replace("Subject", " \nSubject") + "\n" + FROM + two, "one two"),
                Arguments.of("a line of blanks, then the body", one + " \nSee this\nSubject: no\n\n", "one"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRead(String name, String text, String subjects) throws IOException {
        List<JsonNode> found = read(write("mail", text));
        assertEquals(subjects, subjects(found));
        for (JsonNode message : found) {
            boolean header = !message.get("data").path("subject").asText().isEmpty();
            assertEquals(header ? 1 : 0, message.get("data").get("hops").size(), message::toString);
        }
    }

    /** Whatever the size of the messages before them, and however they lie to the buffers. */
    @Test
    void messagesOfEverySizeAreFound() throws IOException {
        StringBuilder mbox = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        int[] bodies = {0, 1, 100_000, 1 << 20, 400_000, 400_000, 400_000, (1 << 20) - 300, 3 << 20, 5, 1_048_000, 7};
        for (int i = 0; i < 60; i++) {
            int bytes = bodies[i % bodies.length] / (i < 24 ? 1 : 7);
            mbox.append(FROM).append(mail("m" + i)).append('\n');
            mbox.append("x".repeat(70).concat("\n").repeat(bytes / 71)).append("y".repeat(bytes % 71));
            mbox.append("\n\n");
            expected.append(i == 0 ? "" : " ").append("m" + i);
        }
        assertEquals(expected.toString(), subjects(read(write("a.mbox", mbox.toString()))));
    }

    @Test
    void aRenamedFieldIsAnother() throws IOException {
        String header =
                mail("one").replace("Subject", ">Received: from no by no.example.org; 3 Jun 2025 10:00 Z\nSubject");
        for (String text :
                List.of(header, FROM + header, header.lines().skip(1).reduce("", (a, b) -> a + b + "\n") + mail(""))) {
            List<JsonNode> found = read(write("a.eml", text));
            assertEquals(1, found.get(0).get("data").get("hops").size(), text);
            assertEquals("one", found.get(0).get("data").get("subject").asText());
            assertFalse(found.toString().contains("no.example.org"), found::toString);
        }
    }

    /** The answers of the others stay, and the exit code is the worst. */
    @Test
    void aBadFileCostsItsOwnAnswer() throws IOException {
        String good = write("good.eml", mail("good") + "\n").toString();
        String bad = folder.resolve("none.eml").toString();
        String last = write("last.eml", mail("last") + "\n").toString();
        for (List<String> operands : List.of(List.of(good, bad), List.of(bad, good), List.of(good, bad, last))) {
            Run run = run(operands, "--json");
            assertEquals(2, run.exitCode(), run::toString);
            List<JsonNode> answers = documents(run);
            assertEquals(operands.size(), answers.size(), run::toString);
            for (int i = 0; i < operands.size(); i++) {
                JsonNode answer = answers.get(i);
                assertEquals(operands.get(i), answer.get("data").get("file").asText());
                assertEquals(
                        operands.get(i).equals(bad) ? "error" : "pass",
                        answer.get("status").asText());
            }
            Run csv = run(operands, "--csv");
            assertEquals(operands.size(), csv.stdout().lines().count(), csv::toString);
            assertTrue(csv.stderr().contains("none.eml: there is no such file"), csv::toString);
            assertEquals(2, csv.exitCode());
        }
    }

    @Test
    void aPageIsMadeBesideABadFile() throws IOException {
        String good = write("good.eml", mail("good") + "\n").toString();
        Path page = folder.resolve("page.html");
        Run run = run(List.of("none.eml", good), "--html", page.toString());
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(Files.readString(page).contains("good"));
        assertTrue(run.stderr().contains("none.eml"), run::toString);
    }

    @Test
    void aTestIdIsMissedBesideABadFile() throws IOException {
        String good = write("good.eml", mail("good") + "\n").toString();
        Run run = run(List.of("none.eml", good), "--json", "--test-id", "x");
        assertEquals(2, run.exitCode(), run::toString);
        assertEquals(
                List.of("error", "fail"),
                documents(run).stream().map(d -> d.get("status").asText()).toList());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsLeftOutOfAFolderIsTold() throws IOException {
        Path mails = Files.createDirectories(folder.resolve("mails"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(mails.resolve("b"), mail("b") + "\n");
        Files.writeString(other.resolve("c"), mail("c") + "\n");
        Files.createSymbolicLink(mails.resolve("a"), other);
        Files.createSymbolicLink(mails.resolve("c"), other.resolve("c"));
        Files.createSymbolicLink(mails.resolve("d"), other.resolve("none"));
        Run run = run(List.of(mails.toString()), "--json");
        List<JsonNode> answers = documents(run);
        assertEquals(List.of("folder.link", "", "", "file.link"), ids(run));
        assertEquals(
                mails.resolve("a").toString(),
                answers.get(0).get("data").get("file").asText());
        assertEquals("b", answers.get(1).get("data").get("subject").asText());
        assertEquals("c", answers.get(2).get("data").get("subject").asText());
        assertEquals(0, run.exitCode());
        Run linked = run(List.of(mails.resolve("a").toString()), "--json");
        assertEquals("c", subjects(documents(linked)), "a link that was given by name is followed");
        assertEquals(
                mails.resolve("a/c").toString(),
                documents(linked).get(0).get("data").get("file").asText());
    }

    @Test
    void anEmptyFolderIsTold() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Run run = run(
                List.of(empty.toString(), write("good.eml", mail("good") + "\n").toString()), "--json");
        assertEquals(List.of("headers.none", ""), ids(run));
        assertEquals(2, run.exitCode());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anUnreadableFolderCostsItsOwnAnswer() throws IOException {
        Path mails = Files.createDirectories(folder.resolve("mails"));
        Path closed = Files.createDirectories(mails.resolve("b"));
        Files.writeString(mails.resolve("a"), mail("a") + "\n");
        Files.writeString(mails.resolve("c"), mail("c") + "\n");
        Files.setPosixFilePermissions(closed, Set.of());
        List<String> command = new ArrayList<>();
        if (Files.isReadable(closed)) { // Root's privilege is taken away.
            String rights = "-dac_override,-dac_read_search";
            command.addAll(List.of("setpriv", "--bounding-set=" + rights, "--inh-caps=" + rights));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HeaderHops.class.getName()));
        command.addAll(List.of("--json", mails.toString()));
        Run run = Run.command(command);
        assertEquals(List.of("", "file.unreadable", ""), ids(run), run::toString);
        assertEquals(2, run.exitCode());
        assertTrue(run.stdout().contains("this account may not read it"), run::toString);
    }

    @Test
    void gzipInGzipIsOpenedOrNamed() throws IOException {
        byte[] mail = (FROM + mail("one") + "\n").getBytes(StandardCharsets.UTF_8);
        assertEquals("one", subjects(read(Files.write(folder.resolve("a.gz.gz"), gzip(gzip(mail))))));
        byte[] often = mail;
        for (int i = 0; i < 6; i++) {
            often = gzip(often);
        }
        Run run = run(List.of(Files.write(folder.resolve("often.gz"), often).toString()));
        assertTrue(run.stderr().contains("it is gzip in gzip"), run::toString);
        assertEquals(2, run.exitCode());
    }

    /** What was read before the break is answered; the message that broke off is marked, and the file is told. */
    @Test
    void aBrokenFileGivesWhatIsThere() throws IOException {
        String filler = new java.util.Random(1)
                .ints(30_000, ' ', '~')
                .mapToObj(Character::toString)
                .collect(java.util.stream.Collectors.joining());
        byte[] one = gzip((mail("one") + "\n" + filler).getBytes(StandardCharsets.UTF_8));
        Run body = run(List.of(write("a.gz", Arrays.copyOf(one, one.length / 2)).toString()), "--json");
        assertEquals(List.of("", "file.unreadable"), ids(body));
        byte[] cut = gzip((mail("one") + "X-Filler: " + filler).getBytes(StandardCharsets.UTF_8));
        Run header =
                run(List.of(write("b.gz", Arrays.copyOf(cut, cut.length / 2)).toString()), "--json");
        assertEquals(List.of("headers.too-long", "file.unreadable"), ids(header));
        byte[] mbox = gzip(
                (FROM + mail("one") + "\n" + FROM + mail("two") + "X: " + filler).getBytes(StandardCharsets.UTF_8));
        Run several =
                run(List.of(write("c.gz", Arrays.copyOf(mbox, mbox.length / 2)).toString()), "--json");
        assertEquals(List.of("", "headers.too-long", "file.unreadable"), ids(several));
        assertEquals(2, several.exitCode());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNameWithALineFeedIsAnOperand() throws IOException {
        Path file = write("a\nb.eml", mail("one") + "\n");
        assertEquals("one", subjects(read(file)));
        Run csv = run(List.of(file.toString(), file.toString()), "--csv");
        assertEquals(3, csv.stdout().lines().count(), csv::toString);
    }

    /** A header without its end in the first 4 MB is not whole, a body of any size is no matter. */
    @Test
    void whatIsNotReadIsTold() throws IOException {
        String filler = "X-Filler: " + "x".repeat(1000) + "\n";
        String body = "a line of a body\n".repeat(300_000);
        String draft = "From: kim@contoso.com\nDate: Tue, 3 Jun 2025 10:00:00 +0000\nSubject: draft\n\n";
        assertEquals("", id(read(write("body", mail("one") + "\n" + body)).get(0)));
        assertEquals("hops.none", id(read(write("draft", draft + body)).get(0)));
        assertEquals(
                "",
                id(read(write("large", mail("one") + filler.repeat(2000) + "\n" + body))
                        .get(0)));
        String doubled = (mail("one") + filler.repeat(100) + "Received: by last.example.org; 3 Jun 2025 10:00 Z\n");
        assertEquals(
                2,
                read(write("doubled", doubled.replace("\n", "\n\n")))
                        .get(0)
                        .get("data")
                        .get("hops")
                        .size());
        for (String start : List.of("", FROM)) {
            JsonNode huge = read(write("huge", start + mail("one") + filler.repeat(5000) + "\n" + body))
                    .get(0);
            assertEquals("headers.too-long", id(huge));
            assertEquals("one", huge.get("data").get("subject").asText());
        }
    }

    @Test
    void anAttachedMessageIsNotLostForItsSizeOrItsEnd() throws IOException {
        String filler = "X-Filler: " + "x".repeat(1000) + "\n";
        String outer = mail("outer") + "Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: ";
        String large = outer + "text/rfc822-headers\n\n" + mail("large") + filler.repeat(5000) + "\n--B--\n";
        List<JsonNode> found = read(write("large.eml", large), "--attached");
        assertEquals("large", subjects(found));
        assertEquals("headers.too-long", id(found.get(0)));
        String packed = Base64.getMimeEncoder().encodeToString((mail("packed") + "\nbody").getBytes());
        String cutOff = outer + "message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                + packed.substring(0, packed.length() - 3);
        assertEquals("packed", subjects(read(write("cut.eml", cutOff), "--attached")));
    }

    @Test
    void aTornOutlookMessageSaysSo() throws IOException {
        byte[] whole = OutlookFile.with(mail("m") + "X: " + "x".repeat(20_000) + "\n", false);
        List<JsonNode> found = read(Files.write(folder.resolve("a.msg"), Arrays.copyOf(whole, whole.length - 6_000)));
        assertEquals("m", subjects(found));
        assertEquals("headers.too-long", id(found.get(0)));
    }

    private static String mail(String subject) {
        return "Received: from a by b.example.org with SMTP; 3 Jun 2025 10:00:00 +0000\nSubject: " + subject + "\n";
    }

    private static String from(String mbox, String rest) {
        return mbox.replace(FROM, "From " + rest + "\n");
    }

    private static String inBody(String mbox, String lines) {
        return mbox.replaceFirst("body\n", "body\n\n" + lines);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** The id of the first finding, or nothing. */
    private static String id(JsonNode document) {
        return document.get("findings").path(0).path("id").asText();
    }

    private static List<String> ids(Run run) {
        return documents(run).stream().map(EveryMessageTest::id).toList();
    }

    private static String subjects(List<JsonNode> documents) {
        return String.join(
                " ",
                documents.stream()
                        .map(d -> d.get("data").path("subject").asText())
                        .toList());
    }

    private static List<JsonNode> read(Path file, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        Run run = run(List.of(file.toString()), all.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run::stderr);
        return documents(run);
    }

    private static List<JsonNode> documents(Run run) {
        return run.stdout().lines().map(EveryMessageTest::json).toList();
    }

    private static Run run(List<String> operands, String... options) {
        List<String> args = new ArrayList<>(List.of(options));
        args.addAll(operands);
        return Run.here(new HeaderHops(), args.toArray(String[]::new));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
