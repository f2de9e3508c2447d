package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import lib.connector.Connector;
import lib.connector.ConnectorProperty;
import lib.relay.Relay;
import lib.text.PowerShell;

/** The connectors as resources of Microsoft365DSC (EXOInboundConnector, state of 2024-10). */
public final class DscForm {
    private static final String HEAD = """
            # Needs the module Microsoft365DSC. Give the tenant and the application that may change Exchange.
            Configuration Relay
            {
                param([string] $ApplicationId, [string] $TenantId, [string] $CertificateThumbprint)

                Import-DscResource -ModuleName Microsoft365DSC

                Node localhost
                {
            """;

    private static final String ACCOUNT = """
                        Ensure = '%s'
                        ApplicationId = $ApplicationId
                        TenantId = $TenantId
                        CertificateThumbprint = $CertificateThumbprint
                    }
            """;

    private DscForm() {}

    public static List<String> of(Relay relay) {
        List<String> lines = new ArrayList<>(HEAD.lines().toList());
        int number = 1;
        for (Connector connector : relay.connectors()) {
            open(lines, number++, connector.name());
            for (ConnectorProperty property : ConnectorProperty.values()) {
                // The resource has its name as Identity, and no TrustedOrganizations.
                if (property != ConnectorProperty.NAME && property != ConnectorProperty.TRUSTED_ORGANIZATIONS) {
                    lines.add(line(property.toString(), ScriptText.value(connector.plain(property))));
                }
            }
            ACCOUNT.formatted("Present").lines().forEach(lines::add);
        }
        for (String name : relay.absent()) {
            open(lines, number++, name);
            ACCOUNT.formatted("Absent").lines().forEach(lines::add);
        }
        lines.addAll(List.of("    }", "}"));
        return lines;
    }

    private static void open(List<String> lines, int number, String name) {
        lines.add("        EXOInboundConnector Relay" + number);
        lines.add("        {");
        lines.add(line("Identity", PowerShell.quote(name)));
    }

    private static String line(String name, String value) {
        return "            " + name + " = " + value;
    }
}
