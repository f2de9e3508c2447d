///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Sends a test message without TLS and shows the whole SMTP dialogue
//JAVA 17+
//SOURCES ../lib/Lib.java
package scripts;

import java.util.Optional;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Script;
import lib.finding.Verdict;
import lib.net.HostPort;
import lib.relay.Relay;
import lib.relay.RelayFile;
import lib.smtp.ConnectionOptions;
import lib.smtp.MessageOptions;
import lib.smtp.Plan;
import lib.smtp.Plan.StartTls;
import lib.smtp.PowerShellSend;
import lib.smtp.SendDefaults;
import lib.smtp.TestSend;
import lib.smtp.TestSendText;
import lib.tls.TlsOptions;

public class SendPlain extends Script {
    private final Option<Relay> relay = RelayFile.option(options);
    private final Option<Boolean> dryRun = options.flag("--dry-run", "Print the message; connect to nothing");
    private final Option<Boolean> powerShell = options.flag("--powershell", "Print the Send-MailMessage line instead");
    private final ConnectionOptions connection = new ConnectionOptions(options);
    private final MessageOptions message = new MessageOptions(options);
    private final TlsOptions trust = new TlsOptions(options);
    private final Option<StartTls> tls =
            options.choice("--tls", StartTls.class, StartTls.OFF, "Whether to use STARTTLS");

    public SendPlain() {
        super("send-plain", "Sends a test message without TLS and shows the whole SMTP dialogue.");
        options.example("send-plain --server contoso-com.mail.protection.outlook.com"
                + " --from scanner@contoso.com --to admin@contoso.com --to you@example.org");
        options.example("send-plain --spec relay.json --stop-after rcpt");
        options.exitCode(Verdict.FAIL, "the server refused a recipient, the message or a step before");
        options.exitCode(Verdict.NO_ANSWER, "no answer from DNS or the server, or it broke off");
    }

    public static void main(String... args) {
        new SendPlain().start(args);
    }

    @Override
    protected Stream<Answer> answers() {
        if (powerShell.get()) {
            return Stream.of(powerShell());
        }
        Plan.Envelope envelope = message.envelope(defaults());
        if (dryRun.get()) {
            return Stream.of(Answer.text("message", envelope.message().text()));
        }
        TestSend send = connection.send(
                defaults(), tls.get(), trust.settings(Optional.empty(), tls.get() == StartTls.OPTIONAL), envelope);
        send.serverChain().ifPresent(trust::save);
        return Stream.of(TestSendText.answer(send));
    }

    private SendDefaults defaults() {
        Relay own = relay.get();
        return new SendDefaults(own.server(), own.ehlo(), own.from(), own.to());
    }

    private Answer powerShell() {
        HostPort server = connection.server(defaults());
        return Answer.text("powershell", PowerShellSend.mailMessage(message.draft(defaults()), server));
    }
}
