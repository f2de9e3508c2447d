package lib.keyfile;

import java.math.BigInteger;

/**
 * How many rounds of key derivation a file may still ask for. What a file says is not to be trusted: two thousand
 * million rounds take an hour. OpenSSL writes 2048, keytool 10,000; advice for PBKDF2 goes up to 600,000, and a file
 * has three of them.
 */
final class DerivationBudget {
    private static final int LIMIT = 2_000_000;

    private int left = LIMIT;

    /** Takes note of a derivation before it runs. */
    void spend(BigInteger iterations, int blocks) throws Unusable {
        BigInteger wanted = iterations.multiply(BigInteger.valueOf(blocks));
        if (iterations.signum() <= 0) {
            throw Unusable.damaged("it asks for " + shown(iterations) + " rounds of key derivation");
        }
        if (wanted.compareTo(BigInteger.valueOf(left)) > 0) {
            throw new Unusable(
                    "pfx.too-many-rounds",
                    "it asks for "
                            + shown(iterations)
                            + " rounds of key derivation, and all of a file may ask for "
                            + LIMIT
                            + "; the password was not tried",
                    "export it again: OpenSSL writes 2048 rounds, keytool 10000");
        }
        left -= wanted.intValue();
    }

    private static String shown(BigInteger number) {
        return number.bitLength() > 63 ? "more than 2^63" : number.toString();
    }
}
