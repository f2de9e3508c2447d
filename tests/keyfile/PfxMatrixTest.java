package tests.keyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import lib.finding.Problem;
import lib.keyfile.KeyEntry;
import lib.keyfile.KeyFile;
import lib.keyfile.PemText;
import lib.keyfile.SealedKeyFile;
import lib.tls.ClientIdentity;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBMac1CalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.Run;
import tests.TestCa;
import tests.interop.Installed;

/** Key files as OpenSSL, keytool and Bouncy Castle write them are read, with nothing lost. */
class PfxMatrixTest {
    private static final ClientIdentity IDENTITY =
            new TestCa().leaf("relay.contoso.com").issue();
    private static final String PASSWORD = "s3cret";

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeThePem() throws IOException {
        X509Certificate leaf = IDENTITY.chain().get(0);
        Files.writeString(folder.resolve("key.pem"), PemText.of(IDENTITY.key(), leaf.getPublicKey()));
        Files.writeString(
                folder.resolve("cert.pem"), PemText.of(IDENTITY.chain().subList(0, 1)));
        Files.writeString(
                folder.resolve("chain.pem"), PemText.of(IDENTITY.chain().subList(1, 2)));
        Files.writeString(folder.resolve("full.pem"), PemText.of(IDENTITY.chain()));
    }

    /**
     * What Windows writes: TripleDES-SHA1 is 3DES for both and HMAC-SHA1, AES256-SHA256 is PBES2 with HMAC-SHA256, each
     * with 2000 rounds; older versions take RC2-40 for the certificates.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    OpenSSL 3                  | | AES-256 (PBKDF2 with SHA-256, 2048 rounds) | HMAC-SHA-256 (2048 rounds)
                    OpenSSL 1.1                | -legacy -descert | 3DES (PBE with SHA-1, 2048 rounds) | HMAC-SHA-1 (2048 rounds)
                    Windows, old               | -legacy -iter 2000 | 3DES (PBE with SHA-1, 2000 rounds) | HMAC-SHA-1 (2000 rounds)
                    Windows, TripleDES-SHA1    | -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -iter 2000 | 3DES (PBE with SHA-1, 2000 rounds) | HMAC-SHA-1 (2000 rounds)
                    Windows, AES256-SHA256     | -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256 -iter 2000 | AES-256 (PBKDF2 with SHA-256, 2000 rounds) | HMAC-SHA-256 (2000 rounds)
                    AES-128                    | -keypbe AES-128-CBC -certpbe AES-128-CBC | AES-128 (PBKDF2 with SHA-256, 2048 rounds) | HMAC-SHA-256 (2048 rounds)
                    AES-192                    | -keypbe AES-192-CBC -certpbe AES-192-CBC | AES-192 (PBKDF2 with SHA-256, 2048 rounds) | HMAC-SHA-256 (2048 rounds)
                    3DES in PBES2              | -keypbe DES-EDE3-CBC -certpbe DES-EDE3-CBC | 3DES (PBKDF2 with SHA-256, 2048 rounds) | HMAC-SHA-256 (2048 rounds)
                    RC4 and RC2                | -legacy -keypbe PBE-SHA1-RC4-128 -certpbe PBE-SHA1-RC2-40 | RC4-128 (PBE with SHA-1, 2048 rounds) | HMAC-SHA-1 (2048 rounds)
                    RC4-40 and RC2-128         | -legacy -keypbe PBE-SHA1-RC4-40 -certpbe PBE-SHA1-RC2-128 | RC4-40 (PBE with SHA-1, 2048 rounds) | HMAC-SHA-1 (2048 rounds)
                    3DES with two keys         | -keypbe PBE-SHA1-2DES -certpbe PBE-SHA1-2DES | 3DES (PBE with SHA-1, 2048 rounds) | HMAC-SHA-256 (2048 rounds)
                    HMAC-SHA-512               | -macalg sha512 | AES-256 (PBKDF2 with SHA-256, 2048 rounds) | HMAC-SHA-512 (2048 rounds)
                    HMAC-SHA-384               | -macalg sha384 | AES-256 (PBKDF2 with SHA-256, 2048 rounds) | HMAC-SHA-384 (2048 rounds)
                    600,000 rounds             | -iter 600000 | AES-256 (PBKDF2 with SHA-256, 600000 rounds) | HMAC-SHA-256 (600000 rounds)
                    1,000,000 rounds           | -iter 1000000 | AES-256 (PBKDF2 with SHA-256, 1000000 rounds) | HMAC-SHA-256 (1000000 rounds)
                    600,000 of 3DES and RC2    | -legacy -iter 600000 | 3DES (PBE with SHA-1, 600000 rounds) | HMAC-SHA-1 (600000 rounds)
                    one round                  | -noiter -nomaciter | AES-256 (PBKDF2 with SHA-256, 1 rounds) | HMAC-SHA-256 (1 rounds)
                    no checksum                | -nomac | AES-256 (PBKDF2 with SHA-256, 2048 rounds) |
                    key in clear               | -keypbe NONE | | HMAC-SHA-256 (2048 rounds)
                    certificates in clear      | -certpbe NONE | AES-256 (PBKDF2 with SHA-256, 2048 rounds) | HMAC-SHA-256 (2048 rounds)
                    friendly name              | -name relay | AES-256 (PBKDF2 with SHA-256, 2048 rounds) | HMAC-SHA-256 (2048 rounds)
                    name with an umlaut        | -name größe | AES-256 (PBKDF2 with SHA-256, 2048 rounds) | HMAC-SHA-256 (2048 rounds)
                    """)
    void readsWhatOpensslWrites(String name, String options, String cipher, String mac) throws Exception {
        List<String> more = new ArrayList<>();
        if (options != null) {
            more.addAll(Arrays.asList(options.split(" ")));
        }
        Path file = openssl(more);
        KeyFile read = opens(file, PASSWORD);
        assertEquals(cipher, read.protection().keys().orElse(null));
        assertEquals(mac, read.protection().mac().orElse(null));
        if (read.protection().mac().isPresent() || read.protection().keys().isPresent()) {
            assertEquals(
                    "pfx.wrong-password",
                    assertThrows(Problem.class, () -> read(file, "S3cret"))
                            .finding()
                            .id());
        }
    }

    /** The pair is proved on curves that Java cannot sign on, and a key of another certificate is none. */
    @ParameterizedTest
    @CsvSource({"P-384", "secp256k1", "brainpoolP256r1"})
    void provesThePairOnEveryCurve(String curve) throws Exception {
        for (String name : List.of("one", "two")) {
            String key = folder.resolve(name + "-key.pem").toString();
            String certificate = folder.resolve(name + "-cert.pem").toString();
            Run made = Run.command(List.of(
                    Installed.program("openssl", "openssl"),
                    "req",
                    "-x509",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:" + curve,
                    "-nodes",
                    "-keyout",
                    key,
                    "-out",
                    certificate,
                    "-subj",
                    "/CN=relay.contoso.com"));
            assertEquals(0, made.exitCode(), made::toString);
        }
        assertTrue(
                pair("one-cert.pem", "one-key.pem").keys().get(0).certificate().isPresent());
        assertTrue(
                pair("one-cert.pem", "two-key.pem").keys().get(0).certificate().isEmpty());
    }

