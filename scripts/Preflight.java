///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Go or no-go for a relay: DNS, port 25, STARTTLS, certificate, connector, recipients
//JAVA 17+
//SOURCES ../lib/Lib.java
package scripts;

import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Script;
import lib.finding.Verdict;
import lib.preflight.PreflightOptions;
import lib.relay.Relay;
import lib.relay.RelayFile;

public class Preflight extends Script {
    private final Option<Relay> relay = RelayFile.option(options);
    private final PreflightOptions preflight = new PreflightOptions(options);

    public Preflight() {
        super("preflight", "Go or no-go for a relay: DNS, port 25, STARTTLS, certificate, connector, recipients.");
        options.example("preflight --spec relay.json");
        options.example("preflight --domain contoso.com --public-ip 203.0.113.10 --only dns");
        options.example("preflight --spec relay.json --probe-recipients --html preflight.html");
        options.exitCode(Verdict.FAIL, "a check failed: no-go");
        options.exitCode(
                Verdict.NO_ANSWER, "nothing failed, but a check that counts had no answer or is missing something");
    }

    public static void main(String... args) {
        new Preflight().start(args);
    }

    @Override
    protected Stream<Answer> answers() {
        return Stream.of(preflight.answer(relay.get()));
    }
}
