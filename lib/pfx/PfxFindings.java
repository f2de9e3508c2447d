package lib.pfx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.keyfile.Chain;
import lib.keyfile.KeyEntry;
import lib.keyfile.KeyFile;

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

    /** Those of a chain alone, as a client would send it. */
    static List<Finding> of(Chain chain, ChainRoot trust, Expected expected, Instant now, int warnDays) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(ChainFindings.of(chain, trust, now));
        findings.addAll(CertificateFindings.of(chain, now, warnDays));
        findings.addAll(NameFindings.of(chain.leaf(), expected));
        return findings;
    }
}
