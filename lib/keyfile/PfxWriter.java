package lib.keyfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;

/** Writes PFX files (PKCS #12, RFC 7292). */
public final class PfxWriter {
    /** How a file is encrypted. */
    public enum Encryption {
        /** AES-256 and SHA-256, what Windows calls AES256-SHA256. */
        MODERN,
        /** 3DES and SHA-1, what Windows calls TripleDES-SHA1, for programs that know no other. */
        LEGACY
    }

    private static final int MODERN_ROUNDS = 10_000; // As keytool.
    private static final int LEGACY_ROUNDS = 2000; // As Windows.
    private static final SecureRandom RANDOM = new SecureRandom();

    private PfxWriter() {}

    /**
     * The bytes of a PFX with one key and its chain.
     *
     * @param chain leaf first
     */
    public static byte[] pfx(
            Optional<String> name,
            PrivateKey key,
            List<X509Certificate> chain,
            char[] password,
            Encryption encryption) {
        Password first = Password.forms(password).get(0);
        try {
            DEROctetString id = new DEROctetString(HexFormat.of().parseHex(Fingerprints.sha1(chain.get(0))));
            PKCS12SafeBagBuilder keyBag = new PKCS12SafeBagBuilder(
                    PemText.pkcs8(key, chain.get(0).getPublicKey()), encryptor(encryption, first));
            describe(keyBag, name, id);
            PKCS12SafeBag[] bags = new PKCS12SafeBag[chain.size()];
            for (int i = 0; i < bags.length; i++) {
                PKCS12SafeBagBuilder bag = new PKCS12SafeBagBuilder(
                        Certificate.getInstance(chain.get(i).getEncoded()));
                if (i == 0) {
                    describe(bag, name, id);
                }
                bags[i] = bag.build();
            }
            return new PKCS12PfxPduBuilder()
                    .addEncryptedData(encryptor(encryption, first), bags)
                    .addData(keyBag.build())
                    .build(mac(encryption), password)
                    .getEncoded("DER");
        } catch (IOException | CertificateEncodingException | PKCSException | Unusable e) {
            throw new IllegalStateException("a PFX cannot be written", e);
        } finally {
            first.wipe();
        }
    }

    private static void describe(PKCS12SafeBagBuilder bag, Optional<String> name, DEROctetString id) {
        name.ifPresent(
                text -> bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(text)));
        bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, id);
    }

    private static BcPKCS12MacCalculatorBuilder mac(Encryption encryption) {
        return encryption == Encryption.LEGACY
                ? new BcPKCS12MacCalculatorBuilder(new SHA1Digest(), identifier(OIWObjectIdentifiers.idSHA1))
                        .setIterationCount(LEGACY_ROUNDS)
                : new BcPKCS12MacCalculatorBuilder(new SHA256Digest(), identifier(NISTObjectIdentifiers.id_sha256))
                        .setIterationCount(MODERN_ROUNDS);
    }

    private static AlgorithmIdentifier identifier(ASN1ObjectIdentifier algorithm) {
        return new AlgorithmIdentifier(algorithm, DERNull.INSTANCE);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static OutputEncryptor encryptor(Encryption encryption, Password password) throws Unusable {
        AlgorithmIdentifier algorithm = encryption == Encryption.LEGACY
                ? new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                        new PKCS12PBEParams(random(8), LEGACY_ROUNDS))
                : new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_PBES2,
                        new PBES2Parameters(
                                new KeyDerivationFunc(
                                        PKCSObjectIdentifiers.id_PBKDF2,
                                        new PBKDF2Params(
                                                random(16),
                                                MODERN_ROUNDS,
                                                identifier(PKCSObjectIdentifiers.id_hmacWithSHA256))),
                                new EncryptionScheme(
                                        NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(random(16)))));
        return new Encryptor(algorithm, PasswordCipher.of(algorithm), password);
    }

    /** Our cipher as Bouncy Castle's writer takes one. */
    private record Encryptor(AlgorithmIdentifier algorithm, PasswordCipher cipher, Password password)
            implements OutputEncryptor {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream(OutputStream out) {
            return new ByteArrayOutputStream() {
                @Override
                public void close() throws IOException {
                    try {
                        out.write(cipher.encrypt(toByteArray(), password));
                    } catch (Unusable | CryptoException e) {
                        throw new IOException(e);
                    }
                }
            };
        }

        @Override
        public GenericKey getKey() {
            throw new UnsupportedOperationException("the key is derived anew for each part");
        }
    }
}
