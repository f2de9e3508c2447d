///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Finds the hosts that take a domain's mail, and says which of them is the relay host
//JAVA 17+
//SOURCES ../lib/Lib.java
package scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Script;
import lib.dns.DnsOptions;
import lib.dns.DomainList;
import lib.dns.Mx;
import lib.dns.MxLines;
import lib.dns.MxReport;
import lib.dns.MxSurvey;
import lib.finding.Problem;
import lib.finding.Verdict;
import lib.relay.Relay;
import lib.relay.RelayFile;
import lib.smtp.Probes;
import lib.smtp.ProbesText;

/** Where does the mail of a domain go, and is that host the tenant's relay host? */
public class MxLookup extends Script {
    private final Option<List<String>> domains =
            options.operands("DOMAIN", "0..*", "Domain whose mail it is about, such as contoso.com");
    private final Option<Optional<String>> file =
            options.text("--file", "FILE", "Domains from a file, one a line; - for standard input");
    private final Option<Boolean> full =
            options.flag("--full", "With --file: a page for each domain, in place of a line");
    private final Option<Boolean> onlyHost =
            options.flag("--short", "The relay host alone, or nothing; for use in scripts");
    private final Option<Boolean> powershell =
            options.flag("--powershell", "Ask nothing; print the PowerShell lines that would");
    private final Option<Relay> spec = RelayFile.option(options);
    private final DnsOptions dns = new DnsOptions(options);
    private final Probes.Wanted probes = new Probes.Wanted(options);

    public MxLookup() {
        super(
                "mx-lookup",
                "Finds the hosts that take a domain's mail, and says which of them is the relay"
                        + " host of its Microsoft 365 tenant.");
        options.example("mx-lookup contoso.com");
        options.example("mx-lookup --short --nameserver 192.0.2.53 contoso.com");
        options.example("mx-lookup --probe contoso.com");
        options.example("mx-lookup --json --file domains.txt");
        options.exitCode(Verdict.FAIL, "DNS has to be corrected; with --short, DNS names no relay host");
        options.exitCode(Verdict.NO_ANSWER, "no answer from DNS, or with --probe from a host");
    }

    public static void main(String... args) {
        new MxLookup().start(args);
    }

    @Override
    protected Stream<Answer> answers() {
        List<String> names = names();
        if (powershell.get()) {
            return Stream.of(MxLines.answer(names, dns));
        }
        boolean many = file.isGiven() && !full.get();
        MxReport report = onlyHost.get() ? MxReport.SHORT : many ? MxReport.LINE : MxReport.FULL;
        Stream<Answer> answers = MxSurvey.answers(dns, names, report);
        // All of DNS first: its deadlines would pass while a probe waits.
        return probes.isAsked() ? answers.toList().stream().map(this::probed) : answers;
    }

    private Answer probed(Answer answer) {
        return answer.data() instanceof Mx mx ? ProbesText.added(probes.of(mx.addresses()), answer) : answer;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(domains.get());
        file.get().ifPresent(list -> names.addAll(DomainList.read(file.name(), list)));
        if (names.isEmpty()) {
            names.addAll(spec.get().acceptedDomains());
        }
        if (names.isEmpty()) {
            throw Problem.badInput(
                    "mx.nothing-asked",
                    "no domain",
                    "none is given, and none comes from --file or --spec",
                    "mx-lookup contoso.com");
        }
        return names;
    }
}
