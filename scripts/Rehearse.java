///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Rehearses a relay against a local endpoint that answers as Exchange Online would
//JAVA 17+
//SOURCES ../lib/Lib.java
package scripts;

import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Script;
import lib.finding.Verdict;
import lib.rehearsal.RehearsalOptions;
import lib.relay.Relay;
import lib.relay.RelayFile;

/** Would this relay work? The whole drill, or an endpoint to point a client at; all offline. */
public class Rehearse extends Script {
    private final Option<Relay> relay = RelayFile.option(options);
    private final Option<Boolean> serve =
            options.flag("--serve", "Keep the endpoint up for a printer, an application or swaks");
    private final RehearsalOptions rehearsal = new RehearsalOptions(options);

    public Rehearse() {
        super(
                "rehearse",
                "Rehearses a relay against a local endpoint that answers as Exchange Online would"
                        + " under your connectors: a drill of published rules, offline, not"
                        + " Microsoft's code.");
        options.example("rehearse");
        options.example("rehearse --spec relay.json --pfx-password-file secret.txt");
        options.example("rehearse --serve --as-ip 203.0.113.10 --port-file port --exit-after 1");
        options.exitCode(Verdict.FAIL, "a step did not end as expected");
    }

    public static void main(String... args) {
        new Rehearse().start(args);
    }

    @Override
    protected Stream<Answer> answers() {
        return serve.get() ? rehearsal.serve(relay.get()) : Stream.of(rehearsal.drill(relay.get()));
    }
}
