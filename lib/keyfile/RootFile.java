package lib.keyfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A file of root certificates: Java's cacerts or a PEM bundle. Only those that may be of interest are made into
 * certificates: all 140 of them take longer than Java's own start-up.
 */
public final class RootFile {
    private static final int JKS = 0xFEEDFEED;
    private static final int TRUSTED = 2;

    private final List<byte[]> certificates;

    private RootFile(List<byte[]> certificates) {
        this.certificates = certificates;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is none
     */
    public static RootFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            if (PemBlock.isIn(bytes)) {
                return new RootFile(PemBlock.all(bytes).stream()
                        .filter(PemBlock::isCertificate)
                        .map(PemBlock::der)
                        .toList());
            }
            boolean jks = bytes.length > 4 && ByteBuffer.wrap(bytes).getInt() == JKS;
            return jks ? ofJks(bytes) : ofStore(file);
        } catch (Unusable | GeneralSecurityException | RuntimeException e) {
            throw new IOException(file + " has no certificates that can be read", e);
        }
    }

    /** Version 2 of Java's own format: certificates lie in it one after the other. */
    private static RootFile ofJks(byte[] bytes) throws IOException {
        List<byte[]> certificates = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.readInt(); // Magic number.
            in.readInt(); // Version.
            int count = in.readInt();
            for (int i = 0; i < count && in.readInt() == TRUSTED; i++) {
                in.readUTF(); // Alias.
                in.readLong(); // When it was added.
                in.readUTF(); // X.509.
                certificates.add(in.readNBytes(in.readInt()));
            }
        }
        return new RootFile(certificates);
    }

    /** Since JDK 18 cacerts is a PKCS #12 file without password. */
    private static RootFile ofStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, null);
        }
        return of(store);
    }

    /** The certificates of a store that is open, such as Windows' own. */
    public static RootFile of(KeyStore store) throws GeneralSecurityException {
        List<byte[]> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            Certificate certificate = store.getCertificate(alias);
            if (certificate != null) {
                certificates.add(certificate.getEncoded());
            }
        }
        return new RootFile(certificates);
    }

    /** The root that signed a certificate, or is it; nothing else of the file is parsed. */
    public Optional<X509Certificate> rootOf(X509Certificate certificate) {
        byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
        return certificates.stream()
                .filter(der -> contains(der, issuer))
                .flatMap(der -> readable(der).stream())
                .filter(root -> Certificates.isIssuer(root, certificate))
                .findFirst();
    }

    private static Optional<X509Certificate> readable(byte[] der) {
        try {
            return Optional.of(Certificates.read(der));
        } catch (Unusable e) {
            return Optional.empty();
        }
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int i = 0; i <= text.length - part.length; i++) {
            int j = 0;
            while (j < part.length && text[i + j] == part[j]) {
                j++;
            }
            if (j == part.length) {
                return true;
            }
        }
        return false;
    }
}
