package tests.pfx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lib.finding.Finding;
import lib.keyfile.KeyFile;
import lib.keyfile.PemText;
import lib.keyfile.PfxWriter;
import lib.pfx.Expected;
import lib.pfx.KnownRoots;
import lib.pfx.PfxFindings;
import lib.tls.ClientIdentity;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tests.TestCa;

/** What is found in key files that can be read. */
class PfxFindingsTest {
    private static final TestCa CA = new TestCa();
    private static final char[] PASSWORD = "s3cret".toCharArray();
    private static final Expected CONTOSO = new Expected(Optional.of("*.contoso.com"), List.of("contoso.com"));

    @TempDir
    static Path folder;

    private static KnownRoots known;

    @BeforeAll
    static void trustTheRoot() throws Exception {
        Path file = folder.resolve("root.pem");
        Files.writeString(file, PemText.of(List.of(CA.root())));
        known = KnownRoots.read(Optional.of(file));
    }

    /** A file, and the ids of all that is found in it, in order. */
    record Case(String name, byte[] file, String ids) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> files() {
        TestCa old = new TestCa(Instant.now().minus(Duration.ofDays(1)));
        ClientIdentity good = good().issue();
        X509Certificate leaf = good.chain().get(0);
        X509Certificate middle = CA.intermediate();
        ClientIdentity other =
                CA.leaf("other.contoso.com").key(TestCa.key("EC", 256)).issue();
        List<Case> cases = new ArrayList<>();
        cases.add(pfx("complete", good, "info cert.server-usage-only"));
        cases.add(pfx(
                "both usages",
                CA.leaf("relay.contoso.com")
                        .extendedUsage(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)
                        .issue(),
                ""));
        cases.add(pfx("no usage at all", CA.leaf("relay.contoso.com").issue(), ""));
        cases.add(pfx(
                "for mail signatures",
                CA.leaf("relay.contoso.com")
                        .extendedUsage(KeyPurposeId.id_kp_emailProtection)
                        .issue(),
                "warn cert.other-usage"));
        X509Certificate expired = CA.intermediateUntil(Instant.now().minus(Duration.ofDays(1)));
        String renewed = "warn cert.stray, info cert.server-usage-only";
        cases.add(pfx("expired intermediate before its renewal", plain(leaf, expired, middle), renewed));
        cases.add(pfx("expired intermediate after its renewal", plain(leaf, middle, expired), renewed));
        cases.add(pfx("leaf only", plain(leaf), "fail cert.chain-incomplete, info cert.server-usage-only"));
        cases.add(pfx(
                "with the root",
                plain(leaf, middle, CA.root()),
                "info cert.root-included, info cert.server-usage-only"));
        cases.add(pfx(
                "in another order",
                plain(leaf, CA.root(), middle),
                "info cert.order, info cert.root-included, info cert.server-usage-only"));
        cases.add(pfx("with a stray", plain(leaf, middle, old.root()), "warn cert.stray, info cert.server-usage-only"));
        cases.add(pfx(
                "stray in place of the issuer",
                plain(leaf, old.intermediate()),
                "warn cert.stray, fail cert.chain-incomplete, info cert.server-usage-only"));
        cases.add(pfx(
                "another CA",
                with(old.leaf("relay.contoso.com").issue(), old.root()),
                "fail cert.private-ca, fail cert.chain-expired"));
        cases.add(pfx("self-signed", CA.leaf("relay.contoso.com").selfSigned(), "fail cert.self-signed"));
        cases.add(pfx(
                "self-signed as CA",
                CA.leaf("relay.contoso.com").asCa().selfSigned(),
                "fail cert.self-signed, warn cert.is-ca"));
        cases.add(pfx("expired", CA.leaf("relay.contoso.com").days(-50, -1).issue(), "fail cert.expired"));
        cases.add(pfx("not yet valid", CA.leaf("relay.contoso.com").days(1, 50).issue(), "fail cert.not-yet-valid"));
        cases.add(pfx("29 days left", CA.leaf("relay.contoso.com").days(-50, 29).issue(), "warn cert.expires-soon"));
        cases.add(pfx("30 days left", CA.leaf("relay.contoso.com").days(-50, 30).issue(), ""));
        cases.add(pfx("today", CA.leaf("relay.contoso.com").days(-50, 0).issue(), "warn cert.expires-soon"));
        cases.add(pfx(
                "RSA 1024",
                CA.leaf("relay.contoso.com").key(TestCa.key("RSA", 1024)).issue(),
                "warn cert.weak-key"));
        cases.add(pfx(
                "EC P-256",
                CA.leaf("relay.contoso.com").key(TestCa.key("EC", 256)).issue(),
                "info cert.key-not-rsa"));
        cases.add(pfx(
                "EC P-384",
                CA.leaf("relay.contoso.com").key(TestCa.key("EC", 384)).issue(),
                "info cert.key-not-rsa"));
        cases.add(pfx(
                "Ed25519",
                CA.leaf("relay.contoso.com").key(TestCa.key("Ed25519", 0)).issue(),
                "info cert.key-not-rsa"));
        cases.add(pfx(
                "signed with SHA-1",
                CA.leaf("relay.contoso.com").signature("SHA1withECDSA").issue(),
                "warn cert.weak-signature"));
        cases.add(pfx(
                "for encryption only",
                CA.leaf("relay.contoso.com").usage(KeyUsage.keyEncipherment).issue(),
                "warn cert.no-signing"));
        cases.add(pfx(
                "for signatures",
                CA.leaf("relay.contoso.com").usage(KeyUsage.digitalSignature).issue(),
                ""));
        cases.add(pfx(
                "key of another certificate",
                new ClientIdentity(TestCa.key("RSA", 1024).getPrivate(), good.chain()),
                "fail cert.key-mismatch"));
        cases.add(pfx("no name", CA.leaf().issue(), "fail cert.no-name"));
        cases.add(new Case(
                "old encryption",
                PfxWriter.pfx(Optional.empty(), good.key(), good.chain(), PASSWORD, PfxWriter.Encryption.LEGACY),
                "info pfx.legacy-encryption, info cert.server-usage-only"));
        String pem = PemText.of(good.key(), leaf.getPublicKey());
        cases.add(pem("PEM", pem + PemText.of(good.chain()), "info cert.server-usage-only"));
        cases.add(pem(
                "PEM, in another order",
                PemText.of(List.of(middle, leaf)) + pem,
                "warn cert.order, info cert.server-usage-only"));
        cases.add(pem(
                "PEM, twice the same", PemText.of(List.of(leaf, leaf, middle)) + pem, "info cert.server-usage-only"));
        cases.add(pem(
                "PEM with two keys",
                pem
                        + PemText.of(good.chain())
                        + PemText.of(other.key(), other.chain().get(0).getPublicKey())
                        + PemText.of(other.chain()),
                "warn pfx.several-keys, info cert.server-usage-only"));
        return cases.stream();
    }

