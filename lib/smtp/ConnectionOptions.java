package lib.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.net.HostPort;
import lib.net.IpAddress;
import lib.tls.TlsSettings;

/** How to reach the server: the options of every script that speaks SMTP. */
public final class ConnectionOptions {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration REPLY_TIMEOUT = Duration.ofSeconds(60);

    private final Option<Optional<HostPort>> server;
    private final Option<Optional<String>> ehlo;
    private final Option<Optional<StopAfter>> stopAfter;
    private final Option<Boolean> allAddresses;
    private final Option<Boolean> ipv4;
    private final Option<Boolean> ipv6;
    private final Option<Optional<InetAddress>> sourceAddress;
    private final Option<Duration> connectTimeout;
    private final Option<Duration> timeout;

    /** Stages after which a conversation can be ended; the message itself is none. */
    public enum StopAfter {
        CONNECT,
        EHLO,
        STARTTLS,
        MAIL,
        RCPT
    }

    public ConnectionOptions(Options options) {
        options.section("Connection");
        server = options.value(
                "--server, --smtp-server",
                "HOST[:PORT]",
                "Host to connect to; the port is 25 if not given",
                Optional.empty(),
                text -> Optional.of(HostPort.parse("--server", text)));
        ehlo = options.value(
                "--ehlo",
                "NAME",
                "Name for EHLO (default: this machine's full name, else its address)",
                Optional.empty(),
                text -> Optional.of(EhloName.parse("--ehlo", text)));
        stopAfter = options.optionalChoice("--stop-after", StopAfter.class, "Say QUIT after this step; send no mail");
        allAddresses = options.flag("--all-addresses", "One conversation with each address of the host");
        ipv4 = options.flag("-4, --ipv4", "Use IPv4 addresses only");
        ipv6 = options.flag("-6, --ipv6", "Use IPv6 addresses only");
        sourceAddress = options.value(
                "--source-address",
                "IP",
                "Connect from this address of this machine",
                Optional.empty(),
                text -> Optional.of(IpAddress.parse("--source-address", text)));
        connectTimeout = options.seconds(
                "--connect-timeout", (int) CONNECT_TIMEOUT.toSeconds(), "Time to connect to each address");
        timeout = options.seconds("--timeout", (int) REPLY_TIMEOUT.toSeconds(), "Time for each whole reply");
    }

    /** The server given, or that of relay.json. */
    public HostPort server(SendDefaults relay) {
        return server.get()
                .or(() -> relay.server().map(text -> HostPort.parse("server in relay.json", text)))
                .orElseThrow(() -> Problem.badInput(
                        "option.missing",
                        "--server",
                        "no host to connect to",
                        "give --server HOST, the host that mx-lookup shows"));
    }

    /** Holds the conversations of the plan that these options and the message make. */
    public TestSend send(SendDefaults relay, Plan.StartTls startTls, TlsSettings tls, Plan.Envelope message) {
        Optional<String> name = ehlo.get().or(() -> relay.ehlo().map(text -> EhloName.parse("ehlo", text)));
        Optional<CompletableFuture<Optional<String>>> ownName =
                name.isPresent() ? Optional.empty() : Optional.of(EhloName.lookUp());
        HostPort host = server(relay);
        List<InetAddress> addresses = host.addresses(family());
        Plan plan = new Plan(
                name.or(() -> ownName.flatMap(EhloName::await)),
                startTls,
                tls,
                Optional.of(message),
                stopAfter.get().map(stop -> Stage.valueOf(stop.name())),
                connectTimeout.get(),
                timeout.get(),
                sourceAddress.get());
        List<Attempt> attempts = Delivery.attempts(plan, addresses, host.port(), allAddresses.get());
        return TestSend.of(host, startTls, message, attempts);
    }

    private HostPort.Family family() {
        if (ipv4.get() && ipv6.get()) {
            throw Problem.badInput("option.contradiction", "-4 -6", "one excludes the other", "give one of them");
        }
        return ipv4.get() ? HostPort.Family.IPV4 : ipv6.get() ? HostPort.Family.IPV6 : HostPort.Family.ANY;
    }
}
