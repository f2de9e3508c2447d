package lib.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lib.cli.Answer;
import lib.finding.Verdict;
import lib.text.PowerShell;

/** The PowerShell lines that a lookup stands for. */
public final class MxLines {
    private MxLines() {}

    /**
     * Nothing is asked, so the verdict is "not run".
     *
     * @throws lib.finding.Problem for a name that is no domain, or a server PowerShell cannot ask
     */
    public static Answer answer(List<String> domains, DnsOptions dns) {
        List<String> lines = lines(domains, dns);
        return new Answer(Verdict.NOT_RUN, List.of(), Map.of("powershell", lines), page -> lines.forEach(page::line));
    }

    private static List<String> lines(List<String> domains, DnsOptions dns) {
        String tcp = dns.tcpOnly() ? " -TcpOnly" : "";
        String how = " -DnsOnly" + tcp + server(dns.addressesGiven());
        List<String> lines = new ArrayList<>();
        for (String domain : domains) {
            lines.add("Resolve-DnsName -Name "
                    + PowerShell.quote(Domain.parse(domain))
                    + " -Type MX"
                    + how
                    + " | Where-Object QueryType -eq 'MX' | Sort-Object Preference");
        }
        return lines;
    }

    private static String server(List<String> servers) {
        List<String> quoted = servers.stream().map(PowerShell::quote).toList();
        return quoted.isEmpty() ? "" : " -Server " + String.join(",", quoted);
    }
}
