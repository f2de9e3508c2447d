package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import lib.connector.Connector;
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

    private static final String MAKE = """

            foreach ($parameters in $connectors) {
                $existing = @(Find-Connector $parameters['Name'])
                if ($existing.Count -eq 0) {
                    New-InboundConnector @parameters -WhatIf
                    if ($Apply) {
                        New-InboundConnector @parameters | Out-Null
                    }
                } else {
                    # It exists: kept in a file for the rollback, then changed.
                    $changes = $parameters.Clone()
                    $changes.Remove('Name')
                    $changes['Identity'] = [string] $existing[0].Identity
                    Set-InboundConnector @changes -WhatIf
                    if ($Apply) {
                        $file = 'inbound-connector-' + (Get-Date -Format 'yyyyMMddHHmmssfff') + '.json'
                        $existing[0] | ConvertTo-Json -Depth 5 | Set-Content -Path $file -Encoding UTF8
                        Write-Host ('kept     ' + $file)
                        Set-InboundConnector @changes
                    }
                }
            }

            if (-not $Apply) {
                Write-Host 'nothing was changed; run it again with -Apply'
                exit 0
            }

            # A warning "created in a disabled state" means that Support has to enable it.
            $different = 0
            foreach ($parameters in $connectors) {
                $different = $different + (Compare-Connector $parameters)
            }
            if ($different -gt 0) {
                exit 1
            }
            """;

    private ConnectorScript() {}

    public static List<String> of(Relay relay) {
        ScriptText script = new ScriptText()
                .add(HEAD)
                .session("Get-InboundConnector", "New-InboundConnector", "Set-InboundConnector", "Get-AcceptedDomain")
                .connectors(relay);
        if (!relay.acceptedDomains().isEmpty()) {
            script.add(ACCEPTED.formatted(ScriptText.value(relay.acceptedDomains())));
        }
        script.find().compare().add(MAKE);
        List<String> expected = new ArrayList<>();
        for (Connector connector : relay.connectors()) {
            expected.addAll(ScriptText.same(connector));
        }
        return script.expected(expected).lines();
    }
}
