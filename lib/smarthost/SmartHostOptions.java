package lib.smarthost;

import java.util.List;
import java.util.Optional;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.net.HostName;
import lib.net.HostPort;
import lib.relay.Relay;

/** For whom the sending server may relay, and where its certificate is. */
public final class SmartHostOptions {
    private final Option<List<Network>> networks;
    private final Option<Optional<String>> pem;

    public SmartHostOptions(Options options) {
        networks = options.list(
                "--network",
                "CIDR",
                "For a mail server: devices there may send through it; repeat it (default:"
                        + " the server itself alone)",
                text -> Network.parse("--network", text));
        pem = options.text("--pem", "FILE", "For a mail server: where its certificate and key are");
    }

    /**
     * The smart host of a relay.json.
     *
     * @throws Problem if relay.json does not say the server, or a value cannot stand in a configuration
     */
    public SmartHost of(Relay relay) {
        String server = relay.server()
                .orElseThrow(
                        () -> missing("server", "add it to relay.json: mx-lookup and the admin" + " center tell it"));
        HostPort host = HostPort.parse("server in relay.json", server);
        if (host.isIpv6()) {
            throw Problem.badInput(
                    "spec.host",
                    "server " + server,
                    "each mail server writes an IPv6 address in its own way",
                    "give the host's name: mx-lookup shows it");
        }
        List<String> domains = relay.acceptedDomains().stream()
                .map(d -> host("acceptedDomains", d))
                .toList();
        if (domains.isEmpty()) {
            throw missing("acceptedDomains", "add the domains that may send to relay.json");
        }
        return new SmartHost(
                host.host(),
                host.port(),
                host("test.ehlo", relay.ehlo().orElse("relay." + domains.get(0))),
                relay.connectors().stream()
                        .anyMatch(one -> one.isOnPremises()
                                && one.tlsSenderCertificateName().isPresent()),
                relay.pfx().map(file -> file("pfx", "" + file.getFileName())).orElse("relay.pfx"),
                pem.get().map(file -> file("--pem", file)),
                domains,
                networks.get());
    }

    private static String host(String field, String text) {
        try {
            return HostName.ascii(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("spec.host", field + " " + text, "this is no host name", "correct relay.json");
        }
    }

    /** Products quote paths each in their own way; these need no quoting in any. */
    private static String file(String option, String text) {
        if (text.matches("[A-Za-z0-9._/\\\\:-]+")) {
            return text;
        }
        throw Problem.badInput(
                "spec.path",
                option + " " + text,
                "the path has a character that not every mail server takes",
                "use letters, digits, dots, hyphens and slashes");
    }

    private static Problem missing(String field, String next) {
        return Problem.badInput("spec.incomplete", "relay.json", "there is no " + field + " in it", next);
    }
}
