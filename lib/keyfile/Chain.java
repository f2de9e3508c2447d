package lib.keyfile;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a file has of a certificate's chain.
 *
 * @param certificates leaf first, each signed by the next; the last may be the root
 * @param strays other certificates of the file, which are not sent
 * @param inOrder the file has them in this order
 */
public record Chain(List<X509Certificate> certificates, List<X509Certificate> strays, boolean inOrder) {
    /** More than this is no chain of a public CA, but a loop or a trap. */
    private static final int LONGEST = 20;

    public Chain {
        certificates = List.copyOf(certificates);
        strays = List.copyOf(strays);
    }

    /**
     * Follows a leaf upwards through the certificates of a file. Of several that signed it, as an intermediate and its
     * renewal with the same key, it takes one that is valid now, whatever the order, and then the one valid longest.
     */
    public static Chain of(X509Certificate leaf, List<X509Certificate> file) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        while (chain.size() < LONGEST) {
            X509Certificate below = chain.get(chain.size() - 1);
            if (Certificates.isNamedIssuer(below, below)) {
                break;
            }
            var issuer = file.stream()
                    .filter(one -> !chain.contains(one))
                    .filter(one -> Certificates.isIssuer(one, below))
                    .max(Comparator.comparing(Chain::isValidNow).thenComparing(X509Certificate::getNotAfter));
            if (issuer.isEmpty()) {
                break;
            }
            chain.add(issuer.get());
        }
        Set<X509Certificate> strays = new LinkedHashSet<>(file);
        chain.forEach(strays::remove);
        List<X509Certificate> found = new ArrayList<>(new LinkedHashSet<>(file));
        found.retainAll(chain);
        return new Chain(chain, List.copyOf(strays), found.equals(chain));
    }

    private static boolean isValidNow(X509Certificate one) {
        Date now = new Date();
        return !now.before(one.getNotBefore()) && !now.after(one.getNotAfter());
    }

    public X509Certificate leaf() {
        return certificates.get(0);
    }

    /** The end that was reached: a root, or a certificate whose issuer is not in the file. */
    public X509Certificate top() {
        return certificates.get(certificates.size() - 1);
    }

    /** Whether it goes up to a root, which a server need not be sent. */
    public boolean hasRoot() {
        return Certificates.isNamedIssuer(top(), top());
    }
}
