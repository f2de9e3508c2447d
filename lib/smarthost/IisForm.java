package lib.smarthost;

import java.util.ArrayList;
import java.util.List;
import lib.text.PowerShell;

/**
 * The SMTP server of IIS, by its metabase (IIsSmtpServer); Windows Server 2022 is the last to have it. Who may relay is
 * set in its own window, because the metabase keeps the list in a binary form.
 */
public final class IisForm {
    private static final String SETTINGS = """
            # IIS SMTP server: save as iis.ps1, run as administrator in Windows PowerShell.
            $ErrorActionPreference = 'Stop'
            $server = [ADSI] 'IIS://localhost/SmtpSvc/1'

            # To Exchange Online, always by the smart host, with TLS or not at all.
            $server.Put('SmartHost', %s)
            $server.Put('SmartHostType', 2)
            $server.Put('RemoteSmtpPort', %d)
            $server.Put('AlwaysUseSsl', $true)
            $server.Put('FullyQualifiedDomainName', %s)
            $server.SetInfo()
            Restart-Service -Name SMTPSVC
            """;

    private IisForm() {}

    public static List<String> of(SmartHost host) {
        List<String> lines = new ArrayList<>();
        lines.addAll(SETTINGS.formatted(PowerShell.quote(host.host()), host.port(), PowerShell.quote(host.ehlo()))
                .lines()
                .toList());
        lines.add("");
        if (host.byCertificate()) {
            lines.add("# The certificate: it is taken from the computer's own store by its name.");
            lines.add("Import-PfxCertificate -FilePath "
                    + PowerShell.quote(host.pfx())
                    + " -CertStoreLocation Cert:\\LocalMachine\\My"
                    + " -Password (Read-Host -AsSecureString -Prompt 'Password of the PFX')");
            lines.add("# IIS 6.0 Manager > SMTP Virtual Server > Properties > Access > Secure");
            lines.add("# communication: the certificate is shown there. If send-tls passes and IIS gets");
            lines.add("# 5.7.64, IIS does not show it: then use a connector by address.");
            lines.add("");
        }
        lines.add("# Who may relay: IIS 6.0 Manager > SMTP Virtual Server > Properties > Access > Relay:");
        lines.add("#   choose Only the list below; untick Allow all computers which successfully");
        lines.add("#   authenticate to relay; add:");
        lines.add("#     127.0.0.1");
        host.clients().forEach(network -> lines.add("#     " + network));
        lines.add("# Senders: Exchange Online relays for addresses in");
        host.senderDomains().forEach(domain -> lines.add("#     " + domain));
        return lines;
    }
}
