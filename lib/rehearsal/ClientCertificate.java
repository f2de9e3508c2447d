package lib.rehearsal;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lib.tls.CertificateNames;

/**
 * What a client certificate says, and whether its chain counts.
 *
 * @param names common name and DNS names, in lower case
 * @param clientUsage its extended key usage allows client authentication (or it has none)
 * @param fault why it does not count, where it does not
 * @param detail the same in words, with the name or date
 */
public record ClientCertificate(
        String subject,
        List<String> names,
        boolean clientUsage,
        Optional<Fault> fault,
        String detail) {

    /** Why a chain does not count; the handshake succeeds all the same. */
    public enum Fault {
        SELF_SIGNED,
        EXPIRED,
        NOT_YET_VALID,
        /** An issuer is neither in the handshake nor a known root. */
        INCOMPLETE,
        /** The chain ends in a root that is not known, or does not hold together. */
        NOT_TRUSTED,
        /** Only with {@code --strict-eku}. */
        NO_CLIENT_USAGE
    }

    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USAGE = "2.5.29.37.0";

    public ClientCertificate {
        names = List.copyOf(names);
    }

    /**
     * Judges a chain as it came in the handshake, leaf first. Nothing is fetched: an intermediate
     * that was not sent is missing (KB3212877). Revocation is not looked at.
     *
     * @param strictUsage refuse a certificate without client authentication in its EKU
     */
    public static ClientCertificate of(
            List<X509Certificate> sent, Set<TrustAnchor> roots, Instant now, boolean strictUsage) {
        X509Certificate leaf = sent.get(0);
        boolean usage = clientUsage(leaf);
        Optional<Fault> fault = fault(sent, roots, Date.from(now));
        String detail = fault.map(one -> detail(one, sent)).orElse("the chain is complete");
        if (fault.isEmpty() && strictUsage && !usage) {
            fault = Optional.of(Fault.NO_CLIENT_USAGE);
            detail = "its extended key usage does not name client authentication";
        }
        return new ClientCertificate(
                leaf.getSubjectX500Principal().getName(),
                CertificateNames.of(leaf),
                usage,
                fault,
                detail);
    }

    private static Optional<Fault> fault(
            List<X509Certificate> sent, Set<TrustAnchor> roots, Date now) {
        X509Certificate leaf = sent.get(0);
        try {
            leaf.checkValidity(now);
        } catch (CertificateExpiredException e) {
            return Optional.of(Fault.EXPIRED);
        } catch (CertificateNotYetValidException e) {
            return Optional.of(Fault.NOT_YET_VALID);
        }
        if (isSelfSigned(leaf)) {
            return Optional.of(Fault.SELF_SIGNED);
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(leaf);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, target);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(now);
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            boolean open = !isSelfIssued(top(sent));
            return Optional.of(open ? Fault.INCOMPLETE : Fault.NOT_TRUSTED);
        }
    }

    /** The end of the chain that can be followed from the leaf by the names of the issuers. */
    private static X509Certificate top(List<X509Certificate> sent) {
        X509Certificate top = sent.get(0);
        Set<X509Certificate> seen = new HashSet<>();
        while (seen.add(top) && !isSelfIssued(top)) {
            X509Certificate below = top;
            top =
                    sent.stream()
                            .filter(one -> issued(one, below) && !seen.contains(one))
                            .findFirst()
                            .orElse(top);
        }
        return top;
    }

    private static boolean issued(X509Certificate issuer, X509Certificate below) {
        return issuer.getSubjectX500Principal().equals(below.getIssuerX500Principal());
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return issued(certificate, certificate);
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        if (!isSelfIssued(certificate)) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean clientUsage(X509Certificate certificate) {
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            return usages == null || usages.contains(CLIENT_AUTH) || usages.contains(ANY_USAGE);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static String detail(Fault fault, List<X509Certificate> sent) {
        X509Certificate leaf = sent.get(0);
        return switch (fault) {
            case SELF_SIGNED -> "it is self-signed";
            case EXPIRED -> "it expired on " + leaf.getNotAfter().toInstant();
            case NOT_YET_VALID -> "it is not valid before " + leaf.getNotBefore().toInstant();
            case INCOMPLETE ->
                    top(sent).getIssuerX500Principal().getName()
                            + " is neither in the handshake nor a known root";
            default -> "the chain does not lead to a known root";
        };
    }
}
