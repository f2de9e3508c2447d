package lib.exchange;

import java.util.List;
import java.util.stream.Stream;
import lib.connector.ConnectorProperty;
import lib.relay.Relay;

/**
 * The script that makes the connectors: without {@code -Apply} it only says what it would do; it keeps what it changes,
 * creates or changes as needed, reads back and compares.
 */
public final class ConnectorScript {
    private static final String HEAD = """
            # Makes the inbound connectors of relay.json in Exchange Online.
            # Save it as connector.ps1. What would happen:  .\\connector.ps1
            # Then, to do it:                               .\\connector.ps1 -Apply
            param([switch] $Apply)
            """;

    private static final String ACCEPTED = """

            # Mail is relayed for senders in accepted domains, and for certificates named below one.
            $accepted = @(Get-AcceptedDomain | ForEach-Object { [string] $_.DomainName })
            foreach ($domain in %s) {
                if ($accepted -notcontains $domain) {
                    throw ($domain + ' is no accepted domain of this organization')
                }
            }
            """;

    private static final String KEEP = """

            # Keeps a connector in a file, for rollback.ps1.
            function Save-Connector($Live) {
                $kept = [ordered]@{ Name = [string] $Live.Name }
                foreach ($property in $defaults.Keys) {
                    $kept[$property] = $Live.$property
                    if ($lists -contains $property) {
                        $kept[$property] = @($Live.$property | Where-Object { $null -ne $_ } | ForEach-Object { [string] $_ })
                    }
                }
                $kept['ConnectorType'] = [string] $Live.ConnectorType
                $file = 'inbound-connector-' + (Get-Date -Format 'yyyyMMddHHmmssfff') + '.json'
                $kept | ConvertTo-Json -Depth 5 | Set-Content -Path $file -Encoding UTF8
                Write-Host ('kept     ' + $file)
            }
            """;

    private static final String MAKE = """

            foreach ($parameters in $connectors) {
                $existing = @(Find-Connector $parameters['Name'])
                if ($existing.Count -eq 0) {
                    New-InboundConnector @parameters -WhatIf
                    if ($Apply) {
                        New-InboundConnector @parameters | Out-Null
                    }
                    continue
                }
                # It exists: what differs is shown, kept in a file for the rollback, then changed.
                $changes = Get-Changes $parameters $existing[0]
                if ($changes.Count -eq 0) {
                    Write-Host ('nothing to change in ' + $parameters['Name'])
                    continue
                }
                Show-Changes $changes $existing[0]
                $changes['Identity'] = [string] $existing[0].Identity
                Set-InboundConnector @changes -WhatIf
                if ($Apply) {
                    Save-Connector $existing[0]
                    Set-InboundConnector @changes
                }
            }
            """;

    private static final String REMOVE = """

            foreach ($name in $absent) {
                $existing = @(Find-Connector $name)
                if ($existing.Count -eq 0) {
                    Write-Host ('not there  ' + $name)
                    continue
                }
                $identity = [string] $existing[0].Identity
                Remove-InboundConnector -Identity $identity -WhatIf
                if ($Apply) {
                    Save-Connector $existing[0]
                    Remove-InboundConnector -Identity $identity -Confirm:$false
                }
            }
            """;

    private static final String END = """

            if (-not $Apply) {
                Write-Host 'nothing was changed; run it again with -Apply'
                exit 0
            }

            # A warning "created in a disabled state" means that Support has to enable it.
            """;

    private ConnectorScript() {}

    public static List<String> of(Relay relay) {
        boolean removes = !relay.absent().isEmpty();
        ScriptText script = new ScriptText().add(HEAD);
        if (removes) {
            script.session(
                    "Get-InboundConnector",
                    "New-InboundConnector",
                    "Set-InboundConnector",
                    "Remove-InboundConnector",
                    "Get-AcceptedDomain");
        } else {
            script.session(
                    "Get-InboundConnector", "New-InboundConnector", "Set-InboundConnector", "Get-AcceptedDomain");
        }
        script.connectors(relay);
        if (!relay.acceptedDomains().isEmpty()) {
            script.add(ACCEPTED.formatted(ScriptText.value(relay.acceptedDomains())));
        }
        List<String> lists = Stream.of(ConnectorProperty.values())
                .filter(property -> property.kind().isList())
                .map(ConnectorProperty::toString)
                .toList();
        script.find()
                .compare()
                .show()
                .add("\n$lists = " + ScriptText.value(lists))
                .add(KEEP)
                .add(MAKE);
        if (removes) {
            script.add(REMOVE);
        }
        return script.add(END)
                .compareAll(relay)
                .add(ScriptText.END)
                .expected(ScriptText.same(relay))
                .lines();
    }
}
