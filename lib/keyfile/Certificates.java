package lib.keyfile;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.math.ec.ECCurve;

/** X.509 certificates and their keys, as Java's own classes. */
public final class Certificates {
    /** Extended key usages (RFC 5280 section 4.2.1.12). */
    public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private static final String ANY_USAGE = "2.5.29.37.0";

    private Certificates() {}

    /** A certificate from its DER. */
    static X509Certificate read(byte[] der) throws Unusable {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw Unusable.damaged("a certificate in it cannot be read: " + e.getMessage());
        }
    }

    /** Whether one names the other as its issuer. */
    public static boolean isNamedIssuer(X509Certificate issuer, X509Certificate below) {
        return issuer.getSubjectX500Principal().equals(below.getIssuerX500Principal());
    }

    /** Whether one signed the other: two CAs may have the same name. */
    public static boolean isIssuer(X509Certificate issuer, X509Certificate below) {
        if (!isNamedIssuer(issuer, below)) {
            return false;
        }
        try {
            below.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    public static boolean isSelfSigned(X509Certificate certificate) {
        return isIssuer(certificate, certificate);
    }

    /**
     * Which public keys make a pair with this one, whatever its curve. What can be computed is: the numbers of an RSA
     * key have to fit together, and the point of an EC key is found once. A signature tells the rest.
     */
    static Predicate<PublicKey> pairOf(PrivateKey key) {
        if (key instanceof RSAPrivateCrtKey secret) {
            boolean sound = isSound(secret);
            return open -> sound
                    && open instanceof RSAPublicKey rsa
                    && rsa.getModulus().equals(secret.getModulus())
                    && rsa.getPublicExponent().equals(secret.getPublicExponent());
        }
        if (key instanceof ECPrivateKey secret && secret.getParams().getCurve().getField() instanceof ECFieldFp) {
            ECPoint point = point(secret);
            return open -> open instanceof ECPublicKey other
                    && other.getW().equals(point)
                    && other.getParams().getCurve().equals(secret.getParams().getCurve());
        }
        return open -> key.getAlgorithm().equals(open.getAlgorithm()) && signs(key, open);
    }

    /** Whether the numbers of an RSA key fit together (RFC 8017 section 3.2): one changed bit and they do not. */
    static boolean isSound(RSAPrivateCrtKey key) {
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        BigInteger e = key.getPublicExponent();
        BigInteger one = BigInteger.ONE;
        if (p.compareTo(one) <= 0
                || q.compareTo(one) <= 0
                || e.compareTo(one) <= 0
                || !p.multiply(q).equals(key.getModulus())) {
            return false;
        }
        BigInteger lessP = p.subtract(one);
        BigInteger lessQ = q.subtract(one);
        return key.getPrimeExponentP().multiply(e).mod(lessP).equals(one)
                && key.getPrimeExponentQ().multiply(e).mod(lessQ).equals(one)
                && key.getPrivateExponent().multiply(e).mod(lessP).equals(one)
                && key.getPrivateExponent().multiply(e).mod(lessQ).equals(one)
                && key.getCrtCoefficient().multiply(q).mod(p).equals(one);
    }

    /** The public point of a private number: Java has no signatures on most curves. */
    private static ECPoint point(ECPrivateKey key) {
        ECParameterSpec of = key.getParams();
        ECCurve curve = new ECCurve.Fp(
                ((ECFieldFp) of.getCurve().getField()).getP(),
                of.getCurve().getA(),
                of.getCurve().getB(),
                of.getOrder(),
                BigInteger.valueOf(of.getCofactor()));
        ECPoint base = of.getGenerator();
        var found = curve.createPoint(base.getAffineX(), base.getAffineY())
                .multiply(key.getS())
                .normalize();
        return found.isInfinity()
                ? ECPoint.POINT_INFINITY
                : new ECPoint(
                        found.getAffineXCoord().toBigInteger(),
                        found.getAffineYCoord().toBigInteger());
    }

    private static boolean signs(PrivateKey key, PublicKey open) {
        try {
            String algorithm = switch (key.getAlgorithm()) {
                case "EC" -> "SHA256withECDSA";
                case "DSA" -> "SHA256withDSA";
                case "RSA" -> "SHA256withRSA";
                default -> key.getAlgorithm();
            };
            byte[] text = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * Whether the extended key usage lets a certificate identify a client, or there is none (RFC 5280 section
     * 4.2.1.12).
     */
    public static boolean allowsClients(X509Certificate certificate) {
        return usages(certificate)
                .map(all -> all.contains(CLIENT_AUTH) || all.contains(ANY_USAGE))
                .orElse(true);
    }

    /** The extended key usage; empty if there is none. One that cannot be read allows nothing. */
    public static Optional<List<String>> usages(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException e) {
            return Optional.of(List.of());
        }
    }
}
