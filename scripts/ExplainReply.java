///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Says what a refusal means, which side must act, and what to check and change
//JAVA 17+
//SOURCES ../lib/Lib.java
package scripts;

import java.util.stream.Stream;
import lib.causes.ExplainOptions;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Script;
import lib.finding.Verdict;
import lib.relay.Relay;
import lib.relay.RelayFile;

public class ExplainReply extends Script {
    private final Option<Relay> relay = RelayFile.option(options);
    private final ExplainOptions explain = new ExplainOptions(options);

    public ExplainReply() {
        super(
                "explain-reply",
                "Says what an SMTP reply, a non-delivery report or a line of a mail log means,"
                        + " which side must act, and what to check and change.");
        options.example("explain-reply \"550 5.7.64 TenantAttribution; Relay Access Denied\"");
        options.example("explain-reply --spec relay.json --file bounce.eml");
        options.example("grep status=bounced /var/log/mail.log | explain-reply --json");
        options.example("explain-reply --search certificate");
        options.exitCode(Verdict.PASS, "explained, be it only by its class (a warning)");
        options.exitCode(Verdict.BAD_INPUT, "no reply in the input, or a wrong option or file");
    }

    public static void main(String... args) {
        new ExplainReply().start(args);
    }

    @Override
    protected Stream<Answer> answers() {
        return explain.answers(relay.get());
    }
}
