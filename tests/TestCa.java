package tests;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import lib.tls.ClientIdentity;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A CA of the tests, with a root and an intermediate, that issues what no proper CA would. Its RSA key for leaves is
 * made once, because that takes a second.
 */
public final class TestCa {
    public static final KeyPair RSA = key("RSA", 2048);

    private static final Instant NOW = Instant.now();
    private static final Duration HOUR = Duration.ofHours(1);

    private final KeyPair rootKey = key("EC", 256);
    private final KeyPair intermediateKey = key("EC", 256);
    private final X509Certificate root;
    private final X509Certificate intermediate;

    public TestCa() {
        this(NOW.plus(Duration.ofDays(400)));
    }

    /** With an intermediate that ends then. */
    public TestCa(Instant end) {
        X500Name name = new X500Name("CN=Test Root,O=Contoso Test");
        root = ca(name, name, rootKey, NOW.plus(Duration.ofDays(400)));
        intermediate = ca(name, new X500Name("CN=Test Intermediate"), intermediateKey, end);
    }

    /** Another certificate of the intermediate, for the same key, that ends then. */
    public X509Certificate intermediateUntil(Instant end) {
        return ca(
                new X500Name("CN=Test Root,O=Contoso Test"),
                new X500Name("CN=Test Intermediate"),
                intermediateKey,
                end);
    }

    public X509Certificate root() {
        return root;
    }

    public X509Certificate intermediate() {
        return intermediate;
    }

    public KeyPair intermediateKey() {
        return intermediateKey;
    }

    public static KeyPair key(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A leaf for these names, the first also as CN; valid for 100 days unless said. */
    public Leaf leaf(String... names) {
        return new Leaf(names);
    }

    /** What is to be issued; each method returns this. */
    public final class Leaf {
        private final String[] names;
        private KeyPair key = RSA;
        private Instant from = NOW.minus(HOUR);
        private Instant to = NOW.plus(Duration.ofDays(100)).plus(HOUR);
        private String signature = "SHA256withECDSA";
        private final List<Extra> extras = new java.util.ArrayList<>();

        private record Extra(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}

        private Leaf(String... names) {
            this.names = names;
        }

        public Leaf key(KeyPair own) {
            key = own;
            return this;
        }

        /** Begins and ends so many days from now; negative is past. */
        public Leaf days(int first, int last) {
            from = NOW.plus(Duration.ofDays(first)).minus(HOUR);
            to = NOW.plus(Duration.ofDays(last)).plus(HOUR);
            return this;
        }

        public Leaf signature(String algorithm) {
            signature = algorithm;
            return this;
        }

        public Leaf extendedUsage(KeyPurposeId... usages) {
            return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(usages));
        }

        public Leaf usage(int bits) {
            return with(Extension.keyUsage, true, new KeyUsage(bits));
        }

        public Leaf asCa() {
            return with(Extension.basicConstraints, true, new BasicConstraints(true));
        }

        /** Where the issuer's certificate is, and where its OCSP responder listens. */
        public Leaf access(ASN1ObjectIdentifier method, String url) {
            GeneralName place = new GeneralName(GeneralName.uniformResourceIdentifier, url);
            return with(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(new AccessDescription(method, place)));
        }

        public Leaf crl(String url) {
            GeneralName place = new GeneralName(GeneralName.uniformResourceIdentifier, url);
            DistributionPointName name = new DistributionPointName(new GeneralNames(place));
            return with(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(name, null, null)
            }));
        }

        private Leaf with(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
            extras.add(new Extra(id, critical, value));
            return this;
        }

        /** Signed by the intermediate, which is in the chain; the root is not. */
        public ClientIdentity issue() {
            X500Name issuer = new X500Name("CN=Test Intermediate");
            return new ClientIdentity(key.getPrivate(), List.of(signed(issuer, intermediateKey), intermediate));
        }

        /** Signed by itself. */
        public ClientIdentity selfSigned() {
            signature = "SHA256withRSA";
            return new ClientIdentity(key.getPrivate(), List.of(signed(subject(), key)));
        }

        private X500Name subject() {
            return new X500Name(names.length == 0 ? "O=Contoso" : "CN=" + names[0]);
        }

        private X509Certificate signed(X500Name issuer, KeyPair signer) {
            X509v3CertificateBuilder builder = builder(issuer, subject(), key, from, to);
            try {
                if (names.length > 0) {
                    builder.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(Stream.of(names)
                                    .map(n -> new GeneralName(GeneralName.dNSName, n))
                                    .toArray(GeneralName[]::new)));
                }
                for (Extra extra : extras) {
                    builder.addExtension(extra.id, extra.critical, extra.value);
                }
            } catch (CertIOException e) {
                throw new IllegalStateException(e);
            }
            return sign(builder, signer, signature);
        }
    }

    private X509Certificate ca(X500Name issuer, X500Name subject, KeyPair key, Instant end) {
        X509v3CertificateBuilder builder = builder(issuer, subject, key, NOW.minus(Duration.ofDays(90)), end);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
        return sign(builder, rootKey, "SHA256withECDSA");
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair key, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()).setBit(63),
                Date.from(from),
                Date.from(to),
                subject,
                key.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer, String algorithm) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
