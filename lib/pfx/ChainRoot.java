package lib.pfx;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Who vouches for the CA of a chain.
 *
 * @param asked all stores of roots that were looked into, such as "the JDK"
 * @param vouching those that have the root
 * @param root that the chain leads to, as one of them has it
 */
public record ChainRoot(List<String> asked, List<String> vouching, Optional<X509Certificate> root) {
    public ChainRoot {
        asked = List.copyOf(asked);
        vouching = List.copyOf(vouching);
    }

    /** Whether it leads to a root that somebody knows. */
    boolean isKnown() {
        return root.isPresent();
    }
}
