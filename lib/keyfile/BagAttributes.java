package lib.keyfile;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * What a PFX says beside a key or certificate (RFC 2985 sections 5.5.1, 5.5.2).
 *
 * @param name friendly name
 * @param localKeyId the same for a key and its certificate; empty if there is none
 */
record BagAttributes(Optional<String> name, byte[] localKeyId) {

    static BagAttributes of(ASN1Set given) {
        Optional<String> name = Optional.empty();
        byte[] id = {};
        for (ASN1Encodable one : given == null ? new ASN1Encodable[0] : given.toArray()) {
            Attribute attribute = Attribute.getInstance(one);
            if (attribute.getAttrValues().size() == 0) {
                continue;
            }
            ASN1Encodable value = attribute.getAttributeValues()[0];
            if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_friendlyName)) {
                name = Optional.of(ASN1BMPString.getInstance(value).getString());
            } else if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_localKeyId)) {
                id = ASN1OctetString.getInstance(value).getOctets();
            }
        }
        return new BagAttributes(name, id);
    }

    boolean isOf(BagAttributes key) {
        return localKeyId.length > 0 && Arrays.equals(localKeyId, key.localKeyId);
    }
}
