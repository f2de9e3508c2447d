package tests.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lib.keyfile.PemText;
import lib.rehearsal.Decision;
import lib.rehearsal.DrillCertificates;
import lib.rehearsal.KeyFiles;
import lib.rehearsal.Maildir;
import lib.smtp.Stage;
import lib.tls.ClientIdentity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.interop.Installed;
import tests.interop.Postfix;
import tests.interop.Swaks;

/**
 * The endpoint with clients that no one here wrote: each gets the reply that the rules give, and the endpoint saw what
 * each showed.
 */
class RehearsalClientsTest {
    private static final String FROM = "scanner@contoso.com";
    private static final String OUTSIDE = "someone@example.org";
    private static final String MESSAGE = "From: scanner@contoso.com\nSubject: scan\n\nbody\n";

    private static final String PYTHON = """
            import smtplib, ssl, sys
            port, pem, ca, sender, rcpt = sys.argv[1:]
            client = smtplib.SMTP('127.0.0.1', int(port), 'relay.contoso.com', timeout=10)
            if ca != '-':
                context = ssl.create_default_context(cafile=ca)
                if pem != '-':
                    context.load_cert_chain(pem)
                client.starttls(context=context)
            try:
                client.sendmail(sender, [rcpt], 'Subject: scan\\r\\n\\r\\nbody\\r\\n')
                print('sent')
            except smtplib.SMTPRecipientsRefused as refused:
                for code, text in refused.recipients.values():
                    print(code, text.decode())
            client.quit()
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificates() throws IOException {
        ClientIdentity good = RehearsalEndpoint.CA.issue("relay.contoso.com");
        Map<String, ClientIdentity> all = new LinkedHashMap<>();
        all.put("good", good);
        all.put("leaf-only", DrillCertificates.leafOnly(good));
        all.put("wrong-name", RehearsalEndpoint.CA.issue("relay.fabrikam.com"));
        for (Map.Entry<String, ClientIdentity> one : all.entrySet()) {
            KeyFiles.writePem(one.getValue(), folder.resolve(one.getKey() + ".pem"));
            KeyFiles.writePfx(one.getValue(), folder.resolve(one.getKey() + ".pfx"), "drill".toCharArray());
        }
        Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(RehearsalEndpoint.CA.root())));
        Files.writeString(folder.resolve("message"), MESSAGE);
        Files.writeString(folder.resolve("send.py"), PYTHON);
    }

    /**
     * Client, what it shows, the address that it counts as coming from, and what it gets: "taken by" a match, or a
     * refusal.
     */
    @ParameterizedTest(name = "{0} shows {1} from {2}")
    @CsvSource({
        "swaks, plain, 203.0.113.10, ip",
        "swaks, plain, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "swaks, none, 203.0.113.10, ip",
        "swaks, none, 192.0.2.1, 550 5.7.64 TenantAttribution",
        // swaks 20201014 shows the first certificate of the file alone.
        "swaks, good, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "swaks trusting the intermediate, good, 192.0.2.1, certificate",
        "swaks, leaf-only, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "swaks, wrong-name, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "openssl, none, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "openssl, good, 192.0.2.1, certificate",
        "openssl, leaf-only, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "openssl, wrong-name, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "msmtp, plain, 203.0.113.10, ip",
        "msmtp, none, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "msmtp, good, 192.0.2.1, certificate",
        "msmtp, wrong-name, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "curl, plain, 203.0.113.10, ip",
        "curl, none, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "curl, good, 192.0.2.1, certificate",
        "curl, leaf-only, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "curl, wrong-name, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "python, plain, 203.0.113.10, ip",
        "python, plain, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "python, none, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "python, good, 192.0.2.1, certificate",
        "python, wrong-name, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "postfix, plain, 203.0.113.10, ip",
        "postfix, plain, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "postfix, none, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "postfix, good, 192.0.2.1, certificate",
        "postfix, leaf-only, 192.0.2.1, 550 5.7.64 TenantAttribution",
        "postfix, wrong-name, 192.0.2.1, 550 5.7.64 TenantAttribution",
    })
    void getsWhatTheRulesGive(String client, String shown, String address, String expected, @TempDir Path store)
            throws IOException {
        RehearsalEndpoint.With with = RehearsalEndpoint.with().asIp(address).store(Maildir.in(store));
        if (client.contains("trusting")) {
            with.trustedIntermediate();
        }
        try (RehearsalEndpoint endpoint = with.start()) {
            String said = send(client.split(" ")[0], shown, endpoint);
            assertTrue(endpoint.decisions().size() > 0, said);
            Decision decision = endpoint.await(one -> one.stage() == Stage.RCPT);
            assertEquals(!shown.equals("plain"), decision.tls().isPresent(), said);
            boolean certificate = !shown.equals("plain") && !shown.equals("none");
            assertEquals(certificate, decision.certificate().isPresent(), said);
            boolean refused = expected.startsWith("550");
            if (refused) {
                assertTrue(said.contains(expected + "; Relay Access Denied ["), said);
                assertTrue(decision.reply().orElse("").startsWith(expected), said);
            } else {
                String match = decision.attribution().orElseThrow().match().name();
                assertTrue(match.equalsIgnoreCase(expected), match);
                endpoint.await(one -> one.stage() == Stage.DATA && one.accepted());
            }
            // Postfix sends its report of a refusal through the smart host too.
            long taken = endpoint.decisions().stream()
                    .filter(one -> one.stage() == Stage.DATA && one.accepted())
                    .filter(one -> one.mailFrom().equals(Optional.of(FROM)))
                    .count();
            assertEquals(refused ? 0 : 1, taken, said);
        }
    }

    /** What the client printed or logged. */
    private static String send(String client, String shown, RehearsalEndpoint endpoint) throws IOException {
        boolean tls = !shown.equals("plain");
        Optional<String> pem = tls && !shown.equals("none")
                ? Optional.of(folder.resolve(shown + ".pem").toString())
                : Optional.empty();
        String port = String.valueOf(endpoint.port());
        String ca = folder.resolve("ca.pem").toString();
        return switch (client) {
            case "swaks" -> swaks(tls, pem, endpoint.address());
            case "openssl" -> openssl(pem, endpoint.address());
            case "msmtp" -> msmtp(tls, pem, ca, port);
            case "curl" -> curl(tls, shown, ca, endpoint.address());
            case "python" -> python(tls, pem, ca, port);
            default -> postfix(tls, pem, port);
        };
    }

    private static String swaks(boolean tls, Optional<String> pem, String address) {
        List<String> args = new ArrayList<>(List.of("--server", address));
        args.addAll(List.of("--from", FROM, "--to", OUTSIDE, "--ehlo", "relay.contoso.com"));
        if (tls) {
            args.add("--tls");
        }
        pem.ifPresent(file -> args.addAll(List.of("--tls-cert", file, "--tls-key", file)));
        return Swaks.run(args.toArray(String[]::new)).toString();
    }

    private static String openssl(Optional<String> pem, String address) {
        List<String> command = new ArrayList<>(List.of(Installed.program("openssl", "openssl"), "s_client", "-quiet"));
        command.addAll(List.of("-crlf", "-starttls", "smtp", "-connect", address));
        pem.ifPresent(file -> command.addAll(List.of("-cert", file, "-key", file, "-cert_chain", file)));
        String commands = "EHLO relay.contoso.com\nMAIL FROM:<"
                + FROM
                + ">\nRCPT TO:<"
                + OUTSIDE
                + ">\nDATA\n"
                + MESSAGE
                + ".\nQUIT\n";
        return Run.with().stdin(commands).command(command).toString();
    }

    private static String msmtp(boolean tls, Optional<String> pem, String ca, String port) {
        List<String> command = new ArrayList<>(List.of(Installed.program("msmtp", "msmtp")));
        command.addAll(List.of("--file=/dev/null", "--host=127.0.0.1", "--port=" + port));
        command.addAll(List.of("--from=" + FROM, "--domain=relay.contoso.com"));
        if (tls) {
            command.addAll(List.of("--tls=on", "--tls-starttls=on", "--tls-trust-file=" + ca));
        }
        pem.ifPresent(file -> command.addAll(List.of("--tls-cert-file=" + file, "--tls-key-file=" + file)));
        command.add(OUTSIDE);
        return Run.with().stdin(MESSAGE).command(command).toString();
    }

    /** With the PFX itself, as curl on Windows takes it. */
    private static String curl(boolean tls, String shown, String ca, String address) {
        List<String> command = new ArrayList<>(List.of(Installed.program("curl", "curl")));
        command.addAll(List.of("-sSv", "--crlf", "smtp://" + address + "/relay.contoso.com"));
        command.addAll(List.of("--mail-from", FROM, "--mail-rcpt", OUTSIDE));
        command.addAll(List.of("--upload-file", folder.resolve("message").toString()));
        if (tls) {
            command.addAll(List.of("--ssl-reqd", "--cacert", ca));
        }
        if (tls && !shown.equals("none")) {
            command.addAll(List.of("--cert-type", "P12"));
            command.addAll(List.of("--cert", folder.resolve(shown + ".pfx") + ":drill"));
        }
        return Run.command(command).toString();
    }

    private static String python(boolean tls, Optional<String> pem, String ca, String port) {
        return Run.command(List.of(
                        Installed.program("python3", "python3"),
                        folder.resolve("send.py").toString(),
                        port,
                        pem.orElse("-"),
                        tls ? ca : "-",
                        FROM,
                        OUTSIDE))
                .toString();
    }

    /** A Postfix that relays everything through the endpoint as its smart host. */
    private static String postfix(boolean tls, Optional<String> pem, String port) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("default_transport", "smtp");
        settings.put("virtual_mailbox_domains", "");
        settings.put("relayhost", "[127.0.0.1]:" + port);
        settings.put("mynetworks", "127.0.0.0/8");
        settings.put("smtpd_relay_restrictions", "permit_mynetworks, reject");
        settings.put("smtp_helo_name", "relay.contoso.com");
        settings.put("smtp_tls_security_level", tls ? "encrypt" : "none");
        pem.ifPresent(file -> settings.put("smtp_tls_chain_files", file));
        try (Postfix postfix = Postfix.start(settings)) {
            Run given = Swaks.run("--server", postfix.address(), "--from", FROM, "--to", OUTSIDE);
            assertEquals(0, given.exitCode(), given::toString);
            for (int i = 0; i < 200 && !postfix.log().contains(" status="); i++) {
                Installed.pause();
            }
            return postfix.log();
        }
    }

    /** Many at once, and nothing lost. */
    @Test
    void smtpSourceDeliversAll(@TempDir Path store) throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().store(Maildir.in(store)).start()) {
            Run run = Run.command(List.of(
                    Installed.program("smtp-source", "postfix"),
                    "-s",
                    "10",
                    "-m",
                    "500",
                    "-l",
                    "4096",
                    "-f",
                    FROM,
                    "-t",
                    OUTSIDE,
                    endpoint.address()));
            assertEquals(0, run.exitCode(), run::toString);
            assertEquals(500, messages(store));
        }
    }

    private static long messages(Path store) throws IOException {
        try (Stream<Path> all = Files.list(store.resolve("new"))) {
            return all.count();
        }
    }
}
