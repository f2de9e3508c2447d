package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import lib.connector.Connector;
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
                if (@(Find-Connector $before.Name).Count -eq 0) {
                    throw ('there is no connector ' + $before.Name)
                }
                $changes = @{ Identity = [string] $before.Name }
                foreach ($property in $properties) {
                    if ($null -ne $before.$property) {
                        $changes[$property] = $before.$property
                    }
                }
                # An address space smtp:*;1 is given back as *.
                $changes['SenderDomains'] = @($before.SenderDomains | ForEach-Object {
                    ([string] $_) -replace '^(?i)smtp:([^;]*);[0-9]+$', '$1'
                })
                Set-InboundConnector @changes -WhatIf:$dry
                Write-Host ('put back  ' + $before.Name)
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
        List<String> properties = new ArrayList<>();
        for (Connector connector : relay.connectors()) {
            for (String property : connector.properties().keySet()) {
                if (!properties.contains(property) && !property.equals("Name")) {
                    properties.add(property);
                }
            }
        }
        return new ScriptText()
                .add(HEAD)
                .session("Get-InboundConnector", "Set-InboundConnector", "Remove-InboundConnector")
                .names(relay)
                .add("$properties = " + ScriptText.value(properties))
                .find()
                .add(UNDO)
                .expected(relay.connectors().stream()
                        .map(connector -> "off        " + connector.name())
                        .toList())
                .lines();
    }
}
