///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Says whether a PFX file can identify a relay, and what is missing
//JAVA 17+
//SOURCES ../lib/Lib.java
package scripts;

import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Script;
import lib.finding.Verdict;
import lib.pfx.PfxCheckOptions;
import lib.relay.Relay;
import lib.relay.RelayFile;

public class PfxCheck extends Script {
    private final Option<Relay> relay = RelayFile.option(options);
    private final PfxCheckOptions check = new PfxCheckOptions(options);

    public PfxCheck() {
        super("pfx-check", "Says whether a PFX file can identify a relay, and what is missing.");
        options.example("pfx-check relay.pfx --connector-name '*.contoso.com'");
        options.example("pfx-check --spec relay.json --pfx-password-file secret.txt --online");
        options.example("pfx-check relay.pfx --chain intermediate.cer --fix-out fixed.pfx");
        options.example("pfx-check --cert fullchain.pem --key privkey.pem --fix-out relay.pfx");
        options.exitCode(Verdict.FAIL, "the file cannot identify the relay");
    }

    public static void main(String... args) {
        new PfxCheck().start(args);
    }

    @Override
    protected Stream<Answer> answers() {
        return Stream.of(check.check(relay.get()));
    }
}
