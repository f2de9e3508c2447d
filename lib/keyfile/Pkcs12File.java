package lib.keyfile;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** A PFX (PKCS #12, RFC 7292): its checksum, and its safes still closed. */
record Pkcs12File(byte[] safes, Optional<Pkcs12Mac> mac) implements SealedKeyFile.Content {

    static Pkcs12File of(ASN1Sequence pfx) throws Unusable, IOException {
        BigInteger version = ASN1Integer.getInstance(pfx.getObjectAt(0)).getValue();
        if (!version.equals(BigInteger.valueOf(3))) {
            throw Unusable.damaged("it is no PFX of version 3 (RFC 7292 section 4)");
        }
        ContentInfo content = ContentInfo.getInstance(pfx.getObjectAt(1));
        if (content.getContentType().equals(PKCSObjectIdentifiers.signedData)) {
            throw Unusable.unsupported("a signature in place of a password (public-key integrity)");
        }
        if (!content.getContentType().equals(PKCSObjectIdentifiers.data)) {
            throw Unusable.damaged("its content is of type " + content.getContentType());
        }
        byte[] safes = ASN1OctetString.getInstance(content.getContent()).getOctets();
        Optional<Pkcs12Mac> mac =
                pfx.size() < 3 ? Optional.empty() : Optional.of(Pkcs12Mac.of(MacData.getInstance(pfx.getObjectAt(2))));
        // Whatever cannot be opened with any password is said before one is asked for.
        Pkcs12Safes.check(safes);
        return new Pkcs12File(safes, mac);
    }

    @Override
    public boolean needsPassword() {
        try {
            return mac.isPresent() || Pkcs12Safes.check(safes);
        } catch (IOException | Unusable e) {
            return true; // Said when it is opened.
        }
    }

    @Override
    public KeyFile open(char[] characters) throws Unusable, IOException {
        DerivationBudget budget = new DerivationBudget();
        Unusable failure = null;
        for (Password password : Password.forms(characters)) {
            try {
                return open(password, budget);
            } catch (Unusable e) {
                if (!e.isWrongPassword()) {
                    throw e;
                }
                failure = e;
            } finally {
                password.wipe();
            }
        }
        throw failure;
    }

    private KeyFile open(Password password, DerivationBudget budget) throws Unusable, IOException {
        if (mac.isPresent() && !mac.get().fits(safes, password, budget)) {
            throw Unusable.wrongPassword("wrong password, or the file was changed after it was written");
        }
        Pkcs12Safes opened = new Pkcs12Safes(password, budget, mac.isPresent());
        opened.read(safes);
        return opened.keyFile(mac);
    }
}
