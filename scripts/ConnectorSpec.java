///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Describes a relay once: checks it, prints it in every form, compares it with the tenant
//JAVA 17+
//SOURCES ../lib/Lib.java
package scripts;

import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Script;
import lib.finding.Verdict;
import lib.relayspec.SpecOptions;

/** What the admin center's wizard and New-InboundConnector do, offline, from one relay.json. */
public class ConnectorSpec extends Script {
    private final SpecOptions spec = new SpecOptions(options);

    public ConnectorSpec() {
        super(
                "connector-spec",
                "Describes a relay once: checks it, prints it in every form, compares it with the"
                        + " tenant. Offline, without an account.");
        options.example("connector-spec new --certificate '*.contoso.com' -o relay.json");
        options.example("connector-spec new --ip 203.0.113.10 -o relay.json");
        options.example("connector-spec check relay.json");
        options.example("connector-spec print relay.json --as powershell -o connector.ps1");
        options.example("connector-spec print relay.json --as postfix --network 192.0.2.0/24");
        options.example("connector-spec diff relay.json live.json");
        options.exitCode(Verdict.FAIL, "relay.json has to be corrected, or the tenant differs from it");
    }

    public static void main(String... args) {
        new ConnectorSpec().start(args);
    }

    @Override
    protected Stream<Answer> answers() {
        return Stream.of(spec.answer());
    }
}
