package lib.tls;

import java.util.List;
import java.util.Optional;

/**
 * What one TLS handshake showed: read from the session and from the wire, not from what was configured.
 *
 * @param protocol such as TLSv1.3; empty where the handshake did not come to its end
 * @param cipher such as TLS_AES_256_GCM_SHA384; likewise
 * @param keyExchange group such as x25519 (IANA TLS Supported Groups), or RSA
 * @param serverName name asked for (SNI) and looked for in the server's certificate
 * @param serverChain the server's certificates as they came, leaf first
 * @param serverFault why the server's certificate failed its check, whether or not that ended it
 * @param certificateReady whether the client had a certificate to send
 * @param certificateAsked whether the server asked the client for a certificate; empty: the handshake ended before that
 *     could be known
 * @param caNames issuers that the server listed when it asked; empty: any
 * @param signatureAlgorithms that the server listed when it asked, in Java's words, such as SHA256withRSA
 * @param certificateSent what the client sent, leaf first; of a handshake that failed, what left in clear
 */
public record TlsSession(
        Optional<String> protocol,
        Optional<String> cipher,
        Optional<String> keyExchange,
        String serverName,
        List<CertificateSummary> serverChain,
        Optional<TlsFailure> serverFault,
        boolean certificateReady,
        Optional<Boolean> certificateAsked,
        List<String> caNames,
        List<String> signatureAlgorithms,
        List<CertificateSummary> certificateSent) {

    public TlsSession {
        serverChain = List.copyOf(serverChain);
        caNames = List.copyOf(caNames);
        signatureAlgorithms = List.copyOf(signatureAlgorithms);
        certificateSent = List.copyOf(certificateSent);
    }

    /** Whether it is known that the server asked. */
    public boolean asked() {
        return certificateAsked.orElse(false);
    }

    /** Whether the handshake came to its end. */
    public boolean complete() {
        return protocol.isPresent();
    }
}
