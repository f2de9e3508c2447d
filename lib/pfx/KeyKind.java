package lib.pfx;

import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;

/**
 * Type and size of a key.
 *
 * @param bits 0 where the type says it all, as Ed25519 does
 */
public record KeyKind(String type, int bits) {
    static KeyKind of(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return new KeyKind("RSA", rsa.getModulus().bitLength());
        }
        if (key instanceof ECKey ec) {
            return new KeyKind("EC", ec.getParams().getCurve().getField().getFieldSize());
        }
        return new KeyKind(key.getAlgorithm(), 0);
    }

    String words() {
        return bits == 0 ? type : type + " " + bits;
    }
}
