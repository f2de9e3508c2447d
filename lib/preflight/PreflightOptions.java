package lib.preflight;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Options;
import lib.dns.DnsOptions;
import lib.dns.Domain;
import lib.exchange.LiveConnectors;
import lib.finding.Problem;
import lib.keyfile.KeyFile;
import lib.net.HostPort;
import lib.net.IpAddress;
import lib.net.MailAddress;
import lib.pfx.Expected;
import lib.relay.Relay;
import lib.smtp.EhloName;
import lib.text.Html;
import lib.tls.ClientIdentity;
import lib.tls.PfxOptions;
import lib.tls.TlsOptions;

/** What to look at, how long, and what to leave out. */
public final class PreflightOptions {
    private static final int DEADLINE_SECONDS = 60;
    private static final int REPLY_SECONDS = 10;

    private final Option<Optional<String>> domain;
    private final Option<Optional<HostPort>> server;
    private final Option<Optional<String>> from;
    private final Option<List<String>> to;
    private final Option<Optional<String>> ehlo;
    private final Option<List<InetAddress>> publicIps;
    private final Option<Optional<Path>> live;
    private final Option<Boolean> probeRecipients;
    private final Option<Boolean> onlineLists;
    private final Option<Boolean> online;
    private final Option<Duration> deadline;
    private final Option<Duration> replyTimeout;
    private final Option<Optional<Path>> html;
    private final Option<Boolean> markdown;
    private final Selection selection;
    private final PfxOptions pfx;
    private final Option<Optional<Path>> clientCa;
    private final TlsOptions tls;
    private final DnsOptions dns;

    public PreflightOptions(Options options) {
        options.section("The relay");
        domain = options.value(
                "--domain",
                "DOMAIN",
                "The sender's domain (default: that of --from or --spec)",
                Optional.empty(),
                text -> Optional.of(Domain.parse(text)));
        server = options.value(
                "--server, --smtp-server",
                "HOST[:PORT]",
                "Relay host (default: that of --spec, else the one that the MX names)",
                Optional.empty(),
                text -> Optional.of(HostPort.parse("--server", text)));
        from = options.value(
                "--from",
                "ADDRESS",
                "Sender of the mail",
                Optional.empty(),
                text -> Optional.of(MailAddress.address("--from", text)));
        to = options.list(
                "--to",
                "ADDRESS",
                "Recipient, best one inside and one outside; repeat it",
                text -> MailAddress.address("--to", text));
        ehlo = options.text("--ehlo", "NAME", "Name for EHLO (default: this machine's full name)");
        publicIps = options.list(
                "--public-ip",
                "ADDRESS",
                "Address that the relay sends from; repeat for more",
                text -> IpAddress.parse("--public-ip", text));
        live = options.file(
                "--live", "What Get-InboundConnector | ConvertTo-Json -Depth 5 gave: the connectors" + " that hold");
        options.section("Checks");
        selection = new Selection(options);
        probeRecipients = options.flag("--probe-recipients", "Go up to RCPT TO with each recipient, and send nothing");
        onlineLists = options.flag("--online-lists", "Ask block lists about the public addresses");
        online = options.flag("--online", "Fetch the domain's MTA-STS policy from its web server");
        deadline = options.seconds(
                "--deadline", DEADLINE_SECONDS, "All checks together; what is not done by then did not run");
        replyTimeout = options.seconds("--probe-timeout", REPLY_SECONDS, "Time to connect, and for each reply");
        html = options.file("--html", "Write the report here as one page, for a ticket");
        markdown = options.flag("--markdown", "The report in Markdown");
        pfx = new PfxOptions(options);
        clientCa = options.file("--client-ca", "Count these CAs as public too, for a rehearsal");
        tls = new TlsOptions(options);
        dns = new DnsOptions(options);
    }

    /** Runs the checks. */
    public Answer answer(Relay relay) {
        html.get().ifPresent(file -> Html.check(html.name(), file));
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Fact<String> machine = new Fact<>(() -> InetAddress.getLocalHost().getHostName());
        machine.begin();
        TargetRelay target = target(relay);
        // Options that contradict each other are wrong input, not a check without an answer.
        dns.dns().close();
        List<Check> all = Checks.all(onlineLists.get(), online.get(), replyTimeout.get(), clientCa.get());
        List<Check> chosen = selection.of(all);
        Facts facts = new Facts(target, dns, tls, replyTimeout.get(), probeRecipients.get(), clientCa.get());
        List<Row> rows = Runner.run(chosen, facts, deadline.get());
        Readiness report = Readiness.of(at, machine.known(), target.domain(), facts.serverName(), rows);
        html.get().ifPresent(file -> Html.save(PreflightHtml.page(report), html.name(), file));
        return new Answer(
                report.verdict(),
                Precedence.findings(rows),
                report,
                markdown.get()
                        ? page -> PreflightMarkdown.write(page, report)
                        : page -> PreflightText.write(page, report));
    }

    private TargetRelay target(Relay relay) {
        Optional<String> sender = from.get().or(() -> relay.from().map(text -> MailAddress.address("from", text)));
        String domain = domain(relay, sender);
        Optional<KeyFile> file = pfx.keyFile(relay.pfx());
        return new TargetRelay(
                relay,
                domain,
                server.get().or(() -> relay.server().map(t -> HostPort.parse("server in relay.json", t))),
                sender.orElse("postmaster@" + domain),
                to.isGiven()
                        ? to.get()
                        : relay.to().stream()
                                .map(text -> MailAddress.address("to", text))
                                .toList(),
                publicIps(relay),
                relay.acceptedDomains(),
                live.get().map(path -> LiveConnectors.read(live.name(), path)),
                EhloName.of("ehlo", ehlo.get().or(relay::ehlo)),
                file,
                file.flatMap(one -> ClientIdentity.find(
                        one, Expected.of(relay, Optional.empty()).preferred())));
    }

    private String domain(Relay relay, Optional<String> sender) {
        return domain.get()
                .or(() -> sender.map(MailAddress::domain).map(Domain::parse))
                .or(() -> relay.acceptedDomains().stream().findFirst().map(Domain::parse))
                .orElseThrow(() -> Problem.badInput(
                        "option.missing",
                        "--domain",
                        "no domain to look at",
                        "give --domain contoso.com, or --spec relay.json"));
    }

    private List<InetAddress> publicIps(Relay relay) {
        if (publicIps.isGiven()) {
            return publicIps.get();
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : relay.publicIps()) {
            addresses.add(IpAddress.parse("publicIps in relay.json:", text));
        }
        return addresses;
    }
}
