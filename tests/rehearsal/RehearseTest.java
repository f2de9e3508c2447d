package tests.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lib.keyfile.PemText;
import lib.rehearsal.DrillCertificates;
import lib.rehearsal.KeyFiles;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.Rehearse;
import scripts.SendPlain;
import tests.Golden;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.interop.Installed;

class RehearseTest {
    private static final String CERTIFICATE = """
            {"Name": "TLS", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
             "RequireTls": true, "TlsSenderCertificateName": "*.fabrikam.com"}
            """;

    @TempDir
    Path folder;

    /** A file that says nothing is told, not played as contoso.com. */
    @Test
    void aRelayWithoutAConnectorIsRefused(@TempDir Path empty) throws IOException {
        Path spec = empty.resolve("relay.json");
        Files.writeString(spec, "{}");

        Run run = Run.here(new Rehearse(), "--spec", spec.toString());

        assertEquals(2, run.exitCode(), run.toString());
        assertTrue(run.stderr().contains("relay.json has no connector"), run.stderr());
    }

    @Test
    void drillPasses() {
        Golden.check("rehearse", Run.here(new Rehearse()));
    }

    @Test
    void drillIsOneDocument() throws IOException {
        Run run = Run.here(new Rehearse(), "--json");
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(1, run.stdout().lines().count());
        JsonNode document = new ObjectMapper().readTree(run.stdout());
        assertEquals("pass", document.get("status").asText());
        assertTrue(document.get("data").get("notice").asText().contains("not Microsoft's code"));
        assertEquals(20, document.get("data").get("inferred").size());
    }

    @Test
    void drillLeavesItsMessagesWhereItIsTold() throws IOException {
        Path kept = folder.resolve("kept");
        Run run = Run.here(new Rehearse(), "--folder", kept.toString());
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(5, messages(kept).size());
        assertTrue(Files.exists(kept.resolve("relay.pfx")));
    }

    /** The user's own key has the names that README uses; a rehearsal beside it leaves all as it was. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    relay.pfx        | file
                    pfx-password.txt | file
                    ca.pem           | file
                    ca.pem           | link
                    wrong-name.pem   | changed
                    relay.pem        | folder
                    """)
    void writesOverNothingThatItDidNotMake(String name, String kind) throws IOException {
        Path kept = Files.createDirectories(folder.resolve("kept"));
        Path target = Files.writeString(folder.resolve("target"), "mine");
        Path file = kept.resolve(name);
        switch (kind) {
            case "file" -> Files.writeString(file, "mine");
            case "link" -> Files.createSymbolicLink(file, target);
            case "folder" -> Files.createDirectory(file);
            default -> {
                assertEquals(
                        0, Run.here(new Rehearse(), "--folder", kept.toString()).exitCode());
                Files.writeString(file, "mine");
            }
        }
        List<String> before = names(kept);

        Run run = Run.here(new Rehearse(), "--json", "--folder", kept.toString());

        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("\"id\":\"rehearsal.folder\""), run::toString);
        assertTrue(run.stdout().contains("there is a " + name), run::toString);
        assertEquals("mine", Files.readString(kind.equals("folder") ? target : file));
        assertEquals("mine", Files.readString(target));
        assertEquals(before, names(kept));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(one -> !one.equals("Maildir"))
                    .sorted()
                    .toList();
        }
    }

    /** Its own files it makes anew, run after run. */
    @Test
    void writesOverItsOwnFiles() throws IOException {
        Path kept = folder.resolve("kept");
        for (int i = 0; i < 2; i++) {
            Run run = Run.here(new Rehearse(), "--folder", kept.toString());
            assertEquals(0, run.exitCode(), run::toString);
        }
    }

