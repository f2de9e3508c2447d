package lib.keyfile;

import java.math.BigInteger;
import java.time.Duration;

/**
 * How long the key derivations of a file may take. What a file says is not to be trusted: two thousand million rounds
 * take an hour. OpenSSL writes 2048 rounds, keytool 10,000; certtool, NSS and Firefox 600,000 for each of up to four
 * derivations, of two blocks each.
 */
final class DerivationBudget {
    /** Of one derivation: a few seconds on a slow machine. */
    private static final int MOST_ROUNDS = 3_000_000;

    private static final Duration TIME = Duration.ofSeconds(10);

    private final long startNanos = System.nanoTime();
    private boolean tried;

    /** Takes note of a derivation before it runs. */
    void spend(BigInteger iterations, int blocks) throws Unusable {
        BigInteger wanted = iterations.multiply(BigInteger.valueOf(blocks));
        if (iterations.signum() <= 0) {
            throw Unusable.damaged("it asks for " + shown(iterations) + " rounds of key derivation");
        }
        boolean late = System.nanoTime() - startNanos > TIME.toNanos();
        if (late || wanted.compareTo(BigInteger.valueOf(MOST_ROUNDS)) > 0) {
            throw new Unusable(
                    "pfx.too-many-rounds",
                    "it asks for "
                            + shown(iterations)
                            + " rounds of key derivation, "
                            + (late
                                    ? "after others that took " + TIME.toSeconds() + " seconds"
                                    : "of which one key may take " + MOST_ROUNDS)
                            + (tried ? "" : "; the password was not tried"),
                    "export it again: OpenSSL writes 2048 rounds, keytool 10000");
        }
        tried = true;
    }

    private static String shown(BigInteger number) {
        return number.bitLength() > 63 ? "more than 2^63" : number.toString();
    }
}
