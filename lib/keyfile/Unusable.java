package lib.keyfile;

import lib.finding.Problem;

/** Why a key file cannot be used; the one who knows its name makes it a {@link Problem}. */
@SuppressWarnings("serial") // Never serialized.
final class Unusable extends Exception {
    static final String WRONG_PASSWORD = "pfx.wrong-password";

    private final String id;
    private final String why;
    private final String next;

    Unusable(String id, String why, String next) {
        super(why, null, false, false);
        this.id = id;
        this.why = why;
        this.next = next;
    }

    static Unusable wrongPassword(String why) {
        return new Unusable(WRONG_PASSWORD, why, "check the password; openssl pkcs12 -in FILE -info tries it");
    }

    static Unusable unsupported(String algorithm) {
        return new Unusable(
                "pfx.unsupported-algorithm",
                "it uses " + algorithm + ", which relaykit does not know; the password was not tried",
                "export it again with AES256-SHA256, or convert it where it opens");
    }

    static Unusable truncated(long has, long wanted) {
        return new Unusable(
                "pfx.truncated",
                "it is cut off: " + has + " bytes are there, and its header speaks of " + wanted,
                "copy or export it again, as binary");
    }

    static Unusable damaged(String why) {
        return new Unusable("pfx.damaged", why, "copy or export it again, as binary");
    }

    boolean isWrongPassword() {
        return id.equals(WRONG_PASSWORD);
    }

    Problem problem(String file) {
        return Problem.badInput(id, file, why, next);
    }
}
