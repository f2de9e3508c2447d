package lib.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.smtp.Attempt.Outcome;

/**
 * What the addresses of a host say on their SMTP port, as a part of another answer.
 *
 * @param probes an element for each address, in order
 */
public record Probes(List<Probe> probes) {
    /** The options of a script that can probe. */
    public static final class Wanted {
        private final Option<Boolean> probe;
        private final Option<Integer> port;
        private final Option<Duration> timeout;

        public Wanted(Options options) {
            options.section("Probe");
            probe = options.flag("--probe", "Connect to each address: greeting, EHLO, STARTTLS");
            port = options.number("--probe-port", "PORT", 1, 65_535, 25, "Port to probe (default: 25)");
            timeout = options.seconds("--probe-timeout", 10, "Time to connect, and for each reply");
        }

        public boolean isAsked() {
            return probe.get();
        }

        /** Probes the addresses, side by side. */
        public Probes of(List<InetAddress> addresses) {
            return new Probes(Probe.all(addresses, port.get(), timeout.get()));
        }
    }

    /** The worst of the endings. */
    Verdict verdict() {
        return probes.stream().map(probe -> probe.outcome().verdict()).reduce(Verdict.PASS, Verdict::worse);
    }

    /** What the probes found. */
    public List<Finding> findings() {
        boolean blocked = !probes.isEmpty() && probes.stream().allMatch(p -> p.outcome() == Outcome.CONNECT_TIMEOUT);
        if (blocked) {
            return List.of(Finding.fail(
                    "smtp.port-blocked",
                    "port "
                            + probes.get(0).port()
                            + (probes.size() == 1
                                    ? " of " + probes.get(0).address()
                                    : " of all " + probes.size() + " addresses"),
                    "no connection came about in time, which is what a block of this port by"
                            + " the provider or a firewall looks like",
                    "have it opened for this machine, or try from another network"));
        }
        List<Finding> findings = new ArrayList<>();
        for (Probe probe : probes) {
            if (probe.outcome() != Outcome.STOPPED) {
                findings.addAll(AttemptFindings.of(probe.attempt()));
            } else if (!probe.startTls()) {
                findings.add(Finding.info(
                        "smtp.no-starttls",
                        probe.address() + " port " + probe.port(),
                        "it offers no STARTTLS: mail goes there in clear only"));
            }
        }
        return findings;
    }
}
