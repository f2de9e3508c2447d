package lib.keyfile;

import java.math.BigInteger;
import java.security.MessageDigest;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;

/**
 * The checksum of a PFX under its password: PKCS #12's own (RFC 7292 appendix B) or PBMAC1 (RFC 9579).
 *
 * @param derivation for the key, and {@code digest} for the checksum itself
 */
record Pkcs12Mac(
        boolean pbmac1,
        ExtendedDigest derivation,
        ExtendedDigest digest,
        byte[] salt,
        BigInteger rounds,
        int keyBits,
        byte[] expected) {

    static Pkcs12Mac of(MacData given) throws Unusable {
        AlgorithmIdentifier algorithm = given.getMac().getAlgorithmId();
        byte[] expected = given.getMac().getDigest();
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)) {
            ExtendedDigest digest = Digests.of(algorithm.getAlgorithm());
            return new Pkcs12Mac(
                    false,
                    digest,
                    Digests.of(algorithm.getAlgorithm()),
                    given.getSalt(),
                    given.getIterationCount(),
                    8 * digest.getDigestSize(),
                    expected);
        }
        PBMAC1Params parameters = PBMAC1Params.getInstance(algorithm.getParameters());
        PBKDF2Params derived =
                PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
        BigInteger keyLength = derived.getKeyLength();
        if (keyLength == null || keyLength.signum() <= 0 || keyLength.bitLength() > 10) {
            throw Unusable.damaged("its PBMAC1 names no fit key length (RFC 9579 section 4)");
        }
        return new Pkcs12Mac(
                true,
                Digests.of(derived.getPrf().getAlgorithm()),
                Digests.of(parameters.getMessageAuthScheme().getAlgorithm()),
                derived.getSalt(),
                derived.getIterationCount(),
                8 * keyLength.intValueExact(),
                expected);
    }

    /** Such as "HMAC-SHA-256 (2048 rounds)". */
    String words() {
        String kind = pbmac1 ? "PBMAC1 with HMAC-" : "HMAC-";
        return kind + digest.getAlgorithmName() + " (" + rounds + " rounds)";
    }

    /** Whether the content has this checksum under the password. */
    boolean fits(byte[] content, Password password, DerivationBudget budget) throws Unusable {
        int digestBits = 8 * derivation.getDigestSize();
        budget.spend(rounds, (keyBits + digestBits - 1) / digestBits);
        PBEParametersGenerator generator =
                pbmac1 ? new PKCS5S2ParametersGenerator(derivation) : new PKCS12ParametersGenerator(derivation);
        generator.init(pbmac1 ? password.utf8() : password.utf16(), salt, rounds.intValueExact());
        CipherParameters key = generator.generateDerivedMacParameters(keyBits);
        HMac mac = new HMac(digest);
        mac.init(key);
        mac.update(content, 0, content.length);
        byte[] computed = new byte[mac.getMacSize()];
        mac.doFinal(computed, 0);
        return MessageDigest.isEqual(computed, expected);
    }
}
