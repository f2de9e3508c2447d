package tests.pfx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lib.keyfile.Fingerprints;
import lib.keyfile.PemText;
import lib.keyfile.PfxWriter;
import lib.tls.ClientIdentity;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scripts.PfxCheck;
import tests.Golden;
import tests.Run;
import tests.TestCa;
import tests.interop.Installed;

/** pfx-check as an admin runs it; what it writes, OpenSSL reads. */
class PfxCheckTest {
    private static final TestCa CA = new TestCa();
    private static final ClientIdentity RSA = CA.leaf("relay.contoso.com")
            .extendedUsage(KeyPurposeId.id_kp_serverAuth)
            .issue();
    private static final ClientIdentity EC =
            CA.leaf("relay.contoso.com").key(TestCa.key("EC", 384)).issue();

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("complete.pfx", RSA);
        write("leaf-only.pfx", leafOnly(RSA));
        write("ec.pfx", leafOnly(EC));
        write("expired.pfx", CA.leaf("relay.contoso.com").days(-90, -1).issue());
        Files.writeString(folder.resolve("root.pem"), PemText.of(List.of(CA.root())));
        Files.writeString(folder.resolve("intermediate.pem"), PemText.of(List.of(CA.intermediate())));
        Files.writeString(folder.resolve("full.pem"), PemText.of(RSA.chain()));
        Files.writeString(
                folder.resolve("key.pem"),
                PemText.of(RSA.key(), RSA.chain().get(0).getPublicKey()));
        Files.writeString(folder.resolve("secret.txt"), "s3cret\n");
        Files.writeString(folder.resolve("wrong.txt"), "S3cret\n");
        Files.writeString(folder.resolve("there.pfx"), "there");
        Files.writeString(folder.resolve("relay.json"), """
                {"acceptedDomains": ["contoso.com"], "test": {"pfx": "complete.pfx"},
                 "connector": {"Name": "TLS", "ConnectorType": "OnPremises", "RequireTls": true,
                  "TlsSenderCertificateName": "*.contoso.com"}}
                """);
    }

    private void write(String name, ClientIdentity identity) throws IOException {
        Files.write(
                folder.resolve(name),
                PfxWriter.pfx(
                        Optional.of("relay"),
                        identity.key(),
                        identity.chain(),
                        "s3cret".toCharArray(),
                        PfxWriter.Encryption.LEGACY));
    }

    private static ClientIdentity leafOnly(ClientIdentity identity) {
        return new ClientIdentity(identity.key(), identity.chain().subList(0, 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    pfx-check-fit        | --spec relay.json
                    pfx-check-leaf-only  | leaf-only.pfx --connector-name *.contoso.com
                    pfx-check-expired    | expired.pfx --connector-name *.fabrikam.com
                    pfx-check-pem        | --cert full.pem --key key.pem
                    """)
    void tellsWhatItFinds(String golden, String options) {
        Run run = run(options + " --client-ca root.pem");
        Golden.check(
                golden,
                run,
                Pattern.quote(folder.toString()),
                "<dir>",
                "\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z",
                "<time>",
                "expired on [0-9-]+",
                "expired on <day>",
                "(SHA-\\d+ +)[0-9A-F:]{40,}",
                "$1<fingerprint>");
    }

    @Test
    void helps() {
        Golden.check("pfx-check-help", Run.here(new PfxCheck(), "--help"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no file                |                                          | option.missing
                    wrong password         | complete.pfx --pfx-password-file wrong.txt | pfx.wrong-password
                    certificate alone      | --cert full.pem                          | option.contradiction
                    key alone              | --key key.pem                            | option.contradiction
                    no certificate in it   | --cert key.pem --key key.pem             | pfx.no-certificate
                    no key in it           | --cert full.pem --key full.pem           | pfx.no-key
                    chain for nothing      | complete.pfx --chain intermediate.pem    | option.contradiction
                    legacy for nothing     | complete.pfx --legacy                    | option.contradiction
                    force for nothing      | complete.pfx --force                     | option.contradiction
                    over the original      | complete.pfx --fix-out complete.pfx --force | pfx.original
                    over its own key       | --cert full.pem --key key.pem --fix-out key.pem --force | pfx.original
                    over another           | complete.pfx --fix-out there.pfx         | file.exists
                    over a folder          | complete.pfx --fix-out . --force         | file.exists
                    in no folder           | complete.pfx --fix-out no/such.pfx       | file.unwritable
                    PEM over a file        | complete.pfx --export-pem there.pfx      | file.unwritable
                    no intermediates in it | leaf-only.pfx --chain there.pfx --fix-out new.pfx | cert.no-certificates
                    no CA in it            | complete.pfx --client-ca there.pfx       | tls.ca-file
                    """)
    void refuses(String name, String options, String id) throws IOException {
        Run run = run((options == null ? "" : options + " ") + "--json");
        assertTrue(run.stdout().contains("\"id\":\"" + id + "\""), run::toString);
        assertEquals(2, run.exitCode(), run::toString);
        assertEquals("there", Files.readString(folder.resolve("there.pfx")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"leaf-only.pfx, '', RSA", "leaf-only.pfx, --legacy, RSA", "ec.pfx, '', EC", "ec.pfx, --legacy, EC"})
    void repairs(String file, String how, String key) throws IOException {
        byte[] original = Files.readAllBytes(folder.resolve(file));
        Run run = run(file + " --chain intermediate.pem --client-ca root.pem --fix-out new.pfx " + how);
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(run.stdout().endsWith("fit for the connector *.contoso.com\n"), run::toString);
        assertArrayEquals(original, Files.readAllBytes(folder.resolve(file)));
        assertPrivate("new.pfx");
        ClientIdentity identity = key.equals("EC") ? EC : RSA;
        Run info = openssl("pkcs12 -in new.pfx -info -nodes -passin file:secret.txt " + how);
        assertEquals(0, info.exitCode(), info::toString);
        assertTrue(info.stderr().contains(how.isEmpty() ? "AES-256-CBC" : "3-KeyTripleDES-CBC"));
        String base64 = PemText.of(identity.chain()).replaceAll("-----[A-Z ]+-----|\n", "");
        assertTrue(certificates(info.stdout()).equals(base64), info::toString);
    }

    private static String certificates(String text) {
        StringBuilder all = new StringBuilder();
        for (String part : text.split("-----BEGIN CERTIFICATE-----\n")) {
            int end = part.indexOf("-----END CERTIFICATE-----");
            all.append(end < 0 ? "" : part.substring(0, end).replace("\n", ""));
        }
        return all.toString();
    }

    @Test
    void makesAPfxOfPem() throws IOException {
        Run run = run("--cert full.pem --key key.pem --client-ca root.pem --fix-out new.pfx");
        assertEquals(0, run.exitCode(), run::toString);
        Run again = run("new.pfx --client-ca root.pem --connector-name *.contoso.com");
        assertTrue(again.stdout().endsWith("fit for the connector *.contoso.com\n"), again::toString);
    }

    @Test
    void replacesWhenForced() throws IOException {
        assertEquals(
                0,
                run("complete.pfx --client-ca root.pem --fix-out there.pfx --force")
                        .exitCode());
        assertEquals(0, run("there.pfx --client-ca root.pem").exitCode());
        assertPrivate("there.pfx");
    }

    @ParameterizedTest
    @CsvSource({"leaf-only.pfx, RSA", "ec.pfx, EC"})
    void exportsPem(String file, String key) throws IOException {
        Run run = run(file + " --chain intermediate.pem --client-ca root.pem --export-pem pem");
        assertEquals(0, run.exitCode(), run::toString);
        assertPrivate("pem/key.pem");
        Run verified = openssl("verify -CAfile root.pem -untrusted pem/chain.pem pem/cert.pem");
        assertTrue(verified.stdout().endsWith("cert.pem: OK\n"), verified::toString);
        ClientIdentity identity = key.equals("EC") ? EC : RSA;
        assertEquals(PemText.of(identity.chain()), Files.readString(folder.resolve("pem/fullchain.pem")));
        Run open = openssl("pkey -in pem/key.pem -pubout");
        Run wanted = openssl("x509 -in pem/cert.pem -noout -pubkey");
        assertEquals(wanted.stdout(), open.stdout());
        Run digest = openssl("x509 -in pem/cert.pem -noout -fingerprint -sha256");
        String sha256 = Fingerprints.sha256(identity.chain().get(0));
        assertTrue(digest.stdout().contains(sha256), digest::toString);
        Run again = run(file + " --chain intermediate.pem --export-pem pem");
        assertTrue(again.stderr().contains("there is one already"), again::toString);
    }

    private void assertPrivate(String file) throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
    }

    private Run openssl(String words) {
        List<String> command = new ArrayList<>();
        command.add(Installed.program("openssl", "openssl"));
        command.addAll(List.of(words.strip().split(" +")));
        return Run.with().in(folder).command(command);
    }

    /** With the password, and files of the folder as they are there. */
    private Run run(String options) {
        List<String> args = new ArrayList<>();
        for (String word : options.strip().split(" +")) {
            boolean file = word.contains(".") && !word.startsWith("*") || word.startsWith("pem");
            args.add(file || word.contains("/") ? folder.resolve(word).toString() : word);
        }
        args.removeIf(String::isEmpty);
        if (!options.contains("--pfx-password-file")) {
            args.addAll(Arrays.asList(
                    "--pfx-password-file", folder.resolve("secret.txt").toString()));
        }
        Run run = Run.here(new PfxCheck(), args.toArray(new String[0]));
        assertFalse(run.toString().contains("s3cret"), "the password is in no output");
        return run;
    }
}
