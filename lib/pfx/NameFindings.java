package lib.pfx;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lib.finding.Finding;
import lib.tls.CertificateNames;

/** Whether a certificate's names lead to the connector, and to an accepted domain. */
final class NameFindings {
    private static final String DOMAIN_RULE = "Microsoft Learn, relay-access-denied-attr36-ndr";
    private static final String NAME_RULE = "Microsoft Learn, relay-access-denied-smtp";

    private NameFindings() {}

    static List<Finding> of(X509Certificate leaf, Expected expected) {
        List<String> names = CertificateNames.of(leaf);
        if (names.isEmpty()) {
            return List.of(Finding.fail(
                    "cert.no-name",
                    "the certificate has neither a common name nor a DNS name",
                    "no connector can name it",
                    "have one issued for a host below your accepted domain"));
        }
        List<Finding> findings = new ArrayList<>();
        Optional<String> suggested = CertificateNames.suggest(names, expected.acceptedDomains());
        if (expected.connectorName().isPresent()) {
            connector(names, expected, suggested).ifPresent(findings::add);
        }
        if (!expected.acceptedDomains().isEmpty()) {
            domain(names, expected).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> connector(List<String> names, Expected expected, Optional<String> suggested) {
        String wanted = expected.connectorName().orElseThrow();
        if (names.stream().anyMatch(name -> CertificateNames.match(wanted, name))) {
            return Optional.empty();
        }
        String shown = String.join(", ", names);
        boolean wildcard = names.stream().anyMatch(name -> coversByWildcard(name, wanted));
        String next = suggested
                .map(name -> "set the connector's TlsSenderCertificateName to " + name)
                .orElse("have a certificate issued for " + wanted);
        return Optional.of(Finding.fail(
                        "cert.name-mismatch",
                        "no name of the certificate is " + wanted,
                        wildcard
                                ? "it has "
                                        + shown
                                        + "; whether a wildcard in a certificate counts for"
                                        + " a host name in the connector is published"
                                        + " nowhere"
                                : "it has " + shown + ", so the connector does not match",
                        next)
                .withSource(NAME_RULE));
    }

    private static boolean coversByWildcard(String name, String wanted) {
        String host = wanted.toLowerCase(Locale.ROOT);
        return name.startsWith("*.") && host.substring(host.indexOf('.') + 1).equals(name.substring(2));
    }

    /** Section 5.1, point 5 of the published rules: the domain itself or one label above. */
    private static Optional<Finding> domain(List<String> names, Expected expected) {
        List<String> accepted = expected.acceptedDomains();
        List<String> counting = new ArrayList<>(names);
        expected.connectorName().ifPresent(own -> counting.removeIf(name -> !CertificateNames.match(own, name)));
        if (counting.isEmpty()) {
            return Optional.empty(); // The names do not even lead to the connector.
        }
        boolean found = counting.stream()
                .anyMatch(
                        name -> CertificateNames.acceptedDomain(name, accepted).isPresent());
        if (!found) {
            return Optional.of(Finding.fail(
                            "cert.domain-not-accepted",
                            String.join(", ", counting) + ": neither an accepted domain nor one label below one",
                            "only the sender's domain would choose the organization then,"
                                    + " so that reports with the null sender are refused;"
                                    + " accepted are "
                                    + String.join(", ", accepted),
                            "have one issued for a host right below "
                                    + accepted.get(0)
                                    + ", or make the domain an accepted one")
                    .withSource(DOMAIN_RULE));
        }
        return expected.connectorName().flatMap(own -> hostName(own, accepted));
    }

    private static Optional<Finding> hostName(String connector, List<String> accepted) {
        String host = connector.toLowerCase(Locale.ROOT);
        if (host.startsWith("*.") || accepted.contains(host)) {
            return Optional.empty();
        }
        String domain = CertificateNames.acceptedDomain(host, accepted).orElse(accepted.get(0));
        return Optional.of(Finding.warn(
                        "cert.host-not-accepted",
                        connector + " is no accepted domain itself",
                        "Microsoft's pages disagree whether "
                                + domain
                                + " above it is enough for a connector that names a host",
                        "set the connector's TlsSenderCertificateName to *." + domain)
                .withSource(DOMAIN_RULE + "; office-365-notice"));
    }
}
