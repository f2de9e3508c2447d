package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lib.connector.Connector;
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
                        Ensure = 'Present'
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
            lines.add("        EXOInboundConnector Relay" + number++);
            lines.add("        {");
            lines.add(line("Identity", PowerShell.quote(connector.name())));
            for (Map.Entry<String, Object> property : connector.properties().entrySet()) {
                // The resource has its name as Identity, and no TrustedOrganizations.
                if (!List.of("Name", "TrustedOrganizations").contains(property.getKey())) {
                    lines.add(line(property.getKey(), ScriptText.value(property.getValue())));
                }
            }
            ACCOUNT.lines().forEach(lines::add);
        }
        lines.addAll(List.of("    }", "}"));
        return lines;
    }

    private static String line(String name, String value) {
        return "            " + name + " = " + value;
    }
}
