package lib.smarthost;

import java.util.ArrayList;
import java.util.List;
import lib.text.PowerShell;

/** Commands of the Exchange Management Shell (Exchange Server 2013 and newer). */
public final class ExchangeServerForm {
    private static final String CERTIFICATE = """
            # The certificate, with its chain.
            $password = Read-Host -AsSecureString -Prompt 'Password of the PFX'
            $file = [System.IO.File]::ReadAllBytes((Resolve-Path -Path %s).Path)
            $certificate = Import-ExchangeCertificate -FileData $file -Password $password
            $tlsName = '<I>' + $certificate.Issuer + '<S>' + $certificate.Subject
            # If it asks whether to replace the default SMTP certificate: No.
            Enable-ExchangeCertificate -Thumbprint $certificate.Thumbprint -Services SMTP

            """;

    private static final String CLIENTS = """

            # Devices: only these addresses, and to any recipient.
            $devices = @{
                Name             = 'Relay for devices'
                Server           = $env:COMPUTERNAME
                TransportRole    = 'FrontendTransport'
                Usage            = 'Custom'
                Bindings         = @('0.0.0.0:25', '[::]:25')
                RemoteIPRanges   = @(%s)
                PermissionGroups = 'AnonymousUsers'
            }
            $receive = New-ReceiveConnector @devices
            $right = @{
                User           = 'NT AUTHORITY\\ANONYMOUS LOGON'
                ExtendedRights = 'Ms-Exch-SMTP-Accept-Any-Recipient'
            }
            $receive | Add-ADPermission @right
            """;

    private ExchangeServerForm() {}

    public static List<String> of(SmartHost host) {
        List<String> lines = new ArrayList<>();
        lines.add("# Exchange Server: save as exchange.ps1, run in the Exchange Management Shell.");
        lines.add("$ErrorActionPreference = 'Stop'");
        lines.add("");
        if (host.byCertificate()) {
            lines.addAll(
                    CERTIFICATE.formatted(PowerShell.quote(host.pfx())).lines().toList());
        }
        lines.add("# To Exchange Online, with TLS and a valid certificate or not at all; a smart host: no MX.");
        lines.add("# Another send connector for * would share the traffic: Get-SendConnector shows them.");
        lines.add("$smartHost = @{");
        lines.add("    Name                   = 'To Exchange Online'");
        lines.add("    AddressSpaces          = @('*')");
        lines.add("    DNSRoutingEnabled      = $false");
        lines.add("    SmartHosts             = @(" + PowerShell.quote(host.host()) + ")");
        lines.add("    SmartHostAuthMechanism = 'None'");
        lines.add("    Port                   = " + host.port());
        lines.add("    RequireTLS             = $true");
        lines.add("    TlsAuthLevel           = 'CertificateValidation'");
        lines.add("    Fqdn                   = " + PowerShell.quote(host.ehlo()));
        lines.add("    SourceTransportServers = @($env:COMPUTERNAME)");
        if (host.byCertificate()) {
            lines.add("    TlsCertificateName     = $tlsName");
        }
        lines.add("}");
        lines.add("New-SendConnector @smartHost");
        if (host.hasClients()) {
            List<String> ranges = host.clients().stream()
                    .map(one -> PowerShell.quote(one.toString()))
                    .toList();
            lines.addAll(CLIENTS.formatted(String.join(", ", ranges)).lines().toList());
        }
        lines.add("");
        lines.add("# Senders: Exchange Online relays for addresses in");
        host.senderDomains().forEach(domain -> lines.add("#   " + domain));
        lines.add("# Read back: Get-SendConnector 'To Exchange Online' | Format-List");
        return lines;
    }
}
