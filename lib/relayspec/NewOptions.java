package lib.relayspec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lib.cli.Answer;
import lib.cli.NewFile;
import lib.cli.Option;
import lib.cli.Options;
import lib.connector.Ipv4Range;
import lib.exchange.LiveConnector;
import lib.exchange.LiveConnectors;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.relay.Relay;
import lib.relay.RelayRules;
import lib.relay.RelayText;
import lib.relay.Schema;
import lib.text.Page;
import lib.tls.CertificateNames;
import lib.tls.PfxOptions;

/** What a new relay.json is made from; the options of {@code connector-spec new}. */
final class NewOptions {
    private static final String SCHEMA = "relay.schema.json";

    private final Option<List<Ipv4Range>> addresses;
    private final Option<Optional<String>> certificate;
    private final Option<List<String>> domains;
    private final Option<Optional<String>> server;
    private final Option<Optional<String>> name;
    private final Option<Optional<String>> comment;
    private final Option<Boolean> interactive;
    private final Option<Optional<Path>> from;
    private final PfxOptions pfx;

    NewOptions(Options options) {
        options.section("With new");
        addresses = options.list(
                "--ip",
                "ADDRESS",
                "Public address of the relay, or a range; repeat it",
                text -> NewRelay.address("--ip", text));
        certificate = options.value(
                "--certificate",
                "NAME",
                "Name in the relay's certificate, such as *.contoso.com",
                Optional.empty(),
                text -> Optional.of(text.toLowerCase(Locale.ROOT)));
        domains = options.list(
                "--domain",
                "DOMAIN",
                "Accepted domain of the organization; repeat it",
                text -> NewRelay.domain("--domain", text));
        server = options.text("--server, --smtp-server", "HOST", "Relay host; mx-lookup and the admin center tell it");
        name = options.text("--name", "NAME", "Name of the connector");
        comment = options.text("--comment", "TEXT", "Its description");
        interactive = options.flag("--interactive", "Ask for each value as the wizard does, page by page");
        from = options.file(
                "--from",
                "Make it of the connectors of this file, which Get-InboundConnector | ConvertTo-Json -Depth 5 gave;"
                        + " --name takes one of them");
        pfx = new PfxOptions(options);
    }

    Answer answer(boolean classic, Optional<Path> output) {
        Optional<Path> file = pfx.file(Optional.empty());
        if (from.get().isPresent()) {
            return written(ofTenant(from.get().get()), file, classic, output);
        }
        Optional<String> shown = certificate.get().or(() -> file.map(path -> nameIn(path)));
        List<String> accepted = domains.get().isEmpty()
                ? shown.map(CertificateNames::domain).stream().toList()
                : domains.get();
        NewRelay given =
                new NewRelay(addresses.get(), shown, accepted, server.get(), name.get(), comment.get(), classic);
        NewRelay wanted = interactive.get() ? new Interview(System.in, System.err).ask(given) : given;
        return written(wanted.relay(), file, classic, output);
    }

    /** Of the tenant's own connectors; what the tenant has and relaykit cannot read is never left out in silence. */
    private Relay ofTenant(Path live) {
        if (!addresses.get().isEmpty() || certificate.get().isPresent() || interactive.get()) {
            throw Problem.badInput(
                    "spec.from",
                    "--from " + live,
                    "the connectors are as the file has them",
                    "leave --ip, --certificate and --interactive out");
        }
        List<LiveConnector> all = LiveConnectors.read("--from", live);
        List<LiveConnector> chosen = all.stream()
                .filter(one -> name.get().map(one.name()::equalsIgnoreCase).orElse(true))
                .toList();
        if (chosen.isEmpty()) {
            throw Problem.badInput(
                    "spec.from-name",
                    name.get().map(one -> "--name " + one).orElse("--from " + live),
                    "the file has "
                            + (all.isEmpty()
                                    ? "no connector"
                                    : all.stream().map(LiveConnector::name).collect(Collectors.joining(", "))),
                    "name one of the file");
        }
        for (LiveConnector one : chosen) {
            for (String value : one.unreadable()) {
                throw Problem.badInput(
                        "spec.from-value",
                        "connector \"" + one.name() + "\" " + value,
                        "relaykit cannot write this value, and would not write half a connector",
                        "take another connector with --name, or correct this one in the tenant");
            }
        }
        return NewRelay.of(chosen.stream().map(LiveConnector::connector).toList(), domains.get(), server.get());
    }

    private Answer written(Relay relay, Optional<Path> file, boolean classic, Optional<Path> output) {
        String text = RelayText.of(relay, file.map(path -> beside(path, output)));
        List<Finding> findings = new ArrayList<>(RelayRules.check(relay, classic));
        if (relay.server().isEmpty()) {
            findings.add(Finding.info(
                            "relay.no-server",
                            "the host to send to is not known",
                            "a name made from the domain would be a guess: newer domains have others")
                    .withNext("add \"server\": mx-lookup and the admin center (Settings > Domains > MX) tell it"));
        }
        if (output.isEmpty()) {
            return Answer.of(
                    findings, Map.of("text", text), page -> text.lines().forEach(page::line));
        }
        Path path = output.get();
        NewFile.write("--output", path, text);
        boolean withSchema = writeSchema(path);
        return Answer.of(findings, Map.of("file", path.toString()), page -> print(page, path, withSchema, findings));
    }

    private static void print(Page page, Path path, boolean schema, List<Finding> findings) {
        page.line("wrote " + path + (schema ? " and " + SCHEMA + ", by which editors complete" : ""));
        page.findings(findings);
    }

    /** False where one is there already. */
    private static boolean writeSchema(Path relay) {
        Path file = relay.resolveSibling(SCHEMA);
        if (Files.exists(file)) {
            return false;
        }
        NewFile.write("schema", file, Schema.text());
        return true;
    }

    private String nameIn(Path file) {
        List<String> names = CertificateNames.of(
                pfx.identity(Optional.empty()).orElseThrow().chain().get(0));
        return CertificateNames.suggest(names, domains.get())
                .orElseThrow(() -> Problem.badInput(
                        "spec.certificate-names",
                        "--pfx " + file,
                        "its names are "
                                + String.join(", ", names)
                                + ", and none is an accepted domain or one label"
                                + " below it",
                        "add the domain with --domain, if the organization has it"));
    }

    /** Relative to the folder of relay.json, where the two are on the same disk. */
    private static String beside(Path pfx, Optional<Path> output) {
        if (pfx.isAbsolute()) {
            return pfx.toString();
        }
        Path folder = output.map(Path::toAbsolutePath).orElse(Path.of("x").toAbsolutePath());
        return folder.getParent().relativize(pfx.toAbsolutePath()).toString().replace('\\', '/');
    }
}