    /**
     * One bit of the private exponent, of a prime or of another number: openssl pkey -check refuses it, and so do we.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void damagedRsaKeyIsNoPair(int number) throws Exception {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(IDENTITY.key().getEncoded());
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        ASN1Sequence sound = ASN1Sequence.getInstance(info.parsePrivateKey());
        for (int i = 0; i < sound.size(); i++) {
            BigInteger value = ASN1Integer.getInstance(sound.getObjectAt(i)).getValue();
            numbers.add(new ASN1Integer(i == number ? value.flipBit(9) : value));
        }
        byte[] der = new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), new DERSequence(numbers)).getEncoded();
        Files.writeString(
                folder.resolve("damaged.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END PRIVATE KEY-----\n");
        KeyEntry entry = pair("full.pem", "damaged.pem").keys().get(0);
        assertTrue(entry.certificate().isEmpty());
        assertTrue(entry.isDamaged());
    }

    private static KeyFile pair(String certificate, String key) {
        return SealedKeyFile.pair(folder.resolve(certificate), folder.resolve(key))
                .open(new char[0]);
    }

    @ParameterizedTest
    @CsvSource({"''", "pässwörd €", "'a b'", "0123456789012345678901234567890123456789"})
    void readsWithAnyPassword(String password) throws Exception {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, password + "\n");
        Path file = folder.resolve("relay.pfx");
        Run run = Run.command(command("pkcs12 -export -inkey key.pem -in cert.pem -certfile chain.pem"
                + " -out relay.pfx -passout file:secret"));
        assertEquals(0, run.exitCode(), run::toString);
        opens(file, password);
    }

    @ParameterizedTest
    @CsvSource({"PKCS12, PFX", "JKS, JKS", "JCEKS, JKS"})
    void readsWhatJavaWrites(String type, KeyFile.Format format) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setKeyEntry(
                "relay",
                IDENTITY.key(),
                PASSWORD.toCharArray(),
                IDENTITY.chain().toArray(new Certificate[0]));
        Path file = folder.resolve("store");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        KeyFile read = opens(file, PASSWORD);
        assertEquals(format, read.format());
        assertEquals("relay", read.keys().get(0).name().orElseThrow());
        assertThrows(Problem.class, () -> read(file, "wrong"));
    }

    /** OpenSSL before 3.4 cannot write it, and Java before 26 cannot read it (RFC 9579). */
    @ParameterizedTest
    @CsvSource({"1.2.840.113549.2.9, SHA-256", "1.2.840.113549.2.11, SHA-512"})
    void readsPbmac1(String hmac, String words) throws Exception {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(new ASN1ObjectIdentifier(hmac), DERNull.INSTANCE);
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        PBMAC1Params parameters = new PBMAC1Params(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, 2048, 32, algorithm)),
                algorithm);
        PKCS12PfxPduBuilder pfx = new PKCS12PfxPduBuilder();
        pfx.addData(new PKCS12SafeBagBuilder(
                        PrivateKeyInfo.getInstance(IDENTITY.key().getEncoded()))
                .build());
        for (X509Certificate one : IDENTITY.chain()) {
            pfx.addData(new JcaPKCS12SafeBagBuilder(one).build());
        }
        Path file = folder.resolve("pbmac1.pfx");
        Files.write(
                file,
                pfx.build(new BcPKCS12PBMac1CalculatorBuilder(parameters), PASSWORD.toCharArray())
                        .getEncoded());
        KeyFile read = opens(file, PASSWORD);
        assertEquals(
                "PBMAC1 with HMAC-" + words + " (2048 rounds)",
                read.protection().mac().get());
        assertTrue(read.protection().pbmac1());
        assertEquals(
                "pfx.wrong-password",
                assertThrows(Problem.class, () -> read(file, "wrong")).finding().id());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    PKCS #8                | pkcs8 -topk8 -nocrypt
                    PKCS #8, encrypted     | pkcs8 -topk8 -passout pass:s3cret
                    PKCS #8, SHA-512       | pkcs8 -topk8 -v2prf hmacWithSHA512 -passout pass:s3cret
                    PKCS #8, 3DES          | pkcs8 -topk8 -v2 des3 -passout pass:s3cret
                    PKCS #8, PKCS #12's    | pkcs8 -topk8 -v1 PBE-SHA1-3DES -passout pass:s3cret
                    PKCS #8, DES           | pkcs8 -topk8 -v1 PBE-MD5-DES -provider legacy -provider default -passout pass:s3cret
                    PKCS #1                | rsa -traditional
                    PKCS #1, AES           | rsa -traditional -aes256 -passout pass:s3cret
                    PKCS #1, 3DES          | rsa -traditional -des3 -passout pass:s3cret
                    """)
    void readsPemKeys(String name, String options) throws Exception {
        Run run = Run.command(command(options + " -in key.pem -out other.pem"));
        assertEquals(0, run.exitCode(), run::toString);
        Path both = folder.resolve("both.pem");
        Files.writeString(
                both, Files.readString(folder.resolve("other.pem")) + Files.readString(folder.resolve("full.pem")));
        assertEquals(KeyFile.Format.PEM, opens(both, PASSWORD).format());
        if (options.contains("pass:")) {
            assertThrows(Problem.class, () -> read(both, "wrong"));
        }
    }

    private static Path openssl(List<String> more) {
        List<String> command = command("pkcs12 -export -inkey key.pem -in cert.pem -certfile chain.pem"
                + " -passout pass:s3cret -out relay.pfx");
        command.addAll(more);
        Run run = Run.command(command);
        assertEquals(0, run.exitCode(), run::toString);
        return folder.resolve("relay.pfx");
    }

    /** Files of the folder are named as they are there. */
    private static List<String> command(String words) {
        List<String> command = new ArrayList<>();
        command.add(Installed.program("openssl", "openssl"));
        for (String word : words.split(" ")) {
            boolean file = word.endsWith(".pem") || word.endsWith(".pfx");
            String path = folder.resolve(word.replace("file:", "")).toString();
            command.add(word.startsWith("file:") ? "file:" + path : file ? path : word);
        }
        return command;
    }

    private static KeyFile read(Path file, String password) {
        return KeyFile.read("file", file, password.toCharArray());
    }

    private static KeyFile opens(Path file, String password) {
        KeyFile read = read(file, password);
        assertEquals(1, read.keys().size());
        assertEquals(IDENTITY.key(), read.keys().get(0).key());
        assertEquals(
                IDENTITY.chain(), read.chain(read.keys().get(0)).orElseThrow().certificates());
        return read;
    }
}
