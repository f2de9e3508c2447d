package lib.keyfile;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S1ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * An encryption by a password, as key files use it: PKCS #12's own (RFC 7292 appendix C), PBES1 and PBES2 (RFC 8018).
 */
final class PasswordCipher {
    /** What the password becomes before it is a key. */
    private enum Derivation {
        PKCS12,
        PBKDF1,
        PBKDF2
    }

    /** Bits of key and initialization vector; a stream cipher has none of the latter. */
    private record Cipher(String name, int keyBits, int ivBits) {
        BlockCipher engine() {
            return switch (name) {
                case "DES" -> new DESEngine();
                case "3DES" -> new DESedeEngine();
                case "RC2-128", "RC2-40" -> new RC2Engine();
                default -> AESEngine.newInstance();
            };
        }
    }

    private final Cipher cipher;
    private final Derivation derivation;
    private final ExtendedDigest digest;
    private final byte[] salt;
    private final BigInteger rounds;
    private final byte[] iv;

    private PasswordCipher(
            Cipher cipher, Derivation derivation, ExtendedDigest digest, byte[] salt, BigInteger rounds, byte[] iv) {
        this.cipher = cipher;
        this.derivation = derivation;
        this.digest = digest;
        this.salt = salt;
        this.rounds = rounds;
        this.iv = iv;
    }

    /** Reads which one it is; nothing is derived yet. */
    static PasswordCipher of(AlgorithmIdentifier algorithm) throws Unusable {
        return switch (algorithm.getAlgorithm().getId()) {
            case "1.2.840.113549.1.5.13" -> pbes2(PBES2Parameters.getInstance(algorithm.getParameters()));
            case "1.2.840.113549.1.5.3" -> pbes1(algorithm, new MD5Digest());
            case "1.2.840.113549.1.5.10" -> pbes1(algorithm, new SHA1Digest());
            case "1.2.840.113549.1.12.1.1" -> pkcs12(algorithm, new Cipher("RC4-128", 128, 0));
            case "1.2.840.113549.1.12.1.2" -> pkcs12(algorithm, new Cipher("RC4-40", 40, 0));
            case "1.2.840.113549.1.12.1.3" -> pkcs12(algorithm, new Cipher("3DES", 192, 64));
            case "1.2.840.113549.1.12.1.4" -> pkcs12(algorithm, new Cipher("3DES", 128, 64));
            case "1.2.840.113549.1.12.1.5" -> pkcs12(algorithm, new Cipher("RC2-128", 128, 64));
            case "1.2.840.113549.1.12.1.6" -> pkcs12(algorithm, new Cipher("RC2-40", 40, 64));
            default -> throw unknown(algorithm);
        };
    }

    private static PasswordCipher pkcs12(AlgorithmIdentifier algorithm, Cipher cipher) {
        PKCS12PBEParams given = PKCS12PBEParams.getInstance(algorithm.getParameters());
        return new PasswordCipher(
                cipher,
                Derivation.PKCS12,
                new SHA1Digest(),
                given.getIV(), // The salt, by another name.
                given.getIterations(),
                new byte[0]);
    }

    private static PasswordCipher pbes1(AlgorithmIdentifier algorithm, ExtendedDigest digest) {
        PBEParameter given = PBEParameter.getInstance(algorithm.getParameters());
        return new PasswordCipher(
                new Cipher("DES", 64, 64),
                Derivation.PBKDF1,
                digest,
                given.getSalt(),
                given.getIterationCount(),
                new byte[0]);
    }

    private static PasswordCipher pbes2(PBES2Parameters given) throws Unusable {
        AlgorithmIdentifier function = AlgorithmIdentifier.getInstance(given.getKeyDerivationFunc());
        AlgorithmIdentifier scheme = AlgorithmIdentifier.getInstance(given.getEncryptionScheme());
        if (!function.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            throw unknown(function);
        }
        Cipher cipher = switch (scheme.getAlgorithm().getId()) {
            case "2.16.840.1.101.3.4.1.2" -> new Cipher("AES-128", 128, 128);
            case "2.16.840.1.101.3.4.1.22" -> new Cipher("AES-192", 192, 128);
            case "2.16.840.1.101.3.4.1.42" -> new Cipher("AES-256", 256, 128);
            case "1.2.840.113549.3.7" -> new Cipher("3DES", 192, 64);
            default -> throw unknown(scheme);
        };
        PBKDF2Params derived = PBKDF2Params.getInstance(function.getParameters());
        return new PasswordCipher(
                cipher,
                Derivation.PBKDF2,
                Digests.of(derived.getPrf().getAlgorithm()),
                derived.getSalt(),
                derived.getIterationCount(),
                ASN1OctetString.getInstance(scheme.getParameters()).getOctets());
    }

    private static Unusable unknown(AlgorithmIdentifier algorithm) {
        String identifier = algorithm.getAlgorithm().getId();
        return Unusable.unsupported(
                identifier.equals("1.3.6.1.4.1.11591.4.11") ? "scrypt" : "an encryption (" + identifier + ")");
    }

    /** Such as "AES-256 (PBKDF2 with SHA-256, 2048 rounds)". */
    String words() {
        String way = derivation == Derivation.PBKDF2 ? "PBKDF2" : "PBE";
        return cipher.name + " (" + way + " with " + digest.getAlgorithmName() + ", " + rounds + " rounds)";
    }

    /** RC2, RC4, DES and 3DES: OpenSSL 3 needs -legacy for them, FIPS hosts have none. */
    boolean isLegacy() {
        return !cipher.name.startsWith("AES");
    }

    byte[] decrypt(byte[] content, Password password, DerivationBudget budget) throws Unusable, CryptoException {
        return run(false, content, key(password, budget));
    }

    byte[] encrypt(byte[] content, Password password) throws Unusable, CryptoException {
        return run(true, content, key(password, new DerivationBudget()));
    }

    private byte[] run(boolean encrypt, byte[] content, CipherParameters key) throws CryptoException {
        if (cipher.ivBits == 0) {
            RC4Engine stream = new RC4Engine();
            stream.init(encrypt, key);
            byte[] clear = new byte[content.length];
            stream.processBytes(content, 0, content.length, clear, 0);
            return clear;
        }
        PaddedBufferedBlockCipher block = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(cipher.engine()));
        block.init(encrypt, key);
        byte[] buffer = new byte[block.getOutputSize(content.length)];
        int length = block.processBytes(content, 0, content.length, buffer, 0);
        length += block.doFinal(buffer, length);
        return Arrays.copyOf(buffer, length);
    }

    private CipherParameters key(Password password, DerivationBudget budget) throws Unusable {
        PBEParametersGenerator generator = switch (derivation) {
            case PKCS12 -> new PKCS12ParametersGenerator(digest);
            case PBKDF1 -> new PKCS5S1ParametersGenerator(digest);
            case PBKDF2 -> new PKCS5S2ParametersGenerator(digest);
        };
        int digestBits = 8 * digest.getDigestSize();
        budget.spend(rounds, (cipher.keyBits + digestBits - 1) / digestBits);
        generator.init(
                derivation == Derivation.PKCS12 ? password.utf16() : password.utf8(), salt, rounds.intValueExact());
        if (derivation == Derivation.PBKDF2) {
            CipherParameters key = generator.generateDerivedParameters(cipher.keyBits);
            return new ParametersWithIV(key, iv);
        }
        return cipher.ivBits == 0
                ? generator.generateDerivedParameters(cipher.keyBits)
                : generator.generateDerivedParameters(cipher.keyBits, cipher.ivBits);
    }
}
