package lib.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Which names a client certificate carries, and what Exchange Online does with them. */
public final class CertificateNames {
    /** GeneralName's choice for a DNS name (RFC 5280 section 4.2.1.6). */
    private static final Integer DNS_NAME = 2;

    private CertificateNames() {}

    /** Common name and subject alternative DNS names, in lower case, each once. */
    public static List<String> of(X509Certificate certificate) {
        Set<String> names = new LinkedHashSet<>();
        try {
            LdapName subject = new LdapName(certificate.getSubjectX500Principal().getName());
            for (Rdn part : subject.getRdns()) {
                if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String cn) {
                    names.add(cn.toLowerCase(Locale.ROOT));
                }
            }
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (name.get(0).equals(DNS_NAME)) {
                    names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
                }
            }
        } catch (InvalidNameException | CertificateParsingException e) {
            // What cannot be read names nobody.
        }
        return List.copyOf(names);
    }

    /**
     * Whether a name of a certificate is what {@code TlsSenderCertificateName} asks for: the same
     * text, or for {@code *.d} the domain d or a name below it.
     */
    public static boolean match(String tlsSenderCertificateName, String name) {
        String wanted = tlsSenderCertificateName.toLowerCase(Locale.ROOT);
        String shown = name.toLowerCase(Locale.ROOT);
        if (wanted.equals(shown)) {
            return true;
        }
        return wanted.startsWith("*.")
                && (shown.equals(wanted.substring(2)) || shown.endsWith(wanted.substring(1)));
    }

    /**
     * The accepted domain that lets a certificate's name choose the organization: the name itself,
     * or the domain one label above it; never one further up.
     *
     * @param acceptedDomains in lower case
     */
    public static Optional<String> acceptedDomain(String name, Collection<String> acceptedDomains) {
        String shown = name.toLowerCase(Locale.ROOT);
        if (acceptedDomains.contains(shown)) {
            return Optional.of(shown);
        }
        String parent = shown.substring(shown.indexOf('.') + 1);
        return acceptedDomains.contains(parent) ? Optional.of(parent) : Optional.empty();
    }
}
