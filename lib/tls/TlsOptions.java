package lib.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import lib.cli.Finding;
import lib.cli.Option;
import lib.cli.Options;

/** Whom to trust on the other end: the options of every script that can use TLS. */
public final class TlsOptions {
    private final Option<Optional<Path>> ca;
    private final Option<Boolean> insecure;
    private Optional<ServerTrust> trust = Optional.empty();

    public TlsOptions(Options options) {
        options.section("TLS");
        ca = options.file("--tls-ca", "Trust the certificates of this file, not the JDK's roots");
        insecure = options.flag("--insecure", "Go on when the server's certificate fails its check");
    }

    /**
     * Sockets for the handshake, made when one is due.
     *
     * @param tolerant go on after a failed check, as for opportunistic TLS (RFC 7435)
     */
    public Supplier<SSLSocketFactory> sockets(boolean tolerant) {
        return () -> {
            trust = Optional.of(ServerTrust.of(ca.get(), tolerant || insecure.get()));
            return trust.get().sockets();
        };
    }

    /** A finding if the server's certificate failed its check and the handshake went on. */
    public List<Finding> findings() {
        return trust.flatMap(ServerTrust::failure)
                .map(
                        why ->
                                Finding.warn(
                                        "tls.server-not-verified",
                                        "the server's certificate did not pass",
                                        why,
                                        "name its CA with --tls-ca, or check what answers there"))
                .map(List::of)
                .orElse(List.of());
    }
}
