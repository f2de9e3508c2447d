package tests.keyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lib.finding.Problem;
import lib.keyfile.KeyFile;
import lib.keyfile.PemText;
import lib.keyfile.PfxWriter;
import lib.tls.ClientIdentity;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scripts.PfxCheck;
import tests.Run;
import tests.TestCa;

/** Files that are no key files, or no longer: each is told by its own word, soon, and no more. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class BrokenKeyFileTest {
    private static final ClientIdentity IDENTITY =
            new TestCa().leaf("relay.contoso.com").issue();
    private static final String PASSWORD = "s3cret";
    private static final byte[] GOOD = pfx(IDENTITY, PASSWORD);

    private static final String DATA = "1.2.840.113549.1.7.1";
    private static final String SIGNED = "1.2.840.113549.1.7.2";
    private static final String ENVELOPED = "1.2.840.113549.1.7.3";
    private static final String ENCRYPTED = "1.2.840.113549.1.7.6";
    private static final String BAGS = "1.2.840.113549.1.12.10.1.";
    private static final String TRIPLE_DES = "1.2.840.113549.1.12.1.3";
    private static final String SHA1 = "1.3.14.3.2.26";

    @TempDir
    static Path folder;

    /** A file, its password, and the id of what is told. */
    record Broken(String name, byte[] bytes, String password, String id) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Broken> files() throws Exception {
        List<Broken> all = new ArrayList<>();
        all.add(of("empty", new byte[0], "pfx.empty"));
        for (int length : new int[] {1, 2, 3, 4, 20, 100, GOOD.length / 2, GOOD.length - 1}) {
            all.add(of("cut after " + length, Arrays.copyOf(GOOD, length), "pfx.truncated"));
        }
        all.add(new Broken("wrong password", GOOD, "S3cret", "pfx.wrong-password"));
        all.add(new Broken("password with a blank", GOOD, PASSWORD + " ", "pfx.wrong-password"));
        all.add(new Broken("no password", GOOD, "", "pfx.wrong-password"));
        all.add(new Broken("password too many", pfx(IDENTITY, ""), "x", "pfx.wrong-password"));
        all.add(of("one bit of a certificate", flipped(GOOD.length / 3, 1), "pfx.wrong-password"));
        all.add(of("one bit of the checksum", flipped(GOOD.length - 40, 1), "pfx.wrong-password"));
        all.add(of("text", "not a key file".getBytes(), "pfx.unknown-format"));
        all.add(of("zeros", new byte[5000], "pfx.unknown-format"));
        all.add(of("ZIP", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}, "pfx.unknown-format"));
        all.add(of("base64", Base64.getMimeEncoder().encode(GOOD), "pfx.base64"));
        all.add(of("nothing but a SEQUENCE", new byte[] {0x30, 0}, "pfx.damaged"));
        all.add(of("header of 5 octets", new byte[] {0x30, (byte) 0x85, 1, 1, 1, 1, 1}, "pfx.damaged"));
        all.add(of("header beyond the file", new byte[] {0x30, (byte) 0x84, 127, -1, -1, -1}, "pfx.truncated"));
        all.add(of("no end (BER)", new byte[] {0x30, (byte) 0x80, 2, 1, 3}, "pfx.damaged"));
        all.add(of("100,000 SEQUENCEs in each other", nestedSequences(100_000), "pfx.damaged"));
        addCertificates(all);
        addPem(all);
        addJks(all);
        addStructures(all);
        return all.stream();
    }

    private static void addCertificates(List<Broken> all) throws GeneralSecurityException {
        byte[] der = IDENTITY.chain().get(0).getEncoded();
        all.add(of("DER certificate", der, "pfx.certificate-alone"));
        all.add(of("PEM certificate", PemText.of(IDENTITY.chain()).getBytes(), "pfx.certificate-alone"));
        all.add(of("PKCS #7", bytes(seq(oid(SIGNED), tagged(seq()))), "pfx.certificates-alone"));
        all.add(of("DER key", IDENTITY.key().getEncoded(), "pfx.key-alone"));
        ASN1Encodable cipher = seq(oid(TRIPLE_DES), seq(octets(8), integer(2000)));
        all.add(of("encrypted DER key", bytes(seq(cipher, octets(64))), "pfx.key-alone"));
        ASN1Encodable request = seq(integer(0), seq(), seq(), new DERTaggedObject(false, 0, seq()));
        all.add(of("request", bytes(seq(request, seq(), octets(9))), "pfx.request-alone"));
        all.add(of(
                "PEM request",
                "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n".getBytes(),
                "pfx.request-alone"));
    }

    private static void addPem(List<Broken> all) {
        String key = PemText.of(IDENTITY.key(), IDENTITY.chain().get(0).getPublicKey());
        String chain = PemText.of(IDENTITY.chain());
        all.add(of("PEM key alone", key.getBytes(), "pfx.no-certificate"));
        all.add(of("PEM cut off", (chain + key.substring(0, 500)).getBytes(), "pfx.truncated"));
        all.add(of("PEM without base64", (chain + key.replace('A', '!')).getBytes(), "pfx.damaged"));
        all.add(of(
                "PEM with another key's label",
                (chain + key.replace("PRIVATE KEY", "EC PRIVATE KEY")).getBytes(),
                "pfx.damaged"));
        all.add(of(
                "PEM with a broken certificate",
                ("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n" + key).getBytes(),
                "pfx.damaged"));
        all.add(of(
                "PEM with an unknown cipher",
                (chain + key.replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\n" + "DEK-Info: ROT13,00\n\nM"))
                        .getBytes(),
                "pfx.unsupported-algorithm"));
        all.add(of(
                "begin without end, 1000 times",
                "-----BEGIN A-----".repeat(1000).getBytes(),
                "pfx.truncated"));
    }

    private static void addJks(List<Broken> all) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setCertificateEntry("ca", IDENTITY.chain().get(1));
        byte[] certificates = bytes(store);
        store.setKeyEntry(
                "relay",
                IDENTITY.key(),
                PASSWORD.toCharArray(),
                IDENTITY.chain().toArray(new Certificate[0]));
        byte[] jks = bytes(store);
        all.add(of("JKS without a key", certificates, "pfx.no-key"));
        all.add(new Broken("JKS, wrong password", jks, "x", "pfx.wrong-password"));
        all.add(of("JKS cut off", Arrays.copyOf(jks, 900), "pfx.truncated"));
        byte[] huge = Arrays.copyOf(jks, jks.length);
        Arrays.fill(huge, 8, 12, (byte) 0x7F);
        all.add(of("JKS with 2139062143 entries", huge, "pfx.damaged"));
        store.setKeyEntry(
                "relay", IDENTITY.key(), "other".toCharArray(), IDENTITY.chain().toArray(new Certificate[0]));
        all.add(of("JKS whose key has its own password", bytes(store), "pfx.other-password"));
    }

    private static void addStructures(List<Broken> all) throws GeneralSecurityException {
        ASN1Encodable none = seq();
        all.add(of("nothing in it", pfx(none), "pfx.no-key"));
        all.add(of("version 4", bytes(seq(integer(4), content(DATA, bytes(none)))), "pfx.damaged"));
        all.add(of(
                "signed in place of a password",
                bytes(seq(integer(3), seq(oid(SIGNED), tagged(seq())))),
                "pfx.unsupported-algorithm"));
        all.add(of("content of another type", bytes(seq(integer(3), content("1.2.3", bytes(none)))), "pfx.damaged"));
        all.add(of(
                "content is no content", bytes(seq(integer(3), content(DATA, new byte[] {1, 2, 3}))), "pfx.damaged"));
        all.add(of(
                "encrypted to a certificate",
                pfx(seq(seq(oid(ENVELOPED), tagged(seq())))),
                "pfx.unsupported-algorithm"));
        all.add(of(
                "certificate without a key",
                pfx(seq(content(
                        DATA, bytes(seq(certificate(IDENTITY.chain().get(0).getEncoded())))))),
                "pfx.no-key"));
        all.add(of(
                "certificate that is none",
                pfx(seq(content(DATA, bytes(seq(certificate(new byte[] {48, 0})))))),
                "pfx.damaged"));
        all.add(of("key that is none", pfx(seq(content(DATA, bytes(seq(bag(1, seq())))))), "pfx.damaged"));
        all.add(of(
                "key without a certificate",
                pfx(seq(content(
                        DATA,
                        bytes(seq(
                                bag(1, PrivateKeyInfo.getInstance(IDENTITY.key().getEncoded()))))))),
                "pfx.no-certificate"));
        all.add(of(
                "key of an unknown type",
                pfx(seq(content(DATA, bytes(seq(bag(1, seq(integer(0), seq(oid("1.2.3.4")), octets(9)))))))),
                "pfx.unsupported-key"));
        all.add(of(
                "key on an unknown curve",
                pfx(seq(content(
                        DATA,
                        bytes(seq(bag(
                                1,
                                seq(
                                        integer(0),
                                        seq(oid("1.2.840.10045.2.1"), oid("1.3.36.3.3.2.8.1.1.7")),
                                        octets(9)))))))),
                "pfx.unsupported-key"));
        all.add(of("bags in bags, 7 deep", pfx(seq(content(DATA, bytes(nestedBags(7))))), "pfx.no-key"));
        all.add(of("bags in bags, 20 deep", pfx(seq(content(DATA, bytes(nestedBags(20))))), "pfx.damaged"));
        all.add(of(
                "unknown encryption",
                pfx(seq(encrypted(seq(oid("1.2.3.4"), DERNull.INSTANCE)))),
                "pfx.unsupported-algorithm"));
        all.add(of(
                "scrypt",
                pfx(seq(encrypted(pbes2("1.3.6.1.4.1.11591.4.11", "2.16.840.1.101.3.4.1.42")))),
                "pfx.unsupported-algorithm"));
        all.add(of(
                "unknown cipher in PBES2",
                pfx(seq(encrypted(pbes2("1.2.840.113549.1.5.12", "1.2.3")))),
                "pfx.unsupported-algorithm"));
        all.add(of("unknown checksum", withMac("1.2.3.4", BigInteger.ONE), "pfx.unsupported-algorithm"));
        for (String rounds : List.of("2147483647", "4000001", "9".repeat(60))) {
            all.add(of(
                    "checksum with " + rounds + " rounds",
                    withMac(SHA1, new BigInteger(rounds)),
                    "pfx.too-many-rounds"));
            ASN1Encodable cipher = seq(oid(TRIPLE_DES), seq(octets(8), new ASN1Integer(new BigInteger(rounds))));
            all.add(of("encryption with " + rounds + " rounds", pfx(seq(encrypted(cipher))), "pfx.too-many-rounds"));
        }
        for (String rounds : List.of("0", "-1")) {
            all.add(of("checksum with " + rounds + " rounds", withMac(SHA1, new BigInteger(rounds)), "pfx.damaged"));
        }
        List<ASN1Encodable> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(encrypted(seq(oid(TRIPLE_DES), seq(octets(8), integer(900_000)))));
        }
        all.add(of("100 safes with 900000 rounds", pfx(seq(many.toArray(new ASN1Encodable[0]))), "pfx.wrong-password"));
        all.add(of(
                "no checksum and another password",
                pfx(seq(encrypted(seq(oid(TRIPLE_DES), seq(octets(8), integer(2000)))))),
                "pfx.wrong-password"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isToldByItsOwnWord(Broken broken) throws IOException {
        Path file = folder.resolve("broken.pfx");
        Files.write(file, broken.bytes);
        Path password = folder.resolve("password");
        Files.writeString(password, broken.password + "\n");
        Run run = Run.here(new PfxCheck(), "--json", file.toString(), "--pfx-password-file", password.toString());
        assertTrue(run.stdout().contains("\"id\":\"" + broken.id + "\""), run::toString);
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains("\n  next: "), run::toString);
        assertFalse(run.toString().contains(PASSWORD), "the password is in no output");
    }

    @Test
    void aLargeFileIsNotRead() throws IOException {
        Path file = folder.resolve("large.pfx");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100L << 20);
        }
        Run run = Run.here(new PfxCheck(), "--json", file.toString());
        assertTrue(run.stdout().contains("\"id\":\"file.too-large\""), run::toString);
        assertEquals(2, run.exitCode());
    }

    /** Whatever bit is wrong, the file is refused in words, or holds what it held. */
    @Test
    void anyBitMayBeWrong() throws IOException {
        byte[] open = open();
        Set<String> told = new TreeSet<>();
        for (int at = 0; at < open.length; at += 3) {
            byte[] changed = open.clone();
            changed[at] ^= (byte) (1 << at % 8);
            told.add(outcome(changed));
        }
        assertTrue(told.containsAll(Set.of("read", "pfx.damaged", "pfx.no-key")), told::toString);
        told.remove("read");
        assertTrue(told.stream().allMatch(id -> id.startsWith("pfx.")), told::toString);
    }

    private static String outcome(byte[] bytes) throws IOException {
        Path file = folder.resolve("changed.pfx");
        Files.write(file, bytes);
        try {
            KeyFile.read("file", file, PASSWORD.toCharArray());
            return "read";
        } catch (Problem problem) {
            return problem.finding().id();
        }
    }

    /** A PFX without any encryption, in which every bit means something. */
    private static byte[] open() {
        try {
            ASN1Encodable key = PrivateKeyInfo.getInstance(IDENTITY.key().getEncoded());
            ASN1Encodable leaf = certificate(IDENTITY.chain().get(0).getEncoded());
            return pfx(seq(content(DATA, bytes(seq(leaf, bag(1, key))))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Broken of(String name, byte[] bytes, String id) {
        return new Broken(name, bytes, PASSWORD, id);
    }

    private static byte[] pfx(ClientIdentity identity, String password) {
        return PfxWriter.pfx(
                Optional.of("relay"),
                identity.key(),
                identity.chain(),
                password.toCharArray(),
                PfxWriter.Encryption.LEGACY);
    }

    private static byte[] flipped(int at, int bit) {
        byte[] changed = GOOD.clone();
        changed[at] ^= (byte) bit;
        return changed;
    }

    private static byte[] nestedSequences(int depth) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < depth; i++) {
            out.write(0x30);
            out.write(0x80);
        }
        return out.toByteArray();
    }

    private static byte[] pfx(ASN1Encodable safes) {
        return bytes(seq(integer(3), content(DATA, bytes(safes))));
    }

    private static byte[] withMac(String digest, BigInteger rounds) {
        ASN1Encodable mac = seq(seq(oid(digest), DERNull.INSTANCE), octets(20));
        return bytes(seq(integer(3), content(DATA, bytes(seq())), seq(mac, octets(8), new ASN1Integer(rounds))));
    }

    private static ASN1Encodable content(String type, byte[] content) {
        return seq(oid(type), tagged(new DEROctetString(content)));
    }

    private static ASN1Encodable encrypted(ASN1Encodable algorithm) {
        ASN1Encodable content = new DERTaggedObject(false, 0, new DEROctetString(new byte[64]));
        return seq(oid(ENCRYPTED), tagged(seq(integer(0), seq(oid(DATA), algorithm, content))));
    }

    private static ASN1Encodable pbes2(String function, String cipher) {
        return seq(
                oid("1.2.840.113549.1.5.13"),
                seq(seq(oid(function), seq(octets(8), integer(2048))), seq(oid(cipher), octets(16))));
    }

    private static ASN1Encodable bag(int type, ASN1Encodable value) {
        return seq(oid(BAGS + type), tagged(value));
    }

    private static ASN1Encodable certificate(byte[] der) {
        return bag(3, seq(oid("1.2.840.113549.1.9.22.1"), tagged(new DEROctetString(der))));
    }

    private static ASN1Encodable nestedBags(int depth) {
        ASN1Encodable bags = seq();
        for (int i = 0; i < depth; i++) {
            bags = seq(bag(6, bags));
        }
        return bags;
    }

    private static ASN1Encodable seq(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }

    private static ASN1Encodable tagged(ASN1Encodable value) {
        return new DERTaggedObject(true, 0, value);
    }

    private static ASN1Encodable oid(String identifier) {
        return new ASN1ObjectIdentifier(identifier);
    }

    private static ASN1Encodable integer(int value) {
        return new ASN1Integer(value);
    }

    private static ASN1Encodable octets(int length) {
        return new DEROctetString(new byte[length]);
    }

    private static byte[] bytes(ASN1Encodable structure) {
        try {
            return structure.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(KeyStore store) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, PASSWORD.toCharArray());
        return out.toByteArray();
    }
}
