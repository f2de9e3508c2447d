///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Reads the Received: chain of a message, and says whether it went through the relay
//JAVA 17+
//SOURCES ../lib/Lib.java
package scripts;

import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Script;
import lib.finding.Verdict;
import lib.headers.ExpectationOptions;
import lib.headers.HopsOptions;
import lib.relay.Relay;
import lib.relay.RelayFile;

public class HeaderHops extends Script {
    private final Option<Relay> relay = RelayFile.option(options);
    private final HopsOptions hops = new HopsOptions(options);
    private final ExpectationOptions expected = new ExpectationOptions(options);

    public HeaderHops() {
        super("header-hops", "Reads the Received: chain of a message, and says whether it went through the relay.");
        options.example("header-hops message.eml --html hops.html");
        options.example("header-hops --spec relay.json --expect-tls --max-delay 60 message.eml");
        options.example("header-hops --json archive.mbox");
        options.exitCode(Verdict.FAIL, "an expectation is not met, or no message has the test id");
    }

    public static void main(String... args) {
        new HeaderHops().start(args);
    }

    @Override
    protected Stream<Answer> answers() {
        Relay own = relay.get();
        return hops.answers(own.acceptedDomains(), expected.expectations(own.isKnown(), own.publicIps()), isJson());
    }
}
