package lib.connector;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lib.tls.CertificateNames;

/** Which {@code TlsSenderCertificateName} fits a certificate. */
public final class SenderCertificateName {
    private SenderCertificateName() {}

    /**
     * A wildcard is what Microsoft recommends where a certificate has several names (office-365-notice), and it needs
     * no more than the domain itself to be accepted; a host name would best be accepted itself.
     *
     * @param names of the certificate, as {@link CertificateNames#of} gives them
     * @param acceptedDomains in lower case; where none is known, the first name decides
     */
    public static Optional<String> of(List<String> names, Collection<String> acceptedDomains) {
        for (String name : names) {
            String domain = name.startsWith("*.") ? name.substring(2) : name;
            if (acceptedDomains.contains(domain)) {
                return Optional.of(name.equals(domain) ? domain : "*." + domain);
            }
            Optional<String> accepted = CertificateNames.acceptedDomain(domain, acceptedDomains);
            if (accepted.isPresent() && !name.startsWith("*.")) {
                return Optional.of("*." + accepted.get());
            }
        }
        return acceptedDomains.isEmpty()
                ? names.stream().findFirst().map(name -> "*." + domain(name))
                : Optional.empty();
    }

    /** The domain that has to be accepted for a name: that of the wildcard, or the one above. */
    public static String domain(String name) {
        String[] labels = name.split("\\.", 2);
        return labels.length < 2 || labels[1].indexOf('.') < 0 && !name.startsWith("*.") ? name : labels[1];
    }
}
