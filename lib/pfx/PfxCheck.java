package lib.pfx;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.keyfile.Chain;
import lib.keyfile.KeyEntry;
import lib.keyfile.KeyFile;
import lib.keyfile.PasswordFile;

/**
 * Whether a key file can identify a relay.
 *
 * @param roots that count as public
 * @param warnDays warn where the certificate expires within so many days
 * @param online ask the CA whether it was revoked
 */
public record PfxCheck(Expected expected, KnownRoots roots, int warnDays, boolean online) {
    /** Unless told otherwise. */
    public static final int WARN_DAYS = 30;

    /**
     * What pfx-check says of a file, offline.
     *
     * @param passwordFile has the password as its first line
     * @throws lib.finding.Problem if either cannot be read, or the key file has another password
     */
    public static Answer of(Path file, Path passwordFile, Expected expected) {
        KeyFile content =
                PasswordFile.use("password file", passwordFile, password -> KeyFile.read("file", file, password));
        return new PfxCheck(expected, KnownRoots.read(Optional.empty()), WARN_DAYS, false)
                .answer(file.toString(), new Repair.Written(content, Optional.empty(), List.of()));
    }

    Answer answer(String file, Repair.Written written) {
        Instant now = Instant.now();
        KeyFile judged = written.file();
        KeyEntry entry = judged.best(expected.preferred(), now);
        List<Finding> findings = new ArrayList<>(FileFindings.of(judged, entry));
        Optional<Chain> chain = judged.chain(entry);
        Optional<ChainRoot> trust = chain.map(roots::of);
        Revocation revocation = Revocation.NOT_RUN;
        if (chain.isPresent()) {
            ChainRoot known = trust.orElseThrow();
            findings.addAll(PfxFindings.of(chain.get(), known, expected, now, warnDays));
            revocation = online ? Revocation.ask(chain.get(), known, now) : Revocation.NOT_RUN;
            findings.addAll(revocation.findings());
        }
        String name = written.pfx().map(Path::toString).orElse(file);
        PfxReport report = PfxReport.of(name, judged, entry, trust, expected, revocation.outcome(), findings, now);
        return Answer.of(findings, report, page -> {
            written.files().forEach(path -> page.line("wrote " + path));
            PfxText.write(page, report, findings);
        });
    }
}
