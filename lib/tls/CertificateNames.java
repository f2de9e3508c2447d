package lib.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Which names a client certificate carries, and what Exchange Online does with them. */
public final class CertificateNames {
    /** GeneralName's choice for a DNS name (RFC 5280 section 4.2.1.6). */
    private static final Integer DNS_NAME = 2;

    /** Of two labels, under which organizations register: the common ones of the public suffix list. */
    private static final Pattern ENDING = Pattern.compile("(ac|co|com|edu|gov|net|org)\\.[a-z]{2}");

    private static final List<String> NUMBERS = List.of("no", "one", "two", "three", "four");

    private CertificateNames() {}

    /** Common name and subject alternative DNS names, in lower case, each once. */
    public static List<String> of(X509Certificate certificate) {
        Set<String> names = new LinkedHashSet<>();
        try {
            LdapName subject =
                    new LdapName(certificate.getSubjectX500Principal().getName());
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
     * Whether a name of a certificate is what {@code TlsSenderCertificateName} asks for: the same text, or for
     * {@code *.d} the domain d or a name below it.
     */
    public static boolean match(String tlsSenderCertificateName, String name) {
        String wanted = tlsSenderCertificateName.toLowerCase(Locale.ROOT);
        String shown = name.toLowerCase(Locale.ROOT);
        if (wanted.equals(shown)) {
            return true;
        }
        return wanted.startsWith("*.") && (shown.equals(wanted.substring(2)) || shown.endsWith(wanted.substring(1)));
    }

    /**
     * The accepted domain that lets a certificate's name choose the organization: the name itself, or the domain one
     * label above it; never one further up.
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

    /**
     * Where a name stands that lets no accepted domain be chosen, in words: "two labels below contoso.com, and only one
     * is taken", or "no accepted domain and not below one".
     *
     * @param acceptedDomains in lower case
     */
    public static String distance(String name, Collection<String> acceptedDomains) {
        String shown = name.toLowerCase(Locale.ROOT);
        int labels = 0;
        for (int dot = shown.indexOf('.'); dot >= 0; dot = shown.indexOf('.', dot + 1)) {
            labels++;
            String above = shown.substring(dot + 1);
            if (acceptedDomains.contains(above)) {
                String number = labels < NUMBERS.size() ? NUMBERS.get(labels) : "" + labels;
                return number + " labels below " + above + ", and only one is taken";
            }
        }
        return "no accepted domain and not below one";
    }

    /**
     * The TlsSenderCertificateName that suits a certificate best: the one name alone where that is an accepted domain
     * itself; else {@code *.d} for an accepted domain d that the certificate names with a wildcard, or that is one of
     * its names or one label above one. Microsoft recommends {@code *.d} where a certificate has several names
     * (office-365-notice), and it needs no more than d to be accepted, whereas its pages disagree whether that is
     * enough for a host name (relay-access-denied-attr36-ndr: it is; office-365-notice: it is not). Empty if no name
     * leads to an accepted domain.
     *
     * @param acceptedDomains in lower case, the primary one first; empty if they are not known: then the
     *     {@link #domain} of the certificate's wildcard, or of its first name, is taken for one
     */
    public static Optional<String> suggest(X509Certificate certificate, Collection<String> acceptedDomains) {
        return suggest(of(certificate), acceptedDomains);
    }

    /** Likewise, from the names that a certificate carries. */
    public static Optional<String> suggest(List<String> names, Collection<String> acceptedDomains) {
        if (acceptedDomains.isEmpty()) {
            return names.stream()
                    .filter(name -> name.startsWith("*."))
                    .findFirst()
                    .or(() -> names.stream().findFirst())
                    .flatMap(name -> suggest(names, List.of(domain(name))));
        }
        if (names.size() == 1 && acceptedDomains.contains(names.get(0))) {
            return Optional.of(names.get(0));
        }
        // A wildcard in the certificate matches a connector's only literally (N564).
        Optional<String> wildcard = acceptedDomains.stream()
                .map(d -> "*." + d)
                .filter(names::contains)
                .findFirst();
        return wildcard.or(() -> acceptedDomains.stream()
                .filter(d -> names.stream().anyMatch(n -> leadsTo(n, d)))
                .findFirst()
                .map(d -> "*." + d));
    }

    /**
     * The domain that most likely is accepted for a name: that of the wildcard, or the one a label above; the name
     * itself where only an ending such as com or co.uk is above. A guess, for where accepted domains are not known.
     */
    public static String domain(String name) {
        String above = name.substring(name.indexOf('.') + 1);
        return name.startsWith("*.")
                        || above.indexOf('.') >= 0 && !ENDING.matcher(above).matches()
                ? above
                : name;
    }

    private static boolean leadsTo(String name, String acceptedDomain) {
        return acceptedDomain(name, List.of(acceptedDomain)).isPresent();
    }
}
