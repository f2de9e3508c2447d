package lib.exchange;

import java.util.List;
import lib.relay.Relay;

/**
 * The script that takes the connectors back: turned off at first, removed with {@code -Remove}, or put back as they
 * were with the file that {@link ConnectorScript} kept.
 */
public final class RollbackScript {
    private static final String HEAD = """
            # Takes back what connector.ps1 did. Save it as rollback.ps1.
            # What would happen:              .\\rollback.ps1
            # Turn the connectors off:        .\\rollback.ps1 -Apply
            # Remove them:                    .\\rollback.ps1 -Apply -Remove
            # Put one back as it was before:  .\\rollback.ps1 -Apply -Kept inbound-connector-....json
            param([switch] $Apply, [switch] $Remove, [string] $Kept)
            """;

    private static final String UNDO = """

            $dry = -not $Apply
            if ($Kept) {
                $before = Get-Content -Path $Kept -Raw -Encoding UTF8 | ConvertFrom-Json
                if ($names -notcontains $before.Name) {
                    throw ($Kept + ' is not about a connector of relay.json')
                }
                # What the file has empty becomes empty again.
                $wanted = @{ Name = [string] $before.Name }
                foreach ($property in $defaults.Keys) {
                    if (@($before.$property | Where-Object { $null -ne $_ -and [string] $_ -ne '' }).Count -gt 0) {
                        $wanted[$property] = $before.$property
                    }
                }
                # An address space smtp:*;1 is given back as *.
                $wanted['SenderDomains'] = @($before.SenderDomains | ForEach-Object {
                    ([string] $_) -replace '^(?i)smtp:([^;]*);[0-9]+$', '$1'
                })
                $existing = @(Find-Connector $before.Name)
                if ($existing.Count -eq 0) {
                    New-InboundConnector @wanted -WhatIf:$dry | Out-Null
                } else {
                    $changes = Get-Changes $wanted $existing[0]
                    if ($changes.Count -gt 0) {
                        Show-Changes $changes $existing[0]
                        $changes['Identity'] = [string] $existing[0].Identity
                        Set-InboundConnector @changes -WhatIf:$dry
                    }
                }
                if ($Apply -and (Compare-Connector $wanted) -gt 0) {
                    exit 1
                }
                exit 0
            }

            foreach ($name in $names) {
                $existing = @(Find-Connector $name)
                if ($existing.Count -eq 0) {
                    Write-Host ('not there  ' + $name)
                } elseif ($Remove) {
                    Remove-InboundConnector -Identity ([string] $existing[0].Identity) -Confirm:$false -WhatIf:$dry
                    Write-Host ('removed    ' + $name)
                } else {
                    Set-InboundConnector -Identity ([string] $existing[0].Identity) -Enabled $false -WhatIf:$dry
                    Write-Host ('off        ' + $name)
                }
            }
            """;

    private RollbackScript() {}

    public static List<String> of(Relay relay) {
        return new ScriptText()
                .add(HEAD)
                .session(
                        "Get-InboundConnector",
                        "New-InboundConnector",
                        "Set-InboundConnector",
                        "Remove-InboundConnector")
                .names(relay)
                .find()
                .compare()
                .show()
                .add(UNDO)
                .expected(relay.connectors().stream()
                        .map(connector -> "off        " + connector.name())
                        .toList())
                .lines();
    }
}
