package tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for localhost, 127.0.0.1 and mail.contoso.test that lives as long as
 * this JVM; the JDK's own keytool makes it at first use.
 */
public final class ThrowAwayCertificate {
    private static final char[] PASSWORD = "throw-away".toCharArray();
    private static ThrowAwayCertificate made;

    private final KeyStore store;
    private final Path pem;

    private ThrowAwayCertificate(KeyStore store, Path pem) {
        this.store = store;
        this.pem = pem;
    }

    /** The one of this JVM. */
    public static synchronized ThrowAwayCertificate get() {
        if (made == null) {
            try {
                made = make();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return made;
    }

    /** The private key and the certificate in one PEM file, as Postfix and OpenSSL take them. */
    public Path pem() {
        return pem;
    }

    /** For a client that trusts nothing else. */
    public Certificate certificate() {
        try {
            return store.getCertificate("server");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a server that shows this certificate. */
    public SSLContext context() {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ThrowAwayCertificate make() throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("relaykit-certificate");
        folder.toFile().deleteOnExit();
        Path pfx = folder.resolve("server.pfx");
        keytool(pfx);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pfx)) {
            store.load(in, PASSWORD);
        }
        Files.delete(pfx);
        Path pem = folder.resolve("server.pem");
        Files.writeString(
                pem,
                block("PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded())
                        + block("CERTIFICATE", store.getCertificate("server").getEncoded()));
        pem.toFile().deleteOnExit();
        return new ThrowAwayCertificate(store, pem);
    }

    private static void keytool(Path pfx) throws IOException {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String names = "san=dns:localhost,ip:127.0.0.1,dns:mail.contoso.test";
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        command.addAll(List.of("-alias", "server", "-dname", "CN=localhost", "-ext", names));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        command.addAll(List.of("-keystore", pfx.toString()));
        Run run = Run.command(command);
        if (run.exitCode() != 0) {
            throw new IOException("keytool: " + run.stdout() + run.stderr());
        }
    }

    private static String block(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
