package lib.keyfile;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;

/** The safes of a PFX as they are opened, with the keys and certificates that lie in them. */
final class Pkcs12Safes {
    private static final int DEEPEST = 8;

    private record FoundKey(BagAttributes attributes, PrivateKeyInfo key) {}

    private final Decryption decryption;
    private final List<FoundKey> keys = new ArrayList<>();
    private final Map<X509Certificate, BagAttributes> certificates = new LinkedHashMap<>();

    /**
     * Safes that are opened with a password.
     *
     * @param proven by the file's checksum, so that what does not decrypt has another password
     */
    Pkcs12Safes(Password password, DerivationBudget budget, boolean proven) {
        decryption = new Decryption(password, budget, proven);
    }

    /** Whether any safe or key is encrypted; throws if it is so in a way that nobody can open. */
    static boolean check(byte[] authenticatedSafe) throws Unusable, IOException {
        boolean encrypted = false;
        for (ASN1Encodable one : ASN1Sequence.getInstance(authenticatedSafe)) {
            ContentInfo safe = ContentInfo.getInstance(one);
            if (safe.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
                PasswordCipher.of(EncryptedData.getInstance(safe.getContent()).getEncryptionAlgorithm());
                encrypted = true;
            } else if (safe.getContentType().equals(PKCSObjectIdentifiers.data)) {
                encrypted |= checkBags(content(safe), 0);
            } else {
                throw Unusable.unsupported("encryption to a certificate in place of a password (public-key privacy)");
            }
        }
        return encrypted;
    }

    private static boolean checkBags(byte[] contents, int depth) throws Unusable {
        boolean encrypted = false;
        for (ASN1Encodable one : ASN1Sequence.getInstance(contents)) {
            SafeBag bag = SafeBag.getInstance(one);
            if (bag.getBagId().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
                PasswordCipher.of(
                        EncryptedPrivateKeyInfo.getInstance(bag.getBagValue()).getEncryptionAlgorithm());
                encrypted = true;
            } else if (bag.getBagId().equals(PKCSObjectIdentifiers.safeContentsBag)) {
                encrypted |= checkBags(nested(bag, depth), depth + 1);
            }
        }
        return encrypted;
    }

    /** Opens all of them. */
    void read(byte[] authenticatedSafe) throws Unusable, IOException {
        for (ASN1Encodable one : ASN1Sequence.getInstance(authenticatedSafe)) {
            ContentInfo safe = ContentInfo.getInstance(one);
            if (safe.getContentType().equals(PKCSObjectIdentifiers.data)) {
                readBags(ASN1Sequence.getInstance(content(safe)), 0);
            } else {
                EncryptedData data = EncryptedData.getInstance(safe.getContent());
                readBags(
                        decryption.certificates(
                                data.getEncryptionAlgorithm(), data.getContent().getOctets()),
                        0);
            }
        }
    }

    private void readBags(ASN1Sequence bags, int depth) throws Unusable, IOException {
        for (ASN1Encodable one : bags) {
            SafeBag bag = SafeBag.getInstance(one);
            BagAttributes attributes = BagAttributes.of(bag.getBagAttributes());
            if (bag.getBagId().equals(PKCSObjectIdentifiers.keyBag)) {
                keys.add(new FoundKey(attributes, PrivateKeyInfo.getInstance(bag.getBagValue())));
            } else if (bag.getBagId().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
                EncryptedPrivateKeyInfo key = EncryptedPrivateKeyInfo.getInstance(bag.getBagValue());
                keys.add(new FoundKey(attributes, decryption.key(key)));
            } else if (bag.getBagId().equals(PKCSObjectIdentifiers.certBag)) {
                CertBag certificate = CertBag.getInstance(bag.getBagValue());
                if (certificate.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
                    byte[] der = ASN1OctetString.getInstance(certificate.getCertValue())
                            .getOctets();
                    certificates.putIfAbsent(Certificates.read(der), attributes);
                }
            } else if (bag.getBagId().equals(PKCSObjectIdentifiers.safeContentsBag)) {
                readBags(ASN1Sequence.getInstance(nested(bag, depth)), depth + 1);
            }
            // CRLs and secrets are nothing that identifies a relay.
        }
    }

    KeyFile keyFile(Optional<Pkcs12Mac> mac) throws Unusable {
        List<X509Certificate> all = List.copyOf(certificates.keySet());
        List<KeyEntry> entries = new ArrayList<>();
        for (FoundKey found : keys) {
            entries.add(KeyEntry.of(
                    found.attributes.name(),
                    PrivateKeys.of(found.key),
                    certificates.entrySet().stream()
                            .filter(one -> one.getValue().isOf(found.attributes))
                            .map(Map.Entry::getKey)
                            .findFirst(),
                    all));
        }
        if (entries.isEmpty()) {
            throw PrivateKeys.none(all.size());
        }
        return new KeyFile(
                KeyFile.Format.PFX,
                new KeyFile.Protection(
                        mac.map(Pkcs12Mac::words),
                        decryption.keyWords(),
                        decryption.certificateWords(),
                        decryption.isLegacy(),
                        mac.filter(Pkcs12Mac::pbmac1).isPresent()),
                entries,
                all);
    }

    private static byte[] content(ContentInfo safe) {
        return ASN1OctetString.getInstance(safe.getContent()).getOctets();
    }

    private static byte[] nested(SafeBag bag, int depth) throws Unusable {
        if (depth == DEEPEST) {
            throw Unusable.damaged("its bags lie within each other without end");
        }
        ASN1Primitive contents = bag.getBagValue().toASN1Primitive();
        try {
            return contents.getEncoded();
        } catch (IOException e) {
            throw Unusable.damaged("a bag in it cannot be read");
        }
    }
}
