package lib.keyfile;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/**
 * Hash functions by their identifiers, alone or in an HMAC (RFC 8018 appendix B). Bouncy Castle's classes and not its
 * provider, which takes three times java's own start-up to load.
 */
final class Digests {
    private Digests() {}

    static ExtendedDigest of(ASN1ObjectIdentifier identifier) throws Unusable {
        return switch (identifier.getId()) {
            case "1.2.840.113549.2.5" -> new MD5Digest();
            case "1.3.14.3.2.26", "1.2.840.113549.2.7" -> new SHA1Digest();
            case "2.16.840.1.101.3.4.2.4", "1.2.840.113549.2.8" -> new SHA224Digest();
            case "2.16.840.1.101.3.4.2.1", "1.2.840.113549.2.9" -> new SHA256Digest();
            case "2.16.840.1.101.3.4.2.2", "1.2.840.113549.2.10" -> new SHA384Digest();
            case "2.16.840.1.101.3.4.2.3", "1.2.840.113549.2.11" -> new SHA512Digest();
            default -> throw Unusable.unsupported("a hash function (" + identifier + ")");
        };
    }
}
