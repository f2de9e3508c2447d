package tests.pfx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import lib.keyfile.PemText;
import lib.keyfile.PfxWriter;
import lib.tls.ClientIdentity;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.PfxCheck;
import tests.Run;
import tests.TestCa;
import tests.interop.Installed;

/** pfx-check --online against an OCSP responder and a CRL on loopback. */
class RevocationTest {
    private static final TestCa CA = new TestCa();

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheCa() throws IOException {
        Files.writeString(folder.resolve("root.pem"), PemText.of(List.of(CA.root())));
        Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(CA.intermediate())));
        Files.writeString(
                folder.resolve("ca.key"),
                PemText.of(CA.intermediateKey().getPrivate(), CA.intermediate().getPublicKey()));
        Files.writeString(folder.resolve("password"), "s3cret");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    valid   | V | no        | ''
                    revoked | R | revoked   | cert.revoked
                    """)
    void asksTheResponder(String name, String status, String outcome, String id) throws Exception {
        String openssl = Installed.program("openssl", "openssl");
        int port = Installed.freePort();
        ClientIdentity identity = CA.leaf("relay.contoso.com")
                .access(AccessDescription.id_ad_ocsp, "http://127.0.0.1:" + port)
                .issue();
        Files.writeString(folder.resolve("index"), index(identity.chain().get(0), status));
        Process responder = new ProcessBuilder(
                        openssl,
                        "ocsp",
                        "-port",
                        "" + port,
                        "-index",
                        "index",
                        "-CA",
                        "ca.pem",
                        "-rsigner",
                        "ca.pem",
                        "-rkey",
                        "ca.key",
                        "-ndays",
                        "1")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("responder").toFile())
                .start();
        try {
            awaitResponder();
            Run run = check(identity);
            assertTrue(run.stdout().contains("\"revocation\":\"" + outcome + "\""), run::toString);
            assertTrue(run.stdout().contains(id), run::toString);
            assertFalse(run.stdout().contains("revocation-unknown"), run::toString);
            assertEquals(status.equals("R") ? 1 : 0, run.exitCode(), run::toString);
        } finally {
            responder.destroy();
            responder.waitFor();
        }
    }

    /** It takes one client after the other, so that none may connect just to see it. */
    private void awaitResponder() throws IOException {
        for (int i = 0; i < 200; i++) {
            if (Files.readString(folder.resolve("responder")).contains("waiting for OCSP")) {
                return;
            }
            Installed.pause();
        }
        throw new AssertionError(Files.readString(folder.resolve("responder")));
    }

    @ParameterizedTest(name = "revoked: {0}")
    @CsvSource({"false", "true"})
    void readsTheList(boolean revoked) throws Exception {
        HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        String url = "http://127.0.0.1:" + http.getAddress().getPort() + "/ca.crl";
        ClientIdentity identity = CA.leaf("relay.contoso.com").crl(url).issue();
        byte[] crl = crl(revoked ? List.of(identity.chain().get(0).getSerialNumber()) : List.of());
        http.createContext("/ca.crl", exchange -> {
            exchange.sendResponseHeaders(200, crl.length);
            exchange.getResponseBody().write(crl);
            exchange.close();
        });
        http.start();
        try {
            Run run = check(identity);
            assertEquals(revoked, run.stdout().contains("cert.revoked"), run::toString);
            String outcome = "\"revocation\":\"" + (revoked ? "revoked" : "no") + "\"";
            assertTrue(run.stdout().contains(outcome), run::toString);
            assertEquals(revoked ? 1 : 0, run.exitCode(), run::toString);
        } finally {
            http.stop(0);
        }
    }

    @Test
    void nobodyAnswersIsNotRevoked() throws Exception {
        String url = "http://127.0.0.1:" + Installed.freePort();
        Run run = check(CA.leaf("relay.contoso.com")
                .access(AccessDescription.id_ad_ocsp, url)
                .issue());
        assertTrue(run.stdout().contains("cert.revocation-unknown"), run::toString);
        assertEquals(0, run.exitCode(), run::toString);
    }

    @Test
    void nobodyIsAskedUnlessWanted() throws Exception {
        String url = "http://127.0.0.1:" + Installed.freePort();
        Files.write(
                folder.resolve("relay.pfx"),
                pfx(CA.leaf("a.contoso.com").crl(url).issue()));
        Run run = run();
        assertTrue(run.stdout().contains("\"revocation\":\"not-run\""), run::toString);
    }

    private Run check(ClientIdentity identity) throws IOException {
        Files.write(folder.resolve("relay.pfx"), pfx(identity));
        return run("--online");
    }

    private static byte[] pfx(ClientIdentity identity) {
        return PfxWriter.pfx(
                Optional.empty(),
                identity.key(),
                identity.chain(),
                "s3cret".toCharArray(),
                PfxWriter.Encryption.LEGACY);
    }

    private Run run(String... more) {
        List<String> args = new java.util.ArrayList<>(List.of(more));
        args.addAll(List.of(
                "--json",
                folder.resolve("relay.pfx").toString(),
                "--pfx-password-file",
                folder.resolve("password").toString(),
                "--client-ca",
                folder.resolve("root.pem").toString()));
        return Run.here(new PfxCheck(), args.toArray(new String[0]));
    }

    /** A line of OpenSSL's database of certificates. */
    private static String index(X509Certificate certificate, String status) {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
        String serial = certificate.getSerialNumber().toString(16).toUpperCase();
        return String.join(
                        "\t",
                        status,
                        form.format(certificate.getNotAfter().toInstant()),
                        status.equals("R") ? form.format(Instant.now().minusSeconds(60)) : "",
                        serial.length() % 2 == 0 ? serial : "0" + serial,
                        "unknown",
                        "/CN=relay.contoso.com")
                + "\n";
    }

    private static byte[] crl(List<BigInteger> serials) throws Exception {
        Date now = Date.from(Instant.now().minusSeconds(60));
        JcaX509v2CRLBuilder crl = new JcaX509v2CRLBuilder(CA.intermediate(), now);
        crl.setNextUpdate(Date.from(Instant.now().plus(Duration.ofDays(1))));
        serials.forEach(serial -> crl.addCRLEntry(serial, now, CRLReason.keyCompromise));
        return crl.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(CA.intermediateKey().getPrivate()))
                .getEncoded();
    }
}
