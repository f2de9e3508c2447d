package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import lib.relay.Relay;

/** The script that reads the connectors back and compares; it changes nothing. */
public final class VerifyScript {
    private static final String HEAD = """
            # Compares the inbound connectors of Exchange Online with relay.json; changes nothing.
            # Save it as verify.ps1. Exit code 1: something differs.
            """;

    private static final String VERIFY = """

            # With RejectDirectSend, mail of your domains that matches no connector is refused (5.7.68).
            $organization = Get-OrganizationConfig
            Write-Host ('RejectDirectSend = ' + $organization.RejectDirectSend)

            # For connector-spec diff relay.json live.json:
            # Get-InboundConnector | ConvertTo-Json -Depth 5 | Set-Content live.json -Encoding UTF8
            """;

    private VerifyScript() {}

    public static List<String> of(Relay relay) {
        List<String> expected = new ArrayList<>(ScriptText.same(relay));
        expected.add("RejectDirectSend = False (or True)");
        return new ScriptText()
                .add(HEAD)
                .session("Get-InboundConnector", "Get-OrganizationConfig")
                .connectors(relay)
                .find()
                .compare()
                .add("")
                .compareAll(relay)
                .add(VERIFY)
                .add(ScriptText.END)
                .expected(expected)
                .lines();
    }
}
