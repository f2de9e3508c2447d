package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lib.connector.Connector;
import lib.relay.Relay;
import lib.relay.Schema;
import lib.text.PowerShell;

/**
 * Lines of a PowerShell script for Windows PowerShell 5.1 and PowerShell 7: what the scripts have in common. A value is
 * always one single-quoted string, and never part of the code around it.
 */
final class ScriptText {
    private static final String SESSION = """

            $ErrorActionPreference = 'Stop'

            # The module is ExchangeOnlineManagement: Install-Module ExchangeOnlineManagement
            if (-not (Get-Command -Name Get-InboundConnector -ErrorAction SilentlyContinue)) {
                Connect-ExchangeOnline
            }

            # A command that is not there is not allowed to your account.
            foreach ($command in @(%s)) {
                if (-not (Get-Command -Name $command -ErrorAction SilentlyContinue)) {
                    throw ($command + ': your account needs the role group Organization Management')
                }
            }
            """;

    private static final String FIND = """

            # With an identity that it does not know, Get-InboundConnector gives all connectors: so the
            # name is compared here.
            function Find-Connector([string] $Name) {
                $found = @(Get-InboundConnector | Where-Object { $_.Name -eq $Name })
                if ($found.Count -gt 1) {
                    throw ('several connectors have the name ' + $Name)
                }
                return $found
            }
            """;

    private static final String COMPARE = """

            # One text for values that mean the same: smtp:*;1 is *, order and case do not count.
            function Get-Comparable($Value) {
                $texts = @($Value) | Where-Object { $null -ne $_ } | ForEach-Object {
                    ([string] $_).ToLowerInvariant() -replace '^smtp:([^;]*);[0-9]+$', '$1'
                }
                return (@($texts) | Sort-Object) -join ', '
            }

            # Reads the connector back; the number of properties that are not as wanted.
            function Compare-Connector($Wanted) {
                $live = @(Find-Connector $Wanted['Name'])
                if ($live.Count -eq 0) {
                    Write-Warning ('there is no connector ' + $Wanted['Name'])
                    return 1
                }
                $different = 0
                foreach ($property in ($Wanted.Keys | Sort-Object)) {
                    $expected = Get-Comparable $Wanted[$property]
                    $actual = Get-Comparable $live[0].$property
                    if ($expected -eq $actual) {
                        Write-Host ('same     ' + $property + ' = ' + $actual)
                    } else {
                        Write-Warning ('differs  ' + $property + ' = ' + $actual + ', wanted ' + $expected)
                        $different = $different + 1
                    }
                }
                return $different
            }
            """;

    private final List<String> lines = new ArrayList<>();

    /** Lines of our own, as they are. */
    ScriptText add(String text) {
        text.lines().forEach(lines::add);
        return this;
    }

    /** Connects, and checks that the commands are allowed. */
    ScriptText session(String... commands) {
        List<String> quoted = new ArrayList<>();
        for (String command : commands) {
            quoted.add(PowerShell.quote(command));
        }
        return add(SESSION.formatted(String.join(", ", quoted)));
    }

    ScriptText find() {
        return add(FIND);
    }

    ScriptText compare() {
        return add(COMPARE);
    }

    /** {@code $connectors}: a table of parameters for each, with a comment for each. */
    ScriptText connectors(Relay relay) {
        add("\n$connectors = @()");
        for (Connector connector : relay.connectors()) {
            add("$connectors += @{");
            for (Map.Entry<String, Object> property : connector.properties().entrySet()) {
                add("    # " + Schema.fields("connector").get(property.getKey()).description());
                add("    " + property.getKey() + " = " + value(property.getValue()));
            }
            add("}");
        }
        return this;
    }

    /** {@code $names}: the names of the connectors. */
    ScriptText names(Relay relay) {
        return add("\n$names = "
                + value(relay.connectors().stream().map(Connector::name).toList()));
    }

    /** What the script prints when all is well, as a comment. */
    ScriptText expected(List<String> output) {
        add("\n# Expected output:");
        output.forEach(line -> lines.add("#   " + line));
        return this;
    }

    /** What {@code Compare-Connector} prints where nothing differs. */
    static List<String> same(Connector connector) {
        List<String> same = new ArrayList<>();
        connector.properties().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(String.CASE_INSENSITIVE_ORDER))
                .forEach(one -> same.add("same     " + one.getKey() + " = " + plain(one)));
        return same;
    }

    private static String plain(Map.Entry<String, Object> property) {
        Object value = property.getValue();
        return value instanceof List<?> texts
                ? String.join(
                        ", ",
                        texts.stream()
                                .map(text -> Connector.domain(String.valueOf(text)))
                                .sorted()
                                .toList())
                : String.valueOf(value).toLowerCase(Locale.ROOT);
    }

    static String value(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "$true" : "$false";
        }
        if (value instanceof List<?> texts) {
            List<String> quoted = new ArrayList<>();
            texts.forEach(text -> quoted.add(PowerShell.quote(String.valueOf(text))));
            return "@(" + String.join(", ", quoted) + ")";
        }
        return PowerShell.quote(String.valueOf(value));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
