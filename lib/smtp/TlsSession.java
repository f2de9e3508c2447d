package lib.smtp;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * What the TLS session itself says, not what was configured.
 *
 * @param protocol such as TLSv1.3
 * @param cipher such as TLS_AES_256_GCM_SHA384
 * @param peerSubject subject of the server's certificate
 */
public record TlsSession(String protocol, String cipher, Optional<String> peerSubject) {
    static TlsSession of(SSLSession session) {
        return new TlsSession(session.getProtocol(), session.getCipherSuite(), subject(session));
    }

    private static Optional<String> subject(SSLSession session) {
        try {
            Certificate leaf = session.getPeerCertificates()[0];
            return leaf instanceof X509Certificate certificate
                    ? Optional.of(certificate.getSubjectX500Principal().getName())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException anonymous) {
            return Optional.empty();
        }
    }
}
