package lib.exchange;

import java.util.List;
import lib.relay.Relay;
import lib.text.PowerShell;

/**
 * The script that looks for the test mail in the message trace, whose detail names the connector (Exchange Team reply,
 * August 2025). A trace reaches 90 days back and spans at most ten.
 */
public final class TraceScript {
    private static final String HEAD = """
            # Which connector took the mail of a sender? Save it as trace.ps1; a trace takes minutes to
            # have a message. Mail that was refused at the connection is in no trace.
            param([string] $Sender = %s, [int] $Days = 2)
            """;

    private static final String TRACE = """

            $found = @(Get-MessageTraceV2 -SenderAddress $Sender -StartDate (Get-Date).AddDays(-$Days) -EndDate (Get-Date))
            if ($found.Count -eq 0) {
                Write-Warning ('no message of ' + $Sender)
                exit 1
            }
            $without = 0
            foreach ($message in $found) {
                $detail = Get-MessageTraceDetailV2 -MessageTraceId $message.MessageTraceId -RecipientAddress $message.RecipientAddress
                $text = ($detail | Out-String -Width 4096) + ($detail | ForEach-Object { [string] $_.Data })
                $by = @($names | Where-Object { $text.Contains($_) })
                if ($by.Count -eq 0) {
                    $without = $without + 1
                }
                Write-Host ([string] $message.Received + '  ' + $message.RecipientAddress + '  ' + $message.Status + '  connector: ' + ($by -join ', '))
            }

            # All connectors of a type, as a report by mail:
            # Start-HistoricalSearch -ReportTitle relay -ReportType ConnectorReport -ConnectorType OnPremises `
            #     -StartDate (Get-Date).AddDays(-7) -EndDate (Get-Date) -NotifyAddress admin@contoso.com
            if ($without -gt 0) {
                exit 1
            }
            """;

    private TraceScript() {}

    public static List<String> of(Relay relay) {
        String sender = relay.from()
                .orElseGet(() -> "scanner@"
                        + relay.acceptedDomains().stream().findFirst().orElse("contoso.com"));
        return new ScriptText()
                .add(HEAD.formatted(PowerShell.quote(sender)))
                .session("Get-MessageTraceV2", "Get-MessageTraceDetailV2")
                .names(relay)
                .add(TRACE)
                .expected(relay.connectors().stream()
                        .map(connector -> "11/24/2026 9:30:00 AM  admin@contoso.com  Delivered"
                                + "  connector: "
                                + connector.name())
                        .toList())
                .lines();
    }
}
