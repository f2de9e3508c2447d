package lib.causes;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import lib.attribution.ClientCertificate;
import lib.finding.Problem;
import lib.relay.Relay;
import lib.tls.ClientIdentity;
import lib.tls.PfxOptions;
import lib.tls.Roots;

/**
 * The certificate of a relay, as Exchange Online would see it, or why it is not known.
 *
 * @param unknown empty where there is a certificate
 */
record ShownCertificate(Optional<ClientCertificate> certificate, String unknown) {
    static ShownCertificate none(String why) {
        return new ShownCertificate(Optional.empty(), why);
    }

    /** Opens the PFX; one that cannot be opened leaves only the certificate's causes open. */
    static ShownCertificate of(PfxOptions pfx, Relay relay, Optional<Path> ca) {
        try {
            return pfx.identity(relay.pfx())
                    .map(identity -> judged(identity, ca))
                    .orElseGet(() -> none("no PFX is given, in relay.json or with --pfx"));
        } catch (Problem problem) {
            return none(problem.finding().what() + ": " + problem.finding().why());
        }
    }

    private static ShownCertificate judged(ClientIdentity identity, Optional<Path> ca) {
        return new ShownCertificate(
                Optional.of(ClientCertificate.of(identity.chain(), Roots.read(ca), Instant.now(), false)), "");
    }
}
