package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lib.connector.Connector;
import lib.connector.ConnectorProperty;
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

            # One text for values that mean the same: smtp:*;1 is *, 203.0.113.7/24 is 203.0.113.0/24, order and case do
            # not count; a truth that is not there is as Exchange has it by itself.
            function Get-Comparable([string] $Property, $Value) {
                if ($null -eq $Value) {
                    $Value = $defaults[$Property]
                }
                $texts = @($Value) | Where-Object { $null -ne $_ -and [string] $_ -ne '' } | ForEach-Object {
                    $text = (([string] $_).Trim() -replace '\\s+', ' ')
                    if ($Property -ne 'Comment') {
                        $text = $text.ToLowerInvariant()
                    }
                    if ($Property -like '*Domains') {
                        $text = $text -replace '^(?:smtp:)?([^;]*)(?:;.*)?$', '$1'
                    }
                    if ($Property -eq 'SenderIPAddresses') {
                        $text = $text -replace '^(.+)-\\1$', '$1'
                        if ($text -match '^([0-9]+[.][0-9]+[.][0-9]+)[.]([0-9]+)/(2[4-9]|3[0-2])$') {
                            $last = [int] $Matches[2]
                            $network = $last - ($last % [int] [Math]::Pow(2, 32 - [int] $Matches[3]))
                            $text = $Matches[1] + '.' + $network + ('/' + $Matches[3] -replace '^/32$', '')
                        }
                    }
                    $text
                }
                return (@($texts) | Sort-Object -Unique) -join ', '
            }

            # What is wanted of a property: what relay.json says, or what Exchange has by itself.
            function Get-Wanted($Wanted, [string] $Property) {
                if ($Wanted.ContainsKey($Property)) {
                    return $Wanted[$Property]
                }
                return $defaults[$Property]
            }

            # The properties that are not as wanted, with what each is to become; $null empties one.
            function Get-Changes($Wanted, $Live) {
                $changes = @{}
                foreach ($property in $defaults.Keys) {
                    $value = Get-Wanted $Wanted $property
                    if ((Get-Comparable $property $value) -cne (Get-Comparable $property $Live.$property)) {
                        $changes[$property] = $value
                    }
                }
                return $changes
            }

            # Reads the connector back; the number of properties that are not as wanted.
            function Compare-Connector($Wanted) {
                $live = @(Find-Connector $Wanted['Name'])
                if ($live.Count -eq 0) {
                    Write-Warning ('there is no connector ' + $Wanted['Name'])
                    return 1
                }
                $changes = Get-Changes $Wanted $live[0]
                foreach ($property in $defaults.Keys) {
                    $actual = Get-Comparable $property $live[0].$property
                    if ($changes.ContainsKey($property)) {
                        $expected = Get-Comparable $property (Get-Wanted $Wanted $property)
                        Write-Warning ('differs  ' + $property + ' = ' + $actual + ', wanted ' + $expected)
                    } else {
                        Write-Host ('same     ' + $property + ' = ' + $actual)
                    }
                }
                return $changes.Count
            }
            """;

    private static final String SHOW = """

            # Shows each change before it is made.
            function Show-Changes($Changes, $Live) {
                foreach ($property in @($Changes.Keys | Sort-Object)) {
                    $before = Get-Comparable $property $Live.$property
                    $after = Get-Comparable $property $Changes[$property]
                    Write-Host ('change   ' + $property + ': ' + $before + ' -> ' + $after)
                }
            }
            """;

    private static final String COMPARE_ALL = """
            $different = 0
            foreach ($parameters in $connectors) {
                $different = $different + (Compare-Connector $parameters)
            }
            """;

    private static final String COMPARE_ABSENT = """
            foreach ($name in $absent) {
                if (@(Find-Connector $name).Count -gt 0) {
                    Write-Warning ('still there  ' + $name)
                    $different = $different + 1
                }
            }
            """;

    static final String END = """
            if ($different -gt 0) {
                exit 1
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

    /** {@code $defaults}, and the functions that compare by it. */
    ScriptText compare() {
        add("""

                # Every property that this script answers for, as Exchange has it by itself: what relay.json does not say
                # is put back to it.
                $defaults = [ordered]@{""");
        for (ConnectorProperty property : ConnectorProperty.values()) {
            if (property != ConnectorProperty.NAME) {
                add("    " + property + " = " + byItself(property));
            }
        }
        return add("}").add(COMPARE);
    }

    ScriptText show() {
        return add(SHOW);
    }

    private static String byItself(ConnectorProperty property) {
        return property.byItself() instanceof Boolean truth ? value(truth) : "$null";
    }

    /** Compares what there is, and ends with 1 if something differs. */
    ScriptText compareAll(Relay relay) {
        add(COMPARE_ALL);
        if (!relay.absent().isEmpty()) {
            add(COMPARE_ABSENT);
        }
        return this;
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
        if (!relay.absent().isEmpty()) {
            add("\n# Ensure Absent: the tenant is not to have them.");
            add("$absent = " + value(relay.absent()));
        }
        return this;
    }

    /** {@code $names}: the names of the connectors. */
    ScriptText names(Relay relay) {
        return add("\n$names = "
                + value(Stream.concat(relay.connectors().stream().map(Connector::name), relay.absent().stream())
                        .toList()));
    }

    /** What the script prints when all is well, as a comment. */
    ScriptText expected(List<String> output) {
        add("\n# Expected output:");
        output.forEach(line -> lines.add(("#   " + line).stripTrailing()));
        return this;
    }

    /** What {@code Compare-Connector} prints where nothing differs. */
    static List<String> same(Relay relay) {
        List<String> same = new ArrayList<>();
        for (Connector connector : relay.connectors()) {
            for (ConnectorProperty property : ConnectorProperty.values()) {
                if (property != ConnectorProperty.NAME) {
                    same.add("same     " + property + " = " + String.join(", ", connector.comparable(property)));
                }
            }
        }
        return same;
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
