///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Sends a test message over TLS with a client certificate, and proves that it was sent
//JAVA 17+
//SOURCES ../lib/Lib.java
package scripts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Script;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.pfx.Expected;
import lib.pfx.PfxFindings;
import lib.relay.Relay;
import lib.relay.RelayFile;
import lib.smtp.Comparison;
import lib.smtp.ComparisonText;
import lib.smtp.ConnectionOptions;
import lib.smtp.MessageOptions;
import lib.smtp.Plan;
import lib.smtp.Plan.StartTls;
import lib.smtp.PowerShellSend;
import lib.smtp.SendDefaults;
import lib.smtp.TestSend;
import lib.smtp.TestSendText;
import lib.tls.ClientIdentity;
import lib.tls.PfxOptions;
import lib.tls.TlsOptions;

/** Does the certificate connector take this? STARTTLS or nothing, and the certificate is shown. */
public class SendTls extends Script {
    private final Option<Relay> relay = RelayFile.option(options);
    private final Option<Boolean> compare =
            options.flag("--compare", "Send it twice, without and with the certificate");
    private final Option<Boolean> dryRun = options.flag("--dry-run", "Print the message; connect to nothing");
    private final Option<Boolean> powerShell = options.flag("--powershell", "Print the SmtpClient lines instead");
    private final ConnectionOptions connection = new ConnectionOptions(options);
    private final PfxOptions pfx = new PfxOptions(options);
    private final TlsOptions tls = new TlsOptions(options);
    private final MessageOptions message = new MessageOptions(options);

    public SendTls() {
        super(
                "send-tls",
                "Sends a test message over TLS with a client certificate from a PFX file, and proves"
                        + " that the certificate was asked for and sent.");
        options.example("send-tls --server contoso-com.mail.protection.outlook.com --pfx relay.pfx"
                + " --from scanner@contoso.com --to you@example.org");
        options.example("send-tls --spec relay.json --pfx-password-file secret.txt --compare");
        options.example("send-tls --spec relay.json --stop-after starttls --save-chain chain.pem");
        options.exitCode(Verdict.FAIL, "the server refused a recipient, the message or the certificate");
        options.exitCode(Verdict.NO_ANSWER, "no answer from DNS or the server, or no TLS with it");
    }

    public static void main(String... args) {
        new SendTls().start(args);
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
        ClientIdentity identity = pfx.required(
                relay.get().pfx(), Expected.of(relay.get(), Optional.empty()).preferred());
        List<Finding> before = PfxFindings.beforeShowing(identity, Instant.now());
        if (!compare.get()) {
            return Stream.of(TestSendText.answer(send(envelope, Optional.of(identity)), before));
        }
        TestSend without = send(message.envelope(defaults(), ".without"), Optional.empty());
        TestSend with = send(message.envelope(defaults(), ".with"), Optional.of(identity));
        return Stream.of(ComparisonText.answer(new Comparison(without, with), before));
    }

    private TestSend send(Plan.Envelope envelope, Optional<ClientIdentity> identity) {
        TestSend send = connection.send(defaults(), StartTls.REQUIRED, tls.settings(identity, false), envelope);
        send.serverChain().ifPresent(tls::save);
        return send;
    }

    private SendDefaults defaults() {
        Relay own = relay.get();
        return new SendDefaults(own.server(), own.ehlo(), own.from(), own.to());
    }

    private Answer powerShell() {
        String lines = PowerShellSend.smtpClient(
                message.draft(defaults()),
                connection.server(defaults()),
                pfx.requiredFile(relay.get().pfx()));
        return Answer.text("powershell", lines);
    }
}