    @Test
    void drillLeavesNothingElsewhere() throws IOException {
        Run run = Run.with().jvm("-Djava.io.tmpdir=" + folder).script(Rehearse.class);
        assertEquals(0, run.exitCode(), run::toString);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    left.filter(one -> !one.toString().contains("hsperf")).toList());
        }
    }

    /** A relay.json with a mistake, and the step that shows it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    sender not accepted | "acceptedDomains": ["fabrikam.com"], "test": {"from": "a@contoso.com"} | IP | 3 | 550 5.7.64 ATTR36 | contoso.com is not accepted
                    address not in it   | "acceptedDomains": ["fabrikam.com"], "publicIps": ["198.51.100.9"] | IP | 2 | Incoming | 198.51.100.9 is not in [203.0.113.25]
                    disabled            | "acceptedDomains": ["fabrikam.com"] | IP, "Enabled": false | 2 | Incoming | is disabled
                    certificate's domain not accepted | "acceptedDomains": ["contoso.com"] | CERT | 7 | 550 5.7.64 ATTR36 | is no accepted domain
                    connector of another domain | "acceptedDomains": ["fabrikam.com", "b.example"] | IP, "AssociatedAcceptedDomains": ["b.example"] | 2 | Incoming | is for mail of b.example alone
                    server is no MX     | "acceptedDomains": ["fabrikam.com"], "server": "smtp.fabrikam.com" | IP | 1 | no relay host | the relay host is what
                    """)
    void drillFindsTheMistake(String name, String fields, String connector, int step, String got, String reason)
            throws IOException {
        String json = connector.equals("CERT") ? CERTIFICATE : """
                          {"Name": "IP", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                           "SenderIPAddresses": ["203.0.113.25"]%s}
                          """.formatted(connector.substring("IP".length()));
        Run run = Run.here(new Rehearse(), "--json", "--spec", spec(fields + ", \"connector\": " + json));
        assertEquals(1, run.exitCode(), run::toString);
        JsonNode document = new ObjectMapper().readTree(run.stdout());
        JsonNode failed = document.get("findings").get(0);
        for (JsonNode finding : document.get("findings")) {
            if (finding.get("id").asText().equals("rehearsal.step-failed")) {
                failed = finding;
                break;
            }
        }
        assertEquals("rehearsal.step-failed", failed.get("id").asText(), run::toString);
        assertTrue(failed.get("what").asText().startsWith("step " + step + ","), run::toString);
        assertTrue(failed.get("why").asText().endsWith("got " + got), run::toString);
        assertTrue(failed.get("next").asText().contains(reason), run::toString);
    }

    /** The admin's own PFX, complete and without its intermediate. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void drillUsesTheAdminsPfx(boolean complete, int exit) throws IOException {
        var identity = RehearsalEndpoint.CA.issue("relay.fabrikam.com");
        KeyFiles.writePfx(
                complete ? identity : DrillCertificates.leafOnly(identity),
                folder.resolve("my.pfx"),
                "s3cret".toCharArray());
        Files.writeString(folder.resolve("password"), "s3cret\nsecond line\n");
        Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(RehearsalEndpoint.CA.root())));
        String fields = "\"acceptedDomains\": [\"fabrikam.com\"], \"test\": {\"pfx\": \"my.pfx\"},"
                + " \"connector\": "
                + CERTIFICATE;
        Run run = Run.here(
                new Rehearse(),
                "--spec",
                spec(fields),
                "--pfx-password-file",
                folder.resolve("password").toString(),
                "--client-ca",
                folder.resolve("ca.pem").toString());
        assertEquals(exit, run.exitCode(), run::toString);
        assertFalse(run.toString().contains("s3cret"), "the password is in no output");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no connector    | "acceptedDomains": ["contoso.com"]            | | rehearsal.incomplete
                    no domain       | "connector": {"Name": "a", "ConnectorType": "OnPremises"} | | rehearsal.incomplete
                    no domain name  | "acceptedDomains": ["a b"], "connector": {"Name": "a", "ConnectorType": "OnPremises"} | | rehearsal.domain
                    PFX not there, no password | "acceptedDomains": ["contoso.com"], "test": {"pfx": "x.pfx"}, "connector": {"Name": "a", "ConnectorType": "OnPremises"} | | file.unreadable
                    PFX not there   | "acceptedDomains": ["contoso.com"], "test": {"pfx": "x.pfx"}, "connector": {"Name": "a", "ConnectorType": "OnPremises"} | --pfx-password-env PATH | file.unreadable
                    PFX is none     | "acceptedDomains": ["contoso.com"], "test": {"pfx": "relay.json"}, "connector": {"Name": "a", "ConnectorType": "OnPremises"} | --pfx-password-env PATH | pfx.unknown-format
                    unknown fault   | "acceptedDomains": ["contoso.com"], "connector": {"Name": "a", "ConnectorType": "OnPremises"} | --serve --fault greylsit | rehearsal.fault
                    no CA file      | "acceptedDomains": ["contoso.com"], "connector": {"Name": "a", "ConnectorType": "OnPremises"} | --serve --client-ca relay.json | file.unreadable
                    never ends      | "acceptedDomains": ["contoso.com"], "connector": {"Name": "a", "ConnectorType": "OnPremises"} | --serve --expect refused | rehearsal.expect
                    no expectation  | "acceptedDomains": ["contoso.com"], "connector": {"Name": "a", "ConnectorType": "OnPremises"} | --serve --exit-after 1 --expect some | rehearsal.expect
                    no address      | "acceptedDomains": ["contoso.com"], "connector": {"Name": "a", "ConnectorType": "OnPremises"} | --serve --as-ip contoso.com | option.address
                    """)
    void refuses(String name, String fields, String options, String id) throws IOException {
        List<String> args = new ArrayList<>(List.of("--json", "--spec", spec(fields)));
        args.addAll(options == null ? List.of() : List.of(options.split(" ")));
        Run run = Run.here(new Rehearse(), args.toArray(new String[0]));
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("\"id\":\"" + id + "\""), run::toString);
    }

    /** Who forgets --serve is not told that all passed. */
    @ParameterizedTest
    @CsvSource({
        "--fault greylist, --fault",
        "--exit-after 1, --exit-after",
        "--port 0, --port",
        "--port-file port, --port-file",
        "--as-ip 192.0.2.1, --as-ip",
        "--listen 127.0.0.1, --listen",
        "--discard, --discard"
    })
    void optionsOfTheEndpointNeedServe(String given, String name) {
        Run run = Run.here(new Rehearse(), given.split(" "));
        assertEquals(2, run.exitCode(), run::toString);
        assertEquals("", run.stdout());
        assertTrue(run.stderr().contains(name + ": it is for the endpoint of --serve"), run::toString);
    }

    /** What did not run is not passed, and a file by which nothing can relay fails. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    by address alone     | "ConnectorType": "OnPremises", "SenderIPAddresses": ["203.0.113.25"] | 0 | warn | 1 | warn
                    by certificate alone | "ConnectorType": "OnPremises", "TlsSenderCertificateName": "*.fabrikam.com" | 0 | warn | 1 | warn
                    partner              | "ConnectorType": "Partner", "SenderIPAddresses": ["203.0.113.25"] | 1 | fail | 2 | FAIL
                    by nothing           | "ConnectorType": "OnPremises" | 1 | fail | 2 | FAIL
                    disabled             | "ConnectorType": "OnPremises", "SenderIPAddresses": ["203.0.113.25"], "Enabled": false | 1 | fail | 1 | FAIL
                    """)
    void whatDidNotRunIsNotPassed(String name, String connector, int exit, String status, int notRun, String word)
            throws IOException {
        String spec = spec(
                "\"acceptedDomains\": [\"fabrikam.com\"], \"connector\": {\"Name\": \"a\", \"SenderDomains\": [\"*\"], "
                        + connector + "}");
        Run run = Run.here(new Rehearse(), "--json", "--spec", spec);
        assertEquals(exit, run.exitCode(), run::toString);
        JsonNode document = new ObjectMapper().readTree(run.stdout());
        assertEquals(status, document.get("status").asText());
        int left = 0;
        for (JsonNode step : document.get("data").get("steps")) {
            left += step.get("result").asText().equals("not-run") ? 1 : 0;
        }
        assertEquals(notRun, left, run::toString);
        Run text = Run.here(new Rehearse(), "--spec", spec);
        assertTrue(text.stdout().contains("\n" + word + "  "), text::toString);
    }

    /** A job that waits for the port never reads that of an earlier run. */
    @Test
    void portFileOfAnEarlierRunIsRemovedFirst() throws IOException {
        Path port = Files.writeString(folder.resolve("port"), "25\n");
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("relay.pfx"), "mine");
        Run run = Run.here(new Rehearse(), "--serve", "--port-file", port.toString(), "--folder", work.toString());
        assertEquals(2, run.exitCode(), run::toString);
        assertFalse(Files.exists(port));
    }

    @Test
    void helpNamesEveryStageAndFault() {
        String help = Run.here(new Rehearse(), "--help").stdout().replaceAll("\\s+", " ");
        for (String name : List.of(
                "connect, ehlo, starttls, mail, rcpt, data",
                "ipv6-no-ptr",
                "ipv6-unsigned",
                "starttls-stripped",
                "starttls-silent",
                "starttls-cut",
                "greylist",
                "STAGE=CODE:STATUS")) {
            assertTrue(help.contains(name), name);
        }
    }

    /** The reason, not the path alone. */
    @Test
    void folderThatCannotBeMadeIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Run run = Run.here(new Rehearse(), "--folder", file.toString());
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains("FileAlreadyExistsException " + file), run::toString);
    }

    @Test
    void portThatIsTakenIsTold() throws IOException {
        try (RehearsalEndpoint endpoint = RehearsalEndpoint.with().start()) {
            Run run = Run.here(
                    new Rehearse(),
                    "--serve",
                    "--port",
                    endpoint.port() + "",
                    "--folder",
                    folder.resolve("w").toString());
            assertEquals(2, run.exitCode(), run::toString);
            assertTrue(run.stderr().contains("--port"), run::toString);
        }
    }

    /** As a CI job uses it: port from a file, a client, the exit code. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    accepted          | --as-ip 203.0.113.10                 | 0 | 0 | rcpt data
                    refused           | --as-ip 198.51.100.7                 | 1 | 1 | rcpt
                    fault of a stage  | --as-ip 203.0.113.10 --fault rcpt=451:4.7.500 | 1 | 1 | rcpt
                    disabled          | --as-ip 203.0.113.10 --fault connector-disabled | 1 | 1 | rcpt
                    refusal expected  | --as-ip 198.51.100.7 --expect refused  | 1 | 0 | rcpt end
                    not refused       | --as-ip 203.0.113.10 --expect refused  | 0 | 1 | rcpt data end
                    accepted, as expected | --as-ip 203.0.113.10 --expect accepted | 0 | 0 | rcpt data end
                    not accepted      | --as-ip 198.51.100.7 --expect accepted | 1 | 1 | rcpt end
                    one expected      | --as-ip 203.0.113.10 --expect 1        | 0 | 0 | rcpt data end
                    two expected      | --as-ip 203.0.113.10 --expect 2        | 0 | 1 | rcpt data end
                    none expected     | --as-ip 198.51.100.7 --expect 0        | 1 | 0 | rcpt end
                    by name           | --as-ip 203.0.113.10 --listen localhost | 0 | 0 | rcpt data
                    """)
    void servesUntilItHasSeenEnough(String name, String options, int clientExit, int exit, String stages)
            throws Exception {
        Path port = folder.resolve("port");
        Files.createSymbolicLink(folder.resolve("port.part"), folder.resolve("planted"));
        List<String> args = new ArrayList<>(List.of(
                "--serve",
                "--json",
                "--exit-after",
                "1",
                "--port-file",
                port.toString(),
                "--folder",
                folder.resolve("work").toString()));
        args.addAll(List.of(options.split(" ")));
        CompletableFuture<Run> serving = started(() -> Run.here(new Rehearse(), args.toArray(new String[0])));
        for (int i = 0; i < 500 && !Files.exists(port); i++) {
            Thread.sleep(20);
        }
        Run client = Run.here(
                new SendPlain(),
                "--server",
                "127.0.0.1:" + Files.readString(port).strip(),
                "--from",
                "scanner@contoso.com",
                "--to",
                "someone@example.org",
                "--ehlo",
                "relay.contoso.com");
        assertEquals(clientExit, client.exitCode(), client::toString);
        Run run = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> serving.get());
        assertEquals(exit, run.exitCode(), run::toString);
        List<String> lines = run.stdout().lines().toList();
        JsonNode ready = new ObjectMapper().readTree(lines.get(0)).get("data");
        assertEquals("127.0.0.1", ready.get("address").asText());
        List<String> seen = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            JsonNode data = new ObjectMapper().readTree(line).get("data");
            seen.add(data.has("stage") ? data.get("stage").asText() : "end");
        }
        assertFalse(Files.exists(folder.resolve("planted")), "nothing is written through a link");
        assertEquals(stages, String.join(" ", seen), run::toString);
    }

    /** TLS 1.0 alone: a client of today sees no common version. */
    @Test
    void offersOldTlsAloneOnDemand() throws Exception {
        Installed.program("openssl", "openssl"); // Before the server: a skipped test leaves none behind.
        CompletableFuture<Run> serving = serving("--fault", "tls-1-0");
        String address = address();
        Run old = openssl(address, "-tls1", "-cipher", "ALL@SECLEVEL=0");
        assertTrue(old.stdout().contains("Protocol  : TLSv1\n"), old::toString);
        assertFalse(openssl(address, "-tls1_2").stdout().contains("Cipher is ECDHE"));
        Run run = serving.get();
        assertEquals(1, run.exitCode(), run::toString);
        assertTrue(run.stdout().contains("STARTTLS  the handshake failed: "), run::toString);
    }

    /** A chain above the JDK's own bound of 10 certificates is judged, not cut off. */
    @Test
    void longChainsAreJudged() throws Exception {
        Installed.program("openssl", "openssl");
        var identity = RehearsalEndpoint.CA.issue("relay.contoso.com");
        List<X509Certificate> chain = new ArrayList<>(identity.chain());
        chain.addAll(Collections.nCopies(20, chain.get(1)));
        KeyFiles.writePem(identity, folder.resolve("key.pem"));
        Files.writeString(folder.resolve("chain.pem"), PemText.of(chain.subList(1, chain.size())));
        Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(RehearsalEndpoint.CA.root())));
        CompletableFuture<Run> serving =
                serving("--client-ca", folder.resolve("ca.pem").toString());
        List<String> command = List.of(
                Installed.program("openssl", "openssl"),
                "s_client",
                "-quiet",
                "-starttls",
                "smtp",
                "-connect",
                address(),
                "-cert",
                folder.resolve("key.pem").toString(),
                "-key",
                folder.resolve("key.pem").toString(),
                "-cert_chain",
                folder.resolve("chain.pem").toString());
        Run client = Run.with()
                .stdin("EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<someone@example.org>\r\nQUIT\r\n")
                .command(command);
        Run run = serving.get();
        assertEquals(0, run.exitCode(), () -> run + "" + client);
        assertTrue(run.stdout().contains("Originating by certificate"), () -> run + "" + client);
    }

    /** A client that asks for a second handshake gets none. */
    @Test
    void renegotiationIsRefused() throws Exception {
        Installed.program("openssl", "openssl");
        CompletableFuture<Run> serving = serving("--as-ip", "203.0.113.10");
        String address = address();
        String typed = "(sleep 2; printf 'R\\n'; sleep 1; printf 'NOOP\\r\\n'; sleep 1) | ";
        String openssl =
                Installed.program("openssl", "openssl") + " s_client -tls1_2 -starttls smtp -connect " + address;
        Run client = Run.with().command(List.of("sh", "-c", typed + openssl));
        assertTrue(client.stderr().contains("RENEGOTIATING"), client::toString);
        assertTrue(client.stderr().contains(" alert "), client::toString);
        Run.here(new SendPlain(), "--server", address, "--from", "a@contoso.com", "--to", "a@contoso.com");
        assertEquals(0, serving.get().exitCode());
    }

    /** An endpoint in a process of its own, for one conversation. */
    private CompletableFuture<Run> serving(String... options) {
        List<String> args = new ArrayList<>(List.of("--serve", "--exit-after", "1"));
        args.addAll(List.of("--port-file", folder.resolve("port").toString()));
        args.addAll(List.of("--folder", folder.resolve("work").toString()));
        args.addAll(List.of(options));
        return started(() -> Run.with().script(Rehearse.class, args.toArray(new String[0])));
    }

    /** Of that endpoint, once it is ready. */
    private String address() throws Exception {
        Path port = folder.resolve("port");
        for (int i = 0; i < 1000 && !Files.exists(port); i++) {
            Thread.sleep(20);
        }
        return "127.0.0.1:" + Files.readString(port).strip();
    }

    /** On a thread of its own: the common pool may have one, and feeds the other programs. */
    private static CompletableFuture<Run> started(Supplier<Run> run) {
        return CompletableFuture.supplyAsync(run, task -> new Thread(task, "serving").start());
    }

    private static Run openssl(String address, String... options) {
        List<String> command =
                new ArrayList<>(List.of(Installed.program("openssl", "openssl"), "s_client", "-starttls", "smtp"));
        command.addAll(List.of("-connect", address));
        command.addAll(List.of(options));
        return Run.with().stdin("QUIT\r\n").command(command);
    }

    private String spec(String fields) throws IOException {
        return Files.writeString(folder.resolve("relay.json"), "{" + fields + "}")
                .toString();
    }

    private static List<Path> messages(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("Maildir/new"))) {
            return all.toList();
        }
    }

    /** A script that waits for the port must not read that of an earlier run, nor write where a link was planted. */
    @Test
    void portFileIsThisRunsOwn() throws IOException {
        Path port = Files.writeString(folder.resolve("port"), "25\n");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "kept");
        Files.createSymbolicLink(folder.resolve("port.part"), elsewhere);

        Run busy = Run.here(new Rehearse(), "--serve", "--listen", "203.0.113.1", "--port-file", port.toString());

        assertEquals(2, busy.exitCode(), busy::toString);
        assertFalse(Files.exists(port), "it did not start, and the old port is gone");
        assertEquals("kept", Files.readString(elsewhere));
    }
}
