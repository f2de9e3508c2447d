package tests.smarthost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lib.rehearsal.Decision;
import lib.rehearsal.DrillCertificates;
import lib.rehearsal.KeyFiles;
import lib.rehearsal.Maildir;
import lib.smtp.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scripts.ConnectorSpec;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.interop.Installed;
import tests.interop.Jail;
import tests.interop.Postfix;
import tests.interop.Swaks;

/**
 * The settings that connector-spec prints, loaded into the mail servers that they are for: each relays a message
 * through the rehearsal endpoint's connector by certificate, from an address that no connector names, and nothing for
 * strangers.
 */
class SmartHostFormsTest {
    private static final String STRANGER = "198.51.100.9";

    /** No connector names it, so that the certificate has to do it. */
    private static final String UNNAMED = "192.0.2.1";

    private static final String BY_CERTIFICATE =
            "\"RequireTls\": true, \"TlsSenderCertificateName\": \"*.contoso.com\"";
    private static final String BY_ADDRESS = "\"SenderIPAddresses\": [\"203.0.113.10\"]";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void postfixRelays(boolean trusted) throws IOException {
        try (RehearsalEndpoint endpoint = endpoint(UNNAMED)) {
            Path pem = folder.resolve("relay.pem");
            KeyFiles.writePem(RehearsalEndpoint.CA.issue("relay.contoso.com"), pem);
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("default_transport", "smtp");
            settings.put("smtp_host_lookup", "native");
            settings.put("virtual_mailbox_domains", "");
            settings.put("smtpd_authorized_xclient_hosts", "127.0.0.0/8");
            print("postfix", endpoint, "--pem", pem.toString())
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains(" ="))
                    .forEach(line -> {
                        int equals = line.indexOf(" =");
                        settings.put(
                                line.substring(0, equals),
                                line.substring(equals + 2).strip());
                    });
            settings.put("smtp_tls_CAfile", (trusted ? ca() : otherCa()).toString());
            settings.put("inet_interfaces", "127.0.0.1");
            try (Postfix postfix = Postfix.start(settings)) {
                assertEquals(0, send(postfix.address(), "scanner@contoso.com").exitCode());
                for (int i = 0; i < 200 && !postfix.log().contains(" status="); i++) {
                    Installed.pause();
                }
                if (!trusted) {
                    assertTrue(postfix.log().contains("status=deferred (Server certificate not"), postfix.log());
                    assertEquals(List.of(), endpoint.decisions());
                    return;
                }
                assertTrue(postfix.log().contains("Verified TLS connection established to localhost"), postfix.log());
                assertRelayed(endpoint, "CERTIFICATE", postfix.log());
                Run foreign = send(postfix.address(), "scanner@fabrikam.com");
                assertTrue(foreign.stdout().contains("Sender address rejected"), foreign::toString);
                Run below = send(postfix.address(), "scanner@sub.contoso.com");
                assertTrue(below.stdout().contains("Sender address rejected"), below::toString);
                Run stranger = send(postfix.address(), "scanner@contoso.com", "--xclient", "ADDR=" + STRANGER);
                assertTrue(stranger.stdout().contains("554 5.7.1"), stranger::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eximRelays(boolean trusted) throws IOException {
        try (RehearsalEndpoint endpoint = endpoint(UNNAMED);
                Jail jail = new Jail("exim4-daemon-light", "Debian-exim")) {
            int port = Installed.freePort();
            KeyFiles.writePem(
                    RehearsalEndpoint.CA.issue("relay.contoso.com"),
                    jail.write("etc/exim4/placeholder", "").resolveSibling("relay.pem"));
            // Exim takes a host on this machine for itself; Exchange Online is none.
            // The endpoint's CA is one of its own.
            String configuration = print("exim", endpoint)
                    .replace("no_more", "self = send")
                    .replace("certificates = system", "certificates = /etc/exim4/ca.pem");
            Files.copy(trusted ? ca() : otherCa(), jail.path("etc/exim4/ca.pem"));
            jail.write("etc/hosts", "127.0.0.1 localhost\n");
            jail.write("etc/nsswitch.conf", "hosts: files\n");
            jail.write("etc/exim4/exim4.conf", configuration);
            for (String path : new String[] {"etc/exim4/relay.pem", "var/spool/exim4", "var/log/exim4"}) {
                jail.own(path, "Debian-exim");
            }
            Run check = jail.run("/usr/sbin/exim4", "-bV");
            assertEquals(0, check.exitCode(), check::toString);
            Run refusal = Run.with()
                    .stdin("EHLO x\nMAIL FROM:<a@contoso.com>\nRCPT TO:<b@example.org>\n")
                    .command(jail.command("/usr/sbin/exim4", "-bh", STRANGER));
            assertTrue(refusal.stdout().contains("550 relaying is not permitted"), refusal::toString);
            jail.start(port, "/usr/sbin/exim4", "-bdf", "-oX", String.valueOf(port));
            String address = "127.0.0.1:" + port;
            assertEquals(0, send(address, "scanner@contoso.com").exitCode());
            if (!trusted) {
                Path log = jail.path("var/log/exim4/mainlog");
                for (int i = 0; i < 200 && !Files.readString(log).contains("defer"); i++) {
                    Installed.pause();
                }
                assertTrue(Files.readString(log).contains("certificate verification failed"), Files.readString(log));
                assertEquals(List.of(), endpoint.decisions());
                return;
            }
            assertRelayed(endpoint, "CERTIFICATE", jail.output());
            Run foreign = send(address, "scanner@fabrikam.com");
            assertTrue(foreign.stdout().contains("this sender domain is not"), foreign::toString);
            Run below = send(address, "scanner@sub.contoso.com");
            assertTrue(below.stdout().contains("this sender domain is not"), below::toString);
        }
    }

    /** The chain, which Exchange Online needs, and the sender's domain: both were missing once. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendmailRelays(boolean trusted) throws IOException {
        try (RehearsalEndpoint endpoint = endpoint(UNNAMED);
                Jail jail = new Jail("sendmail-bin", "smmta", "smmsp", "mail", "uucp")) {
            int port = Installed.freePort();
            Path pem = jail.write("etc/mail/tls/placeholder", "").resolveSibling("relay.pem");
            KeyFiles.writePem(RehearsalEndpoint.CA.issue("relay.contoso.com"), pem);
            Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-------"));
            Path certificates = jail.write("etc/ssl/certs/placeholder", "").getParent();
            if (trusted) {
                Files.copy(ca(), certificates.resolve("ca.pem"));
            }
            Run hashed =
                    Run.command(List.of(Installed.program("openssl", "openssl"), "rehash", certificates.toString()));
            assertEquals(0, hashed.exitCode(), hashed::toString);
            jail.write("etc/hosts", "127.0.0.1 localhost relay.contoso.com\n");
            jail.write("etc/nsswitch.conf", "hosts: files\n");
            String printed = print("sendmail", endpoint);
            int access = printed.indexOf("\n# /etc/mail/access");
            jail.write(
                    "etc/mail/sendmail.mc",
                    withoutComments(printed.substring(0, access))
                            .replace("Port=smtp, Addr=127.0.0.1", "Port=" + port + ", Addr=127.0.0.1")
                            .replaceAll("DAEMON_OPTIONS\\(`Family=inet6.*\n", ""));
            jail.write("etc/mail/access", withoutComments(printed.substring(access)));
            for (String folder : List.of("var/spool/mqueue", "var/run/sendmail/mta", "run/sendmail/mta")) {
                Files.createDirectories(jail.path(folder));
            }
            Files.setPosixFilePermissions(jail.path("var/spool/mqueue"), PosixFilePermissions.fromString("rwx------"));
            // What the package's installation writes.
            jail.write("usr/share/sendmail/cf/debian/autoconf.m4", "");
            // It starts a shell, which the jail has not.
            Path cf = jail.path("usr/share/sendmail/cf");
            Path mc = jail.path("etc/mail/sendmail.mc");
            Path debian = cf.resolve("ostype/debian.m4");
            Files.writeString(debian, Files.readString(debian).replace("/usr/share/sendmail/cf", cf.toString()));
            Files.writeString(mc, Files.readString(mc).replace("/usr/share/sendmail/cf", cf.toString()));
            Run m4 = Run.command(List.of(jail.path("usr/bin/m4").toString(), "-D_CF_DIR_=" + cf + "/", mc.toString()));
            assertEquals(0, m4.exitCode(), m4::toString);
            assertEquals("", m4.stderr());
            jail.write("etc/mail/sendmail.cf", m4.stdout());
            Run made = Run.with()
                    .stdin(Files.readString(jail.path("etc/mail/access")))
                    .command(jail.command("/usr/libexec/sendmail/makemap", "hash", "/etc/mail/access"));
            assertEquals(0, made.exitCode(), made::toString);
            jail.start(port, "/usr/libexec/sendmail/sendmail", "-bD", "-C/etc/mail/sendmail.cf", "-X/tmp/traffic");
            String address = "127.0.0.1:" + port;
            Run given = send(address, "scanner@contoso.com");
            assertEquals(0, given.exitCode(), given::toString);
            if (trusted) {
                assertRelayed(endpoint, "CERTIFICATE", jail.output());
            } else {
                Path traffic = jail.path("tmp/traffic");
                for (int i = 0; i < 200 && !Files.readString(traffic).contains(">>> STARTTLS"); i++) {
                    Installed.pause();
                }
                for (int i = 0; i < 200 && !Files.readString(traffic).contains("<<< 221"); i++) {
                    Installed.pause();
                }
                String said = Files.readString(traffic);
                assertTrue(said.contains(">>> STARTTLS") && !said.contains(">>> MAIL From"), said);
            }
            for (String from : List.of("scanner@fabrikam.com", "scanner@sub.contoso.com")) {
                Run foreign = send(address, from);
                assertTrue(foreign.stdout().contains("this sender domain is not"), foreign::toString);
            }
        }
    }

    private static String withoutComments(String text) {
        return text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The root of the endpoint's certificate. */
    private Path ca() throws IOException {
        return RehearsalEndpoint.writeRoot(RehearsalEndpoint.CA, folder.resolve("ca.pem"));
    }

    /** A root that the endpoint's certificate is not of: as with a man in the middle. */
    private Path otherCa() throws IOException {
        return RehearsalEndpoint.writeRoot(DrillCertificates.make(), folder.resolve("ca.pem"));
    }

    /**
     * Debian 12's 6.8 is older than its OpenSSL 3 and cannot sign with its key, so the certificate's settings are only
     * checked there, and the message goes by address.
     */
    @Test
    void openSmtpdRelays() throws IOException {
        try (RehearsalEndpoint endpoint = endpoint("203.0.113.10");
                Jail jail = new Jail("opensmtpd", "opensmtpd", "opensmtpq")) {
            int port = Installed.freePort();
            Path pem = jail.write("etc/ssl/private/placeholder", "").resolveSibling("relay.pem");
            KeyFiles.writePem(RehearsalEndpoint.CA.issue("relay.contoso.com"), pem);
            Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-------"));
            jail.write("etc/smtpd.conf", print("opensmtpd", endpoint));
            Run check = jail.run("/usr/sbin/smtpd", "-n");
            assertEquals("configuration OK\n", check.stderr(), check::toString);

            // The endpoint's certificate is from a CA of its own, and its name is another.
            String byAddress = print(BY_ADDRESS, "opensmtpd", endpoint)
                    .replace("localhost", "127.0.0.1")
                    .replace("\" helo ", "\" tls no-verify helo ")
                    .replace("port 25\n", "port " + port + "\n");
            jail.write("etc/smtpd.conf", byAddress);
            jail.own("var/spool/smtpd", "root");
            Files.setPosixFilePermissions(jail.path("var/spool/smtpd"), PosixFilePermissions.fromString("rwx--x--x"));
            jail.own("var/lib/opensmtpd/empty", "root");
            jail.start(port, "/usr/sbin/smtpd", "-d");
            String address = "127.0.0.1:" + port;
            Run given = send(address, "scanner@contoso.com");
            assertEquals(0, given.exitCode(), given::toString);
            assertRelayed(endpoint, "IP", jail.output());
            Run foreign = send(address, "scanner@fabrikam.com");
            assertTrue(foreign.stdout().contains("550 Invalid recipient"), foreign::toString);
        }
    }

    private RehearsalEndpoint endpoint(String address) throws IOException {
        return RehearsalEndpoint.with()
                .asIp(address)
                .store(Maildir.in(folder.resolve("mail")))
                .start();
    }

    private String print(String form, RehearsalEndpoint endpoint, String... more) throws IOException {
        return print(BY_CERTIFICATE, form, endpoint, more);
    }

    private String print(String identity, String form, RehearsalEndpoint endpoint, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("relay.json"), """
                        {"acceptedDomains": ["contoso.com"], "server": "%s",
                         "connector": {"Name": "a", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                           %s},
                         "test": {"ehlo": "relay.contoso.com"}}
                        """.formatted(
                        endpoint.address().replace("127.0.0.1", "localhost"), identity));
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"print", file.toString(), "--as", form}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        Run run = Run.here(new ConnectorSpec(), args);
        assertEquals(0, run.exitCode(), run::toString);
        return run.stdout();
    }

    private static Run send(String server, String from, String... more) {
        String[] args = new String[6 + more.length];
        System.arraycopy(
                new String[] {"--server", server, "--from", from, "--to", "someone@example.org"}, 0, args, 0, 6);
        System.arraycopy(more, 0, args, 6, more.length);
        return Swaks.run(args);
    }

    private static void assertRelayed(RehearsalEndpoint endpoint, String match, String log) {
        endpoint.await(one -> one.stage() == Stage.DATA && one.accepted());
        Decision recipient = endpoint.await(one -> one.stage() == Stage.RCPT);
        assertEquals(match, recipient.attribution().orElseThrow().match().name(), log);
        assertTrue(recipient.tls().isPresent(), log);
        assertEquals("scanner@contoso.com", recipient.mailFrom().orElseThrow(), log);
    }
}
