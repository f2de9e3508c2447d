package lib.keyfile;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.util.encoders.Hex;

/** Certificates and keys in PEM (RFC 7468), in one file or two. */
record PemFile(List<PemBlock> keys, List<X509Certificate> certificates) implements SealedKeyFile.Content {

    static PemFile of(byte[] bytes) throws Unusable {
        PemFile file = of(PemBlock.all(bytes));
        if (!file.keys.isEmpty()) {
            return file;
        }
        if (PemBlock.all(bytes).stream().anyMatch(PemBlock::isRequest)) {
            throw requestAlone();
        }
        throw certificateAlone("a PEM file without a private key");
    }

    /** The certificates of one and the key of the other. */
    static PemFile pair(byte[] certificate, byte[] key) throws Unusable {
        List<PemBlock> blocks = new ArrayList<>(PemBlock.all(key));
        blocks.removeIf(block -> !block.isKey());
        if (blocks.isEmpty()) {
            throw new Unusable(
                    "pfx.no-key",
                    "no private key in PEM is in the file of --key",
                    "give the file that begins with BEGIN PRIVATE KEY, or the like");
        }
        PemBlock.all(certificate).stream().filter(PemBlock::isCertificate).forEach(blocks::add);
        PemFile pair = of(blocks);
        if (pair.certificates.isEmpty()) {
            throw new Unusable(
                    "pfx.no-certificate",
                    "no certificate in PEM is in the file of --cert",
                    "give the file that begins with BEGIN CERTIFICATE");
        }
        return pair;
    }

    private static PemFile of(List<PemBlock> blocks) throws Unusable {
        List<PemBlock> keys = new ArrayList<>();
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : blocks) {
            if (block.isKey()) {
                keys.add(block);
            } else if (block.isCertificate()) {
                certificates.add(Certificates.read(block.der()));
            }
        }
        return new PemFile(keys, certificates);
    }

    static Unusable certificateAlone(String what) {
        return new Unusable(
                "pfx.certificate-alone",
                "it is " + what + ", not a PFX",
                "export the certificate with its private key, or give --cert and --key");
    }

    static Unusable requestAlone() {
        return new Unusable(
                "pfx.request-alone",
                "it is a certificate signing request, not a certificate",
                "send it to the CA; what comes back goes with the key into a PFX");
    }

    @Override
    public boolean needsPassword() {
        return keys.stream().anyMatch(PemBlock::isEncrypted);
    }

    @Override
    public KeyFile open(char[] password) throws Unusable, IOException {
        Password first = Password.forms(password).get(0);
        Decryption decryption = new Decryption(first, new DerivationBudget(), false);
        Optional<String> words = Optional.empty();
        boolean legacy = false;
        List<KeyEntry> entries = new ArrayList<>();
        for (PemBlock block : keys) {
            PrivateKeyInfo key;
            if (block.encryption().isPresent()) {
                key = older(block, decrypt(block, password));
                words = Optional.of(block.encryption().get().split(",")[0] + " (OpenSSL's own)");
                legacy = true;
            } else if (block.isEncrypted()) {
                key = decryption.key(EncryptedPrivateKeyInfo.getInstance(block.der()));
            } else {
                key = older(block, block.der());
            }
            entries.add(KeyEntry.of(Optional.empty(), PrivateKeys.of(key), Optional.empty(), certificates));
        }
        first.wipe();
        return new KeyFile(
                KeyFile.Format.PEM,
                new KeyFile.Protection(
                        Optional.empty(),
                        words.or(decryption::keyWords),
                        Optional.empty(),
                        legacy || decryption.isLegacy(),
                        false),
                entries,
                certificates);
    }

    private static byte[] decrypt(PemBlock block, char[] password) throws Unusable {
        String[] cipherAndIv = block.encryption().get().split(",");
        if (!cipherAndIv[0].matches("(AES-(128|192|256)|DES|DES-EDE3)-CBC")) {
            throw Unusable.unsupported("an encryption (" + cipherAndIv[0] + ")");
        }
        try {
            byte[] iv = Hex.decode(cipherAndIv[1].strip());
            return new BcPEMDecryptorProvider(password).get(cipherAndIv[0]).decrypt(block.der(), iv);
        } catch (PEMException | RuntimeException e) {
            throw Unusable.wrongPassword("wrong password of the private key");
        }
    }

    /** PKCS #8 as it is, and in it what OpenSSL wrote before (PKCS #1, RFC 5915). */
    private static PrivateKeyInfo older(PemBlock block, byte[] der) throws Unusable {
        try {
            return switch (block.label()) {
                case "RSA PRIVATE KEY" ->
                    new PrivateKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            RSAPrivateKey.getInstance(der));
                case "EC PRIVATE KEY" -> {
                    ECPrivateKey key = ECPrivateKey.getInstance(ASN1Sequence.getInstance(der));
                    yield new PrivateKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
                            key);
                }
                default -> PrivateKeyInfo.getInstance(der);
            };
        } catch (IOException | RuntimeException e) {
            throw block.isEncrypted()
                    ? Unusable.wrongPassword("wrong password of the private key")
                    : Unusable.damaged("its private key cannot be read");
        }
    }
}
