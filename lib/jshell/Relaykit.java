package lib.jshell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lib.causes.Explained;
import lib.cli.Answer;
import lib.dns.Dns;
import lib.dns.MxReport;
import lib.exchange.ConnectorScript;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.headers.Hops;
import lib.pfx.Expected;
import lib.pfx.PfxCheck;
import lib.rehearsal.Drill;
import lib.relay.RelayFile;
import lib.relayspec.CheckedRelay;
import lib.relayspec.CheckedRelayText;
import lib.smtp.Plan;
import lib.smtp.TestSend;
import lib.smtp.TestSendText;
import lib.tls.ClientIdentity;
import lib.tls.TlsSettings;

/**
 * What the scripts answer, for a JShell snippet: one call each, with the usual settings. Nothing is printed and nothing
 * is thrown: {@code answer.print(System.out)} shows it, {@code answer.verdict().exitCode()} is how the script would
 * have ended, {@code answer.data()} has the parts. Files are named as texts, relative to the working folder.
 */
public final class Relaykit {
    private Relaykit() {}

    /** mx-lookup: where the mail of a domain goes, and which host is the relay host; asks the system's servers. */
    public static Answer mx(String domain) {
        return answer(() -> mx(domain, Dns.ofSystem()));
    }

    /**
     * Likewise.
     *
     * @param server to ask, as {@code 192.0.2.53} or {@code 192.0.2.53:5353}
     */
    public static Answer mx(String domain, String server) {
        return answer(() -> mx(domain, Dns.of(server)));
    }

    private static Answer mx(String domain, Dns dns) {
        try (dns) {
            return MxReport.FULL.answer(dns.mx(domain));
        }
    }

    /** connector-spec check: what Exchange would refuse of a relay.json. */
    public static Answer check(String relay) {
        return answer(() -> CheckedRelayText.answer(CheckedRelay.of(Path.of(relay))));
    }

    /** connector-spec print: the PowerShell that makes the connectors of a relay.json. */
    public static Answer connector(String relay) {
        return answer(() ->
                Answer.text("powershell", String.join("\n", ConnectorScript.of(RelayFile.read(Path.of(relay))))));
    }

    /**
     * pfx-check, offline: whether a key file can identify the relay.
     *
     * @param passwordFile has the password as its first line
     * @param connectorName TlsSenderCertificateName, as {@code *.contoso.com}
     */
    public static Answer pfx(String file, String passwordFile, String connectorName) {
        return answer(() -> PfxCheck.of(Path.of(file), Path.of(passwordFile), Expected.name(connectorName)));
    }

    /**
     * send-plain: a test message without TLS, to the first address of the server that can be connected to.
     *
     * @param server host, with {@code :port} if not 25
     * @param to one inside and one outside of the organization tell the most
     */
    public static Answer send(String server, String from, String... to) {
        return answer(() -> TestSendText.answer(TestSend.plain(server, Plan.Envelope.of(from, to))));
    }

    /**
     * send-tls: the same with STARTTLS, and with a certificate if the server asks for one.
     *
     * @param passwordFile of the key file, the password as its first line
     */
    public static Answer sendTls(String server, String file, String passwordFile, String from, String... to) {
        return answer(() -> {
            TlsSettings tls = TlsSettings.showing(ClientIdentity.read(Path.of(file), Path.of(passwordFile)));
            return sendTls(server, tls, from, to);
        });
    }

    /** Likewise, with settings of your own. */
    public static Answer sendTls(String server, TlsSettings tls, String from, String... to) {
        return answer(() -> TestSendText.answer(TestSend.encrypted(server, Plan.Envelope.of(from, to), tls)));
    }

    /**
     * header-hops: the way of a stored message, and whether a connector took it.
     *
     * @param file message, header text, {@code .gz} or Outlook {@code .msg}; of several messages the first
     * @param acceptedDomains of the tenant, as far as they are known
     */
    public static Answer hops(String file, String... acceptedDomains) {
        return answer(() -> Hops.of(Path.of(file), List.of(acceptedDomains)));
    }

    /** explain-reply: what a refusal means, who must act, and what to do. */
    public static Answer explain(String reply) {
        return answer(() -> Explained.of(reply).answer());
    }

    /** rehearse: the whole drill of a relay.json against a local endpoint, offline. */
    public static Answer drill(String relay) {
        return answer(() -> Drill.run(RelayFile.read(Path.of(relay))).answer());
    }

    /** JShell goes on after an exception: a problem is an answer with its finding and verdict. */
    private static Answer answer(Supplier<Answer> call) {
        try {
            return call.get();
        } catch (Problem problem) {
            Finding finding = problem.finding();
            return new Answer(problem.verdict(), List.of(finding), Map.of(), page -> page.error(finding));
        }
    }
}
