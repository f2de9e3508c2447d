package lib.pfx;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import lib.connector.Connector;
import lib.relay.Relay;
import lib.tls.CertificateNames;

/**
 * What a certificate is to identify.
 *
 * @param connectorName TlsSenderCertificateName of the inbound connector
 * @param acceptedDomains of the organization, in lower case; empty if not known
 */
public record Expected(Optional<String> connectorName, List<String> acceptedDomains) {
    public Expected {
        acceptedDomains = List.copyOf(acceptedDomains);
    }

    /** A connector's name, where nothing else is known. */
    public static Expected name(String connectorName) {
        return new Expected(Optional.of(connectorName), List.of());
    }

    /**
     * From a relay.json.
     *
     * @param connectorName wins over the relay's; with several connectors by certificate the first counts
     */
    public static Expected of(Relay relay, Optional<String> connectorName) {
        return new Expected(
                connectorName.or(() -> relay.connectors().stream()
                        .map(Connector::tlsSenderCertificateName)
                        .flatMap(Optional::stream)
                        .findFirst()),
                relay.acceptedDomains().stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** Whether a certificate has a name that leads to the connector. */
    public Predicate<X509Certificate> preferred() {
        return certificate -> CertificateNames.of(certificate).stream()
                .anyMatch(name -> connectorName
                        .map(own -> CertificateNames.match(own, name))
                        .orElse(CertificateNames.acceptedDomain(name, acceptedDomains)
                                .isPresent()));
    }
}
