package tests.pfx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import lib.keyfile.Chain;
import lib.keyfile.PemText;
import lib.keyfile.RootFile;
import lib.pfx.ChainRoot;
import lib.pfx.KnownRoots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.TestCa;

/** Which roots this machine knows. */
@Isolated("it sets system properties of the JDK's keystores")
class KnownRootsTest {
    private static final TestCa CA = new TestCa();
    private static final TestCa OTHER = new TestCa();

    @TempDir
    Path folder;

    /** As a PEM bundle, and as cacerts is before JDK 18 (JKS) and since (PKCS #12, no password). */
    @ParameterizedTest
    @ValueSource(strings = {"PEM", "JKS", "PKCS12"})
    void findsTheRootInAnyForm(String form) throws Exception {
        Path file = folder.resolve("roots");
        if (form.equals("PEM")) {
            Files.writeString(file, "# a comment\n" + PemText.of(List.of(OTHER.root(), CA.root())));
        } else {
            store(form, file);
        }
        RootFile roots = RootFile.read(file);
        assertEquals(CA.root(), roots.rootOf(CA.intermediate()).orElseThrow());
        assertEquals(CA.root(), roots.rootOf(CA.root()).orElseThrow());
        X509Certificate leaf = CA.leaf("relay.contoso.com").issue().chain().get(0);
        assertTrue(roots.rootOf(leaf).isEmpty());
        assertTrue(roots.rootOf(new TestCa().root()).isEmpty(), "another with the same name");
    }

    private static void store(String form, Path file) throws Exception {
        System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance(form);
            store.load(null, null);
            store.setCertificateEntry("other", OTHER.root());
            store.setCertificateEntry("root", CA.root());
            store.store(out, form.equals("JKS") ? "changeit".toCharArray() : null);
        } finally {
            System.clearProperty("keystore.pkcs12.certProtectionAlgorithm");
            System.clearProperty("keystore.pkcs12.macAlgorithm");
        }
    }

    @Test
    void knowsTheRootsOfTheJdkAndNoOther() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init((KeyStore) null);
        X509TrustManager jdk = (X509TrustManager) factory.getTrustManagers()[0];
        KnownRoots known = KnownRoots.read(Optional.empty());
        int asked = 0;
        for (X509Certificate root : jdk.getAcceptedIssuers()) {
            ChainRoot trust = known.of(Chain.of(root, List.of(root)));
            assertTrue(trust.vouching().contains("the JDK"), root::toString);
            asked++;
        }
        assertTrue(asked > 10, asked + " roots");
        ChainRoot none = known.of(Chain.of(CA.intermediate(), List.of()));
        assertEquals(List.of(), none.vouching());
        assertFalse(none.asked().contains("--client-ca"));
    }

    @Test
    void aFileWithoutCertificatesIsNone() throws IOException {
        Path file = Files.write(folder.resolve("none"), new byte[] {1, 2, 3, 4, 5, 6});
        assertThrows(IOException.class, () -> RootFile.read(file));
    }
}
