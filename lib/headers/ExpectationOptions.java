package lib.headers;

import java.util.List;
import java.util.Optional;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.net.IpNetwork;

/** What the message must show; exit code 1 names each that it does not. */
public final class ExpectationOptions {
    private final Option<List<String>> hops;
    private final Option<Boolean> connector;
    private final Option<List<String>> ips;
    private final Option<Boolean> tls;
    private final Option<Optional<String>> tenant;
    private final Option<Optional<Integer>> maxDelay;

    public ExpectationOptions(Options options) {
        options.section("Expectations");
        hops = options.list(
                "--expect-hop",
                "HOST",
                "A hop must name this host, or one below this domain; in the order given",
                host -> host);
        connector = options.flag(
                "--expect-connector", "A connector of type OnPremises must have taken it; --spec asks for it too");
        ips = options.list(
                "--expect-ip",
                "IP",
                "Exchange Online must have seen this address or IPv4 network (or publicIps" + " of --spec)",
                ExpectationOptions::address);
        tls = options.flag("--expect-tls", "The way into Exchange Online must be over TLS");
        tenant = options.text("--expect-tenant", "GUID", "The message must belong to this tenant");
        maxDelay = options.value(
                "--max-delay", "SECONDS", "No hop may take longer", Optional.empty(), ExpectationOptions::seconds);
    }

    /**
     * What was asked for.
     *
     * @param relay whether there is a relay.json: then a connector is expected
     * @param publicIps of it, expected where no address is given
     */
    public Expectations expectations(boolean relay, List<String> publicIps) {
        return new Expectations(
                hops.get(),
                connector.get() || relay,
                ips.get().isEmpty() ? publicIps : ips.get(),
                tls.get(),
                tenant.get(),
                maxDelay.get());
    }

    private static String address(String text) {
        try {
            return IpNetwork.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(
                    "option.address",
                    "--expect-ip " + text,
                    "it " + e.getMessage(),
                    "give an address or a network: --expect-ip 203.0.113.10 or --expect-ip 203.0.113.0/24");
        }
    }

    private static Optional<Integer> seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 0) {
                return Optional.of(seconds);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Problem.badInput(
                "option.seconds", "--max-delay " + text, "it takes whole seconds", "give for example --max-delay 60");
    }
}
