package tests.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lib.keyfile.PemText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.Run;
import tests.TestCa;
import tests.ThrowAwayCertificate;
import tests.interop.Nsd;
import tests.interop.Postfix;

/** preflight against a real Postfix: what it sees of a server that is not Exchange Online. */
class PreflightPostfixTest {
    private static final TestCa CA = new TestCa();

    @TempDir
    static Path folder;

    private static Nsd nsd;
    private static PreflightRelay relay;

    @BeforeAll
    static void start() throws Exception {
        nsd = Nsd.start(".", PreflightRelay.COMMON + PreflightRelay.zone("contoso.com", ""));
        relay = new PreflightRelay(folder, nsd, CA.root());
        relay.show(CA.leaf("relay.contoso.com").issue());
    }

    @AfterAll
    static void stop() throws Exception {
        if (nsd != null) {
            nsd.close();
        }
    }

    @Test
    void takesTheCertificateAndRefusesTheOutside() throws Exception {
        try (Postfix postfix = Postfix.start(settings(
                "smtpd_tls_security_level = may",
                "smtpd_tls_ask_ccert = yes",
                "virtual_mailbox_domains = contoso.com"))) {
            Run run = run(postfix, "--probe-recipients");
            assertEquals(1, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("pass     smtp.starttls"), run::toString);
            assertTrue(run.stdout().contains("speaks 1.2 and 1.3"), run::toString);
            assertTrue(run.stdout().contains("asked for, sent 2 certificates"), run::toString);
            assertTrue(run.stdout().contains("pass     dialogue.inside"), run::toString);
            assertTrue(run.stdout().contains("do first: dialogue.outside: "), run::toString);
            assertTrue(run.stdout().contains("Relay access denied"), run::toString);
        }
    }

    @Test
    void doesNotAskForTheCertificate() throws Exception {
        try (Postfix postfix =
                Postfix.start(settings("smtpd_tls_security_level = may", "smtpd_tls_protocols = TLSv1.2"))) {
            Run run = run(postfix);
            assertTrue(run.stdout().contains("speaks 1.2\n"), run::toString);
            assertTrue(run.stdout().contains("do first: certificate.asked: "), run::toString);
        }
    }

    /** Postfix wants a certificate of a CA that it trusts, and trusts none: it says so after the handshake. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void refusesTheCertificate(String version) throws Exception {
        try (Postfix postfix = Postfix.start(settings(
                "smtpd_tls_security_level = encrypt",
                "smtpd_tls_ask_ccert = yes",
                "smtpd_tls_req_ccert = yes",
                "smtpd_tls_protocols = " + version))) {
            Run run = run(postfix);
            assertEquals(1, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("do first: certificate.asked: "), run::toString);
            assertTrue(run.stdout().contains("not-run  smtp.starttls"), run::toString);
            assertFalse(run.stdout().contains("inspection"), run::toString);
        }
    }

    @Test
    void offersNoTls() throws Exception {
        try (Postfix postfix = Postfix.start(Map.of())) {
            Run run = run(postfix);
            assertEquals(1, run.exitCode(), run::toString);
            assertTrue(run.stdout().contains("do first: smtp.capabilities: "), run::toString);
        }
    }

    private static Map<String, String> settings(String... lines) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line : lines) {
            settings.put(line.substring(0, line.indexOf(" = ")), line.replaceFirst(".* = ", ""));
        }
        return settings;
    }

    private static Run run(Postfix postfix, String... more) throws IOException {
        X509Certificate server = (X509Certificate) ThrowAwayCertificate.get().certificate();
        Path ca = folder.resolve("postfix-ca.pem");
        Files.writeString(ca, PemText.of(List.of(server)));
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--tls-ca", ca.toString(), "--tls-verify-name", "mail.contoso.test"));
        return relay.run("certificate", "", postfix.port(), all.toArray(new String[0]));
    }
}
