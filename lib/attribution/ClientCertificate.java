package lib.attribution;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lib.keyfile.Certificates;
import lib.keyfile.Chain;
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
        String subject, List<String> names, boolean clientUsage, Optional<Fault> fault, String detail) {

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

    public ClientCertificate {
        names = List.copyOf(names);
    }

    /**
     * Judges a chain as it came in the handshake, leaf first. Nothing is fetched: an intermediate that was not sent is
     * missing (KB3212877). Revocation is not looked at.
     *
     * @param strictUsage refuse a certificate without client authentication in its EKU
     */
    public static ClientCertificate of(
            List<X509Certificate> sent, Set<TrustAnchor> roots, Instant now, boolean strictUsage) {
        X509Certificate leaf = sent.get(0);
        boolean usage = Certificates.allowsClients(leaf);
        Optional<Fault> fault = fault(sent, roots, Date.from(now));
        String detail = fault.map(one -> detail(one, sent)).orElse("the chain is complete");
        if (fault.isEmpty() && strictUsage && !usage) {
            fault = Optional.of(Fault.NO_CLIENT_USAGE);
            detail = "its extended key usage does not name client authentication";
        }
        return new ClientCertificate(
                leaf.getSubjectX500Principal().getName(), CertificateNames.of(leaf), usage, fault, detail);
    }

    private static Optional<Fault> fault(List<X509Certificate> sent, Set<TrustAnchor> roots, Date now) {
        X509Certificate leaf = sent.get(0);
        try {
            leaf.checkValidity(now);
        } catch (CertificateExpiredException e) {
            return Optional.of(Fault.EXPIRED);
        } catch (CertificateNotYetValidException e) {
            return Optional.of(Fault.NOT_YET_VALID);
        }
        if (Certificates.isSelfSigned(leaf)) {
            return Optional.of(Fault.SELF_SIGNED);
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(leaf);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(now);
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            boolean closed = Chain.of(leaf, sent).hasRoot();
            return Optional.of(closed ? Fault.NOT_TRUSTED : Fault.INCOMPLETE);
        }
    }

    private static String detail(Fault fault, List<X509Certificate> sent) {
        X509Certificate leaf = sent.get(0);
        return switch (fault) {
            case SELF_SIGNED -> "it is self-signed";
            case EXPIRED -> "it expired on " + leaf.getNotAfter().toInstant();
            case NOT_YET_VALID ->
                "it is not valid before " + leaf.getNotBefore().toInstant();
            case INCOMPLETE ->
                Chain.of(leaf, sent).top().getIssuerX500Principal().getName()
                        + " is neither in the handshake nor a known root";
            default -> "the chain does not lead to a known root";
        };
    }
}
