package lib.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lib.cli.Answer;
import lib.finding.Finding;
import lib.finding.Problem;
import lib.finding.Verdict;
import lib.text.Page;
import lib.text.Words;

/** Tells of a domain's MX, in as many words as wanted. */
public enum MxReport {
    /** A page for each domain. */
    FULL {
        @Override
        void tell(Page page, Mx mx, Verdict verdict, List<Finding> findings) {
            headline(page, mx, verdict);
            if (!mx.targets().isEmpty()) {
                page.blank();
                page.table(table(mx));
            }
            page.blank();
            facts(page, mx);
            if (!findings.isEmpty()) {
                page.blank();
                page.findings(findings);
            }
        }
    },
    /** A line for each domain, for lists of them. */
    LINE {
        @Override
        void tell(Page page, Mx mx, Verdict verdict, List<Finding> findings) {
            StringBuilder line = new StringBuilder(pad(mx.domain(), 32)).append("  ");
            line.append(relayHost(mx));
            for (Finding finding : findings) {
                line.append("  ").append(finding.id());
            }
            page.line(tone(verdict), pad(verdict.status(), 5), "  " + line);
        }
    },
    /** The relay host alone, for scripts: nothing on standard output if DNS does not name it. */
    SHORT {
        @Override
        Verdict verdict(Mx mx, Verdict verdict) {
            return mx.relayHost().isEmpty() ? verdict.worse(Verdict.FAIL) : verdict;
        }

        @Override
        void tell(Page page, Mx mx, Verdict verdict, List<Finding> findings) {
            if (mx.relayHost().isPresent()) {
                page.line(mx.relayHost().get());
            } else {
                page.error(worst(findings));
            }
        }
    };

    abstract void tell(Page page, Mx mx, Verdict verdict, List<Finding> findings);

    Verdict verdict(Mx mx, Verdict verdict) {
        return verdict;
    }

    /** What the MX records of a domain mean for a relay. */
    public Answer answer(Mx mx) {
        MxFindings.Judged judged = MxFindings.of(mx);
        Verdict verdict = verdict(mx, judged.verdict());
        List<Finding> findings = judged.findings();
        return new Answer(verdict, findings, mx, page -> tell(page, mx, verdict, findings));
    }

    /** What was given is no domain. */
    Answer misnamed(String given, Problem problem) {
        Finding finding = problem.finding();
        return new Answer(problem.verdict(), List.of(finding), Map.of("domain", given), page -> page.error(finding));
    }

    private static void headline(Page page, Mx mx, Verdict verdict) {
        String rest = mx.relayHost().isPresent()
                ? "the relay host is " + mx.relayHost().get()
                : verdict == Verdict.NO_ANSWER
                        ? "not found out where its mail goes"
                        : "its MX does not name a relay host";
        String mark = switch (verdict) {
            case FAIL -> "FAIL";
            case NO_ANSWER -> "no answer";
            default -> verdict.status();
        };
        page.line(tone(verdict), mark, "  " + mx.domain() + ": " + rest);
    }

    private static Page.Tone tone(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Page.Tone.GOOD;
            case WARN -> Page.Tone.WARN;
            default -> Page.Tone.BAD;
        };
    }

    private static List<List<String>> table(Mx mx) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  pref", "ttl", "host", "address", "ttl"));
        for (MxTarget target : mx.targets()) {
            List<MxTarget.Address> addresses = target.addresses();
            String preference = mx.isImplicit() ? "-" : String.valueOf(target.preference());
            String ttl = mx.isImplicit() ? "-" : String.valueOf(target.ttlSeconds());
            String host = target.host();
            if (addresses.isEmpty()) {
                String none = target.isNull() ? "null MX" : Words.of(target.status());
                rows.add(List.of(right(preference), ttl, host, none));
            }
            for (MxTarget.Address address : addresses) {
                rows.add(
                        List.of(right(preference), ttl, host, address.address(), String.valueOf(address.ttlSeconds())));
                preference = "";
                ttl = "";
                host = "";
            }
        }
        return rows;
    }

    private static void facts(Page page, Mx mx) {
        for (MxTarget target : mx.targets()) {
            if (!target.isNull()) {
                String whose = target.operator().map(MailHosts.Operator::text).orElse("not known");
                page.wrapped("  whose     ", target.host() + ": " + whose, 12);
            }
            for (String tlsa : target.tlsa()) {
                page.wrapped("  TLSA      ", target.host() + ": " + tlsa, 12);
            }
        }
        mx.mtaSts().ifPresent(text -> page.wrapped("  MTA-STS   ", text, 12));
        mx.tlsRpt().ifPresent(text -> page.wrapped("  TLS-RPT   ", text, 12));
        if (!mx.status().isAnswer()) {
            page.wrapped("  server    ", mx.server() + ", asked last", 12);
            return;
        }
        for (String unanswered : mx.unanswered()) {
            page.wrapped("  no answer ", unanswered, 12);
        }
        String proof = mx.authenticated() ? ", which says that DNSSEC proves the MX (AD)" : ", without proof by DNSSEC";
        page.wrapped("  server    ", mx.server() + proof, 12);
    }

    private static String relayHost(Mx mx) {
        if (mx.relayHost().isPresent()) {
            return mx.relayHost().get();
        }
        return mx.targets().isEmpty() ? "-" : "(" + mx.targets().get(0).host() + ")";
    }

    /** The finding that explains best why there is no relay host. */
    private static Finding worst(List<Finding> findings) {
        Finding worst = findings.get(0);
        for (Finding finding : findings) {
            if (finding.severity().compareTo(worst.severity()) > 0) {
                worst = finding;
            }
        }
        return worst;
    }

    private static String right(String number) {
        return " ".repeat(Math.max(0, 6 - number.length())) + number;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
