package lib.pfx;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.keyfile.Certificates;
import lib.keyfile.Chain;
import lib.keyfile.KeyEntry;
import lib.keyfile.KeyFile;
import lib.tls.ClientIdentity;

/** Everything that decides whether a key file can identify a relay; nothing is fetched. */
public final class PfxFindings {
    private PfxFindings() {}

    /**
     * All findings, the file's first, then the chain's, the certificate's and its names'.
     *
     * @param roots that count as public
     * @param warnDays warn when the certificate ends within so many days
     */
    public static List<Finding> of(KeyFile file, Expected expected, KnownRoots roots, Instant now, int warnDays) {
        KeyEntry entry = file.best(expected.preferred(), now);
        List<Finding> findings = new ArrayList<>(FileFindings.of(file, entry));
        Optional<Chain> chain = file.chain(entry);
        if (chain.isPresent()) {
            findings.addAll(of(chain.get(), roots.of(chain.get()), expected, now, warnDays));
        }
        return findings;
    }

    /**
     * What speaks against a certificate before it is shown to a server: dates, key and signature; a warning at most,
     * because what the server makes of it is about to be seen.
     */
    public static List<Finding> beforeShowing(ClientIdentity identity, Instant now) {
        X509Certificate leaf = identity.chain().get(0);
        List<Finding> findings = new ArrayList<>();
        if (Certificates.isSelfSigned(leaf)) {
            findings.add(ChainFindings.selfSigned(leaf));
        }
        findings.addAll(CertificateFindings.beforeShowing(Chain.of(leaf, identity.chain()), now));
        return findings.stream().map(Finding::asWarning).toList();
    }

    /** Those of a chain alone, as a client would send it. */
    static List<Finding> of(Chain chain, ChainRoot trust, Expected expected, Instant now, int warnDays) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(ChainFindings.of(chain, trust, now));
        findings.addAll(CertificateFindings.of(chain, now, warnDays));
        findings.addAll(NameFindings.of(chain.leaf(), expected));
        return findings;
    }
}