    private static TestCa.Leaf good() {
        return CA.leaf("relay.contoso.com").extendedUsage(KeyPurposeId.id_kp_serverAuth);
    }

    private static ClientIdentity plain(X509Certificate... chain) {
        return new ClientIdentity(TestCa.RSA.getPrivate(), List.of(chain));
    }

    private static ClientIdentity with(ClientIdentity identity, X509Certificate more) {
        List<X509Certificate> chain = new ArrayList<>(identity.chain());
        chain.add(more);
        return new ClientIdentity(identity.key(), chain);
    }

    private static Case pfx(String name, ClientIdentity identity, String ids) {
        return new Case(
                name,
                PfxWriter.pfx(
                        Optional.of("relay"), identity.key(), identity.chain(), PASSWORD, PfxWriter.Encryption.MODERN),
                ids);
    }

    private static Case pem(String name, String text, String ids) {
        return new Case(name, text.getBytes(), ids);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void finds(Case one) throws Exception {
        assertEquals(one.ids, ids(find(one.file, CONTOSO)));
    }

    @ParameterizedTest(name = "{0} for {1}, {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    relay.contoso.com             | *.contoso.com     | contoso.com                   | ''
                    relay.contoso.com             | RELAY.contoso.com | relay.contoso.com             | ''
                    relay.contoso.com             | relay.contoso.com | contoso.com                   | warn cert.host-not-accepted
                    relay.contoso.com             | -                 | -                             | ''
                    relay.contoso.com             | -                 | contoso.com                   | ''
                    relay.contoso.com             | -                 | fabrikam.com                  | fail cert.domain-not-accepted
                    relay.contoso.com             | *.fabrikam.com    | fabrikam.com                  | fail cert.name-mismatch
                    relay.contoso.com             | *.contoso.com     | -                             | ''
                    *.contoso.com                 | *.contoso.com     | contoso.com                   | ''
                    *.contoso.com                 | relay.contoso.com | contoso.com                   | fail cert.name-mismatch
                    *.contoso.com contoso.com     | *.contoso.com     | contoso.com                   | ''
                    relay.eu.contoso.com          | *.contoso.com     | contoso.com                   | fail cert.domain-not-accepted
                    relay.eu.contoso.com          | *.contoso.com     | contoso.com eu.contoso.com    | ''
                    relay.eu.contoso.com          | *.eu.contoso.com  | eu.contoso.com                | ''
                    mail.example.net relay.contoso.com | *.contoso.com | contoso.com                  | ''
                    contoso.com                   | contoso.com       | contoso.com                   | ''
                    """)
    void comparesNames(String names, String connector, String domains, String ids) throws Exception {
        Expected expected =
                new Expected(Optional.ofNullable(connector), domains == null ? List.of() : List.of(domains.split(" ")));
        assertEquals(ids, ids(find(pfx("", CA.leaf(names.split(" ")).issue(), "").file, expected)));
    }

    @Test
    void namesWhatIsMissingAndWhereItIs() throws Exception {
        String url = "http://ca.example/intermediate.cer";
        ClientIdentity identity =
                good().access(AccessDescription.id_ad_caIssuers, url).issue();
        ClientIdentity leafOnly = plain(identity.chain().get(0));
        Finding finding = find(pfx("", leafOnly, "").file, CONTOSO).get(0);
        assertTrue(finding.what().contains("CN=Test Intermediate"), finding.what());
        assertTrue(finding.next().orElseThrow().contains(url), finding.next()::get);
        assertEquals("Microsoft KB 3212877", finding.source().orElseThrow());
    }

    /** Where a file has several keys, the one that fits the relay is looked at. */
    @Test
    void choosesTheKeyThatFits() throws Exception {
        ClientIdentity wrong = CA.leaf("relay.fabrikam.com").days(-1, 300).issue();
        ClientIdentity right =
                CA.leaf("relay.contoso.com").key(TestCa.key("EC", 256)).issue();
        String text = "";
        for (ClientIdentity one : List.of(wrong, right)) {
            text += PemText.of(one.key(), one.chain().get(0).getPublicKey()) + PemText.of(one.chain());
        }
        assertEquals(
                "warn pfx.several-keys, warn cert.order, info cert.key-not-rsa", ids(find(text.getBytes(), CONTOSO)));
    }

    private static List<Finding> find(byte[] file, Expected expected) throws Exception {
        Path path = folder.resolve("file");
        Files.write(path, file);
        KeyFile opened = KeyFile.read("file", path, PASSWORD.clone());
        return PfxFindings.of(opened, expected, known, Instant.now(), 30);
    }

    private static String ids(List<Finding> findings) {
        return findings.stream()
                .map(one -> one.severity().name().toLowerCase() + " " + one.id())
                .collect(Collectors.joining(", "));
    }
}
