package lib.preflight;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every check, in the order of the page. */
final class Checks {
    private Checks() {}

    /**
     * @param onlineLists whether block lists may be asked
     * @param online whether the MTA-STS policy may be fetched
     * @param timeout for its web server
     * @param clientCa counts as public too
     */
    static List<Check> all(boolean onlineLists, boolean online, Duration timeout, Optional<Path> clientCa) {
        List<Check> all = new ArrayList<>(DnsChecks.all());
        all.add(MtaStsCheck.check(online, timeout));
        all.addAll(List.of(SpfCheck.check(), DmarcCheck.check(), DkimCheck.check()));
        all.addAll(PathChecks.all());
        all.add(BlockListCheck.check(onlineLists));
        all.addAll(SmtpChecks.all());
        all.addAll(TlsChecks.all());
        all.addAll(CertificateChecks.all(clientCa));
        all.addAll(ConnectorChecks.all());
        all.addAll(DialogueChecks.all());
        all.sort(Comparator.comparing(Check::group));
        return all;
    }
}
