package lib.rehearsal;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import lib.net.IpAddress;
import lib.tls.ClientIdentity;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A throw-away CA for a drill: a root, an intermediate, and what they issue. Its keys live in this process; only those
 * of the issued certificates can be written to files.
 */
public final class DrillCertificates {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Instant now = Instant.now();
    private final KeyPair rootKey = key("EC", 256);
    private final KeyPair intermediateKey = key("EC", 256);
    private final X509Certificate root;
    private final X509Certificate intermediate;

    private DrillCertificates() {
        X500Name rootName = new X500Name("CN=relaykit drill root");
        root = sign(ca(rootName, rootName, rootKey), rootKey);
        intermediate = sign(ca(rootName, new X500Name("CN=relaykit drill intermediate"), intermediateKey), rootKey);
    }

    /** A new CA. */
    public static DrillCertificates make() {
        return new DrillCertificates();
    }

    public X509Certificate root() {
        return root;
    }

    /** What a chain of this CA leads to. */
    public Set<TrustAnchor> roots() {
        return Set.of(new TrustAnchor(root, null));
    }

    /** A certificate for these DNS names, the first also as CN, with the intermediate. */
    public ClientIdentity issue(String... names) {
        return issue(now.minusSeconds(3600), now.plus(LIFE), KeyPurposeId.id_kp_serverAuth, names);
    }

    /** Likewise, with client authentication as its only extended key usage. */
    public ClientIdentity issueForClients(String... names) {
        return issue(now.minusSeconds(3600), now.plus(LIFE), KeyPurposeId.id_kp_clientAuth, names);
    }

    /** A certificate that expired yesterday. */
    public ClientIdentity expired(String... names) {
        Instant yesterday = now.minus(Duration.ofDays(1));
        return issue(yesterday.minus(LIFE), yesterday, KeyPurposeId.id_kp_serverAuth, names);
    }

    /** A certificate that nobody else signed. */
    public ClientIdentity selfSigned(String name) {
        KeyPair key = key("EC", 256);
        X500Name subject = new X500Name("CN=" + name);
        X509v3CertificateBuilder builder = builder(subject, subject, now.minusSeconds(3600), now.plus(LIFE), key);
        return new ClientIdentity(key.getPrivate(), List.of(sign(builder, key)));
    }

    /** The identity without its intermediate: the usual trap of an export. */
    public static ClientIdentity leafOnly(ClientIdentity identity) {
        return new ClientIdentity(identity.key(), identity.chain().subList(0, 1));
    }

    private ClientIdentity issue(Instant from, Instant to, KeyPurposeId usage, String... names) {
        KeyPair key = key("EC", 256);
        return new ClientIdentity(key.getPrivate(), List.of(leaf(key, from, to, usage, names), intermediate));
    }

    /**
     * The endpoint's own key and chain.
     *
     * @param rsa for devices that know nothing else; it takes up to two seconds to find the key
     */
    public KeyStore server(char[] password, boolean rsa) {
        KeyPair key = rsa ? key("RSA", 2048) : key("EC", 256);
        X509Certificate leaf = leaf(
                key,
                now.minusSeconds(3600),
                now.plus(LIFE),
                KeyPurposeId.id_kp_serverAuth,
                FrontEnd.HOST,
                "localhost",
                "*.mail.protection.outlook.com");
        return KeyFiles.store(key.getPrivate(), List.of(leaf, intermediate), password);
    }

    private X509Certificate leaf(KeyPair key, Instant from, Instant to, KeyPurposeId usage, String... names) {
        List<GeneralName> alternatives = new ArrayList<>();
        for (String name : names) {
            alternatives.add(new GeneralName(GeneralName.dNSName, name));
        }
        alternatives.add(new GeneralName(GeneralName.iPAddress, IpAddress.text(InetAddress.getLoopbackAddress())));
        X500Name issuer =
                X500Name.getInstance(intermediate.getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder builder = builder(issuer, new X500Name("CN=" + names[0]), from, to, key);
        try {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(alternatives.toArray(new GeneralName[0])));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(usage));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
        return sign(builder, intermediateKey);
    }

    private X509v3CertificateBuilder ca(X500Name issuer, X500Name subject, KeyPair key) {
        X509v3CertificateBuilder builder = builder(issuer, subject, now.minusSeconds(3600), now.plus(LIFE), key);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
        return builder;
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, Instant from, Instant to, KeyPair key) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, RANDOM).setBit(63),
                Date.from(from),
                Date.from(to),
                subject,
                key.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair key(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
