package lib.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants of TLS.
 *
 * @param identity what it shows where the server asks
 * @param roots whom it trusts; empty: the JDK's roots
 * @param name to ask for (SNI) and to find in the server's certificate; empty: the host's
 * @param versions allowed ones
 * @param tolerant go on where the server's certificate fails its check, and keep why
 */
public record TlsSettings(
        Optional<ClientIdentity> identity,
        Optional<List<X509Certificate>> roots,
        Optional<String> name,
        List<TlsVersion> versions,
        boolean tolerant) {
    /** Shows nothing, trusts the JDK's roots, checks the host's name. */
    public static final TlsSettings DEFAULT =
            new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty(), List.of(TlsVersion.values()), false);

    public TlsSettings {
        versions = List.copyOf(versions);
    }

    /** The default, showing a certificate to a server that asks for one. */
    public static TlsSettings showing(ClientIdentity identity) {
        return DEFAULT.showing(Optional.of(identity));
    }

    /** The same with another identity, or with none. */
    public TlsSettings showing(Optional<ClientIdentity> other) {
        return new TlsSettings(other, roots, name, versions, tolerant);
    }

    /** The same, trusting this root alone. */
    public TlsSettings trusting(X509Certificate root) {
        return new TlsSettings(identity, Optional.of(List.of(root)), name, versions, tolerant);
    }
}
